"""The tiles of the overview: headline numbers, map, ranking, trend and pillars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.figures.classes import class_labels
from dashboard.figures.links import region_links
from dashboard.figures.map import circle_steps, map_finding, unplaced
from dashboard.figures.trend import trend_finding
from dashboard.figures.wording import Change, Wording, is_reported, is_small_base, way_of
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from dashboard.domain.geography import Geography
    from dashboard.domain.values import Value
    from dashboard.domain.views import IndicatorView, Overview, RegionReading


_MOST = 100
_HIGHEST = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One region of the ranking, in words."""

    code: str
    name: str
    href: str
    chosen: bool
    value: str
    full: str
    state: str
    share: float
    change: Change
    reported: str
    coverage: str


def kpi_row(view: Overview) -> Markup:
    """Eight headline numbers; each opens its indicator on map, ranking and trend."""
    return render("kpis.html", view)


def pillar_panels(view: Overview) -> Markup:
    """The main indicators of every pillar."""
    return render("pillars.html", view)


def map_heading(view: IndicatorView) -> Markup:
    """Finding, what is mapped, and the choice of another indicator."""
    return render(
        "map_heading.html",
        view,
        finding=map_finding(view),
        subtitle=_scope(view, place=_around(view)),
    )


def map_notes(view: IndicatorView, geography: Geography) -> Markup:
    """Legend, source of the boundaries, and the map in words."""
    words = Wording(view.filters.language)
    largest = _largest(view)
    return render(
        "map_notes.html",
        view,
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
    return write_ranking(view, title=title, subtitle=subtitle(view, place=_around(view)), most=most)


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
    return render(
        "trend_heading.html",
        view,
        finding=finding,
        subtitle=subtitle(view, months=years),
        columns=[(year, view.indicator) for year in (view.window.year, view.window.year - 1)],
        months=list(zip(months, zip(view.trend, view.trend_before, strict=False), strict=False)),
        summary=summary,
    )


def ranking_title(view: IndicatorView, level: Level) -> str:
    """How many regions rose and fell, where that can be said; else how many have a number.

    Args:
        view: Whose regions.
        level: What the regions are.
    """
    words = Wording(view.filters.language)
    name = words.text(f"level.{level}")
    moves = [
        way_of(one.current.value, one.previous.value)
        for one in view.regions
        if one.current.value is not None and one.previous.value is not None
    ]
    if moves:
        up, down = words.count(moves.count("up")), words.count(moves.count("down"))
        year = view.window.year - 1
        return f"{name.capitalize()}: {words.text('ranking.up', count=up, down=down, year=year)}"
    return words.text(
        "ranking.title_top",
        count=words.count(len(view.regions)),
        level=name,
        reported=words.count(_reported(view)),
    )


def subtitle(view: IndicatorView, months: str = "", place: str = "") -> str:
    """Measure, unit, place and months of a tile."""
    return f"{Wording(view.filters.language).name(view.indicator)} {_scope(view, months, place)}"


def _around(view: IndicatorView) -> str:
    """Name of the area whose parts are compared; that of a village is its district."""
    wide = [region for region in view.path if region.level <= Level.DISTRICT]
    return place_name(view, wide[-1])


def _scope(view: IndicatorView, months: str = "", place: str = "") -> str:
    words = Wording(view.filters.language)
    bound = [words.text("coverage.lower_bound")] if words.is_lower_bound(view.indicator) else []
    unit = f"({words.unit(view.indicator.unit)})"
    return " · ".join([unit, place or place_name(view), months or period(view, short=True), *bound])


def _map_summary(view: IndicatorView, words: Wording) -> str:
    return words.text(
        "map.summary",
        measure=words.name(view.indicator),
        level=_level(view, words),
        place=_around(view),
        period=period(view),
        finding=map_finding(view),
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
    basis = words.basis(value, indicator)
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
        change=words.change(value, one.previous, indicator),
        reported=f"{words.count(value.reported)}/{words.count(value.due)}",
        coverage=words.coverage(value, indicator),
    )


def _cell(value: Value, words: Wording, unit: str) -> str:
    return words.state(value) if value.value is None else words.number(value.value, unit)
