"""Gives the villages of a file their codes where it names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.ingest.cells import text_of
from dashboard.ingest.header import NAMES, Field
from dashboard.ingest.matching import KIND, WrittenPlace, match_villages
from dashboard.ingest.table import Column, combine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault, Problem
    from dashboard.ingest.table import Arranged, Indices, Table

_FIELDS = (Field.VILLAGE, *NAMES)


class Placed(NamedTuple):
    """A file whose villages were looked for.

    Attributes:
        arranged: With codes in place of the names that were understood.
        which: Distinct place of each reading.
        problems: What is wrong with each distinct place, by the column in which to show it.
    """

    arranged: Arranged
    which: Indices
    problems: dict[Field, list[Problem | None]]

    def report(self, table: Table) -> Iterator[Fault]:
        """Report every row in which a village was not understood."""
        for field, problems in self.problems.items():
            yield from table.report(field, problems, self.which)


def is_placed(arranged: Arranged, context: CheckContext) -> bool:
    """Whether villages are looked for by name, in a file with names and a register with them."""
    return context.places is not None and not arranged.places.keys().isdisjoint(NAMES)


def place_villages(arranged: Arranged, context: CheckContext) -> Placed:
    """Find the village of every row by its code and names; a file without names stays as it is.

    Args:
        arranged: The file.
        context: Programme villages, and what senders confirmed.
    """
    columns = [arranged.columns[field] for field in _FIELDS]
    if context.places is None or not is_placed(arranged, context):
        return Placed(arranged, np.zeros(len(arranged.source), dtype=np.int64), {})
    first, which = combine(columns)
    texts = ([text_of(one.distinct[one.codes[index]]) for one in columns] for index in first)
    written = [WrittenPlace(*text) for text in texts]
    remembered = {key[1]: code for key, code in context.remembered.items() if key[0] == KIND}
    matches = match_villages(written, context.places, remembered)
    pairs = list(zip(written, matches, strict=True))
    codes = Column([match.code or place.code for place, match in pairs], which.astype(np.int32))
    placed = replace(arranged, columns={**arranged.columns, Field.VILLAGE: codes})
    return Placed(
        placed,
        which,
        {
            Field.VILLAGE: [match.problem if place.code else None for place, match in pairs],
            Field.VILLAGE_NAME: [None if place.code else match.problem for place, match in pairs],
        },
    )
