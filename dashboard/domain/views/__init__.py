"""What the pages show: results of use cases, free of storage and drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.domain.measures import Direction
from dashboard.domain.notes import NO_NOTES

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.domain.fair import FairChange, RankChange
    from dashboard.domain.filters import Filters
    from dashboard.domain.forecast import Forecast, NoForecast
    from dashboard.domain.measures import Indicator, Pillar
    from dashboard.domain.notes import NoteBoard
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.sentences import Sentence
    from dashboard.domain.status import Judgement
    from dashboard.domain.targets import Aim
    from dashboard.domain.values import Value
    from dashboard.domain.views.attention import TopConcerns


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which data a view was made from.

    Attributes:
        version: Data version; 0 before any data.
        created_at: When that version was accepted, in UTC; ``None`` before any data.
        demo: Whether any number of the view holds demo values.
        day: Whose calendar says what is due.
    """

    version: int
    created_at: dt.datetime | None
    demo: bool
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One indicator with its comparison and its course.

    Attributes:
        current: The chosen window.
        previous: The same months one year earlier.
        course: Twelve monthly values of the chosen year; months without a report are ``None``.
        fair: How the two are best compared; ``None`` compares them as they are.
        judgement: How the chosen window stands against its target; ``None`` in a year without any.
    """

    indicator: Indicator
    current: Value
    previous: Value
    course: tuple[float | None, ...] = ()
    fair: FairChange | None = None
    judgement: Judgement | None = None


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
    """One region of a map or a ranking.

    Attributes:
        fair: How the two values are best compared; ``None`` compares them as they are.
        rank: Its place now and a year before; ``None`` where it cannot be ranked.
        judgement: How it stands against its target; ``None`` in a year without any.
    """

    region: Region
    current: Value
    previous: Value
    fair: FairChange | None = None
    rank: RankChange | None = None
    judgement: Judgement | None = None


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
        notes: On the indicator and the chosen region, in the two years of the trend.
        aim: Target of the chosen region and year, with its path.
        forecast: Where the year is heading, or why that is not told.
    """

    indicator: Indicator
    regions: tuple[RegionReading, ...]
    trend: tuple[Value, ...]
    trend_before: tuple[Value, ...]
    largest: float | None = None
    places: tuple[Region, ...] = ()
    notes: NoteBoard = NO_NOTES
    aim: Aim | None = None
    forecast: Forecast | NoForecast | None = None

    @property
    def can_show_status(self) -> bool:
        """Whether the regions can be told apart by how they stand against their targets."""
        if self.indicator.direction is Direction.NEUTRAL:
            return False
        return any(one.judgement and one.judgement.aim for one in self.regions)

    @property
    def shows_status(self) -> bool:
        """Whether the map shows statuses instead of numbers."""
        return self.filters.map_of_status and self.can_show_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(IndicatorView):
    """Everything the overview page shows.

    Attributes:
        briefing: What the page says in sentences.
        concerns: What must be looked after first.
    """

    kpis: tuple[KpiCard, ...]
    pillars: tuple[PillarPanel, ...]
    briefing: tuple[Sentence, ...] = ()
    concerns: TopConcerns | None = None
