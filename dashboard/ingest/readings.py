"""What the cells of a file say, as one frame of plain values."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.domain.measures import Dimension, Origin
from dashboard.ingest.cells import Cell, read_day, read_period, text_of
from dashboard.ingest.header import Field
from dashboard.ingest.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Language, Measure
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.table import Column

DIMENSIONS = {
    Dimension.SEX: Field.SEX,
    Dimension.STAGE: Field.STAGE,
    Dimension.ASPECT: Field.ASPECT,
}
"""Breakdowns that a village reports, with their columns."""

MEMBERS = [dimension.value for dimension in DIMENSIONS]
"""Names of the breakdowns in the readings."""

UNREADABLE = "?"
"""Stands in the readings for a member that the cell does not name."""

_SPELLINGS = {
    Dimension.SEX: {"L": "lk pria male man", "P": "pr wanita female woman"},
    Dimension.STAGE: {},
    Dimension.ASPECT: {"ekonomi": "economy", "jiwa": "kejiwaan", "hukum": "law"},
}


def read_all(columns: Mapping[Field, Column], context: CheckContext) -> pd.DataFrame:
    """Read every distinct cell of the known columns.

    Returns:
        One row per row of data, in order. ``village``: text as written; ``period``: ``202608``, 0
        when unreadable; ``measure``: code, "" when villages do not report it; ``value``: NaN when
        unreadable; ``sex``, ``stage``, ``aspect``: member, "" for none, ``UNREADABLE``;
        ``received_on``: date or ``None``.
    """
    readers: dict[str, tuple[Field, Callable[[Cell], object], str]] = {
        "village": (Field.VILLAGE, text_of, "str"),
        "period": (Field.PERIOD, _period_number, "int64"),
        "measure": (Field.MEASURE, lambda cell: _measure_code(cell, context.catalogue), "str"),
        "value": (Field.VALUE, lambda cell: _number(cell, context.locale), "float64"),
        **{
            dimension.value: (field, _member_reader(dimension, context.catalogue), "str")
            for dimension, field in DIMENSIONS.items()
        },
        "received_on": (Field.RECEIVED, read_day, "object"),
    }
    return pd.DataFrame(
        {
            name: pd.Series(columns[field].read(reader), dtype=dtype)
            for name, (field, reader, dtype) in readers.items()
        }
    )


def find_measure(cell: Cell, catalogue: Catalogue) -> Measure | None:
    """Measure that a cell names, when villages report it."""
    measure = catalogue.measures.get(text_of(cell).upper())
    return measure if measure and measure.origin is Origin.REPORT else None


def _measure_code(cell: Cell, catalogue: Catalogue) -> str:
    measure = find_measure(cell, catalogue)
    return measure.code if measure else ""


def _period_number(cell: Cell) -> int:
    month = read_period(cell)
    return month.number if month else 0


def _number(cell: Cell, language: Language | None) -> float:
    try:
        return read_number(cell, language)
    except ValueError:
        return math.nan


def _member_reader(dimension: Dimension, catalogue: Catalogue) -> Callable[[Cell], str]:
    """Reader that takes the code of a member, its names, their first words and other spellings."""
    spellings = {"": ""}
    for code, names in catalogue.members[dimension].items():
        written = [code, *names.values(), *_SPELLINGS[dimension].get(code, "").split()]
        written += [name.split()[0] for name in names.values()]
        spellings |= {_letters(name): code for name in written}
    return lambda cell: spellings.get(_letters(text_of(cell)) or text_of(cell), UNREADABLE)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.lower())
