"""The measure is one that villages report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.readings import explain_code, find_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_EMPTY = Problem("measure_empty", Phrase("fault.measure_empty"), Phrase("remedy.write_measure"))
_PLACE = Phrase("part.row")


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report codes that are unknown, computed, or of an indicator rather than its parts."""

    def judge(cell: Cell) -> Problem | None:
        if find_measure(cell, context.catalogue):
            return None
        code = text_of(cell).upper()
        return explain_code(code, context.catalogue, place=_PLACE) if code else _EMPTY

    yield from table.judge([Field.MEASURE], judge)
