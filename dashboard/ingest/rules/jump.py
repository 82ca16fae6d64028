"""A number fits what the village reported in the months before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain import quality_rules
from dashboard.domain.measures import Language
from dashboard.domain.quality_rules import LEAD, Rule
from dashboard.i18n.formats import full_number
from dashboard.ingest.faults import Problem, Severity
from dashboard.ingest.header import Field
from dashboard.ingest.rules.history import read_histories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.measures import Measure
    from dashboard.domain.quality_rules import Finding
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.rules.history import History
    from dashboard.ingest.table import Table

_CODES = {Rule.UNUSUAL: "value_unusual", Rule.JUMP: "value_jump"}
_REMEDY = "Periksa angkanya; bila benar, biarkan"


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Warn of values outside the range that the quality board expects of the village itself.

    Its history is what the store holds, and the earlier months of the file.
    """
    codes = sorted(filter(None, table.readings["measure"].unique()))
    measures = {code: context.catalogue.measures[code] for code in codes}
    kinds = {code: measure.kind for code, measure in measures.items()}
    for history in read_histories(table, context, kinds, before=LEAD):
        for finding in quality_rules.find(history.reports.values, kinds):
            place = history.find_place(finding.measure, finding.village, finding.month)
            if finding.rule in _CODES and place is not None:
                problem = _explain(finding, history, measures[finding.measure])
                yield table.fault(place, Field.VALUE, problem)


def _explain(finding: Finding, history: History, measure: Measure) -> Problem:
    before = slice(finding.month - LEAD, finding.month)
    earlier = history.reports.values[measure.code][finding.village, before]
    newest = int(np.flatnonzero(~np.isnan(earlier))[-1])
    is_demo = history.reports.demo[measure.code][finding.village, before].any()
    source = "laporan dan data contoh" if is_demo else "laporan"
    value, last = (_write(number, measure) for number in (finding.value, earlier[newest]))
    message = (
        f"jumlah {measure.code} {value}, padahal menurut {source} desa ini sebelumnya biasanya "
        f"{_usual(finding, measure)}; terakhir {last} "
        f"({history.span.month(finding.month - LEAD + newest)})"
    )
    return Problem(_CODES[finding.rule], message, _REMEDY, Severity.WARNING)


def _usual(finding: Finding, measure: Measure) -> str:
    """The range in whole numbers inside of it."""
    high = _write(math.floor(finding.high), measure)
    if finding.low is None:
        return f"paling banyak {high}"
    return f"{_write(math.ceil(finding.low), measure)} sampai {high}"


def _write(value: float, measure: Measure) -> str:
    return full_number(Language.INDONESIAN, value, measure.unit)
