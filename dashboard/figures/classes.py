"""Classes of a rate on the map: few, round, and the same for every year."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.figures.wording import Wording

BREAKS = (20, 40, 60, 80)


def class_of(percentage: float) -> int:
    """Index of the class, 0 to 4; a value on a break belongs to the class above it."""
    return bisect_right(BREAKS, percentage)


def class_labels(words: Wording) -> list[str]:
    """Names of the classes, from low to high."""
    inner = pairwise(BREAKS)
    return [
        words.text("map.below", high=BREAKS[0]),
        *(words.text("map.between", low=low, high=high) for low, high in inner),
        words.text("map.above", low=BREAKS[-1]),
    ]
