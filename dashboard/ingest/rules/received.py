"""A report was received after its month began, and not in the future."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.ingest.cells import read_day, read_period, text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_SHAPE = Problem("received_shape", Phrase("fault.received_shape"), Phrase("remedy.write_day"))
_FUTURE = Problem(
    "received_future", Phrase("fault.received_future"), Phrase("remedy.write_received")
)
_EARLY = Problem("received_early", Phrase("fault.received_early"), Phrase("remedy.check_dates"))


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report dates of receipt that are unreadable or impossible; an empty one is fine."""

    def judge(cell: Cell, period: Cell) -> Problem | None:
        day, month = read_day(cell), read_period(period)
        if day is None:
            return _SHAPE if text_of(cell) else None
        if day > context.today:
            return _FUTURE
        return _EARLY if month and day < dt.date(*month, 1) else None

    yield from table.judge([Field.RECEIVED, Field.PERIOD], judge)
