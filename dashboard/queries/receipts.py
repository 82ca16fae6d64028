"""Which reports came in, village by village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dashboard.domain.periods import Month
from dashboard.storage.tables import report
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from dashboard.domain.periods import Window


def list_received(
    connection: Connection, districts: Collection[str], window: Window, *, version: int
) -> set[tuple[str, Month]]:
    """Village and month of every report of some districts that was received, in time or late."""
    c = report.c
    months = [month.number for month in window.months]
    columns = select(c.village_code, c.period)
    rows = connection.execute(
        columns.where(
            c.district_code.in_(districts), c.period.in_(months), live_at(report, version)
        )
    )
    return {(village, Month.from_number(period)) for village, period in rows}
