"""What the page on data quality shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dashboard.domain.measures import Measure
    from dashboard.domain.periods import Month
    from dashboard.domain.quality_rules import Rule
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """Reports of one district or village.

    Attributes:
        months: Twelve months of the chosen year, each with reports received, late and due.
        window: The same over the chosen window.
    """

    region: Region
    months: tuple[Value, ...]
    window: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundValue:
    """One value that looks wrong.

    Attributes:
        low: Lowest expected value; ``None`` where the rule has no lower end.
    """

    village: Region
    district: Region
    month: Month
    measure: Measure
    rule: Rule
    value: float
    low: float | None
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one district owes.

    Attributes:
        missing: Months of the window that are due and were not received, by village.
        asked_on: Day of the question.
        due_day: Day of the next month on which a report is due.
        newest: Newest month of all that are missing.
        due_on: Day on which that one was due.
    """

    district: Region
    missing: Mapping[Region, tuple[Month, ...]]
    asked_on: dt.date
    due_day: int
    newest: Month
    due_on: dt.date

    @property
    def count(self) -> int:
        """Reports missing."""
        return sum(len(months) for months in self.missing.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView(PageView):
    """Who has not reported, and which numbers look wrong.

    Attributes:
        on_time: Reports on time (O03) of the chosen region.
        board: Regions below the chosen one, those that miss most first; where there are many, only
            those.
        found: The gravest findings of the chosen region and window.
        counts: How many findings there are of every rule.
        reminders: Districts that miss reports, those that miss most first.
        late_districts: How many districts miss reports; there may be fewer reminders.
    """

    on_time: Reading
    board: tuple[BoardRow, ...]
    found: tuple[FoundValue, ...]
    counts: Mapping[Rule, int]
    reminders: tuple[Reminder, ...]
    late_districts: int
