"""Where the year of a trend should go, and where it is heading: target path and forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.domain.forecast import SHARE_WITHIN, Expectation, Forecast
from dashboard.domain.measures import Kind
from dashboard.domain.periods import MONTHS, Month, Window
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.domain.views import IndicatorView
    from dashboard.figures.theme import Palette

_LIFT = 10
_DIAMOND = 7


def target_levels(view: IndicatorView) -> list[float | None]:
    """What the target asks for in each month alone; empty without a target or its path."""
    if view.aim is None:
        return []
    kind, year = _kind(view), view.window.year
    windows = (Window(year, month, single=True) for month in range(1, MONTHS + 1))
    is_ratio = view.indicator.is_ratio
    levels = [view.aim.expected(window, kind, is_ratio=is_ratio) for window in windows]
    return levels if any(level is not None for level in levels) else []


def coming_months(view: IndicatorView) -> Mapping[Month, Expectation]:
    """The forecast by month; empty without one."""
    return view.forecast.months if isinstance(view.forecast, Forecast) else {}


def largest_outlook(view: IndicatorView) -> float:
    """The largest number of target path and forecast, for the axis."""
    highs = [one.high for one in coming_months(view).values()]
    return max([*highs, *(level or 0 for level in target_levels(view))], default=0)


def outlook_lines(view: IndicatorView, palette: Palette) -> list[dict[str, Any]]:
    """Traces under the lines of the years: the band, the forecast in it, the path of the target."""
    words = Wording(view.filters.language)
    return [*_forecast_lines(view, words, palette), *_target_line(view, words, palette)]


def outlook_labels(view: IndicatorView, palette: Palette) -> list[dict[str, Any]]:
    """Name target and forecast where they end: over the band, unless the target is there."""
    coming, levels = coming_months(view), target_levels(view)
    last = coming[max(coming)] if coming else None
    known = [(month, level) for month, level in enumerate(levels) if level is not None]
    is_over = bool(known) and last is not None and known[-1][1] > last.value
    labels = []
    if known:
        way = 1 if is_over or not last else -1
        low = min(known[-1][1], last.low) if last and way < 0 else known[-1][1]
        labels.append(_label(view, palette, "trend.target", (known[-1][0], low), way))
    if last:
        place = (MONTHS - 1, last.low if is_over else last.high)
        labels.append(_label(view, palette, "trend.forecast", place, -1 if is_over else 1))
    return labels


def _label(
    view: IndicatorView, palette: Palette, key: str, place: tuple[int, float], way: int
) -> dict[str, Any]:
    """Write a name over (1) or under (-1) a point, on ground that hides what is behind."""
    is_target = key == "trend.target"
    return {
        "x": place[0],
        "y": round(place[1], 1),
        "text": Wording(view.filters.language).text(key),
        "font": {
            "color": palette.text if is_target else palette.of(view.indicator.pillar),
            "size": palette.letter - 1,
        },
        "bgcolor": palette.surface,
        "showarrow": False,
        "xanchor": "right",
        "borderpad": 0,
        "yshift": round(way * _LIFT * palette.stroke),
    }


def _kind(view: IndicatorView) -> Kind:
    words = Wording(view.filters.language)
    return words.catalogue.measures[view.indicator.numerator[0]].kind


def _target_line(view: IndicatorView, words: Wording, palette: Palette) -> Iterator[dict[str, Any]]:
    """Open diamonds on a thin line, as nothing that was counted is drawn."""
    levels = target_levels(view)
    if not levels:
        return
    size = round(_DIAMOND * palette.stroke)
    yield {
        **_line(palette.text, 1 * palette.stroke, "solid"),
        "x": list(range(MONTHS)),
        "y": [None if level is None else round(level, 2) for level in levels],
        "text": [
            "" if level is None else _hover(view, words, "trend.target", month, _told(view, level))
            for month, level in enumerate(levels, start=1)
        ],
        "marker": {
            "symbol": "diamond-open",
            "size": size,
            "color": palette.text,
            "line": {"width": 1 * palette.stroke},
        },
    }


def _forecast_lines(
    view: IndicatorView, words: Wording, palette: Palette
) -> Iterator[dict[str, Any]]:
    coming = coming_months(view)
    if not coming:
        return
    colour = palette.of(view.indicator.pillar)
    start = _start(view)
    xs = [*start[:1], *(month.month - 1 for month in coming)]
    values = [*start[1:], *(one.value for one in coming.values())]
    lows = [*start[1:], *(one.low for one in coming.values())]
    highs = [*start[1:], *(one.high for one in coming.values())]
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": [*xs, *reversed(xs)],
        "y": [round(one, 1) for one in (*highs, *reversed(lows))],
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": {"shape": "/", "fgcolor": colour, "size": 5, "solidity": 0.25},
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    told = [
        _hover(view, words, "trend.forecast", month.month, told_expectation(view, one))
        for month, one in coming.items()
    ]
    skipped = len(xs) - len(coming)
    yield {
        **_line(colour, 1.75 * palette.stroke, "dash"),
        "x": xs,
        "y": [round(one, 1) for one in values],
        "text": [*[""] * skipped, *told],
        "marker": {
            "symbol": "circle-open",
            "size": [*[0] * skipped, *[round(6 * palette.stroke)] * len(coming)],
            "color": colour,
        },
    }


def _start(view: IndicatorView) -> list[float]:
    """Place and height of the newest reported month, where the forecast goes on from it.

    A stock is carried on from each village's newest report, which no single month shows.
    """
    last = view.window.last - 1
    if _kind(view) is Kind.STOCK and not view.indicator.is_ratio:
        return []
    value = view.trend[last] if 0 <= last < len(view.trend) else None
    return [last, value.value or 0] if value and is_reported(value) else []


def told_expectation(view: IndicatorView, one: Expectation) -> str:
    """A forecast in words: ``123 orang (80 %: 100–150)``."""
    words, unit = Wording(view.filters.language), view.indicator.unit
    return words.text(
        "trend.expected",
        share=words.percentage(100 * SHARE_WITHIN),
        value=words.amount(one.value, unit),
        low=words.number(one.low, unit),
        high=words.number(one.high, unit),
    )


def _told(view: IndicatorView, level: float) -> str:
    return Wording(view.filters.language).expected_amount(level, view.indicator.unit)


def told_levels(view: IndicatorView) -> list[str]:
    """The path of the target in words, month by month; empty without one."""
    return ["–" if level is None else _told(view, level) for level in target_levels(view)]


def _hover(view: IndicatorView, words: Wording, key: str, month: int, told: str) -> str:
    name = f"{month_name(view.filters.language, month)} {view.window.year}"
    return f"<b>{name}</b><br>{words.text(key)}: {told}"


def _line(colour: str, width: float, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": colour, "width": width, "dash": dash},
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
