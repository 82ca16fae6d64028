"""What the page of one pillar shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import IndicatorView

if TYPE_CHECKING:
    from dashboard.domain.measures import Pillar
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.domain.views import KpiCard, RegionReading


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One region of a heat map.

    Attributes:
        months: The twelve months of the chosen year, each alone.
    """

    region: Region
    months: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One indicator by region and month.

    Attributes:
        rows: The highest regions, then the lowest; all where there are few.
        gap_after: After how many rows regions are left out.
        hidden: How many are left out there.
    """

    rows: tuple[GridRow, ...]
    gap_after: int
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A village whose last report of the months a year ago had a value, and that has none now.

    Attributes:
        before: Value of that month.
        current: Value of the chosen window: a reported zero, or missing.
    """

    region: Region
    before: Value
    current: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageSample:
    """Villages that are compared: all of a region, or those of its highest and lowest districts.

    Attributes:
        readings: Reported values from high to low, then the rest by name.
        stopped: Those that stopped, the largest loss first.
        highest: How many of the highest districts they come from; 0 when all are compared.
        lowest: The same of the lowest.
    """

    readings: tuple[RegionReading, ...]
    stopped: tuple[Stopped, ...] = ()
    highest: int = 0
    lowest: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether no village of the region is left out."""
        return not self.highest


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarView(IndicatorView):
    """Everything the page of one pillar shows.

    Attributes:
        kpis: Every indicator of the pillar, core ones first.
        districts: Districts of the country, or of the province around the chosen region, in the
            order of a ranking.
        sample: Villages of the chosen region, or of the district around a chosen village.
        grid: The regions of ``regions`` by month.
        sexes: The chosen indicator for men and for women; empty when it is not broken down.
        total: The chosen indicator for both.
    """

    pillar: Pillar
    kpis: tuple[KpiCard, ...]
    districts: tuple[RegionReading, ...]
    sample: VillageSample
    grid: Grid
    sexes: tuple[Value, ...]
    total: Value
