"""Questions about targets: those of a version, and who changed which one when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, true

from dashboard.domain.regions import NATION
from dashboard.domain.targets import TargetChange, Targets
from dashboard.storage.tables import data_version, submission, target
from dashboard.storage.targets import TARGET_COLUMNS, to_target
from dashboard.storage.versions import in_utc, live_at

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from dashboard.domain.targets import Target, TargetKey

_MOST_ROWS = 2_000


def fetch_targets(connection: Connection, *, version: int | None = None) -> Targets:
    """Every target of a version; ``None`` asks for the newest."""
    rows = connection.execute(select(*TARGET_COLUMNS).where(live_at(target, version)))
    return Targets(tuple(to_target(row) for row in rows))


def list_target_changes(
    connection: Connection, region: str, indicator: str | None, *, version: int, limit: int
) -> list[TargetChange]:
    """What people changed last, the newest first; targets that were made up are no change.

    Args:
        connection: Open connection.
        region: Of this region and those inside it.
        indicator: Only of this one; ``None`` for all.
        version: Data version up to which changes count.
        limit: Most changes to return.
    """
    c = target.c
    is_past_or_real = or_(c.version_to.is_not(None), c.demo.is_(False))
    of_it = c.indicator == indicator if indicator else true()
    columns = select(*TARGET_COLUMNS, c.version_from, c.version_to)
    chosen = columns.where(_inside(region), of_it, is_past_or_real)
    rows = connection.execute(chosen.order_by(c.version_from.desc()).limit(_MOST_ROWS)).all()
    opened: dict[tuple[int, TargetKey], Target] = {}
    closed: dict[tuple[int, TargetKey], Target] = {}
    for row in rows:
        one = to_target(row)
        opened[row.version_from, one.key] = one
        if row.version_to:
            closed[row.version_to, one.key] = one
    made = {key for key, one in opened.items() if not one.demo} | closed.keys()
    newest = sorted((key for key in made if key[0] <= version), key=lambda key: (-key[0], key[1]))
    return _describe(connection, newest[:limit], opened, closed)


def _inside(region: str) -> ColumnElement[bool]:
    code = target.c.region_code
    return true() if region == NATION else or_(code == region, code.startswith(f"{region}."))


def _describe(
    connection: Connection,
    made: list[tuple[int, TargetKey]],
    opened: dict[tuple[int, TargetKey], Target],
    closed: dict[tuple[int, TargetKey], Target],
) -> list[TargetChange]:
    """Add who made a version, when and why."""
    both = data_version.outerjoin(submission, data_version.c.submission_id == submission.c.id)
    columns = select(data_version.c.version, data_version.c.created_at, submission).select_from(
        both
    )
    rows = connection.execute(columns.where(data_version.c.version.in_({key[0] for key in made})))
    told = {row.version: row for row in rows}
    return [
        TargetChange(
            version=key[0],
            made_at=in_utc(told[key[0]].created_at),
            old=closed.get(key),
            new=opened.get(key),
            submitter=told[key[0]].submitter or "",
            reason=told[key[0]].reason or "",
            file_name=told[key[0]].file_name or "",
        )
        for key in made
    ]
