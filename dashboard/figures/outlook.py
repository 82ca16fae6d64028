"""Where the year of a trend should go, and where it is heading: target path and forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.domain.forecast import SHARE_WITHIN, Expectation, Forecast
from dashboard.domain.measures import Kind
from dashboard.domain.periods import MONTHS, Month, Window
from dashboard.figures.labels import name_shift
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.domain.views import IndicatorView
    from dashboard.figures.labels import Room
    from dashboard.figures.theme import Palette

_DIAMOND = 7
_MONTHS_A_LETTER = 0.2


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


def outlook_heights(view: IndicatorView) -> list[Sequence[float | None]]:
    """Heights by month of the path of the target and of the edges of the band."""
    coming = {month.month: one for month, one in coming_months(view).items()}
    edges = [
        [getattr(coming.get(month), edge, None) for month in range(1, MONTHS + 1)]
        for edge in ("low", "high")
    ]
    return [target_levels(view), *edges]


def outlook_labels(view: IndicatorView, palette: Palette, room: Room) -> list[dict[str, Any]]:
    """Name forecast and target in the room that the chart leaves, near their ends."""
    coming = coming_months(view)
    lines = {
        "trend.forecast": [(month.month - 1, one.value) for month, one in coming.items()][-1:],
        "trend.target": [
            (month, one) for month, one in enumerate(target_levels(view)) if one is not None
        ],
    }
    return [_label(view, palette, room, key, line) for key, line in lines.items() if line]


def _label(
    view: IndicatorView, palette: Palette, room: Room, key: str, line: Sequence[tuple[int, float]]
) -> dict[str, Any]:
    """Write a name to the left of a point of its line, on ground that hides what is behind."""
    is_target = key == "trend.target"
    text = Wording(view.filters.language).text(key)
    width = len(text) * _MONTHS_A_LETTER
    points = [(month, one) for month, one in reversed(line) if month >= width] or line[-1:]
    spans = (((month - width, month), one) for month, one in points)
    place, edge, way = room.take(*spans)
    return {
        "x": points[place][0],
        "y": round(edge, 1),
        "text": text,
        "font": {
            "color": palette.text if is_target else palette.of(view.indicator.pillar),
            "size": palette.letter - 1,
        },
        "bgcolor": palette.surface,
        "showarrow": False,
        "xanchor": "right",
        "borderpad": 0,
        "yshift": way * name_shift(palette),
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
