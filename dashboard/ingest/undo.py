"""Takes an accepted submission back, as a new data version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Select, select, update

from dashboard.ingest.accept import Plan
from dashboard.ingest.change import KEY, UNIT, Change, read_others, read_shown
from dashboard.storage.tables import data_version, submission
from dashboard.storage.versions import add_version, begin_writing

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.storage.rollups import Rollups


def undo(connection: Connection, submission_id: int, rollups: Rollups) -> int | None:
    """Take back what a submission stored, in the caller's transaction.

    Every unit that still shows it goes back to the newest other submission that stands; where
    there is none, it becomes missing again. Units that a later submission replaced stay.

    Returns:
        The new data version; ``None`` when there is no such submission or it is undone already.
    """
    begin_writing(connection)
    planned = plan_undo(connection, submission_id)
    if planned is None:
        return None
    version = add_version(connection, action="undo", submission_id=submission_id)
    mark = update(submission).where(submission.c.id == submission_id)
    connection.execute(mark.values(undone_in=version))
    Change(connection, version, rollups).apply(opened=planned.opened, closed=planned.replaced)
    return version


def plan_undo(connection: Connection, submission_id: int) -> Plan | None:
    """What taking a submission back would change.

    Returns:
        ``None`` when there is no such submission or it is undone already.
    """
    accepted = connection.scalar(_accepted_in(submission_id))
    if accepted is None:
        return None
    shown = read_shown(connection, accepted, submission_id)
    standing = select(submission.c.id).where(
        submission.c.undone_in.is_(None), submission.c.id != submission_id
    )
    others = read_others(connection, accepted, submission_id, standing)
    return Plan(opened=_newest(others), replaced=shown, unchanged=0)


def _accepted_in(submission_id: int) -> Select[int]:
    """Version in which a submission that still stands was accepted."""
    both = data_version.join(submission, data_version.c.submission_id == submission.c.id)
    accepted = select(data_version.c.version).select_from(both)
    return accepted.where(
        submission.c.id == submission_id,
        submission.c.undone_in.is_(None),
        data_version.c.action == "accept",
    )


def _newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of every unit, the rows of its newest submission, once each."""
    newest = rows.groupby(UNIT)["submission_id"].transform("max")
    chosen = rows[rows["submission_id"].eq(newest)]
    return chosen.sort_values("version_from").drop_duplicates(KEY, keep="last")
