"""What the dictionary of indicators shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator, Measure, Pillar


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryGroup:
    """What is counted in one pillar.

    Attributes:
        indicators: In listing order.
        measures: Measures that no indicator of the same code shows, in listing order.
    """

    pillar: Pillar
    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary(PageView):
    """Every indicator and measure, by pillar; those of one pillar where one is chosen."""

    groups: tuple[DictionaryGroup, ...]
