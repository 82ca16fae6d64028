"""Shades of a heat map: fixed classes for a rate, five round ones for a count."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.figures.axis import round_step
from dashboard.figures.classes import class_labels, class_of
from dashboard.figures.wording import is_small_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.domain.measures import Indicator
    from dashboard.domain.values import Value
    from dashboard.figures.wording import Wording

SHADES = 5


@dataclass(frozen=True, slots=True)
class Shades:
    """Which shade a value takes; what is no number, or zero, or a rate of a handful takes none.

    Attributes:
        step: Width of a class of counts; the fifth class holds all above the fourth.
    """

    indicator: Indicator
    step: float

    @classmethod
    def of(cls, indicator: Indicator, values: Iterable[Value]) -> Shades:
        """Choose shades for values that are compared."""
        largest = max((value.value or 0 for value in values), default=0)
        return cls(indicator, round_step(largest / SHADES))

    def look(self, value: Value) -> str:
        """Class of a cell: ``class-1`` to ``class-5``, ``zero``, ``small``, or a state.

        A reported percentage of nothing has no number: its state is ``reported``.
        """
        if value.value is None:
            return value.state
        if self.indicator.is_ratio:
            if is_small_base(value):
                return "small"
            return f"class-{class_of(self.indicator, value.value) + 1}"
        if not value.value:
            return "zero"
        return f"class-{min(math.ceil(value.value / self.step), SHADES)}"

    def labels(self, words: Wording) -> list[str]:
        """Names of the five classes, from low to high."""
        if self.indicator.is_ratio:
            return class_labels(self.indicator, words)
        tops = [
            words.number(self.step * number, self.indicator.unit) for number in range(1, SHADES)
        ]
        return [
            *(words.text("heat.to", high=top) for top in tops),
            words.text("heat.more", low=tops[-1]),
        ]
