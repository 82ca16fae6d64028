"""Notes as small numbered marks on the chart of their months."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.domain.notes import Note
    from dashboard.domain.views import IndicatorView
    from dashboard.figures.theme import Palette

_LETTERS_A_LINE = 48
_NEAR_TOP = 0.75


def note_marks(view: IndicatorView, palette: Palette, top: float) -> list[dict[str, Any]]:
    """Annotations that carry the numbers of the notes under the chart.

    A note on a month stands at that month, over the line of its year; where the month has no
    number, on the axis. A note on a whole year is only in the list.

    Args:
        view: Whose notes.
        palette: Look of the chart.
        top: Upper end of the axis; what is near it has its mark below.
    """
    places: defaultdict[tuple[int, int], list[tuple[int, Note]]] = defaultdict(list)
    for number, note in enumerate(view.notes.notes, start=1):
        if note.pin.month is not None:
            places[note.pin.year, note.pin.month].append((number, note))
    return [
        _mark(palette, top, (month - 1, _height(view, year, month)), numbered)
        for (year, month), numbered in places.items()
    ]


def _height(view: IndicatorView, year: int, month: int) -> float:
    values = view.trend if year == view.window.year else view.trend_before
    value = values[month - 1].value if month <= len(values) else None
    return round(value or 0, 1)


def _mark(
    palette: Palette, top: float, place: tuple[int, float], numbered: list[tuple[int, Note]]
) -> dict[str, Any]:
    x, y = place
    told = (_told(number, note) for number, note in numbered)
    return {
        "x": x,
        "y": y,
        "yshift": round(13 * palette.stroke) * (-1 if y > _NEAR_TOP * top else 1),
        "text": ", ".join(f"<b>{number}</b>" for number, _ in numbered),
        "hovertext": "<br>".join(told),
        "font": {"color": palette.text, "size": palette.letter - 1},
        "bgcolor": palette.surface,
        "bordercolor": palette.text,
        "borderpad": 1,
        "showarrow": False,
    }


def _told(number: int, note: Note) -> str:
    """What people typed, as text: charts would take it for markup."""
    said = f"{number}. {note.newest.text} ({note.newest.author})"
    return "<br>".join(escape(line, quote=False) for line in wrap(said, _LETTERS_A_LINE))
