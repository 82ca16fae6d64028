"""Sex, stage and aspect are from their lists."""

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
    """Report cells that name no member of their list."""
    for dimension, field in DIMENSIONS.items():
        members = ", ".join(context.catalogue.members[dimension])
        problem = Problem(
            f"{dimension}_unknown",
            Phrase("fault.member_unknown", {"column": field}),
            Phrase("remedy.write_member", {"members": members}),
        )
        unreadable = table.readings[dimension.value] == UNREADABLE
        yield from table.where(unreadable, field, problem)
