"""Which codes are kept as rollups, and how each is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.measures import Dimension, Indicator, Measure, Origin
from dashboard.storage.cube import PER_RUNNING_VILLAGE, Formula

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue

_STORED = (Origin.REPORT, Origin.SUBMISSIONS)


def list_formulas(catalogue: Catalogue) -> tuple[Formula, ...]:
    """Formulas of every measure that villages report and of every percentage of them.

    What follows from the register, the calendar or the meetings alone is not in the list: it
    changes with the day and is computed when asked.
    """
    plain = [
        Formula(measure.code, (measure.code,), (), measure.kind, measure.dimensions)
        for measure in catalogue.measures.values()
        if measure.origin in _STORED
    ]
    ratios = [
        _ratio(indicator, catalogue)
        for indicator in catalogue.indicators.values()
        if indicator.is_ratio and all(_is_stored(part, catalogue) for part in _parts(indicator))
    ]
    return (*plain, *ratios)


def _parts(indicator: Indicator) -> tuple[str, ...]:
    return indicator.numerator + indicator.denominator


def _is_stored(code: str, catalogue: Catalogue) -> bool:
    return code in PER_RUNNING_VILLAGE or catalogue.measures[code].origin in _STORED


def _ratio(indicator: Indicator, catalogue: Catalogue) -> Formula:
    measures = [catalogue.measures[code] for code in _parts(indicator)]
    shared = tuple(
        dimension for dimension in measures[0].dimensions if _all_have(measures, dimension)
    )
    return Formula(
        indicator.code, indicator.numerator, indicator.denominator, measures[0].kind, shared
    )


def _all_have(measures: list[Measure], dimension: Dimension) -> bool:
    return all(dimension in measure.dimensions for measure in measures)
