"""What the pages show: results of use cases, free of storage and drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator, Pillar
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which data a view was made from.

    Attributes:
        version: Data version; 0 before any data.
        created_at: When that version was accepted, in UTC; ``None`` before any data.
        demo: Whether any number of the view holds demo values.
    """

    version: int
    created_at: dt.datetime | None
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One indicator with its comparison and its course.

    Attributes:
        current: The chosen window.
        previous: The same months one year earlier.
        course: Twelve monthly values of the chosen year; months without a report are ``None``.
    """

    indicator: Indicator
    current: Value
    previous: Value
    course: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiCard:
    """A headline number, with a second one where the two must be read together."""

    main: Reading
    companion: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarPanel:
    """The main indicators of one pillar."""

    pillar: Pillar
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionReading:
    """One region of a map or a ranking."""

    region: Region
    current: Value
    previous: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence to the reader: a key of the translations and the values it names."""

    key: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every page shows around its tiles.

    Attributes:
        path: Regions from the country down to the chosen one, inclusive.
        window: Months that count.
        newest_year: Newest year that can be chosen.
        reports: Reports received of reports due in the window (O03 of the chosen region).
        choices: Regions that can be chosen from here, one level down or beside.
    """

    filters: Filters
    path: tuple[Region, ...]
    window: Window
    newest_year: int
    stamp: Stamp
    reports: Value
    choices: tuple[Region, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView(PageView):
    """One indicator in space and time.

    Attributes:
        indicator: Which indicator map, ranking and trend show.
        regions: The regions below the chosen one (districts of the country or of a province,
            villages of a district; the villages of its district where a village is chosen), best
            known first: reported values from high to low, then the rest by name.
        trend: Twelve months of the chosen year; not-due months have that state.
        trend_before: Twelve months of the year before.
        largest: The number that a full circle of the map stands for; ``None`` for the largest of
            ``regions``.
        places: Villages that the map marks beside its regions.
    """

    indicator: Indicator
    regions: tuple[RegionReading, ...]
    trend: tuple[Value, ...]
    trend_before: tuple[Value, ...]
    largest: float | None = None
    places: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(IndicatorView):
    """Everything the overview page shows."""

    kpis: tuple[KpiCard, ...]
    pillars: tuple[PillarPanel, ...]
