"""The period is a month that has begun, and not before the programme did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import Month
from dashboard.ingest.cells import read_day, read_period, text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

FIRST = Month(FIRST_YEAR, 1)
_EARLY = Problem(
    "period_early",
    Phrase("fault.period_early"),
    Phrase("remedy.report_since", {"month": str(FIRST)}),
)
_EMPTY = Problem("period_empty", Phrase("fault.period_empty"), Phrase("remedy.write_month"))
_SHAPE = Problem("period_shape", Phrase("fault.period_shape"), Phrase("remedy.write_month_as_text"))


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report cells that are no month between the start of the programme and today."""
    newest = Month.of(context.today)
    future = Problem(
        "period_future",
        Phrase("fault.period_future"),
        Phrase("remedy.report_until", {"month": str(newest)}),
    )

    def judge(cell: Cell) -> Problem | None:
        month = read_period(cell)
        if month is None:
            return _unreadable(cell)
        if month > newest:
            return future
        return _EARLY if month < FIRST else None

    yield from table.judge([Field.PERIOD], judge)


def _unreadable(cell: Cell) -> Problem:
    if not text_of(cell):
        return _EMPTY
    day = read_day(cell)
    if day is None:
        return _SHAPE
    months = {"first": str(Month(day.year, day.day)), "second": str(Month.of(day))}
    message = Phrase("fault.period_ambiguous", months)
    return Problem("period_ambiguous", message, Phrase("remedy.write_month"))
