"""The published observation file: one value per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.faults import Phrase
from dashboard.ingest.header import Field
from dashboard.ingest.table import Arranged, Column, RawTable, RemedyWords

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDING = RemedyWords(piece=Phrase("part.row"), clear=Phrase("part.clear_row"))


def arrange_long(raw: RawTable, positions: Mapping[Field, int]) -> Arranged:
    """Take every row for a reading.

    Args:
        raw: The file.
        positions: Column of each field that the file has.
    """
    rows = len(raw.rows)
    blank = Column.blank(rows)
    return Arranged(
        raw=raw,
        columns={
            field: raw.columns[positions[field]] if field in positions else blank for field in Field
        },
        source=np.arange(rows),
        places={field: np.full(rows, place, np.int32) for field, place in positions.items()},
        amounts=frozenset({positions[Field.VALUE]} if Field.VALUE in positions else ()),
        wording=WORDING,
    )
