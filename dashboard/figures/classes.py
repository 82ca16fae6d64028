"""Classes of a rate on the map: few, round, and the same for every year and place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator
    from dashboard.figures.wording import Wording

_BREAKS = (20, 40, 60, 80)
_HIGH = (60, 70, 80, 90)
# Where the programme expects nearly all, classes of twenty points would all look alike.
_EXPECTED_HIGH = frozenset({"F03", "O01", "O02", "O03", "O04"})


def class_of(indicator: Indicator, percentage: float) -> int:
    """Index of the class, 0 to 4; a value on a break belongs to the class above it."""
    return bisect_right(_breaks(indicator), percentage)


def class_labels(indicator: Indicator, words: Wording) -> list[str]:
    """Names of the classes, from low to high."""
    breaks = _breaks(indicator)
    return [
        words.text("map.below", high=breaks[0]),
        *(words.text("map.between", low=low, high=high) for low, high in pairwise(breaks)),
        words.text("map.above", low=breaks[-1]),
    ]


def _breaks(indicator: Indicator) -> tuple[int, ...]:
    return _HIGH if indicator.code in _EXPECTED_HIGH else _BREAKS
