"""Nothing in the file is about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.personal import PERSONAL_DATA, holds_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_PROBLEM = Problem(PERSONAL_DATA, Phrase("fault.cells_personal"), Phrase("remedy.delete_personal"))


def find(table: Table, context: CheckContext) -> Iterator[Fault]:  # noqa: ARG001 - shape of a rule
    """Report each column whose cells look like numbers of persons, once, without the cell."""
    for position, column in enumerate(table.raw.columns):
        is_amount = position in table.amounts
        personal = [holds_person(cell, numeric=is_amount) for cell in column.distinct]
        for first in np.flatnonzero(np.array(personal)[column.codes])[:1]:
            yield table.raw.fault(int(table.raw.rows[first]), position, _PROBLEM)
