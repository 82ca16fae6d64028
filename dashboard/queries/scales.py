"""What symbols are drawn to scale with: the largest number over all years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dashboard.domain.periods import MONTHS
from dashboard.storage.tables import rollup
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from dashboard.domain.regions import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleQuery:
    """Among which numbers the largest is looked for.

    Attributes:
        code: A stored indicator or measure that is a plain number.
        years: Calendar years.
        month: One month of each year, 1 to 12; ``None`` for whole years.
        level: Country, provinces or districts.
        region: Only this region; ``None`` for all of the level.
        version: Data version; ``None`` reads the newest.
    """

    code: str
    years: Collection[int]
    month: int | None
    level: Level
    region: str | None = None
    version: int | None = None


def fetch_largest(connection: Connection, query: ScaleQuery) -> float:
    """Largest number of any of the regions in any of the years; 0 where nothing was reported."""
    c = rollup.c
    cells, month = (c.monthly, query.month) if query.month else (c.to_date, MONTHS)
    statement = select(func.max(cells[(month - 1, 0)].as_float())).where(
        c.code == query.code,
        c.breakdown == "",
        c.level == int(query.level),
        c.year.in_(query.years),
        live_at(rollup, query.version),
    )
    if query.region is not None:
        statement = statement.where(c.region_code == query.region)
    return connection.scalar(statement) or 0.0
