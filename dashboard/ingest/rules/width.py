"""A row has no more cells than there are titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table


def find(table: Table, context: CheckContext) -> Iterator[Fault]:  # noqa: ARG001 - shape of a rule
    """Report rows with cells beyond the last title, as an unquoted decimal comma makes them."""
    titles = len(table.raw.titles)
    for row, cells in table.raw.overfull.items():
        problem = Problem(
            "row_overfull",
            f"baris berisi {cells} sel, padahal judulnya {titles} kolom",
            "Apit angka berkoma dengan tanda kutip, atau pisahkan kolom dengan titik koma",
        )
        yield table.raw.fault(row, None, problem)
