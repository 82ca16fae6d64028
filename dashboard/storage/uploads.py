"""Files as they were sent, what was found in them, and the spellings that senders confirmed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.domain.sending import Upload, UploadState
from dashboard.storage.tables import spelling, upload
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

_COLUMNS = [column for column in upload.c if column.name != "content"]
_BRIEF = ("version", "counts", "new", "changed", "unchanged", "held", "known_as")
"""What a list needs of findings, which may tell thousands of faults."""


def add_upload(connection: Connection, **values: Any) -> int:  # noqa: ANN401  # by column
    """Keep a file, by default an open one without findings.

    Args:
        connection: Inside a transaction; the caller commits.
        values: ``submitter, file_name, sha256, content``, and perhaps ``locale``, ``state`` and
            ``findings``.

    Returns:
        Its number.
    """
    own = {"received_at": dt.datetime.now(dt.UTC), "state": UploadState.OPEN, "findings": {}}
    added = connection.execute(insert(upload).values(**(own | values)).returning(upload.c.id))
    return int(added.scalar_one())


def find_upload(connection: Connection, number: int) -> Upload | None:
    """One file by its number, without its content."""
    row = connection.execute(select(*_COLUMNS).where(upload.c.id == number)).first()
    return _to_upload(row, row.findings) if row else None


def read_content(connection: Connection, number: int) -> bytes:
    """The file itself, as it was sent; empty when there is no such file."""
    return connection.scalar(select(upload.c.content).where(upload.c.id == number)) or b""


def list_uploads(connection: Connection, *, limit: int) -> list[Upload]:
    """The files that came last, the newest first; of their findings only the counts."""
    columns = [column for column in _COLUMNS if column.name != "findings"]
    brief = [upload.c.findings[name].label(f"found_{name}") for name in _BRIEF]
    newest = select(*columns, *brief).order_by(upload.c.id.desc()).limit(limit)
    return [_to_upload(row, _brief(row)) for row in connection.execute(newest)]


def change_upload(connection: Connection, number: int, **values: object) -> None:
    """Set the state or the findings of a file."""
    connection.execute(update(upload).where(upload.c.id == number).values(**values))


def fetch_spellings(connection: Connection) -> dict[tuple[str, str], str]:
    """What is meant, by kind and written text, as senders confirmed it."""
    rows = connection.execute(select(spelling.c.kind, spelling.c.written, spelling.c.meaning))
    return {(row.kind, row.written): row.meaning for row in rows}


def remember_spelling(
    connection: Connection, key: tuple[str, str], meaning: str, confirmed_by: str
) -> None:
    """Remember what a sender confirmed; a later answer takes the place of an earlier one.

    Args:
        connection: Inside a transaction; the caller commits.
        key: Kind and written text.
        meaning: Code of the village or column that is meant.
        confirmed_by: Who said so.
    """
    kind, written = key
    same = spelling.c.kind == kind, spelling.c.written == written
    connection.execute(delete(spelling).where(*same))
    values = {"kind": kind, "written": written, "meaning": meaning, "confirmed_by": confirmed_by}
    now = dt.datetime.now(dt.UTC)
    connection.execute(insert(spelling).values(**values, confirmed_at=now))


def _brief(row: Row[Any]) -> dict[str, Any]:
    told = {name: getattr(row, f"found_{name}") for name in _BRIEF}
    return told if told["version"] is not None else {}


def _to_upload(row: Row[Any], findings: Mapping[str, Any]) -> Upload:
    return Upload(
        id=row.id,
        received_at=in_utc(row.received_at),
        submitter=row.submitter,
        file_name=row.file_name,
        sha256=row.sha256,
        locale=row.locale,
        state=UploadState(row.state),
        findings=findings,
    )
