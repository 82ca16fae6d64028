"""The catalogue as the program uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.measures import Dimension, Indicator, Measure, Pillar, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarNames:
    """How a pillar is called: its official name, and a short label for menus and cards."""

    name: Texts
    label: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that is counted and shown, with its names in every language.

    Attributes:
        measures: Measures by code, in listing order.
        indicators: Indicators by code, in listing order.
        pillars: Names of every pillar, the four of the programme first.
        units: Names of every unit, by the key that measures and indicators use.
        members: Names of the members of every dimension, by member code, in reading order.
        note: Tells the reader that the list is a proposal.
    """

    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]
    pillars: Mapping[Pillar, PillarNames]
    units: Mapping[str, Texts]
    members: Mapping[Dimension, Mapping[str, Texts]]
    note: Texts

    def pillar_indicators(self, pillar: Pillar) -> tuple[Indicator, ...]:
        """Indicators of one pillar, in listing order."""
        return tuple(one for one in self.indicators.values() if one.pillar is pillar)

    def series(self, code: str) -> Indicator | Measure:
        """What a code stands for: the indicator, else the measure that no indicator shows.

        Raises:
            KeyError: When the code is unknown.
        """
        return self.indicators.get(code) or self.measures[code]
