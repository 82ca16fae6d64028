"""Technical meetings and who came."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from dashboard.storage.tables import meeting

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

TECHNICAL = "Rapat Teknis"


class Attendance(NamedTuple):
    """One group of participants of one technical meeting; ``None`` where no source tells."""

    start: dt.date
    role: str
    invited: int | None
    present: int | None


def list_attendance(connection: Connection) -> list[Attendance]:
    """Groups of participants of all technical meetings, oldest meeting first."""
    c = meeting.c
    columns = select(c.start, c.role, c.invited, c.present).order_by(c.start, c.role)
    rows = connection.execute(columns.where(c.name.startswith(TECHNICAL)))
    return [Attendance(*row) for row in rows]
