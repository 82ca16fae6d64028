"""Which villages run, and which reports they owe."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.regions import Level, district_of, level_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.domain.periods import ReportingCalendar, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageTerm:
    """When one village of the register runs.

    Attributes:
        runs_from: First month of running: January of the cohort year, or the earliest month that
            a report or a source proves where the cohort is unknown.
        owes_from: First month whose report is owed; ``None`` while neither cohort nor a first
            report is known.
        runs_until: Last month of running; ``None`` while it runs.
    """

    code: str
    runs_from: Month
    owes_from: Month | None
    runs_until: Month | None = None

    def owes_in(self, month: Month) -> bool:
        """Whether the report of a month is owed, due yet or not."""
        return self.owes_from is not None and self.owes_from <= month and not self._is_over(month)

    def runs_in(self, month: Month) -> bool:
        """Whether the village runs in a month."""
        return self.runs_from <= month and not self._is_over(month)

    def _is_over(self, month: Month) -> bool:
        return self.runs_until is not None and self.runs_until < month


@dataclass(slots=True)
class _Spans:
    """Start and end months of many villages, sorted, so that counting is two bisections."""

    starts: list[Month]
    ends: list[Month]

    def touching(self, first: Month, last: Month) -> int:
        """How many span at least one month from first to last."""
        return bisect_right(self.starts, last) - bisect_left(self.ends, first)

    def within(self, months: Sequence[Month]) -> int:
        """How many months of a row of months they span together."""
        if not months:
            return 0
        first, last = months[0], months[-1]
        begun, ended = bisect_right(self.starts, first), bisect_left(self.ends, first)
        if bisect_right(self.starts, last) == begun and bisect_left(self.ends, last) == ended:
            return (begun - ended) * len(months)
        return sum(self.touching(month, month) for month in months)


def _spans(terms: Iterable[tuple[Month | None, Month | None]]) -> _Spans:
    known = [(start, end) for start, end in terms if start]
    return _Spans(sorted(start for start, _ in known), sorted(end for _, end in known if end))


@dataclass(slots=True)
class Register:
    """Answers how many villages run and how many reports are due, for any region.

    Villages of other programmes than the ministry's must not be in ``terms``: they are left out
    of every figure.
    """

    terms: dict[str, VillageTerm]
    _districts: dict[str, list[VillageTerm]] = field(init=False)
    _running: dict[str, _Spans] = field(init=False, default_factory=dict)
    _owing: dict[str, _Spans] = field(init=False, default_factory=dict)
    _reached: dict[tuple[str, Month], int] = field(init=False, default_factory=dict)
    _running_in: dict[tuple[str, int], list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Group the villages by district."""
        self._districts = defaultdict(list)
        for term in self.terms.values():
            self._districts[district_of(term.code)].append(term)

    def districts(self, region: str) -> list[str]:
        """Districts in a region that have a village in the register, in code order."""
        if level_of(region) >= Level.DISTRICT:
            return [district_of(region)] if district_of(region) in self._districts else []
        return sorted(code for code in self._districts if code.startswith(region))

    def running_districts(self, region: str, year: int) -> list[str]:
        """Districts in a region with a village that runs in a year, in code order."""
        if (region, year) not in self._running_in:
            first, last = Month(year, 1), Month(year, MONTHS)
            self._running_in[region, year] = [
                code
                for code in self.districts(region)
                if self._running_spans(code).touching(first, last)
            ]
        return self._running_in[region, year]

    def villages(self, region: str) -> list[VillageTerm]:
        """Villages of the register in a region, in code order of their districts."""
        prefix = f"{region}." if region else ""
        return [
            term
            for district in self.districts(region)
            for term in self._districts[district]
            if term.code == region or term.code.startswith(prefix)
        ]

    def count_running(self, region: str, month: Month) -> int:
        """V01: villages that run in a month."""
        return self._running_spans(region).touching(month, month)

    def count_districts(self, region: str, month: Month) -> int:
        """V02: districts with at least one village that runs in a month."""
        if level_of(region) > Level.DISTRICT:
            return min(1, self.count_running(region, month))
        if (region, month) not in self._reached:
            running = (self.count_running(code, month) > 0 for code in self.districts(region))
            self._reached[region, month] = sum(running)
        return self._reached[region, month]

    def count_due_reports(self, region: str, window: Window, calendar: ReportingCalendar) -> int:
        """O03D: village-months of the window whose report is due."""
        return self._owing_spans(region).within(calendar.due_months(window))

    def count_due_villages(self, region: str, window: Window, calendar: ReportingCalendar) -> int:
        """Villages that owe at least one due report of the window."""
        due = calendar.due_months(window)
        return self._owing_spans(region).touching(due[0], due[-1]) if due else 0

    def _running_spans(self, region: str) -> _Spans:
        if region not in self._running:
            villages = self.villages(region)
            self._running[region] = _spans((v.runs_from, v.runs_until) for v in villages)
        return self._running[region]

    def _owing_spans(self, region: str) -> _Spans:
        if region not in self._owing:
            villages = self.villages(region)
            self._owing[region] = _spans((v.owes_from, v.runs_until) for v in villages)
        return self._owing[region]
