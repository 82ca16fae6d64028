"""Notes that people pin to a figure: what happened in that place, in that month or year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import MONTHS, Month

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.domain.regions import Region

LONGEST_NOTE = 500
LONGEST_AUTHOR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The figure that a note is about.

    Attributes:
        indicator: Code.
        region: Code; empty for the country.
        year: From 2016.
        month: 1 to 12; ``None`` for the year as a whole.
    """

    indicator: str
    region: str
    year: int
    month: int | None = None

    @property
    def period(self) -> str:
        """``2026``, or ``2026-08`` for a month, as the API writes it."""
        return str(self.year) if self.month is None else str(Month(self.year, self.month))


def read_period(text: str, *, newest: int) -> tuple[int, int | None]:
    """Read the year, and the month where one is named, from ``2026`` or ``2026-08``.

    Args:
        text: As ``Pin.period`` writes it.
        newest: Newest year that can be chosen.

    Raises:
        ValueError: When the text is no such period, or lies outside 2016 and the newest year.
    """
    year, month = (int(text), None) if len(text) == len("2026") else Month.parse(text)
    if not FIRST_YEAR <= year <= newest:
        raise ValueError(text)
    return year, month


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """One wording of a note.

    Attributes:
        id: Grows with every wording of any note.
        text: At most 500 characters; ``None`` where the note was withdrawn.
        author: Who wrote it, as that person typed it.
        written_at: In UTC.
        version: Newest data version of that moment.
    """

    id: int
    text: str | None
    author: str
    written_at: dt.datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note with all its wordings; none is ever changed or removed.

    Attributes:
        thread: Number of the note.
        texts: Oldest first; at least one.
    """

    thread: int
    pin: Pin
    texts: tuple[NoteText, ...]

    @property
    def newest(self) -> NoteText:
        """The wording that counts."""
        return self.texts[-1]

    @property
    def is_withdrawn(self) -> bool:
        """Whether only its history is left to show."""
        return self.newest.text is None

    def place(self) -> tuple[int, int, int]:
        """Sorts the newest year first, in it by month, and what is about the whole year last."""
        return -self.pin.year, self.pin.month or MONTHS + 1, self.thread


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBoard:
    """Notes that a page shows.

    Attributes:
        notes: Those that stand, numbered from 1 in this order, by ``Note.place``.
        withdrawn: Those that do not stand any more, in the same order.
        more: How many stand besides, where a page shows only some.
        below: Regions inside the shown one with notes of their own on the same indicator and
            years, and how many, by code.
    """

    notes: tuple[Note, ...] = ()
    withdrawn: tuple[Note, ...] = ()
    more: int = 0
    below: tuple[tuple[Region, int], ...] = ()


NO_NOTES = NoteBoard()
