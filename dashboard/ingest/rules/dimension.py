"""A measure is broken down only in ways that the catalogue declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.readings import DIMENSIONS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report members of a breakdown that the measure of the row does not have."""
    for dimension, field in DIMENSIONS.items():
        others = [
            measure.code
            for measure in context.catalogue.measures.values()
            if dimension not in measure.dimensions
        ]
        problem = Problem(
            f"{dimension}_undeclared",
            Phrase("fault.member_undeclared", {"column": field}),
            Phrase("remedy.report_total", {"column": field}),
        )
        named = ~table.readings[dimension.value].isin(["", UNREADABLE])
        yield from table.where(named & table.readings["measure"].isin(others), field, problem)
