"""The tiles of the overview: headline numbers, map, ranking, trend and pillars."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.components.attention_tiles import top
from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.forecast import SHARE_WITHIN, Forecast, NoForecast
from dashboard.domain.measures import Kind, Origin
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.figures.classes import class_labels
from dashboard.figures.links import region_links, why_path
from dashboard.figures.map import circle_steps, map_finding, unplaced
from dashboard.figures.outlook import coming_months, told_expectation, told_levels
from dashboard.figures.status_map import count_statuses, status_finding
from dashboard.figures.trend import trend_finding
from dashboard.figures.wording import (
    Change,
    StatusWords,
    Wording,
    is_reported,
    is_small_base,
    way_of,
)
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.domain.filters import Filters
    from dashboard.domain.geography import Geography
    from dashboard.domain.values import Value
    from dashboard.domain.views import IndicatorView, Overview, RegionReading


_MOST = 100
_UNTOLD = (NoForecast.NOT_RUNNING, NoForecast.NOT_REPORTED)
_HIGHEST = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One region of the ranking, in words.

    Attributes:
        moved: Its change, with what that rests on.
        rank: By how many places it rose or fell; empty where it stayed.
    """

    code: str
    name: str
    href: str
    chosen: bool
    value: str
    full: str
    state: str
    share: float
    change: Change
    moved: str
    rank: str
    rank_told: str
    status: StatusWords | None
    reported: str
    coverage: str


def kpi_row(view: Overview) -> Markup:
    """Eight headline numbers; each opens its indicator on map, ranking and trend."""
    return render("kpis.html", view)


def pillar_panels(view: Overview) -> Markup:
    """The main indicators of every pillar."""
    return render("pillars.html", view)


def attention(view: Overview) -> Markup:
    """What must be looked after first, with the way to all of it."""
    return top(view, view.concerns) if view.concerns else Markup()


def map_heading(view: IndicatorView) -> Markup:
    """Finding, what is mapped, and the choice of another indicator."""
    return render(
        "map_heading.html",
        view,
        finding=map_title(view),
        subtitle=_scope(view, place=around(view)),
    )


def map_notes(view: IndicatorView, geography: Geography) -> Markup:
    """Legend, source of the boundaries, and the map in words."""
    words = Wording(view.filters.language)
    largest = _largest(view)
    return render(
        "map_notes.html",
        view,
        statuses=count_statuses(view) if view.shows_status else [],
        classes=class_labels(view.indicator, words),
        largest=words.amount(largest, view.indicator.unit) if largest else "",
        circles=circle_steps(view),
        source=geography.source,
        missing=any(not is_reported(one.current) for one in view.regions),
        small=any(is_small_base(one.current) for one in view.regions),
        unplaced=unplaced(view),
        summary=_map_summary(view, words),
    )


def ranking(view: IndicatorView, *, most: int = _MOST) -> Markup:
    """Regions from high to low: a table whose cells are the bars.

    Args:
        view: Whose regions.
        most: Where there are more, the highest and the lowest are shown, and a row says how many
            are between.
    """
    level = Level.DISTRICT if view.path[-1].level < Level.DISTRICT else Level.VILLAGE
    title = ranking_title(view, level)
    return write_ranking(view, title=title, subtitle=subtitle(view, place=around(view)), most=most)


def write_ranking(
    view: IndicatorView, *, title: str, subtitle: str, name: str = "ranking", most: int = _MOST
) -> Markup:
    """Write the table of a ranking.

    Args:
        view: Whose regions.
        title: What the table tells.
        subtitle: Measure, unit, place and months.
        name: Name of the tile, unique on its page.
        most: As for ``ranking``.
    """
    words = Wording(view.filters.language)
    highest = round(_HIGHEST * most)
    hidden = range(highest, max(highest, len(view.regions) - (most - highest)))
    return render(
        "ranking.html",
        view,
        name=name,
        title=title,
        subtitle=subtitle,
        rows=list(_rows(view, words, hidden)),
        gap_after=highest,
        hidden=len(hidden),
    )


def trend_heading(view: IndicatorView) -> Markup:
    """Finding, what is drawn, the trend in words, and the table of its numbers."""
    words = Wording(view.filters.language)
    finding = trend_finding(view)
    months = [month_name(words.language, month) for month in range(1, MONTHS + 1)]
    years = words.text("period.range", first=view.window.year - 1, last=view.window.year)
    summary = words.text(
        "trend.summary",
        measure=words.name(view.indicator),
        place=place_name(view),
        finding=finding,
    )
    outlook = list(told_outlook(view, words))
    told = (f"{name}: {text}" if name else text for name, text in outlook)
    summary = " ".join([summary, *(f"{one.removesuffix('.')}." for one in told)])
    return render(
        "trend_heading.html",
        view,
        finding=finding,
        subtitle=subtitle(view, months=years),
        columns=[(year, view.indicator) for year in (view.window.year, view.window.year - 1)],
        months=list(zip(months, zip(view.trend, view.trend_before, strict=False), strict=False)),
        beside=list(_beside(view, words)),
        outlook=outlook,
        summary=summary,
        why_newest=partial(why_path, filters=_newest_month(view)),
    )


def told_outlook(view: IndicatorView, words: Wording) -> Iterator[tuple[str, str]]:
    """Target and forecast of the year's end, each with its name, or why there is no forecast."""
    year, unit = view.window.year, view.indicator.unit
    if view.aim:
        demo = f" ({words.text('stamp.demo')})" if view.aim.demo else ""
        lack = f" · {words.text(f'status.lack_{view.aim.lack}')}" if view.aim.lack else ""
        target = words.amount(view.aim.value, unit)
        yield words.text("scorecard.target", year=year), f"{target}{demo}{lack}"
    if isinstance(view.forecast, Forecast):
        yield (
            words.text("trend.year_end", year=year),
            told_expectation(view, view.forecast.year_end),
        )
    elif view.forecast and view.forecast not in _UNTOLD:
        yield "", words.no_forecast(view.forecast)
    if _takes_newest(view, words):
        yield "", words.text("trend.newest", period=period(view))


def _takes_newest(view: IndicatorView, words: Wording) -> bool:
    """Whether the number of the window is of other reports than that of its last month."""
    measure = words.catalogue.measures[view.indicator.numerator[0]]
    is_stock = measure.kind is Kind.STOCK and measure.origin is Origin.REPORT
    return is_stock and not view.window.single and view.window.last > 1


def _beside(view: IndicatorView, words: Wording) -> Iterator[tuple[str, list[str]]]:
    """Columns of the table for target and forecast, where there are any."""
    if levels := told_levels(view):
        yield words.text("trend.target"), levels
    if coming := coming_months(view):
        months = {month.month: told_expectation(view, one) for month, one in coming.items()}
        cells = [months.get(month, "") for month in range(1, MONTHS + 1)]
        share = words.percentage(100 * SHARE_WITHIN)
        yield words.text("trend.forecast_range", share=share), cells


def ranking_title(view: IndicatorView, level: Level) -> str:
    """How many regions rose and fell, where that can be said; else how many have a number.

    Args:
        view: Whose regions.
        level: What the regions are.
    """
    words = Wording(view.filters.language)
    name = words.text(f"level.{level}")
    pairs = [
        (one.fair.current, one.fair.previous) if one.fair else (one.current, one.previous)
        for one in view.regions
    ]
    moves = [
        way_of(now.value, before.value)
        for now, before in pairs
        if now.value is not None and before.value is not None
    ]
    if moves:
        up, down = words.count(moves.count("up")), words.count(moves.count("down"))
        key = "ranking.up" if {"up", "down"} & set(moves) else "ranking.unmoved"
        told = words.text(key, count=up, down=down, year=view.window.year - 1)
        return f"{name.capitalize()}: {told}"
    return words.text(
        "ranking.title_top",
        count=words.count(len(view.regions)),
        level=name,
        reported=words.count(_reported(view)),
    )


def subtitle(view: IndicatorView, months: str = "", place: str = "") -> str:
    """Measure, unit, place and months of a tile."""
    return f"{Wording(view.filters.language).name(view.indicator)} {_scope(view, months, place)}"


def _newest_month(view: IndicatorView) -> Filters:
    """The reader's choice for the month whose number the trend tells."""
    reported = [month for month, value in enumerate(view.trend, start=1) if is_reported(value)]
    return replace(view.filters, month=reported[-1]) if reported else view.filters


def around(view: IndicatorView) -> str:
    """Name of the area whose parts are compared; that of a village is its district."""
    wide = [region for region in view.path if region.level <= Level.DISTRICT]
    return place_name(view, wide[-1])


def _scope(view: IndicatorView, months: str = "", place: str = "") -> str:
    words = Wording(view.filters.language)
    bound = [words.text("coverage.lower_bound")] if words.is_lower_bound(view.indicator) else []
    unit = f"({words.unit(view.indicator.unit)})"
    return " · ".join([unit, place or place_name(view), months or period(view, short=True), *bound])


def map_title(view: IndicatorView) -> str:
    """What the map tells: who is off track, or who has most."""
    return status_finding(view) if view.shows_status else map_finding(view)


def _map_summary(view: IndicatorView, words: Wording) -> str:
    return words.text(
        "map.summary",
        measure=words.name(view.indicator),
        level=_level(view, words),
        place=around(view),
        period=period(view),
        finding=map_title(view),
        reported=words.count(_reported(view)),
        total=words.count(len(view.regions)),
    )


def _level(view: IndicatorView, words: Wording) -> str:
    below = Level.DISTRICT if view.path[-1].level < Level.DISTRICT else Level.VILLAGE
    return words.text(f"level.{below}")


def _reported(view: IndicatorView) -> int:
    return sum(is_reported(one.current) for one in view.regions)


def _largest(view: IndicatorView) -> float:
    return max((one.current.value or 0 for one in view.regions), default=0)


def _rows(view: IndicatorView, words: Wording, hidden: range) -> Iterator[_Row]:
    scale = (100 if view.indicator.is_ratio else _largest(view)) or 1
    link = region_links(view.filters)
    for place, one in enumerate(view.regions):
        if place not in hidden:
            yield _row(view, words, one, link=link, scale=scale)


def _row(
    view: IndicatorView,
    words: Wording,
    one: RegionReading,
    *,
    link: Callable[[str], str],
    scale: float,
) -> _Row:
    indicator, value = view.indicator, one.current
    basis, change = words.basis(value, indicator), words.moved(one, indicator)
    full = words.reading(value, indicator, full=True)
    return _Row(
        code=one.region.code,
        name=short_name(one.region),
        href=link(one.region.code),
        chosen=one.region in view.path,
        value=_cell(value, words, indicator.unit),
        full=f"{full} ({basis})" if basis else full,
        state="" if is_reported(value) else value.state,
        share=round(min((value.value or 0) / scale, 1), 3),
        change=change,
        moved=f"{change.words} ({change.note})" if change.note else change.words,
        rank=_steps(one),
        rank_told=words.rank(one.rank),
        status=words.status(one.judgement, value, indicator) if one.judgement else None,
        reported=f"{words.count(value.reported)}/{words.count(value.due)}",
        coverage=words.coverage(value, indicator),
    )


def _steps(one: RegionReading) -> str:
    """Places gained or lost, with an arrow."""
    steps = one.rank.before - one.rank.now if one.rank else 0
    return f"{'↑' if steps > 0 else '↓'}{abs(steps)}" if steps else ""


def _cell(value: Value, words: Wording, unit: str) -> str:
    return words.state(value) if value.value is None else words.number(value.value, unit)
