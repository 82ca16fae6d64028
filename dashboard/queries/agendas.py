"""Questions about agendas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dashboard.domain.agenda import Agenda, read_items
from dashboard.storage.tables import agenda
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select


def list_agendas(connection: Connection) -> list[Agenda]:
    """Newest edition of every agenda that stands, the one changed last first."""
    newest = _newest().order_by(agenda.c.id.desc())
    return [_agenda(row) for row in connection.execute(newest)]


def find_agenda(connection: Connection, number: int) -> Agenda | None:
    """Newest edition of one agenda; ``None`` where there is none or it was removed."""
    row = connection.execute(_newest().where(agenda.c.number == number)).first()
    return row and _agenda(row)


def _newest() -> Select[tuple[object, ...]]:
    ids = select(func.max(agenda.c.id)).group_by(agenda.c.number)
    return select(agenda).where(agenda.c.id.in_(ids), agenda.c.name.is_not(None))


def _agenda(row: Row[tuple[object, ...]]) -> Agenda:
    return Agenda(
        number=row.number,
        edition=row.id,
        name=row.name,
        items=read_items(row.items),
        version=row.version,
        day=row.day,
        written_at=in_utc(row.written_at),
    )
