"""The value is possible for its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain.measures import LARGEST_VALUE
from dashboard.i18n.formats import RUPIAH
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.numbers import is_amount_of_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_NEGATIVE = Problem(
    "value_negative", Phrase("fault.value_negative"), Phrase("remedy.write_positive")
)
_LARGE = Problem("value_large", Phrase("fault.value_large"), Phrase("remedy.check_zeros"))
_BROKEN = Problem("value_broken", Phrase("fault.value_broken"), Phrase("remedy.write_whole"))
_NOT_MONEY = Problem("value_unit", Phrase("fault.value_unit"), Phrase("remedy.write_without_unit"))


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report values below zero, too large, over the maximum, broken, or money without reason."""
    value, code = table.readings["value"], table.readings["measure"]
    measures = context.catalogue.measures
    yield from table.where(value < 0, Field.VALUE, _NEGATIVE)
    yield from table.where(value > LARGEST_VALUE, Field.VALUE, _LARGE)

    counted = code.isin([one.code for one in measures.values() if one.unit != RUPIAH])
    yield from table.where(
        counted & (np.floor(value) != value) & value.notna(), Field.VALUE, _BROKEN
    )
    money = table.columns[Field.VALUE].read(is_amount_of_money).astype(bool)
    yield from table.where(counted & money, Field.VALUE, _NOT_MONEY)

    for measure in measures.values():
        if measure.maximum is not None:
            over = (code == measure.code) & (value > measure.maximum)
            yield from table.where(over, Field.VALUE, _over(measure.maximum))


def _over(maximum: float) -> Problem:
    if maximum == 1:
        return Problem("value_over", Phrase("fault.value_yes_no"), Phrase("remedy.write_yes_no"))
    return Problem(
        "value_over",
        Phrase("fault.value_over", {"most": maximum}),
        Phrase("remedy.write_at_most", {"most": maximum}),
    )
