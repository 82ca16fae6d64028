"""A row has no more cells than there are titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Phrase, Problem

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
            Phrase("fault.row_overfull", {"cells": cells, "titles": titles}),
            Phrase("remedy.quote_commas"),
        )
        yield table.raw.fault(row, None, problem)
