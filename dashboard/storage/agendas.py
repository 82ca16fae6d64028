"""Editions of agendas as they are stored: only ever added."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from dashboard.domain.agenda import write_items
from dashboard.storage.tables import agenda

if TYPE_CHECKING:
    from dashboard.domain.agenda import Agenda


def add_edition(connection: Connection, edition: Agenda, *, removed: bool = False) -> int:
    """Add an edition; one whose number is 0 begins a new agenda.

    Args:
        connection: After ``begin_writing``; the caller commits.
        edition: What it holds from now on.
        removed: Whether the agenda is taken away; its editions stay.

    Returns:
        Number of the agenda.
    """
    number = edition.number or (connection.scalar(select(func.max(agenda.c.number))) or 0) + 1
    connection.execute(
        insert(agenda).values(
            number=number,
            name=None if removed else edition.name,
            items=write_items(edition.items),
            version=edition.version,
            day=edition.day,
            written_at=dt.datetime.now(dt.UTC),
        )
    )
    return number
