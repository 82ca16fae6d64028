"""What public sources say about the programme: meetings, and villages year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from dashboard.storage.tables import meeting, reference_series, village

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

PROGRAMME = "programme"


class MeetingRow(NamedTuple):
    """One group of participants of one meeting; ``present`` is ``None`` where no source tells."""

    name: str
    start: dt.date
    end: dt.date | None
    place: str
    role: str
    present: int | None
    source: str


class SeriesRow(NamedTuple):
    """One number of one year of the programme."""

    year: int
    measure: str
    value: float
    source: str


def list_meetings(connection: Connection) -> list[MeetingRow]:
    """Groups of participants of all meetings, newest meeting first, larger groups first."""
    c = meeting.c
    columns = select(c.name, c.start, c.end, c.place, c.role, c.present, c.source)
    rows = connection.execute(columns.order_by(c.start.desc(), c.name, c.present.desc(), c.role))
    return [MeetingRow(*row) for row in rows]


def list_programme_years(connection: Connection) -> list[SeriesRow]:
    """New and cumulative villages, districts and provinces, oldest year first."""
    c = reference_series.c
    columns = select(c.year, c.measure, c.value, c.source).where(c.series == PROGRAMME)
    return [SeriesRow(*row) for row in connection.execute(columns.order_by(c.year, c.measure))]


def count_identified_villages(connection: Connection) -> int:
    """Villages that public sources name, those of other programmes included."""
    count = select(func.count()).select_from(village).where(village.c.demo.is_(False))
    return connection.scalar(count) or 0
