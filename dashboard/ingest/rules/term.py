"""The village took part in the programme in the month it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.cells import read_period, text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report months before the first due month of a village, and after its last."""

    def judge(period: Cell, village: Cell) -> Problem | None:
        month = read_period(period)
        term = context.villages.get(text_of(village))
        if month is None or term is None:
            return None
        if term.first and month < term.first:
            return Problem(
                "period_before_village",
                Phrase("fault.period_before_village", {"month": str(term.first)}),
                Phrase("remedy.check_cohort"),
            )
        if term.last and month > term.last:
            return Problem(
                "period_after_village",
                Phrase("fault.period_after_village", {"month": str(term.last)}),
                Phrase("remedy.check_village_state"),
            )
        return None

    yield from table.judge([Field.PERIOD, Field.VILLAGE], judge)
