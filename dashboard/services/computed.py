"""Values that no rollup holds: they follow from register, calendar and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.number_rules import percentage
from dashboard.domain.regions import NATION
from dashboard.domain.values import State, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.periods import Month, ReportingCalendar, Window
    from dashboard.domain.register import Register
    from dashboard.queries.meetings import Attendance

OFFICER_POSTS = 2
RUNNING = frozenset({"V01", "V02", "O01D"})
MEETINGS = frozenset({"O04", "O04D", "O04N"})
REPORTS_DUE = "O03D"


@dataclass(frozen=True, slots=True)
class ComputedFigures:
    """Answers for the codes of this module."""

    register: Register
    calendar: ReportingCalendar
    meetings: Sequence[Attendance]

    def value(self, code: str, region: str, window: Window) -> Value:
        """One number; not due while no month of the window is."""
        if not window.last:
            return Value(code=code, region=region, period=str(window), state=State.NOT_DUE)
        if code in MEETINGS:
            return self._attendance(code, region, window)
        if code == REPORTS_DUE:
            due = self.register.count_due_reports(region, window, self.calendar)
            return _count(code, region, window, due, of=due)
        month = window.months[-1]
        count = self._running(code, region, month)
        return _count(code, region, window, count, of=self.register.count_running(region, month))

    def _running(self, code: str, region: str, month: Month) -> int:
        if code == "V02":
            return self.register.count_districts(region, month)
        each = OFFICER_POSTS if code == "O01D" else 1
        return self.register.count_running(region, month) * each

    def _attendance(self, code: str, region: str, window: Window) -> Value:
        """Meetings belong to the country; a part that no source tells leaves the number open."""
        held = [one for one in self.meetings if _held_in(one, window)] if region == NATION else []
        present = _total([one.present for one in held])
        invited = _total([one.invited for one in held])
        value = {"O04N": present, "O04D": invited, "O04": _share(present, invited)}[code]
        return Value(
            code=code,
            region=region,
            period=str(window),
            value=value,
            numerator=invited if code == "O04D" else present,
            denominator=invited if code == "O04" else None,
            reported=sum(one.present is not None for one in held),
            due=len(held),
            state=_state(value, held),
        )


def _count(code: str, region: str, window: Window, count: int, *, of: int) -> Value:
    """A number that is always known, with what it was counted among as its coverage."""
    return Value(
        code=code,
        region=region,
        period=str(window),
        value=count,
        numerator=count,
        reported=of,
        due=of,
        state=State.REPORTED,
    )


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or whole is None else percentage(part, whole)


def _state(value: float | None, held: Sequence[Attendance]) -> State:
    if value is not None:
        return State.REPORTED
    return State.MISSING if held else State.NOT_DUE


def _held_in(meeting: Attendance, window: Window) -> bool:
    return (meeting.start.year, meeting.start.month) in window.months


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
