"""One indicator in space and time: headline numbers, map, ranking and trend."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import tiles
from dashboard.components.exhibits.parts import (
    Part,
    aimed,
    bound_notes,
    coverage,
    earlier,
    figure,
    fill,
    headings,
    months_before,
    moved,
    standing,
    told_notes,
    words_of,
)
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Column, Exhibit, Figure, Form, Role
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.figures.map import unplaced
from dashboard.figures.outlook import coming_months, target_levels
from dashboard.figures.trend import trend_finding
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.domain.views import IndicatorView, Overview, PageView, Reading, RegionReading
    from dashboard.domain.views.flow import FlowView
    from dashboard.domain.views.pillar import PillarView


def kpis(view: Overview | PillarView | FlowView, label: str = "kpi.label") -> Iterator[Exhibit]:
    """Headline numbers; one that must be read together with another is followed by it.

    Args:
        view: Whose cards.
        label: Key of the title.
    """
    both = ((card.main, card.companion) for card in view.kpis)
    readings = [one for pair in both for one in pair if one]
    yield readings_exhibit(view, "kpis", words_of(view).text(label), readings)


def readings_exhibit(view: PageView, name: str, title: str, readings: Sequence[Reading]) -> Exhibit:
    """Indicators of one region below each other, each with its comparison and its target."""
    parts = reading_parts(view, readings)
    return Exhibit(
        name=name,
        title=title,
        subtitle=f"{place_name(view)} · {period(view)}",
        form=Form.CARDS,
        columns=headings(parts),
        rows=fill(parts, readings),
        label=1,
        indicators=tuple(one.indicator.code for one in readings),
        notes=bound_notes(view, [one.indicator for one in readings]),
    )


def reading_parts(view: PageView, readings: Sequence[Reading]) -> list[Part[Reading]]:
    """Columns that tell readings; those of targets only where any has one."""
    words, year = words_of(view), view.window.year
    text = words.text
    parts: list[Part[Reading]] = [
        (Column(text("export.code")), lambda one: one.indicator.code),
        (Column(text("export.indicator")), lambda one: words.name(one.indicator)),
        (
            Column(text("ranking.value"), Role.ACTUAL),
            lambda one: figure(one.current, one.indicator.unit, words),
        ),
        (Column(text("export.unit")), lambda one: words.unit(one.indicator.unit)),
        (
            Column(months_before(view), Role.BEFORE),
            lambda one: earlier(view, one.previous, one.indicator.unit),
        ),
        (Column(text("ranking.change")), lambda one: moved(one, one.indicator, words)),
        (Column(text("export.basis")), lambda one: words.basis(one.current, one.indicator)),
        (Column(text("ranking.coverage")), lambda one: coverage(one.current, one.indicator, words)),
    ]
    if any(one.judgement for one in readings):
        target = Column(text("scorecard.target", year=year), Role.TARGET)
        parts += [
            (target, lambda one: aimed(one, one.indicator.unit)),
            (
                Column(text("ranking.status")),
                lambda one: standing(one.judgement, one.current, one.indicator, words),
            ),
        ]
    return parts


def ranking(view: IndicatorView) -> Iterator[Exhibit]:
    """Regions from high to low, every one."""
    level = Level.DISTRICT if view.path[-1].level < Level.DISTRICT else Level.VILLAGE
    title = tiles.ranking_title(view, level)
    yield regions_exhibit(view, "ranking", title=title, place=tiles.around(view))


def map_exhibit(view: IndicatorView) -> Iterator[Exhibit]:
    """The regions of the map, each with its seat where that is known."""
    away, seats = unplaced(view), [one.region for one in view.regions]
    listed = regions_exhibit(view, "map", title=tiles.map_title(view), place=tiles.around(view))
    status = words_of(view).text("ranking.status") if view.shows_status else ""
    only_listed = words_of(view).text("map.unplaced", count=away)
    yield replace(
        listed,
        form=Form.MAP,
        columns=tuple(
            replace(one, role=Role.STATUS) if one.name == status else one for one in listed.columns
        ),
        notes=(*listed.notes, *([only_listed] if away else [])),
        seats=tuple(
            (one.code, one.latitude, one.longitude)
            for one in seats
            if one.latitude is not None and one.longitude is not None
        ),
    )


def regions_exhibit(view: IndicatorView, name: str, *, title: str, place: str) -> Exhibit:
    """All regions of a view with the chosen indicator, in its order.

    Args:
        view: Whose regions.
        name: Name of the tile.
        title: What they tell.
        place: Name of the area that they are parts of.
    """
    indicator, parts = view.indicator, _region_parts(view)
    return Exhibit(
        name=name,
        title=title,
        subtitle=tiles.subtitle(view, place=place),
        form=Form.BARS,
        columns=headings(parts),
        rows=fill(parts, view.regions),
        label=1,
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=bound_notes(view, [indicator]),
    )


def _region_parts(view: IndicatorView) -> list[Part[RegionReading]]:
    words, indicator = words_of(view), view.indicator
    text, unit = words.text, indicator.unit
    value = Column(f"{words.name(indicator)} ({words.unit(unit)})", Role.ACTUAL)
    parts: list[Part[RegionReading]] = [
        (Column(text("export.code")), lambda one: one.region.code),
        (Column(text("ranking.region")), lambda one: short_name(one.region)),
        (value, lambda one: figure(one.current, unit, words)),
        (Column(months_before(view)), lambda one: earlier(view, one.previous, unit)),
        (Column(text("ranking.change")), lambda one: moved(one, indicator, words)),
        (Column(text("export.rank")), lambda one: words.rank(one.rank)),
        (Column(text("export.reported")), lambda one: one.current.reported),
        (Column(text("export.due")), lambda one: one.current.due),
    ]
    if indicator.is_ratio:
        basis = Column(text("export.basis"))
        parts.append((basis, lambda one: words.basis(one.current, indicator)))
    if view.can_show_status:
        status = Column(text("ranking.status"))
        parts.append((status, lambda one: standing(one.judgement, one.current, indicator, words)))
    return parts


def trend(view: IndicatorView) -> Iterator[Exhibit]:
    """Two years month by month, with target path and forecast where there are any."""
    words, indicator, year = words_of(view), view.indicator, view.window.year
    parts = [*_year_parts(view), *_outlook_parts(view)]
    told = (f"{name}: {said}" if name else said for name, said in tiles.told_outlook(view, words))
    yield Exhibit(
        name="trend",
        title=trend_finding(view),
        subtitle=tiles.subtitle(view, months=words.text("period.range", first=year - 1, last=year)),
        form=Form.LINES,
        columns=headings(parts),
        rows=fill(parts, range(1, MONTHS + 1)),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(*told, *bound_notes(view, [indicator]), *told_notes(view, view.notes)),
    )


def _year_parts(view: IndicatorView) -> Iterator[Part[int]]:
    """The months, this year, the year before, and what this year rests on."""
    words, indicator, year = words_of(view), view.indicator, view.window.year
    unit, now, before = indicator.unit, view.trend, view.trend_before
    yield Column(words.text("trend.month")), partial(month_name, words.language)
    yield Column(str(year), Role.ACTUAL), lambda month: figure(now[month - 1], unit, words)
    yield Column(str(year - 1), Role.BEFORE), lambda month: figure(before[month - 1], unit, words)
    if indicator.is_ratio:
        basis = Column(words.text("export.basis"))
        yield basis, lambda month: words.basis(now[month - 1], indicator)
    rests = Column(words.text("ranking.coverage"))
    yield rests, lambda month: coverage(now[month - 1], indicator, words)


def _outlook_parts(view: IndicatorView) -> Iterator[Part[int]]:
    """Where the year should go, and where it is heading."""
    text, unit = words_of(view).text, view.indicator.unit

    def path_of(levels: dict[int, float]) -> Callable[[int], Figure | None]:
        return lambda month: Figure(levels[month], unit) if month in levels else None

    levels = dict(enumerate(target_levels(view), start=1))
    known = {month: level for month, level in levels.items() if level is not None}
    if known:
        yield Column(text("trend.target"), Role.TARGET), path_of(known)
    coming = {month.month: one for month, one in coming_months(view).items()}
    if coming:
        middle, low, high = (
            path_of({month: getattr(one, edge) for month, one in coming.items()})
            for edge in ("value", "low", "high")
        )
        yield Column(text("trend.forecast"), Role.FORECAST), middle
        yield Column(text("export.forecast_low")), low
        yield Column(text("export.forecast_high")), high
