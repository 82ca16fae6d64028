"""What the cells of a file say, as one frame of plain values."""

from __future__ import annotations

import math
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.domain.measures import Dimension, Origin
from dashboard.ingest.cells import Cell, read_day, read_period, text_of
from dashboard.ingest.faults import Phrase, Problem, joined
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

_SOURCES = {
    Origin.REGISTER: Phrase("part.register"),
    Origin.SUBMISSIONS: Phrase("part.received_days"),
    Origin.MEETINGS: Phrase("part.meetings"),
}
_SPELLINGS = {
    Dimension.SEX: {"L": "lk pria male man", "P": "pr wanita female woman"},
    Dimension.STAGE: {},
    Dimension.ASPECT: {"ekonomi": "economy", "jiwa": "kejiwaan", "hukum": "law"},
}


def read_all(columns: Mapping[Field, Column], context: CheckContext) -> pd.DataFrame:
    """Read every distinct cell of the known columns.

    Returns:
        One row per reading, in order. ``village``: text as written; ``period``: ``202608``, 0
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


def explain_code(code: str, catalogue: Catalogue, *, place: Phrase) -> Problem:
    """Say why villages do not report a code.

    Args:
        code: In capital letters, nothing that ``find_measure`` finds.
        catalogue: Measures and indicators.
        place: What to remove when it is computed: a row or a column.
    """
    if code in catalogue.measures:
        source = _SOURCES[catalogue.measures[code].origin]
        message = Phrase("fault.measure_computed", {"source": source})
        return Problem("measure_computed", message, _delete(place))
    if code in catalogue.indicators:
        return _explain_indicator(code, catalogue, place)
    near = get_close_matches(code, catalogue.measures, n=3, cutoff=0.6)
    remedy = Phrase("remedy.see_dictionary")
    if near:
        remedy = Phrase("remedy.meant", {"codes": joined("part.or", near)})
    return Problem("measure_unknown", Phrase("fault.measure_unknown"), remedy)


def _explain_indicator(code: str, catalogue: Catalogue, place: Phrase) -> Problem:
    indicator = catalogue.indicators[code]
    parts = dict.fromkeys([*indicator.numerator, *indicator.denominator])
    reported = [part for part in parts if find_measure(part, catalogue)]
    remedy = _delete(place)
    if reported:
        remedy = Phrase("remedy.report_parts", {"parts": ", ".join(reported)})
    return Problem("measure_indicator", Phrase("fault.measure_indicator"), remedy)


def _delete(place: Phrase) -> Phrase:
    return Phrase("remedy.delete_this", {"place": place})


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


def spell_members(dimension: Dimension, catalogue: Catalogue) -> dict[str, str]:
    """Spell the members of a breakdown: their code, names, first words and other spellings.

    Returns:
        Member by the letters of a spelling; the empty spelling is no member.
    """
    spellings = {"": ""}
    for code, names in catalogue.members[dimension].items():
        written = [code, *names.values(), *_SPELLINGS[dimension].get(code, "").split()]
        written += [name.split()[0] for name in names.values()]
        spellings |= {_letters(name): code for name in written}
    return spellings


def _member_reader(dimension: Dimension, catalogue: Catalogue) -> Callable[[Cell], str]:
    spellings = spell_members(dimension, catalogue)
    return lambda cell: spellings.get(_letters(text_of(cell)) or text_of(cell), UNREADABLE)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.lower())
