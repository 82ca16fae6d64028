"""Round steps for axes and classes, and the axes that all charts of months and years share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from dashboard.domain.periods import MONTHS
from dashboard.i18n.formats import PERCENT, month_label

if TYPE_CHECKING:
    from dashboard.figures.theme import Palette
    from dashboard.figures.wording import Wording

_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 4


def round_step(rough: float) -> float:
    """The smallest round whole number that is not below a rough one; 1 for nothing."""
    if rough <= 1:
        return 1
    size = 10.0 ** math.floor(math.log10(rough))
    return math.ceil(next(factor * size for factor in _STEPS if factor * size >= rough * 0.999))


def round_ticks(top: float) -> list[float]:
    """Round steps from zero to just above a largest value."""
    step = round_step(top / _TICKS)
    return [step * index for index in range(max(math.ceil(top / step - 1e-9), 1) + 1)]


def tick_label(tick: float, unit: str, words: Wording) -> str:
    """A step of an axis in its unit; percentages and counts without a fraction."""
    return words.percentage(tick) if unit == PERCENT else words.number(tick, unit)


def month_axis(words: Wording, palette: Palette) -> dict[str, Any]:
    """Twelve months from left to right."""
    return {
        "type": "linear",
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "linecolor": palette.muted,
        "range": [-0.6, MONTHS - 0.4],
        "tickvals": list(range(MONTHS)),
        "ticktext": [month_label(words.language, month) for month in range(1, MONTHS + 1)],
        "tickfont": {"color": palette.muted, "size": palette.letter - 1},
        "autotickangles": [0, 90],
    }


def count_axis(top: float, words: Wording, palette: Palette) -> dict[str, Any]:
    """Counts from zero upwards, written in the reader's language."""
    ticks = round_ticks(top)
    return {
        "type": "linear",
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": palette.grid,
        "range": [0, ticks[-1] * 1.04],
        "tickvals": ticks,
        "ticktext": [words.count(tick) for tick in ticks],
        "tickfont": {"color": palette.muted},
        "automargin": True,
    }
