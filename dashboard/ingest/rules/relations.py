"""A part is no larger than its whole in the same month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain.measures import Language
from dashboard.domain.quality_rules import LIMITS, is_outside, limit_range
from dashboard.i18n.formats import plain_number
from dashboard.ingest.faults import Problem, Severity
from dashboard.ingest.header import Field
from dashboard.ingest.rules.history import read_histories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.quality_rules import Limit
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.rules.history import History
    from dashboard.ingest.table import Table

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
        value, high = (_write(array[village, month]) for array in (values, most.high))
        than = f"jumlah {limit.whole}" if limit.whole else "batasnya,"
        message = f"jumlah {limit.measure} {value} lebih dari {than} {high}"
        if part is not None and whole is not None:
            yield from _contradict(limit, (part, whole), message, table)
            continue
        place = whole if part is None else part
        if place is not None:
            source = _tell_source(limit, history, (village, month), is_part=part is None)
            yield table.fault(place, Field.VALUE, _warn(f"{message}{source}"))


def _contradict(
    limit: Limit, places: tuple[int, int], message: str, table: Table
) -> Iterator[Fault]:
    """An error at either place, naming the other: nobody knows which of them is wrong."""
    problem = Problem("part_over_whole", message, "Betulkan angka yang salah")
    others = limit.whole, limit.measure
    for place, other, code in zip(places, reversed(places), others, strict=True):
        there = table.fault(other, Field.VALUE, problem)
        where = f"{code} di baris {there.row}, kolom {there.column}"
        yield table.fault(place, Field.VALUE, problem._replace(message=f"{message} ({where})"))


def _tell_source(limit: Limit, history: History, at: tuple[int, int], *, is_part: bool) -> str:
    """Where the number comes from that is not in the file."""
    stored = limit.measure if is_part else limit.whole
    if not stored:
        return ""
    kind = "data contoh" if history.reports.demo[stored][at] else "laporan"
    return f" ({stored} dari {kind} {history.span.month(at[1])} yang sudah tersimpan)"


def _warn(message: str) -> Problem:
    return Problem(
        "part_over_whole", message, "Periksa angkanya; bila benar, biarkan", Severity.WARNING
    )


def _write(value: float) -> str:
    return plain_number(Language.INDONESIAN, value)
