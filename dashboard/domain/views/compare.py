"""What the page that compares shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from dashboard.domain.filters import CompareBy
    from dashboard.domain.measures import Indicator, Pillar
    from dashboard.domain.notes import Note
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that is, or can be, compared: a region, a cohort or a year.

    Attributes:
        key: As the address writes it: a region code or a year.
        region: Where the subject is a region.
        villages: Villages of the programme in it, running or not.
    """

    key: str
    region: Region | None = None
    villages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One compared thing.

    Attributes:
        window: Months that count.
        counted: Villages whose reports count: all of the subject, or with like for like those
            that reported in all compared windows.
        reports: Reports received of reports due, of the counted villages.
        months: The chosen indicator month by month, in the year of the window.
    """

    subject: Subject
    window: Window
    counted: int
    reports: Value
    months: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """One indicator in every column, in the order of the columns."""

    indicator: Indicator
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView(PageView):
    """Everything the page that compares shows.

    Attributes:
        indicator: What the chart shows.
        columns: What is compared, at most four, the first being what the others are held against.
        sections: Rows by pillar, in reading order.
        headline: The chosen indicator in every column.
        candidates: What can be added.
        like_for_like: Whether only villages count that reported in all compared windows.
        notes: On the chart's indicator in the chosen year, of each compared region.
    """

    by: CompareBy
    indicator: Indicator
    columns: tuple[Column, ...]
    headline: CompareRow
    sections: tuple[tuple[Pillar, tuple[CompareRow, ...]], ...]
    candidates: tuple[Subject, ...]
    like_for_like: bool
    notes: tuple[Note, ...] = ()
