"""Turns cells, register and calendar into values that carry their coverage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.measures import Kind
from dashboard.domain.number_rules import percentage
from dashboard.domain.regions import NATION
from dashboard.domain.values import State, Value, breakdown_key, read_breakdown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.domain.periods import Month, ReportingCalendar, Window
    from dashboard.domain.register import Register
    from dashboard.domain.values import Breakdown
    from dashboard.queries.meetings import Attendance
    from dashboard.storage.cube import Formula, YearCells

OFFICER_POSTS = 2
REPORTS_ON_TIME = "O03"
COMPUTED = ("V01", "V02", "O01D", "O03D", "O03", "O04D", "O04N", "O04")
"""Codes that follow from register, calendar, receipts and meetings rather than from rollups."""


@dataclass(frozen=True, slots=True)
class FigureSet:
    """Figures of some codes, regions and years, read from the store once.

    Attributes:
        cells: By code, breakdown key, region and year.
        formulas: Every stored formula by code.
    """

    cells: Mapping[tuple[str, str, str, int], YearCells]
    formulas: Mapping[str, Formula]
    register: Register
    calendar: ReportingCalendar
    meetings: Sequence[Attendance]

    def value(
        self, code: str, region: str, window: Window, breakdown: Breakdown | None = None
    ) -> Value:
        """One number with its coverage and state."""
        if code in COMPUTED:
            return self._computed(code, region, window)
        return self._stored(self.formulas[code], region, window, breakdown)

    def months(self, code: str, region: str, year: int) -> tuple[Value, ...]:
        """The twelve months of a year, each alone."""
        windows = (self.calendar.window(year, month) for month in range(1, 13))
        return tuple(self.value(code, region, window) for window in windows)

    def breakdowns(self, code: str, region: str, year: int) -> list[Breakdown]:
        """Breakdowns in which a code was reported, in the order of their members."""
        keys = {key[1] for key in self.cells if key[0] == code and key[2:] == (region, year)}
        return [read_breakdown_key(key) for key in sorted(keys - {""})]

    def _stored(
        self, formula: Formula, region: str, window: Window, breakdown: Breakdown | None
    ) -> Value:
        key = (formula.code, breakdown_key(breakdown or {}), region, window.year)
        cell = _cell(self.cells.get(key), window)
        due = self._due(formula.kind, region, window)
        if cell is None:
            state = State.MISSING if due else State.NOT_DUE
            return Value(
                code=formula.code,
                region=region,
                period=str(window),
                breakdown=breakdown or None,
                due=due,
                state=state,
            )
        numerator, denominator, reported, late, demo = cell
        is_ratio = bool(formula.denominators)
        return Value(
            code=formula.code,
            region=region,
            period=str(window),
            breakdown=breakdown or None,
            value=percentage(numerator, denominator) if is_ratio else numerator,
            numerator=numerator,
            denominator=denominator if is_ratio else None,
            reported=int(reported),
            late=int(late),
            due=due,
            state=State.REPORTED,
            demo=demo > 0,
        )

    def _due(self, kind: Kind, region: str, window: Window) -> int:
        count = self.register.count_due_reports
        if kind is Kind.STOCK:
            count = self.register.count_due_villages
        return count(region, window, self.calendar)

    def _computed(self, code: str, region: str, window: Window) -> Value:
        """Values that no rollup holds: they change with the day, not with the data."""
        if not window.last:
            return Value(code=code, region=region, period=str(window), state=State.NOT_DUE)
        rules: dict[str, Callable[[str, Window], Value]] = {
            "O03": self._on_time,
            "O03D": self._due_reports,
        }
        if code in rules:
            return rules[code](region, window)
        if code.startswith("O04"):
            return self._attendance(code, region, window)
        return self._running(code, region, window.months[-1], str(window))

    def _running(self, code: str, region: str, month: Month, period: str) -> Value:
        villages = self.register.count_running(region, month)
        count = {
            "V01": villages,
            "O01D": villages * OFFICER_POSTS,
            "V02": self.register.count_districts(region, month),
        }[code]
        return Value(
            code=code,
            region=region,
            period=period,
            value=count,
            numerator=count,
            reported=villages,
            due=villages,
            state=State.REPORTED,
        )

    def _due_reports(self, region: str, window: Window) -> Value:
        due = self._due(Kind.FLOW, region, window)
        return Value(
            code="O03D",
            region=region,
            period=str(window),
            value=due,
            numerator=due,
            reported=due,
            due=due,
            state=State.REPORTED,
        )

    def _on_time(self, region: str, window: Window) -> Value:
        received = self._stored(self.formulas["O03N"], region, window, None)
        due, on_time = received.due, received.numerator or 0
        return Value(
            code=REPORTS_ON_TIME,
            region=region,
            period=str(window),
            value=percentage(on_time, due),
            numerator=on_time if due else None,
            denominator=due if due else None,
            reported=received.reported,
            late=received.late,
            due=due,
            state=State.REPORTED if due else State.NOT_DUE,
            demo=received.demo,
        )

    def _attendance(self, code: str, region: str, window: Window) -> Value:
        """Meetings belong to the country; a part that no source tells leaves the number open."""
        held = [one for one in self.meetings if _held_in(one, window)] if region == NATION else []
        present, invited = _total([m.present for m in held]), _total([m.invited for m in held])
        above = invited if code == "O04D" else present
        below = invited if code == "O04" else None
        known = above is not None and (code != "O04" or below is not None)
        value: float | None = above
        if code == "O04" and present is not None and invited:
            value = percentage(present, invited)
        return Value(
            code=code,
            region=region,
            period=str(window),
            value=value if known else None,
            numerator=above,
            denominator=below,
            reported=sum(one.present is not None for one in held),
            due=len(held),
            state=State.REPORTED if known else State.MISSING if held else State.NOT_DUE,
        )


def _cell(cells: YearCells | None, window: Window) -> list[float] | None:
    if cells is None or not window.last:
        return None
    return (cells.monthly if window.single else cells.to_date)[window.last - 1]


def _held_in(meeting: Attendance, window: Window) -> bool:
    return (meeting.start.year, meeting.start.month) in window.months


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
