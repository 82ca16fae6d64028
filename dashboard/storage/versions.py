"""Data versions: every accepted change makes one, and any old one can be read again."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    text,
)

from dashboard.storage.tables import data_version, follow_up, note

_NEWEST = select(
    *(
        select(func.coalesce(func.max(column), 0)).scalar_subquery()
        for column in (data_version.c.version, note.c.id, follow_up.c.id)
    )
)


class Newest(NamedTuple):
    """What was written last; whatever a page shows stays true until one of these grows.

    Attributes:
        version: Data version; 0 before any data.
        note: Wording of a note; 0 before any.
        follow_up: Step of what was agreed on a concern; 0 before any.
    """

    version: int
    note: int
    follow_up: int


class VersionRow(NamedTuple):
    """One data version and when it was made, in UTC."""

    version: int
    created_at: dt.datetime


def current_version(connection: Connection) -> int:
    """Newest data version; 0 before any data."""
    return connection.scalar(select(func.max(data_version.c.version))) or 0


def find_newest(connection: Connection) -> Newest:
    """What was written last, in one question.

    Numbers grow in the order in which they become visible only because whoever writes holds
    ``begin_writing``.
    """
    return Newest(*connection.execute(_NEWEST).one())


def find_version(connection: Connection, version: int) -> VersionRow | None:
    """One data version, or ``None`` when there is no such version."""
    columns = select(data_version.c.version, data_version.c.created_at)
    row = connection.execute(columns.where(data_version.c.version == version)).first()
    return row and VersionRow(row.version, in_utc(row.created_at))


def begin_writing(connection: Connection) -> None:
    """Wait for any other writer, and keep others waiting until the transaction ends.

    What is read from here on stays true, so that nobody stores beside what another one stored at
    the same time. Readers wait for nobody.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE data_version IN EXCLUSIVE MODE"))
    else:
        # SQLite has one lock for all writing, and any writing statement takes it.
        connection.execute(delete(data_version).where(false()))


def add_version(connection: Connection, *, action: str, submission_id: int | None = None) -> int:
    """Begin the next data version; its rows become visible when the transaction commits."""
    version = current_version(connection) + 1
    connection.execute(
        insert(data_version).values(
            version=version,
            created_at=dt.datetime.now(dt.UTC),
            action=action,
            submission_id=submission_id,
        )
    )
    return version


def live_at(table: Table, version: int | BindParameter[int] | None) -> ColumnElement[bool]:
    """Rows that are valid in a version, or in the one filled in later; ``None`` is the newest."""
    if version is None:
        return table.c.version_to.is_(None)
    opened = table.c.version_from <= version
    return and_(opened, or_(table.c.version_to.is_(None), table.c.version_to > version))


def in_utc(moment: dt.datetime) -> dt.datetime:
    """Moment as it was stored, in UTC; SQLite forgets the zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
