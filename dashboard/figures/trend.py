"""One indicator month by month: this year, the year before, the target and the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.domain.periods import MONTHS
from dashboard.domain.values import State
from dashboard.figures.axis import round_ticks, tick_label
from dashboard.figures.labels import Room, name_shift
from dashboard.figures.notes import note_marks
from dashboard.figures.outlook import (
    largest_outlook,
    outlook_heights,
    outlook_labels,
    outlook_lines,
)
from dashboard.figures.theme import base_layout
from dashboard.figures.wording import Wording, is_reported, way_of
from dashboard.i18n.formats import PERCENT, month_label, month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.values import Value
    from dashboard.domain.views import IndicatorView
    from dashboard.figures.theme import Figure, Palette


def trend_figure(view: IndicatorView, palette: Palette) -> Figure:
    """Draw this year solid and the year before lighter; a missing month is a gap.

    Months that are not due are absent. Every line is named at its last point. Targets are outlined
    and forecasts dashed in a hatched band: neither was counted.
    """
    words = Wording(view.filters.language)
    colour = palette.of(view.indicator.pillar)
    lines = (
        (view.trend_before, palette.muted, {"width": 1.5 * palette.stroke, "dash": "dot"}, 4),
        (view.trend, colour, {"width": 2.5 * palette.stroke}, 6),
    )
    data = [
        _line(view, words, values, line={"color": ink, **style}, size=round(size * palette.stroke))
        for values, ink, style, size in lines
    ]
    data = [*outlook_lines(view, palette), *data]
    return {"data": data, "layout": _layout(view, words, palette, _names(view, palette))}


def trend_finding(view: IndicatorView) -> str:
    """Say how the newest reported month compares with the same month a year before."""
    words = Wording(view.filters.language)
    newest = _newest(view.trend)
    if newest is None:
        return words.text("trend.none", year=view.window.year)
    now, before = view.trend[newest], view.trend_before[newest : newest + 1]
    month = f"{month_name(view.filters.language, newest + 1)} {view.window.year}"
    value = words.reading(now, view.indicator)
    if not before or before[0].value is None or now.value is None:
        return words.text("trend.latest", month=month, value=value)
    way = way_of(now.value, before[0].value)
    then = words.number(before[0].value, view.indicator.unit)
    return words.text(f"trend.latest_{way}", month=month, value=value, before=then)


def _newest(values: Sequence[Value]) -> int | None:
    reported = [index for index, value in enumerate(values) if is_reported(value)]
    return reported[-1] if reported else None


def _line(
    view: IndicatorView,
    words: Wording,
    values: Sequence[Value],
    *,
    line: dict[str, Any],
    size: int,
) -> dict[str, Any]:
    shown = [
        (index, value) for index, value in enumerate(values) if value.state is not State.NOT_DUE
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [index for index, _ in shown],
        "y": [None if value.value is None else round(value.value, 1) for _, value in shown],
        "text": [_hover(view, words, index, value) for index, value in shown],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": line,
        "marker": {"size": size, "color": line["color"]},
        "cliponaxis": False,
    }


def _hover(view: IndicatorView, words: Wording, index: int, value: Value) -> str:
    month = f"{month_name(view.filters.language, index + 1)} {value.period[:4]}"
    lines = [
        f"<b>{month}</b>",
        words.reading(value, view.indicator, full=True),
        words.basis(value, view.indicator),
        words.coverage(value, view.indicator),
    ]
    return "<br>".join(line for line in lines if line)


def _names(view: IndicatorView, palette: Palette) -> list[dict[str, Any]]:
    """Marks of notes, and the name of every line at its last point, clear of each other."""
    top = _ticks(view)[-1]
    years = [[one.value for one in values] for values in (view.trend, view.trend_before)]
    room = Room([*years, *outlook_heights(view)], top)
    marks = note_marks(view, palette, top)
    for mark in marks:
        span = (mark["x"] - 0.25, mark["x"] + 0.25)
        room.keep(span, mark["y"], 1 if mark["yshift"] > 0 else -1)
    return [*_years(view, palette, room), *outlook_labels(view, palette, room), *marks]


def _years(view: IndicatorView, palette: Palette, room: Room) -> Iterator[dict[str, Any]]:
    ends = (
        (view.trend, view.trend_before, palette.of(view.indicator.pillar)),
        (view.trend_before, view.trend, palette.muted),
    )
    for values, other, ink in ends:
        newest = _newest(values)
        if newest is None:
            continue
        goes_on = room.goes_on(newest)
        place = _within(values, newest, palette, room) if goes_on else _beside(values, other)
        yield {
            "x": newest,
            "text": f"<b>{values[newest].period[:4]}</b>",
            "font": {"color": ink, "size": palette.letter},
            "showarrow": False,
            "borderpad": 0,
            **place,
        }


def _within(values: Sequence[Value], newest: int, palette: Palette, room: Room) -> dict[str, Any]:
    """Over or under all that is drawn there, as something goes on to the right."""
    _, edge, way = room.take(((newest - 0.5, newest + 0.5), values[newest].value or 0))
    shift = way * name_shift(palette)
    return {"y": round(edge, 1), "xanchor": "center", "xshift": 0, "yshift": shift}


def _beside(values: Sequence[Value], other: Sequence[Value]) -> dict[str, Any]:
    """At the end of its line, apart from the year that ends there too."""
    newest = _newest(values) or 0
    value = values[newest].value or 0
    beside = other[newest].value if newest < len(other) else None
    is_upper = beside is None or (value, values[0].period) >= (beside, other[0].period)
    shift = 0 if beside is None else 9 if is_upper else -9
    return {"y": round(value, 1), "xanchor": "left", "xshift": 7, "yshift": shift}


def _layout(
    view: IndicatorView, words: Wording, palette: Palette, labels: list[dict[str, Any]]
) -> dict[str, Any]:
    ticks = _ticks(view)
    axis = {"fixedrange": True, "zeroline": False, "tickfont": {"color": palette.muted}}
    language = view.filters.language
    return {
        **base_layout(palette),
        "margin": {"l": 8, "r": 3 * palette.letter + 1, "t": 12, "b": 2 * palette.letter},
        "hovermode": "closest",
        "annotations": labels,
        "xaxis": {
            **axis,
            "tickfont": {"color": palette.muted, "size": palette.letter - 1},
            "range": [-0.4, MONTHS - 0.6],
            "tickvals": list(range(MONTHS)),
            "ticktext": [month_label(language, month) for month in range(1, MONTHS + 1)],
            "showgrid": False,
            "linecolor": palette.muted,
            "autotickangles": [0, 90],
        },
        "yaxis": {
            **axis,
            "range": [0, ticks[-1] * 1.04],
            "tickvals": ticks,
            "ticktext": [tick_label(tick, view.indicator.unit, words) for tick in ticks],
            "gridcolor": palette.grid,
            "automargin": True,
        },
    }


def _ticks(view: IndicatorView) -> list[float]:
    """Round steps up to the largest value; a percentage without one ends at 100."""
    values = [value.value or 0 for value in (*view.trend, *view.trend_before)]
    usual = 100 if view.indicator.unit == PERCENT else 1
    top = max([*values, largest_outlook(view)], default=0) or usual
    return round_ticks(top)
