"""National context that public sources tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from dashboard.storage.tables import reference_series

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

MIGRANT_WORKERS = "pmi"
NATIONAL = "national"


class ContextRow(NamedTuple):
    """One published number of the country for a year."""

    measure: str
    year: int
    value: float
    source: str


def list_national_context(connection: Connection, measures: Collection[str]) -> list[ContextRow]:
    """List the published numbers on migrant workers, by measure, then year."""
    c = reference_series.c
    statement = select(c.measure, c.year, c.value, c.source).where(
        c.series == MIGRANT_WORKERS, c.area_level == NATIONAL, c.measure.in_(measures)
    )
    rows = connection.execute(statement.order_by(c.measure, c.year, c.source))
    return [ContextRow(*row) for row in rows]
