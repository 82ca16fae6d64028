"""Wordings of notes as they are stored: only ever added."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from dashboard.storage.tables import note
from dashboard.storage.versions import current_version

if TYPE_CHECKING:
    from dashboard.domain.notes import Pin


def add_wording(
    connection: Connection, pin: Pin, text: str | None, author: str, thread: int | None = None
) -> int:
    """Add a wording, of a new note unless told otherwise.

    Args:
        connection: After ``begin_writing``, so that numbers grow in the order in which they become
            visible; the caller commits.
        pin: What the note is about.
        text: ``None`` withdraws the note.
        author: Who writes.
        thread: Number of the note; ``None`` begins one.

    Returns:
        Number of the note.
    """
    if thread is None:
        thread = (connection.scalar(select(func.max(note.c.thread))) or 0) + 1
    connection.execute(
        insert(note).values(
            thread=thread,
            indicator=pin.indicator,
            region_code=pin.region,
            period=pin.period,
            text=text,
            author=author,
            written_at=dt.datetime.now(dt.UTC),
            version=current_version(connection),
        )
    )
    return thread
