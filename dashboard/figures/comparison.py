"""What is compared: names and marks of the columns, and one indicator of all of them by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.domain.filters import CompareBy
from dashboard.domain.region_names import short_name
from dashboard.domain.values import State
from dashboard.figures.axis import count_axis, month_axis, tick_label
from dashboard.figures.theme import base_layout
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import PERCENT, month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.values import Value
    from dashboard.domain.views.compare import Column, CompareView, Subject
    from dashboard.figures.theme import Figure, Palette

MARKS = ("●", "■", "◆", "▲")
"""Before the name of each column, in the table as in the chart: told apart without colour."""

_SYMBOLS = ("circle", "square", "diamond", "triangle-up")
_DASHES = ("solid", "solid", "dash", "dot")
_LABEL_GAP = 0.075
_LETTER_WIDTH = 0.56


def subject_name(subject: Subject, by: CompareBy, words: Wording) -> str:
    """Short name of a region, a cohort or a year."""
    if subject.region is not None:
        return short_name(subject.region)
    if by is CompareBy.COHORTS:
        return words.text("compare.cohort", year=subject.key)
    return subject.key


def comparison_figure(view: CompareView, palette: Palette) -> Figure:
    """Draw at most four lines on one scale, named at their right; a missing month is a gap."""
    words = Wording(view.filters.language)
    inks = (palette.accent, palette.text, palette.muted, palette.muted)
    styled = zip(view.columns, inks, _SYMBOLS, _DASHES, strict=False)
    data = [
        {
            **_line(view, column, words),
            "line": {"color": ink, "width": 2 * palette.stroke, "dash": dash},
            "marker": {"size": round(7 * palette.stroke), "color": ink, "symbol": symbol},
        }
        for column, ink, symbol, dash in styled
    ]
    top = max((value.value or 0 for one in view.columns for value in one.months), default=0)
    rise = _rise(view, top, words, palette)
    names = [subject_name(column.subject, view.by, words) for column in view.columns]
    longest = max(map(len, names), default=0)
    layout = {
        **base_layout(palette),
        "margin": {
            "l": 8,
            "r": round((longest + 5) * palette.letter * _LETTER_WIDTH),
            "t": palette.letter,
            "b": 2 * palette.letter,
        },
        "hovermode": "closest",
        "xaxis": month_axis(words, palette) | {"automargin": True},
        "yaxis": rise,
        "annotations": _labels(view, names, inks, palette.letter, rise["range"][1]),
    }
    return {"data": data, "layout": layout}


def _rise(view: CompareView, top: float, words: Wording, palette: Palette) -> dict[str, Any]:
    """The one scale of all lines, from zero."""
    unit = view.indicator.unit
    axis = count_axis(top or (100 if unit == PERCENT else 1), words, palette)
    return axis | {"ticktext": [tick_label(tick, unit, words) for tick in axis["tickvals"]]}


def _line(view: CompareView, column: Column, words: Wording) -> dict[str, Any]:
    shown = [
        (index, value)
        for index, value in enumerate(column.months)
        if value.state is not State.NOT_DUE
    ]
    name = subject_name(column.subject, view.by, words)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [index for index, _ in shown],
        "y": [None if value.value is None else round(value.value, 1) for _, value in shown],
        "text": [_hover(view, words, name, index, value) for index, value in shown],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
    }


def _hover(view: CompareView, words: Wording, name: str, index: int, value: Value) -> str:
    month = f"{month_name(words.language, index + 1)} {value.period[:4]}"
    lines = [
        f"<b>{name}</b>, {month}",
        words.reading(value, view.indicator, full=True),
        words.basis(value, view.indicator),
        words.coverage(value, view.indicator),
    ]
    return "<br>".join(line for line in lines if line)


def _labels(
    view: CompareView, names: Sequence[str], inks: Sequence[str], size: int, top: float
) -> list[dict[str, Any]]:
    """Names at the right, as high as the last point, moved apart where they would meet."""
    ends = []
    for mark, column, name, ink in zip(MARKS, view.columns, names, inks, strict=False):
        reported = [value.value or 0 for value in column.months if is_reported(value)]
        if reported:
            ends.append((reported[-1], f"{mark} {name}", ink))
    heights = _apart([end for end, _, _ in ends], top * _LABEL_GAP, top)
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": round(height, 4),
            "text": name,
            "font": {"color": ink, "size": size},
            "showarrow": False,
            "xanchor": "left",
            "align": "left",
            "xshift": 4,
        }
        for (_, name, ink), height in zip(ends, heights, strict=True)
    ]


def _apart(heights: Sequence[float], gap: float, top: float) -> list[float]:
    """Move heights up until each is a gap above the one below it, then down below the top."""
    order = sorted(range(len(heights)), key=lambda place: (heights[place], -place))
    placed = list(heights)
    lowest, highest = 0.0, top
    for index in order:
        placed[index] = max(placed[index], lowest)
        lowest = placed[index] + gap
    for index in reversed(order):
        placed[index] = min(placed[index], highest)
        highest = placed[index] - gap
    return placed
