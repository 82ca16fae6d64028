"""What was agreed on concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dashboard.domain.attention.concern import Rule
from dashboard.domain.attention.tracking import Progress, Step, Subject
from dashboard.domain.periods import Month
from dashboard.domain.regions import NATION
from dashboard.storage.tables import follow_up
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def list_steps(connection: Connection, region: str = NATION) -> list[Step]:
    """Every step on the concerns of a region, in the order in which they were written.

    Args:
        connection: Open connection.
        region: The country, a province or a district.
    """
    c = follow_up.c
    statement = select(follow_up).order_by(c.id)
    if region != NATION:
        # Digits and dots only: the range is the same in every collation.
        statement = statement.where(c.region_code.between(region, f"{region}.99"))
    return [_step(row) for row in connection.execute(statement)]


def _step(row: Row[tuple[object, ...]]) -> Step:
    return Step(
        id=row.id,
        subject=Subject(Rule(row.rule), row.region_code, row.indicator),
        since=Month.from_number(row.since),
        state=Progress(row.state),
        owner=row.owner,
        due_on=row.due_on,
        text=row.text,
        author=row.author,
        written_at=in_utc(row.written_at),
        version=row.version,
    )
