"""What exhibits are put together from: columns with what stands in them, figures, and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from dashboard.components.note_tiles import told_note
from dashboard.domain.exhibits import Cell, Column, Figure
from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import MONTHS
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import window_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.notes import NoteBoard
    from dashboard.domain.status import Judgement
    from dashboard.domain.values import Value
    from dashboard.domain.views import PageView, Reading, RegionReading

R = TypeVar("R")

Part = tuple[Column, Callable[[R], Cell]]
"""A column, and what stands in it for one row."""

_REPORTS = "O03"


def headings(parts: Iterable[Part[R]]) -> tuple[Column, ...]:
    """The columns of a table."""
    return tuple(column for column, _ in parts)


def fill(parts: Sequence[Part[R]], rows: Iterable[R]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table, in the order of the rows."""
    return tuple(tuple(tell(row) for _, tell in parts) for row in rows)


def words_of(view: PageView) -> Wording:
    """Wording in the language of the view."""
    return Wording(view.filters.language)


def figure(value: Value, unit: str, words: Wording) -> Figure:
    """A value as a cell; one without a number says why.

    A year before the programme began is none that can be asked for, and only its number is told.
    """
    state = words.state(value) if value.value is None else ""
    is_asked_for = int(value.period[:4]) >= FIRST_YEAR
    return Figure(value.value, unit, value if is_asked_for else None, state)


def unasked(value: Value, unit: str, words: Wording) -> Figure:
    """A value that nobody can ask for as it is, such as one of another data version."""
    return replace(figure(value, unit, words), value=None)


def earlier(view: PageView, value: Value, unit: str) -> Figure:
    """The same months a year before as a cell.

    Those of a part of a year are no period of their own, under which the value could be asked for.
    """
    told, window = figure(value, unit, words_of(view)), view.window
    is_period = window.single or window.last == MONTHS
    return told if is_period else replace(told, value=None)


def months_before(view: PageView) -> str:
    """Heading of the same months a year before."""
    return window_phrase(view.filters.language, view.window.shifted(-1), short=True)


def moved(reading: Reading | RegionReading, indicator: Indicator, words: Wording) -> str:
    """How a reading moved, with what that comparison rests on."""
    change = words.moved(reading, indicator)
    told = f"{change.symbol} {change.words}"
    return f"{told} ({change.note})" if change.note else told


def coverage(value: Value, indicator: Indicator, words: Wording) -> str:
    """How much of what is due is in a number, and how much of that came late."""
    return ", ".join(filter(None, (words.coverage(value, indicator), words.late(value))))


def standing(
    judgement: Judgement | None, value: Value, indicator: Indicator, words: Wording
) -> str:
    """Symbol and word of a status, then what it follows from; empty in a year without targets."""
    if judgement is None:
        return ""
    status = words.status(judgement, value, indicator)
    return " · ".join(filter(None, (f"{status.symbol} {status.word}", status.told)))


def aimed(reading: Reading | RegionReading, unit: str) -> Figure | None:
    """The target of a reading; ``None`` where it has none."""
    aim = reading.judgement.aim if reading.judgement else None
    return Figure(aim.value, unit) if aim else None


def bound_notes(view: PageView, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Which of the indicators officers see only in part; nothing where none is such."""
    words = words_of(view)
    bound = [words.name(one) for one in indicators if words.is_lower_bound(one)]
    if not bound:
        return ()
    share = words.reading(view.reports, words.catalogue.indicators[_REPORTS])
    return (f"{', '.join(bound)}: {words.text('coverage.lower_bound_note', share=share)}",)


def told_notes(view: PageView, board: NoteBoard) -> tuple[str, ...]:
    """Remarks of readers, each with whom, when and on what, and how many are left out."""
    words = words_of(view)
    told = [told_note(note, words) for note in board.notes]
    more = [words.text("notes.more", count=words.count(board.more))] if board.more else []
    return (*told, *more)
