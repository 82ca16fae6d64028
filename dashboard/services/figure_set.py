"""Turns cells, register and calendar into values that carry their coverage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.domain.measures import Kind
from dashboard.domain.number_rules import percentage
from dashboard.domain.periods import MONTHS, Window
from dashboard.domain.values import State, Value, breakdown_key
from dashboard.services.computed import MEETINGS, REPORTS_DUE, RUNNING, ComputedFigures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.register import Register
    from dashboard.domain.values import Breakdown
    from dashboard.queries.figures import LazyCells
    from dashboard.storage.cube import Formula, YearCells

    Cells = YearCells | LazyCells

REPORTS_ON_TIME = "O03"
RECEIPTS = "O03N"
NOT_STORED = RUNNING | MEETINGS | {REPORTS_DUE, REPORTS_ON_TIME}
"""Codes that no rollup holds; the share of reports on time rests on the stored receipts."""

_NO_CELLS = (None,) * MONTHS


@dataclass(frozen=True, slots=True)
class FigureSet:
    """Figures of some codes, regions and years, read from the store once.

    Attributes:
        cells: By code, breakdown key, region and year.
        formulas: Every stored formula by code.
    """

    cells: Mapping[tuple[str, str, str, int], Cells]
    formulas: Mapping[str, Formula]
    register: Register
    calendar: ReportingCalendar
    computed: ComputedFigures
    _due: dict[tuple[Kind, str, Window], int] = field(init=False, default_factory=dict)

    def value(
        self, code: str, region: str, window: Window, breakdown: Breakdown | None = None
    ) -> Value:
        """One number with its coverage and state."""
        if code == REPORTS_ON_TIME:
            return self._on_time(region, window)
        if code in NOT_STORED:
            return self.computed.value(code, region, window)
        return self._stored(self.formulas[code], region, window, breakdown)

    def values(self, code: str, regions: Iterable[str], window: Window) -> list[Value]:
        """One number of many regions, in their order."""
        return [self.value(code, region, window) for region in regions]

    def weights(self, code: str, regions: Iterable[str], window: Window) -> list[float]:
        """What a percentage of each region is a percentage of, in their order; 0 for nothing."""
        if code in NOT_STORED:
            return [value.denominator or 0.0 for value in self.values(code, regions, window)]
        cells = (_cell(self.cells.get((code, "", one, window.year)), window) for one in regions)
        return [cell[1] if cell else 0.0 for cell in cells]

    def months(self, code: str, region: str, year: int) -> tuple[Value, ...]:
        """The twelve months of a year, each alone."""
        windows = (self.calendar.window(year, month) for month in range(1, 13))
        return tuple(self.value(code, region, window) for window in windows)

    def course(self, code: str, region: str, year: int) -> tuple[float | None, ...]:
        """The twelve monthly values of a year, without their coverage."""
        if code in NOT_STORED:
            return tuple(value.value for value in self.months(code, region, year))
        cells = self.cells.get((code, "", region, year))
        return self._numbers(code, cells.monthly if cells else _NO_CELLS)

    def course_to_date(self, code: str, region: str, year: int) -> tuple[float | None, ...]:
        """The twelve values of January to each month of a year, without their coverage."""
        if code in NOT_STORED:
            windows = (Window(year, month) for month in range(1, MONTHS + 1))
            return tuple(self.value(code, region, window).value for window in windows)
        cells = self.cells.get((code, "", region, year))
        return self._numbers(code, cells.to_date if cells else _NO_CELLS)

    def _numbers(self, code: str, cells: Sequence[list[float] | None]) -> tuple[float | None, ...]:
        is_ratio = bool(self.formulas[code].denominators)
        return tuple(_number(cell, is_ratio=is_ratio) if cell else None for cell in cells)

    def _stored(
        self, formula: Formula, region: str, window: Window, breakdown: Breakdown | None
    ) -> Value:
        code, period = formula.code, str(window)
        key = breakdown_key(breakdown) if breakdown else ""
        due = self._count_due(formula.kind, region, window)
        cell = _cell(self.cells.get((code, key, region, window.year)), window)
        if not cell:
            return Value(
                code=code,
                region=region,
                period=period,
                breakdown=breakdown or None,
                due=due,
                state=State.MISSING if due else State.NOT_DUE,
            )
        numerator, denominator, reported, late, demo = cell
        is_ratio = bool(formula.denominators)
        return Value(
            code=code,
            region=region,
            period=period,
            breakdown=breakdown or None,
            value=_number(cell, is_ratio=is_ratio),
            numerator=numerator,
            denominator=denominator if is_ratio else None,
            reported=int(reported),
            late=int(late),
            due=due,
            state=State.REPORTED,
            demo=demo > 0,
        )

    def _count_due(self, kind: Kind, region: str, window: Window) -> int:
        """Many codes ask for the same regions and windows."""
        key = (kind, region, window)
        if key not in self._due:
            flow, stock = self.register.count_due_reports, self.register.count_due_villages
            count = flow if kind is Kind.FLOW else stock
            self._due[key] = count(region, window, self.calendar)
        return self._due[key]

    def _on_time(self, region: str, window: Window) -> Value:
        """Reports received on time of all that are due, received or not."""
        received = self._stored(self.formulas[RECEIPTS], region, window, None)
        due, on_time = received.due, received.numerator or 0
        return replace(
            received,
            code=REPORTS_ON_TIME,
            value=percentage(on_time, due),
            numerator=on_time if due else None,
            denominator=due or None,
            state=State.REPORTED if due else State.NOT_DUE,
        )


def _number(cell: list[float], *, is_ratio: bool) -> float | None:
    return percentage(cell[0], cell[1]) if is_ratio else cell[0]


def _cell(cells: Cells | None, window: Window) -> list[float] | None:
    if cells is None or not window.last:
        return None
    return (cells.monthly if window.single else cells.to_date)[window.last - 1]
