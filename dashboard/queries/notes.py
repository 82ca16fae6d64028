"""Questions about notes: those of a region, and which regions inside it have some."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from dashboard.domain.notes import Note, NoteText, Pin
from dashboard.domain.regions import NATION
from dashboard.storage.tables import note
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteQuery:
    """Whose notes are asked for.

    Attributes:
        years: Whole or in part.
        indicator: ``None`` for any.
    """

    region: str
    years: Collection[int]
    indicator: str | None = None

    def _conditions(self) -> list[ColumnElement[bool]]:
        of_years = func.substr(note.c.period, 1, 4).in_(sorted(map(str, self.years)))
        asked = [] if self.indicator is None else [note.c.indicator == self.indicator]
        return [*asked, of_years]

    def here(self) -> list[ColumnElement[bool]]:
        """Conditions on what is pinned to the region itself."""
        return [note.c.region_code == self.region, *self._conditions()]

    def below(self) -> list[ColumnElement[bool]]:
        """Conditions on what is pinned to regions inside it."""
        if self.region == NATION:
            return [note.c.region_code != NATION, *self._conditions()]
        # Bounds of digits and dots only: the range is the same in every collation.
        inside = note.c.region_code.between(f"{self.region}.00", f"{self.region}.99.99.9999")
        return [inside, *self._conditions()]


def list_notes(connection: Connection, query: NoteQuery) -> list[Note]:
    """Notes of a region by ``Note.place``, each with its history; withdrawn ones too."""
    return _read(connection, query.here())


def list_notes_below(connection: Connection, query: NoteQuery) -> list[Note]:
    """The same of all regions inside it, without the region itself."""
    return _read(connection, query.below())


def count_notes_below(connection: Connection, query: NoteQuery) -> dict[str, int]:
    """How many notes stand in each region inside, by code; regions without any are left out."""
    newest = select(func.max(note.c.id)).where(*query.below()).group_by(note.c.thread)
    columns = select(note.c.region_code, func.count())
    standing = columns.where(note.c.id.in_(newest), note.c.text.is_not(None))
    rows = connection.execute(standing.group_by(note.c.region_code).order_by(note.c.region_code))
    return {row.region_code: row[1] for row in rows}


def find_note(connection: Connection, thread: int) -> Note | None:
    """One note by its number."""
    return next(iter(_read(connection, [note.c.thread == thread])), None)


def _read(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> list[Note]:
    ordered = select(note).where(*conditions).order_by(note.c.thread, note.c.id)
    rows = connection.execute(ordered).all()
    threads = groupby(rows, key=attrgetter("thread"))
    return sorted((_to_note(list(wordings)) for _, wordings in threads), key=Note.place)


def _to_note(rows: list[Row[Any]]) -> Note:
    first = rows[0]
    year, _, month = first.period.partition("-")
    pin = Pin(
        indicator=first.indicator,
        region=first.region_code,
        year=int(year),
        month=int(month) if month else None,
    )
    return Note(thread=first.thread, pin=pin, texts=tuple(map(_to_text, rows)))


def _to_text(row: Row[Any]) -> NoteText:
    return NoteText(
        id=row.id,
        text=row.text,
        author=row.author,
        written_at=in_utc(row.written_at),
        version=row.version,
    )
