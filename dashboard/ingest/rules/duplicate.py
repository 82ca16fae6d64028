"""No two rows give the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.readings import MEMBERS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_KEY = ["village", "period", "measure", *MEMBERS]


def find(table: Table, context: CheckContext) -> Iterator[Fault]:  # noqa: ARG001 - shape of a rule
    """Report rows whose village, month, measure and members an earlier row has."""
    readings = table.readings
    keyed = readings[
        (readings["period"] > 0)
        & (readings["measure"] != "")
        & (readings["village"] != "")
        & (readings[MEMBERS] != UNREADABLE).all(axis="columns")
    ]
    repeated = keyed[keyed.duplicated(_KEY, keep=False)]
    first: dict[tuple[object, ...], int] = {}
    reported: set[tuple[int, int]] = set()
    for index, *key in repeated[_KEY].itertuples(name=None):
        rows = table.row(index), table.row(first.setdefault(tuple(key), index))
        if first[tuple(key)] != index and rows not in reported:
            reported.add(rows)
            yield table.fault(index, Field.VILLAGE, _repeats(*rows))


def _repeats(row: int, earlier: int) -> Problem:
    message = Phrase("fault.row_duplicate", {"row": row, "earlier": earlier})
    return Problem("row_duplicate", message, Phrase("remedy.delete_one"))
