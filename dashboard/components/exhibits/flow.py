"""Migration flows: routes and returns by month, protection services, and published numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import flow_tiles
from dashboard.components.exhibits.parts import (
    Part,
    bound_notes,
    coverage,
    figure,
    fill,
    headings,
    words_of,
)
from dashboard.domain.exhibits import Column, Exhibit, Figure, Form, Role
from dashboard.domain.measures import Dimension, Pillar
from dashboard.domain.periods import MONTHS
from dashboard.figures.flow import COMPLAINTS, OTHER_MEASURE, PLACEMENTS
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.views.flow import ContextPoint, FlowView
    from dashboard.figures.wording import Wording

_SERVICES, _COMPLAINED = "P01", "M07"
_PUBLISHED_UNITS = {PLACEMENTS: "orang", OTHER_MEASURE: "layanan", COMPLAINTS: "kasus"}


def routes(view: FlowView) -> Iterator[Exhibit]:
    """Departures by route, month by month."""
    words = words_of(view)
    broker = words.name(words.catalogue.indicators["F04"])
    notes = [words.text("flow.overlap", broker=broker)]
    title = flow_tiles.routes_finding(view)
    yield _monthly(view, "routes", flow_tiles.ROUTES, title=title, notes=notes)


def returns(view: FlowView) -> Iterator[Exhibit]:
    """Returned workers, and people diverted to the procedural route, month by month."""
    title = flow_tiles.returns_finding(view)
    yield _monthly(view, "returns", flow_tiles.RETURNS, title=title)


def _monthly(
    view: FlowView, name: str, codes: Sequence[str], *, title: str, notes: Sequence[str] = ()
) -> Exhibit:
    words = words_of(view)
    indicators = [words.catalogue.indicators[code] for code in codes]
    parts = list(_month_parts(view, indicators))
    return Exhibit(
        name=name,
        title=title,
        subtitle=flow_tiles.monthly_subtitle(view, name, indicators[0].unit),
        form=Form.LINES,
        columns=headings(parts),
        rows=fill(parts, range(1, MONTHS + 1)),
        indicators=tuple(codes),
        pillar=Pillar.MIGRATION_FLOW,
        notes=(*notes, *bound_notes(view, indicators)),
    )


def _month_parts(view: FlowView, indicators: Sequence[Indicator]) -> Iterator[Part[int]]:
    words = words_of(view)
    first = indicators[0]

    def of_month(indicator: Indicator, month: int) -> Figure:
        return figure(view.courses[indicator.code][month - 1], indicator.unit, words)

    yield Column(words.text("trend.month")), partial(month_name, words.language)
    for indicator in indicators:
        yield Column(words.name(indicator), Role.OTHER), partial(of_month, indicator)
    rests = Column(words.text("ranking.coverage"))
    yield rests, lambda month: coverage(view.courses[first.code][month - 1], first, words)


def protection(view: FlowView) -> Iterator[Exhibit]:
    """Protection services by stage and aspect, then all of each aspect together."""
    words, table = words_of(view), view.protection
    services, complained = (words.catalogue.indicators[code] for code in (_SERVICES, _COMPLAINED))
    parts = _stage_parts(view, words)
    told = flow_tiles.told_services(view, words)
    rests = f"{words.name(complained)}: {coverage(table.complained, complained, words)}"
    scope = flow_tiles.protection_subtitle(view)
    one = Exhibit(
        name="protection",
        title=flow_tiles.protection_title(view, words),
        subtitle=f"{scope} · {coverage(table.total, services, words)}",
        form=Form.HEAT,
        columns=headings(parts),
        rows=fill(parts, table.cells),
        indicators=(_SERVICES, _COMPLAINED),
        pillar=Pillar.PROTECTION,
        notes=(*([told] if told else []), rests),
    )
    yield one
    yield _totals(view, one, words)


def _stage_parts(view: FlowView, words: Wording) -> list[Part[str]]:
    """Columns of a stage: every aspect, all of them together, and its complaints."""
    table, members = view.protection, words.catalogue.members
    indicators = words.catalogue.indicators
    services, complained = indicators[_SERVICES].unit, indicators[_COMPLAINED].unit

    def served(aspect: str, stage: str) -> Figure:
        return figure(table.cells[stage][aspect], services, words)

    complaints = words.text("flow.complaints", unit=words.unit(complained))
    return [
        (
            Column(words.text("flow.stage")),
            lambda stage: members[Dimension.STAGE][stage][words.language],
        ),
        *(
            (Column(name[words.language], Role.ACTUAL), partial(served, aspect))
            for aspect, name in members[Dimension.ASPECT].items()
        ),
        (
            Column(words.text("flow.total")),
            lambda stage: figure(table.stages[stage], services, words),
        ),
        (Column(complaints), lambda stage: figure(table.complaints[stage], complained, words)),
    ]


def _totals(view: FlowView, beside: Exhibit, words: Wording) -> Exhibit:
    """What stands in the last row of the page's table: aspects, all services, all complaints."""
    table, aspects = view.protection, words.catalogue.members[Dimension.ASPECT]
    services, complained = (words.catalogue.indicators[code] for code in (_SERVICES, _COMPLAINED))
    named = [(name[words.language], services, table.aspects[key]) for key, name in aspects.items()]
    total = words.text("flow.total")
    rows = [*named, (total, services, table.total), (total, complained, table.complained)]
    headed = ("export.aspect", "export.indicator", "ranking.value", "export.unit")
    return Exhibit(
        name=f"{beside.name}-2",
        title=words.text("flow.protection"),
        subtitle=beside.subtitle,
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(
            (name, words.name(one), figure(value, one.unit, words), words.unit(one.unit))
            for name, one, value in rows
        ),
        indicators=beside.indicators,
        pillar=beside.pillar,
    )


def context(view: FlowView) -> Iterator[Exhibit]:
    """What is published of the whole country: placements, then complaints, year by year."""
    words = words_of(view)
    gaps, alone = flow_tiles.context_gaps(view, PLACEMENTS), words.text("flow.break")
    yield _published(
        view,
        "context",
        (PLACEMENTS, OTHER_MEASURE),
        title=flow_tiles.context_finding(view),
        notes=[*([gaps] if gaps else []), alone],
    )
    gaps = flow_tiles.context_gaps(view, COMPLAINTS)
    title = words.text(f"flow.measure.{COMPLAINTS}")
    yield _published(view, "context-2", (COMPLAINTS,), title=title, notes=[gaps] if gaps else [])


def _published(
    view: FlowView, name: str, measures: Sequence[str], *, title: str, notes: Sequence[str]
) -> Exhibit:
    """Numbers of some measures; a year without one in between says so."""
    words = words_of(view)
    points = {(one.measure, one.year): one for one in view.context if one.measure in measures}
    years = sorted({year for _, year in points})
    parts = list(_published_parts(points, measures, words))
    return Exhibit(
        name=name,
        title=title,
        subtitle=words.text("flow.context_scope"),
        form=Form.LINES,
        columns=headings(parts),
        rows=fill(parts, range(years[0], years[-1] + 1) if years else ()),
        pillar=Pillar.MIGRATION_FLOW,
        notes=tuple(notes),
    )


def _published_parts(
    points: dict[tuple[str, int], ContextPoint], measures: Sequence[str], words: Wording
) -> Iterator[Part[int]]:
    nothing = words.text("flow.no_number")

    def of_year(measure: str, year: int) -> Figure:
        found, unit = points.get((measure, year)), _PUBLISHED_UNITS[measure]
        return Figure(found.value, unit) if found else Figure(None, unit, state=nothing)

    def sources(year: int) -> str:
        found = (points.get((measure, year)) for measure in measures)
        return ", ".join(one.source for one in found if one)

    yield Column(words.text("filters.year")), str
    for measure in measures:
        yield Column(words.text(f"flow.measure.{measure}"), Role.OTHER), partial(of_year, measure)
    yield Column(words.text("flow.source")), sources
