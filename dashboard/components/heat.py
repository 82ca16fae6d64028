"""Heat maps as tables: a shaded cell with its number, states unlike any shade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.values import State
from dashboard.i18n.formats import RUPIAH, plain_number

if TYPE_CHECKING:
    from dashboard.domain.values import Value
    from dashboard.figures.shades import Shades
    from dashboard.figures.wording import Wording

_MARKS = {State.MISSING: "×", State.NOT_DUE: "·", State.SUPPRESSED: "<5", State.REPORTED: "–"}
_MILLION = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One cell in words.

    Attributes:
        look: Class of the stylesheet; ``partial`` is added while reports of the cell are missing.
        text: Number, or the mark of a state.
        state: The state in words; empty for a number.
        told: Number with unit, basis and coverage.
    """

    look: str
    text: str
    state: str
    told: str


def heat_cell(value: Value, shades: Shades, words: Wording) -> HeatCell:
    """Write one value for a heat map."""
    indicator, look = shades.indicator, shades.look(value)
    parts = [
        words.reading(value, indicator, full=True),
        words.basis(value, indicator),
        words.coverage(value, indicator) if value.due else "",
        words.late(value),
    ]
    is_partial = value.state is State.REPORTED and value.reported < value.due
    return HeatCell(
        look=f"{look} partial" if is_partial else look,
        text=_MARKS[value.state] if value.value is None else _brief(value.value, shades, words),
        state="" if value.value is not None else words.state(value),
        told=" · ".join(part for part in parts if part),
    )


def _brief(number: float, shades: Shades, words: Wording) -> str:
    """A number in the room of a cell: money in millions, as the legend says."""
    if shades.indicator.unit == RUPIAH:
        return plain_number(words.language, number / _MILLION, digits=1)
    return words.number(number, shades.indicator.unit)
