"""Every measure that has a column of its own is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Phrase, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table


def find(table: Table, context: CheckContext) -> Iterator[Fault]:  # noqa: ARG001 - shape of a rule
    """Warn once per row of the measures whose cells are empty: they are missing, not zero."""
    for row, measures in table.missing.items():
        problem = Problem(
            "measure_missing",
            Phrase("fault.measure_missing", {"measures": ", ".join(measures)}),
            Phrase("remedy.fill_measures"),
            Severity.WARNING,
        )
        yield table.raw.fault(row, None, problem)
