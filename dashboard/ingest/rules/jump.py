"""A number fits what the village reported in the months before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain import quality_rules
from dashboard.domain.quality_rules import LEAD, Rule
from dashboard.ingest.faults import Amount, Phrase, Problem, Severity
from dashboard.ingest.header import Field
from dashboard.ingest.rules.history import read_histories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.measures import Measure
    from dashboard.domain.quality_rules import Finding
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault, Value
    from dashboard.ingest.rules.history import History
    from dashboard.ingest.table import Table

_CODES = {Rule.UNUSUAL: "value_unusual", Rule.JUMP: "value_jump"}
_REMEDY = Phrase("remedy.check_number")


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
    told: dict[str, Value] = {
        "measure": measure.code,
        "value": Amount(finding.value, measure.unit),
        "source": Phrase("part.reports_and_demo" if is_demo else "part.reports"),
        "usual": _usual(finding, measure),
        "last": Amount(float(earlier[newest]), measure.unit),
        "month": str(history.span.month(finding.month - LEAD + newest)),
    }
    message = Phrase("fault.value_unusual", told)
    return Problem(_CODES[finding.rule], message, _REMEDY, Severity.WARNING)


def _usual(finding: Finding, measure: Measure) -> Phrase:
    """The range in whole numbers inside of it."""
    high = Amount(math.floor(finding.high), measure.unit)
    if finding.low is None:
        return Phrase("part.at_most", {"high": high})
    low = Amount(math.ceil(finding.low), measure.unit)
    return Phrase("part.between", {"low": low, "high": high})
