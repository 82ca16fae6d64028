"""One row per village and month, one column per measure or member of its breakdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase
from dashboard.ingest.header import Field
from dashboard.ingest.table import Arranged, Column, RawTable, RemedyWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.layouts.measures import ValueColumn

    Mask = NDArray[np.bool_]

_NAMED = (Field.MEASURE, Field.SEX, Field.STAGE, Field.ASPECT)
WORDING = RemedyWords(piece=Phrase("part.cell"), clear=Phrase("part.clear_cell"))


def arrange_wide(
    raw: RawTable,
    positions: Mapping[Field, int],
    values: Mapping[int, ValueColumn],
    earlier: frozenset[int],
) -> Arranged:
    """Take every value that is not empty for a reading, row by row, in the order of the columns.

    Args:
        raw: The file, without a second row of titles.
        positions: Column of each field that the file has.
        values: What the values of the other columns are.
        earlier: Columns with values reported before.
    """
    told = [values[place] for place in sorted(values)]
    columns = [raw.columns[place] for place in sorted(values)]
    is_filled = np.stack([column.read(_is_filled).astype(bool) for column in columns], axis=1)
    source, which = np.nonzero(is_filled)
    names = zip(_NAMED, zip(*told, strict=True), strict=True)
    value_places = np.array(sorted(values), dtype=np.int32)[which]
    return Arranged(
        raw=raw,
        columns=dict.fromkeys(Field, Column.blank(len(source)))
        | {field: raw.columns[place].take(source) for field, place in positions.items()}
        | {field: Column(cells, which.astype(np.int32)) for field, cells in names}
        | {Field.VALUE: _chain(columns, is_filled)},
        source=source,
        places={field: np.full(len(source), place, np.int32) for field, place in positions.items()}
        | dict.fromkeys((*_NAMED, Field.VALUE), value_places),
        amounts=frozenset(values) | earlier,
        wording=WORDING,
        missing=_find_missing(raw, positions.get(Field.PERIOD), told, is_filled),
    )


def _is_filled(cell: Cell) -> bool:
    return text_of(cell) != ""


def _chain(columns: Sequence[Column], is_filled: Mask) -> Column:
    """The filled cells of some columns as one column, row by row."""
    distinct: dict[Cell, int] = {}
    codes = np.empty(is_filled.shape, dtype=np.int32)
    for number, column in enumerate(columns):
        own = [distinct.setdefault(cell, len(distinct)) for cell in column.distinct]
        codes[:, number] = np.array(own, dtype=np.int32)[column.codes]
    return Column(list(distinct), codes[is_filled])


def _find_missing(
    raw: RawTable, period: int | None, told: Sequence[ValueColumn], is_filled: Mask
) -> dict[int, tuple[str, ...]]:
    """Measures without any value, of the rows that name a month."""
    if period is None:
        return {}
    measures = list(dict.fromkeys(one.measure for one in told))
    owners = np.array([measures.index(one.measure) for one in told])
    is_told = np.stack(
        [is_filled[:, owners == number].any(axis=1) for number in range(len(measures))], axis=1
    )
    is_lacking = ~is_told & raw.columns[period].read(_is_filled).astype(bool)[:, np.newaxis]
    return {
        int(raw.rows[index]): tuple(
            measures[number] for number in np.flatnonzero(is_lacking[index])
        )
        for index in np.flatnonzero(is_lacking.any(axis=1))
    }
