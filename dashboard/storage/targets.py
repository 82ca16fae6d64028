"""Puts targets into the store: what is new, changed or removed, as one data version."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from dashboard.domain.targets import Phasing, Target, TargetPlan
from dashboard.storage.bulk import bulk_insert
from dashboard.storage.tables import submission, target
from dashboard.storage.versions import add_version, begin_writing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from dashboard.domain.targets import TargetKey

ACTION = "targets"
"""Of the data versions that change targets."""

TYPED = "targets"
DEMO = "demo"
"""Kinds of submissions: what people set, and what is made up."""

_KEY = ("indicator", "region_code", "year")
_CONTENT = ("value", "phasing", "steps", "base", "tolerance", "demo")
TARGET_COLUMNS = tuple(target.c[name] for name in (*_KEY, *_CONTENT))
"""What ``to_target`` reads; by place, since an edition reads thousands at once."""

_WIDTH = len(TARGET_COLUMNS)
_STORED = (*_KEY, *_CONTENT, "version_from", "submitter", "reason")
_PHASINGS = {phasing.value: phasing for phasing in Phasing}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSource:
    """Where targets come from.

    Attributes:
        submitter: Who set them, as that person wrote it.
        file_name: File that they came with; empty when they were typed.
        kind: ``TYPED``, or ``DEMO`` for made-up ones.
    """

    submitter: str
    reason: str
    file_name: str = ""
    kind: str = TYPED


def plan_targets(
    connection: Connection, wanted: Collection[Target], removed: Collection[TargetKey] = ()
) -> TargetPlan:
    """Compare targets with those that count now; what is made up never replaces what is real.

    Args:
        connection: Where to read; the answer holds as long as nobody writes.
        wanted: Targets to set, each of another key.
        removed: Targets to take away; those that are not there are left out.
    """
    rows = connection.execute(select(*TARGET_COLUMNS).where(target.c.version_to.is_(None)))
    live = {one.key: one for one in map(to_target, rows)}
    real = {key for key, one in live.items() if not one.demo}
    given = [one for one in wanted if not (one.demo and one.key in real)]
    changes = [(live.get(one.key), one) for one in given if live.get(one.key) != one]
    gone = [(live[key], None) for key in dict.fromkeys(removed) if key in live]
    return TargetPlan(changes=(*changes, *gone), unchanged=len(given) - len(changes))


def store_targets(connection: Connection, plan: TargetPlan, source: TargetSource) -> int | None:
    """Carry out a plan that was made in the same transaction, after ``begin_writing``.

    Returns:
        The data version made; ``None`` when nothing changes.
    """
    if not plan.changes:
        return None
    number = _add_submission(connection, plan, source)
    version = add_version(connection, action=ACTION, submission_id=number)
    _close(connection, [old.key for old, _ in plan.changes if old], version)
    opened = (new for _, new in plan.changes if new)
    about = (version, source.submitter, source.reason)
    rows = ((*one.key, *_content(one), *about) for one in opened)
    bulk_insert(connection, target, _STORED, rows)
    return version


def set_targets(
    connection: Connection, wanted: Collection[Target], source: TargetSource
) -> tuple[TargetPlan, int | None]:
    """Plan and store in the caller's transaction."""
    begin_writing(connection)
    plan = plan_targets(connection, wanted)
    return plan, store_targets(connection, plan, source)


def clear_demo_targets(connection: Connection) -> int:
    """Remove every made-up target, past ones too; real ones and their versions stay."""
    return connection.execute(delete(target).where(target.c.demo)).rowcount


def to_target(row: Sequence[Any]) -> Target:
    """Target of a stored row that begins with ``TARGET_COLUMNS``."""
    indicator, region, year, value, phasing, steps, base, tolerance, demo = row[:_WIDTH]
    return Target(
        indicator=indicator,
        region=region,
        year=year,
        value=value,
        phasing=_PHASINGS[phasing],
        steps=tuple(steps),
        base=base,
        tolerance=tolerance,
        demo=demo,
    )


def _add_submission(connection: Connection, plan: TargetPlan, source: TargetSource) -> int:
    """Who changed targets and why stays readable, of those that are removed too."""
    values = {
        "kind": source.kind,
        "file_name": source.file_name,
        "sha256": hashlib.sha256(f"{ACTION} {plan.digest}".encode()).hexdigest(),
        "rows": len(plan.changes),
        "received_at": dt.datetime.now(dt.UTC),
        "submitter": source.submitter,
        "reason": source.reason,
    }
    added = insert(submission).values(values).returning(submission.c.id)
    number: int = connection.execute(added).scalar_one()
    return number


def _content(one: Target) -> tuple[object, ...]:
    return one.value, one.phasing.value, list(one.steps), one.base, one.tolerance, one.demo


def _close(connection: Connection, keys: Collection[TargetKey], version: int) -> None:
    if not keys:
        return
    of_key = [target.c[name] == bindparam(f"of_{name}") for name in _KEY]
    statement = update(target).where(*of_key, target.c.version_to.is_(None))
    named = [{f"of_{name}": value for name, value in zip(_KEY, key, strict=True)} for key in keys]
    connection.execute(statement.values(version_to=version), named)
