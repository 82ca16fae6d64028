"""Numbers that a briefing in one file takes along, so that it can be filtered without a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value

Key = tuple[str, str, int]
"""Indicator, region, year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """Years of some indicators, of every region that the reader may see down to districts.

    Attributes:
        indicators: Codes, in the order of the views.
        years: Oldest first.
        regions: The country, provinces and districts with programme, by code: wide before narrow.
        values: Of each year to its last due month.
        courses: The twelve months of each year, each alone; ``None`` where there is no number.
    """

    indicators: tuple[str, ...]
    years: tuple[int, ...]
    regions: tuple[Region, ...]
    values: Mapping[Key, Value]
    courses: Mapping[Key, tuple[float | None, ...]]
