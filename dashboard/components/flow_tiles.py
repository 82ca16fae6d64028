"""The tiles of the page of migration flows beside those of the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.components.frame import period
from dashboard.components.heat import heat_cell
from dashboard.components.rendering import place_name, render
from dashboard.domain.measures import Dimension
from dashboard.domain.periods import MONTHS
from dashboard.figures.flow import COMPLAINTS, PLACEMENTS, missing_years
from dashboard.figures.shades import Shades
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from dashboard.domain.measures import Indicator
    from dashboard.domain.views.flow import FlowView

ROUTES = ("F01", "F02", "F04")
RETURNS = ("F05", "F06")
_SERVICES, _COMPLAINTS, _SHARE, _RETURNED = "P01", "M07", "F03", "F05"


def routes_heading(view: FlowView) -> Markup:
    """How many of the known departures are procedural, and the table of the months."""
    share = Wording(view.filters.language).catalogue.indicators[_SHARE]
    return _monthly(view, "routes", ROUTES, finding=routes_finding(view), defined=share)


def routes_finding(view: FlowView) -> str:
    """How many of the known departures are procedural, or that none is known."""
    words = Wording(view.filters.language)
    share = words.catalogue.indicators[_SHARE]
    if not is_reported(view.share):
        return words.text("flow.routes_none", period=period(view))
    return words.text(
        "flow.routes_finding",
        share=words.reading(view.share, share),
        basis=words.basis(view.share, share),
    )


def routes_notes(view: FlowView) -> Markup:
    """Keys of the bars, and why the numbers are a lower bound."""
    return render("flow_routes_notes.html", view)


def returns_heading(view: FlowView) -> Markup:
    """How many returned against the year before, and the table of the months."""
    returned = Wording(view.filters.language).catalogue.indicators[_RETURNED]
    return _monthly(view, "returns", RETURNS, finding=returns_finding(view), defined=returned)


def returns_finding(view: FlowView) -> str:
    """How many returned against the year before, or that none is known."""
    words = Wording(view.filters.language)
    (card,) = (one.main for one in view.kpis if one.main.indicator.code == _RETURNED)
    if not is_reported(card.current):
        return words.text("flow.returns_none", period=period(view))
    change = words.moved(card, card.indicator)
    value = words.reading(card.current, card.indicator)
    told = f"{change.words} ({change.note})" if change.note else change.words
    return words.text("flow.returns_finding", value=value, change=told)


def protection(view: FlowView) -> Markup:
    """Protection services by stage and aspect, shaded by their number; complaints by stage."""
    words, table = Wording(view.filters.language), view.protection
    indicators, members = words.catalogue.indicators, words.catalogue.members
    indicator, complaints = indicators[_SERVICES], indicators[_COMPLAINTS]
    values = [value for row in table.cells.values() for value in row.values()]
    shades, of_complaints = Shades.of(indicator, values), Shades.of(complaints, ())
    stages, aspects = members[Dimension.STAGE], members[Dimension.ASPECT]
    rows = [
        (
            stages[stage][words.language],
            [heat_cell(value, shades, words) for value in row.values()],
            heat_cell(table.stages[stage], shades, words),
            heat_cell(table.complaints[stage], of_complaints, words),
        )
        for stage, row in table.cells.items()
    ]
    return render(
        "flow_protection.html",
        view,
        title=protection_title(view, words),
        subtitle=protection_subtitle(view),
        indicator=indicator,
        aspects=[name[words.language] for name in aspects.values()],
        rows=rows,
        totals=[heat_cell(table.aspects[aspect], shades, words) for aspect in aspects],
        total=heat_cell(table.total, shades, words),
        complaints=complaints,
        complained=heat_cell(table.complained, of_complaints, words),
        told=told_services(view, words),
        labels=shades.labels(words),
    )


def context_heading(view: FlowView) -> Markup:
    """What is published of the whole country, with the table of the numbers and their sources."""
    words = Wording(view.filters.language)
    rows = [
        (point, words.text(f"flow.measure.{point.measure}"), urlsplit(point.source).hostname)
        for point in view.context
    ]
    return render("flow_context.html", view, finding=context_finding(view), rows=rows)


def context_finding(view: FlowView) -> str:
    """The newest published number of placements, or that there is none."""
    words = Wording(view.filters.language)
    placed = [point for point in view.context if point.measure == PLACEMENTS]
    if not placed:
        return words.text("flow.context_none")
    value, year = words.count(placed[-1].value), placed[-1].year
    return words.text("flow.context_finding", value=value, year=year)


def context_notes(view: FlowView) -> Markup:
    """Where the series break and why no line joins the parts."""
    addresses = dict.fromkeys(point.source for point in view.context)
    sources = [(urlsplit(address).hostname, address) for address in addresses]
    gaps = [context_gaps(view, measure) for measure in (PLACEMENTS, COMPLAINTS)]
    return render("flow_context_notes.html", view, gaps=gaps, sources=sources)


def context_gaps(view: FlowView, measure: str) -> str:
    """The years for which nothing is published of a measure, as a sentence; empty without any."""
    words = Wording(view.filters.language)
    years = missing_years([point for point in view.context if point.measure == measure])
    named, listed = words.text(f"flow.measure.{measure}"), ", ".join(map(str, years))
    return words.text("flow.gaps", measure=named, years=listed) if years else ""


def _monthly(
    view: FlowView, name: str, codes: Sequence[str], *, finding: str, defined: Indicator
) -> Markup:
    words = Wording(view.filters.language)
    indicators = [words.catalogue.indicators[code] for code in codes]
    names = "; ".join(words.name(indicator) for indicator in indicators)
    months = [month_name(words.language, month) for month in range(1, MONTHS + 1)]
    courses = zip(*(view.courses[code] for code in codes), strict=True)
    return render(
        "flow_monthly.html",
        view,
        name=name,
        finding=finding,
        subtitle=monthly_subtitle(view, name, indicators[0].unit),
        summary=words.text("flow.summary", names=names, place=place_name(view), finding=finding),
        columns=[(words.name(indicator), indicator) for indicator in indicators],
        defined=defined,
        months=list(zip(months, courses, strict=True)),
    )


def monthly_subtitle(view: FlowView, name: str, unit: str) -> str:
    """What a tile of months shows, in which unit, of which place and year."""
    words = Wording(view.filters.language)
    scope = _scope(view, words, unit, words.text(f"flow.{name}"))
    return f"{scope} · {view.filters.year}"


def protection_subtitle(view: FlowView) -> str:
    """What is counted of which place."""
    words = Wording(view.filters.language)
    services = words.catalogue.indicators[_SERVICES]
    return _scope(view, words, services.unit, words.name(services))


def told_services(view: FlowView, words: Wording) -> str:
    """How many services are told by stage and aspect, of how many; empty without any number."""
    table = view.protection
    if table.total.value is None:
        return ""
    told = sum(value.value or 0 for row in table.cells.values() for value in row.values())
    whole = words.reading(table.total, words.catalogue.indicators[_SERVICES])
    return words.text("flow.told", told=words.count(told), whole=whole)


def _scope(view: FlowView, words: Wording, unit: str, what: str) -> str:
    return f"{what} ({words.unit(unit)}) · {place_name(view)}"


def protection_title(view: FlowView, words: Wording) -> str:
    """Name the stage and aspect with the most services, when exactly one has it."""
    members = words.catalogue.members
    known = [
        (value.value, stage, aspect)
        for stage, row in view.protection.cells.items()
        for aspect, value in row.items()
        if value.value
    ]
    top = max((value for value, _, _ in known), default=0)
    highest = [(stage, aspect) for value, stage, aspect in known if value == top]
    if len(highest) != 1:
        return words.text("flow.protection")
    stage, aspect = highest[0]
    return words.text(
        "flow.protection_top",
        stage=members[Dimension.STAGE][stage][words.language],
        aspect=members[Dimension.ASPECT][aspect][words.language],
        value=words.amount(top, words.catalogue.indicators[_SERVICES].unit),
    )
