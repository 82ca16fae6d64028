"""The value is one number that cannot be read in two ways."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.numbers import AmbiguousNumberError, NotANumberError, read_number
from dashboard.ingest.sources.formula_errors import is_formula, is_formula_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_EMPTY = Problem("value_empty", Phrase("fault.value_empty"), Phrase("remedy.delete_or_zero"))
_DATE = Problem("value_date", Phrase("fault.value_date"), Phrase("remedy.format_as_number"))
_FAILED = Problem("value_formula", Phrase("fault.value_formula"), Phrase("remedy.mend_formula"))
_UNCOMPUTED = Problem(
    "value_uncomputed", Phrase("fault.value_uncomputed"), Phrase("remedy.compute_formulas")
)


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report values that are empty, no number, or ambiguous without a declared language."""
    text = Problem(
        "value_text",
        Phrase("fault.value_text"),
        Phrase("remedy.write_number_or_clear", {"clear": table.wording.clear}),
    )

    def judge(cell: Cell) -> Problem | None:
        try:
            read_number(cell, context.locale)
        except AmbiguousNumberError as error:
            return _ambiguous(error)
        except NotANumberError:
            if isinstance(cell, dt.date):
                return _DATE
            return _without_number(text_of(cell)) or text
        return None

    yield from table.judge([Field.VALUE], judge)


def _without_number(written: str) -> Problem | None:
    """What else than words a cell without a number may hold."""
    if is_formula(written):
        return _UNCOMPUTED
    if is_formula_error(written):
        return _FAILED
    return None if written else _EMPTY


def _ambiguous(error: AmbiguousNumberError) -> Problem:
    remedy = Phrase("remedy.write_plain_or_say_where", {"whole": str(error.readings[0])})
    return Problem("value_ambiguous", error.message, remedy)
