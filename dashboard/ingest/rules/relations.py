"""A part is no larger than its whole in the same month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain.quality_rules import LIMITS, is_outside, limit_range
from dashboard.ingest.faults import Amount, Phrase, Problem, Severity
from dashboard.ingest.header import Field
from dashboard.ingest.rules.history import read_histories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.quality_rules import Limit
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault, Value
    from dashboard.ingest.rules.history import History
    from dashboard.ingest.table import Table

_CODE = "part_over_whole"
_CHECK = Phrase("remedy.check_number")
_MEND = Phrase("remedy.mend_wrong_number")
_MEASURES = {code for limit in LIMITS for code in (limit.measure, limit.whole) if code}


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report the limits of the quality board that a file breaks.

    Where the file holds part and whole, one of them must be wrong: both are errors. Where the
    store holds one of them, or the limit is a number, the sender is warned.
    """
    for history in read_histories(table, context, _MEASURES, before=0):
        for limit in LIMITS:
            if limit.measure in history.reports.values:
                yield from _judge(limit, history, table)


def _judge(limit: Limit, history: History, table: Table) -> Iterator[Fault]:
    values = history.reports.values[limit.measure]
    most = limit_range(limit, history.reports.values)
    for village, month in np.argwhere(is_outside(values, most)).tolist():
        part = history.find_place(limit.measure, village, month)
        whole = history.find_place(limit.whole, village, month)
        message = _compare(limit, values[village, month], most.high[village, month])
        if part is not None and whole is not None:
            yield from _contradict(limit, (part, whole), message, table)
            continue
        place = whole if part is None else part
        if place is not None:
            stored = limit.measure if part is None else limit.whole
            if stored:
                message = _note(message, _source(stored, history, (village, month)))
            problem = Problem(_CODE, message, _CHECK, Severity.WARNING)
            yield table.fault(place, Field.VALUE, problem)


def _contradict(
    limit: Limit, places: tuple[int, int], message: Phrase, table: Table
) -> Iterator[Fault]:
    """An error at either place, naming the other: nobody knows which of them is wrong."""
    problem = Problem(_CODE, message, _MEND)
    others = limit.whole, limit.measure
    for place, other, code in zip(places, reversed(places), others, strict=True):
        there = table.fault(other, Field.VALUE, problem)
        at: dict[str, Value] = {
            "measure": code,
            "row": there.row or 0,
            "column": there.column or "",
        }
        noted = problem._replace(message=_note(message, Phrase("part.at", at)))
        yield table.fault(place, Field.VALUE, noted)


def _compare(limit: Limit, value: float, most: float) -> Phrase:
    told: dict[str, Value] = {
        "measure": limit.measure,
        "value": Amount(float(value)),
        "most": Amount(float(most)),
    }
    if limit.whole:
        return Phrase("fault.part_over_whole", {**told, "whole": limit.whole})
    return Phrase("fault.part_over_limit", told)


def _note(message: Phrase, note: Phrase) -> Phrase:
    return Phrase("fault.noted", {"said": message, "note": note})


def _source(measure: str, history: History, at: tuple[int, int]) -> Phrase:
    """Where the number comes from that is not in the file."""
    is_demo = history.reports.demo[measure][at]
    told = {"measure": measure, "month": str(history.span.month(at[1]))}
    return Phrase("part.stored_demo" if is_demo else "part.stored", told)
