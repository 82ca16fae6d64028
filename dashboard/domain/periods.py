"""Months, windows and the reporting calendar."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

MONTHS = 12


class Month(NamedTuple):
    """One calendar month; sorts in time order."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Month that contains a day."""
        return cls(day.year, day.month)

    @classmethod
    def from_number(cls, number: int) -> Self:
        """Read ``202608``, as the store keeps it."""
        return cls(*divmod(number, 100))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-08``.

        Raises:
            ValueError: When the text is not a month.
        """
        return cls.of(dt.datetime.strptime(text, "%Y-%m").replace(tzinfo=dt.UTC))

    @property
    def number(self) -> int:
        """The month as ``202608``, as the store keeps it."""
        return self.year * 100 + self.month

    @property
    def ordinal(self) -> int:
        """Months since January of the year 0, to count months with."""
        return self.year * MONTHS + self.month - 1

    def plus(self, months: int) -> Month:
        """Month that many months later (or earlier, when negative)."""
        year, month = divmod(self.ordinal + months, MONTHS)
        return Month(year, month + 1)

    def __str__(self) -> str:
        """Write ``2026-08``."""
        return f"{self.year:04d}-{self.month:02d}"


@lru_cache(maxsize=1024)
def _months(year: int, first: int, last: int) -> tuple[Month, ...]:
    """Kept, because every number of a page asks for the months of its window."""
    return tuple(Month(year, number) for number in range(first, last + 1)) if last else ()


@lru_cache(maxsize=1024)
def _written(year: int, month: int) -> str:
    """Kept for the same reason."""
    return str(Month(year, month))


@dataclass(frozen=True, slots=True)
class Window:
    """The months a number is about: a year up to a month, or one month alone.

    Attributes:
        year: Calendar year.
        last: Last month inside the window, 1 to 12; 0 when no month is due yet.
        single: Whether the window is that month alone.
    """

    year: int
    last: int
    single: bool = False

    @property
    def first(self) -> int:
        """First month inside the window."""
        return self.last if self.single else 1

    @property
    def months(self) -> tuple[Month, ...]:
        """Months inside the window, in order; empty before the first due month."""
        return _months(self.year, self.first, self.last)

    def shifted(self, years: int) -> Window:
        """The same months of another year."""
        return Window(self.year + years, self.last, self.single)

    def __str__(self) -> str:
        """Write ``2026`` or ``2026-08``, as the API does."""
        return _written(self.year, self.last) if self.single else str(self.year)


@lru_cache(maxsize=64)
def _last_due(today: dt.date, due_day: int) -> Month:
    """Kept, because every number of a page asks what is due."""
    return Month.of(today).plus(-1 if today.day >= due_day else -2)


@dataclass(frozen=True, slots=True)
class ReportingCalendar:
    """Which reports are due: that of a month, on a fixed day of the next month."""

    today: dt.date
    due_day: int = 10

    def due_on(self, month: Month) -> dt.date:
        """Day on which the report of a month is due."""
        following = month.plus(1)
        return dt.date(following.year, following.month, self.due_day)

    def due_months(self, window: Window) -> tuple[Month, ...]:
        """Months of a window whose report is due by today, in order."""
        months, last = window.months, self.last_due
        is_over = bool(months) and months[-1] <= last
        return months if is_over else months[: bisect_right(months, last)]

    @property
    def last_due(self) -> Month:
        """Newest month whose report is due."""
        return _last_due(self.today, self.due_day)

    def window(self, year: int, month: int | None = None) -> Window:
        """Months that count for a chosen year, or for one month of it.

        A year runs to its last due month; it is empty when no month of it is due. A chosen month
        is that month alone, due or not.
        """
        if month is not None:
            return Window(year, month, single=True)
        due = self.last_due
        return Window(year, MONTHS if year < due.year else due.month if year == due.year else 0)
