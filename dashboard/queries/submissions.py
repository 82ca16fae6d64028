"""Questions about what was accepted: when, from whom, as which data version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from dashboard.domain.sending import Submission
from dashboard.storage.tables import data_version, submission
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Row


def list_submissions(connection: Connection, *, limit: int) -> list[Submission]:
    """What was accepted last, the newest first."""
    newest = _accepted().order_by(submission.c.id.desc()).limit(limit)
    return [_to_submission(row) for row in connection.execute(newest)]


def fetch_submissions(connection: Connection, numbers: Collection[int]) -> dict[int, Submission]:
    """Some acceptances by their numbers; unknown numbers are left out."""
    rows = connection.execute(_accepted().where(submission.c.id.in_(numbers)))
    return {row.id: _to_submission(row) for row in rows}


def find_submission(connection: Connection, number: int) -> Submission | None:
    """One acceptance by its number."""
    row = connection.execute(_accepted().where(submission.c.id == number)).first()
    return _to_submission(row) if row else None


def list_of_uploads(connection: Connection, uploads: Collection[int]) -> list[Submission]:
    """What was accepted from some files, the newest first."""
    of_files = _accepted().where(submission.c.upload_id.in_(uploads))
    rows = connection.execute(of_files.order_by(submission.c.id.desc()))
    return [_to_submission(row) for row in rows]


def _accepted() -> Select[Any]:
    both = submission.join(data_version, data_version.c.submission_id == submission.c.id)
    columns = select(submission, data_version.c.version).select_from(both)
    return columns.where(data_version.c.action == "accept")


def _to_submission(row: Row[Any]) -> Submission:
    return Submission(
        id=row.id,
        kind=row.kind,
        file_name=row.file_name,
        rows=row.rows,
        received_at=in_utc(row.received_at),
        version=row.version,
        undone_in=row.undone_in,
        upload_id=row.upload_id,
        sheet=row.sheet,
        submitter=row.submitter,
        reason=row.reason,
    )
