"""One year of village reports in memory, turned into figures by the number rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, Table, select

from dashboard.domain.measures import REPORTED_DIMENSIONS, Dimension, Kind
from dashboard.domain.number_rules import (
    Array,
    Field,
    add_parts,
    add_villages,
    cells_to_date,
    monthly_cells,
)
from dashboard.domain.periods import MONTHS, Month, ReportingCalendar
from dashboard.domain.regions import Level, level_of
from dashboard.domain.values import Breakdown, breakdown_key
from dashboard.storage.tables import observation, report, village
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

DIMENSIONS_AT_ONCE = 2
MINISTRY = "ministry"
ON_TIME = "O03N"
PER_RUNNING_VILLAGE = {"V01": 1.0, "O01D": 2.0}
"""Computed parts of ratios: what a village adds in a month in which it reported the other part."""

_ROWS_AT_ONCE = 10_000
_VILLAGES_AT_ONCE = 20_000

Members = tuple[str, ...]
NO_MEMBERS: Members = ("", "", "")


class Formula(NamedTuple):
    """How a code is computed from what villages report."""

    code: str
    numerators: tuple[str, ...]
    denominators: tuple[str, ...]
    kind: Kind
    dimensions: tuple[Dimension, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Every measure that the formula needs."""
        return self.numerators + self.denominators


class YearCells(NamedTuple):
    """One code of one region (or village) for one year.

    Attributes:
        monthly: Twelve cells, each ``[numerator, denominator, reported, late, demo]``, or ``None``
            for a month in which nobody reported.
        to_date: The same for January to that month.
    """

    code: str
    breakdown: str
    region: str
    monthly: list[list[float] | None]
    to_date: list[list[float] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which reports to read.

    Attributes:
        version: Data version; ``None`` reads the newest.
        within: A village, or a subdistrict of which all villages are meant; empty for all.
        measures: Codes to read; ``None`` reads all.
        villages: Only these, where totals are read; ``None`` means all.
    """

    districts: Collection[str]
    year: int
    version: int | None = None
    within: str = ""
    measures: Collection[str] | None = None
    villages: Collection[str] | None = None

    def places(self, table: Table) -> list[ColumnElement[bool]]:
        """Conditions on district and village."""
        c = table.c
        conditions: list[ColumnElement[bool]] = [c.district_code.in_(self.districts)]
        if self.within and level_of(self.within) is Level.VILLAGE:
            conditions.append(c.village_code == self.within)
        elif self.within:
            conditions.append(c.village_code.startswith(f"{self.within}.", autoescape=True))
        return conditions

    def times(self, table: Table) -> list[ColumnElement[bool]]:
        """Conditions on month and data version."""
        months = [Month(self.year, month).number for month in range(1, MONTHS + 1)]
        return [table.c.period.in_(months), live_at(table, self.version)]


@dataclass(slots=True)
class YearCube:
    """Reports of some villages in one year.

    Attributes:
        villages: Codes, in the order of the first axis of every array.
        values: Arrays of shape ``(villages, 12)`` by measure and the members it was reported for.
        demo: 1 where a measure's value is a demo value, by measure.
        received: 1 where a report was received.
        late: 1 where it was received after its due date.
    """

    villages: Sequence[str]
    values: dict[str, dict[Members, Array]]
    demo: dict[str, Array]
    received: Array
    late: Array
    _chosen: dict[tuple[str, str], Array] = field(default_factory=dict)

    def totals(self) -> dict[str, Array]:
        """Every measure without its breakdown."""
        return {code: self._choose(code, {}) for code in self.values}

    def village_cells(self, formulas: Sequence[Formula]) -> tuple[Array, Array]:
        """Totals of every village: cells of each month alone, and of January to that month.

        Formulas of one shape go through the number rules together, since an array costs the same
        for one code and for ten.

        Returns:
            Two arrays of shape ``(5, formulas, villages, 12)``.
        """
        shape = (len(Field), len(formulas), len(self.villages), MONTHS)
        monthly, to_date = np.zeros(shape), np.zeros(shape)
        alike = defaultdict(list)
        for place, one in enumerate(formulas):
            alike[len(one.numerators), len(one.denominators), one.kind].append(place)
        for (_, _, kind), places in alike.items():
            cells = self._cells_of([formulas[place] for place in places])
            monthly[:, places] = cells
            to_date[:, places] = cells_to_date(cells, kind)
        return monthly, to_date

    def village_rows(self, formulas: Sequence[Formula]) -> Iterator[YearCells]:
        """Totals of every village that reported the code; the same as ``rows`` of villages."""
        monthly, to_date = self.village_cells(formulas)
        for place, formula in enumerate(formulas):
            listed = zip(_listed(monthly[:, place]), _listed(to_date[:, place]), strict=True)
            for village_code, (months, totals) in zip(self.villages, listed, strict=True):
                if totals[-1]:
                    yield YearCells(formula.code, "", village_code, months, totals)

    def sums(self, formulas: Sequence[Formula], region: str) -> Iterator[YearCells]:
        """Totals of all villages together, under the code of a region."""
        at_once = max(1, _VILLAGES_AT_ONCE // max(len(self.villages), 1))
        for start in range(0, len(formulas), at_once):
            some = formulas[start : start + at_once]
            # Along the villages numpy adds one after the other, in the order of the rollups.
            monthly, to_date = (cells.sum(axis=2) for cells in self.village_cells(some))
            listed = zip(some, _listed_each(monthly), _listed_each(to_date), strict=True)
            for formula, months, totals in listed:
                if totals[-1]:
                    yield YearCells(formula.code, "", region, months, totals)

    def _cells_of(self, formulas: Sequence[Formula]) -> Array:
        """Cells of formulas with as many numerators and denominators as each other."""
        above = zip(*(formula.numerators for formula in formulas), strict=True)
        below = zip(*(formula.denominators for formula in formulas), strict=True)
        marked = np.stack([self._marked(formula) for formula in formulas])
        return monthly_cells(
            [np.stack([self._choose(code, {}) for code in codes]) for codes in above],
            [np.stack([self._choose(code, {}) for code in codes]) for codes in below],
            late=np.broadcast_to(self.late, marked.shape),
            demo=marked,
        )

    def _marked(self, formula: Formula) -> Array:
        """1 where a part of the formula is a demo value."""
        demo = [self.demo[code] for code in formula.parts if code in self.demo]
        return np.max(demo, axis=0) if demo else np.zeros_like(self.late)

    def rows(
        self,
        formulas: Sequence[Formula],
        region_of: Callable[[str], str],
        *,
        breakdowns: bool = True,
    ) -> Iterator[YearCells]:
        """Figures of every region that the villages belong to, with or without breakdowns."""
        regions = sorted({region_of(code) for code in self.villages})
        number = {region: index for index, region in enumerate(regions)}
        groups = np.array([number[region_of(code)] for code in self.villages], dtype=np.intp)
        for formula in formulas:
            for breakdown in self._breakdowns(formula) if breakdowns else [{}]:
                yield from self._cells(formula, breakdown, groups, regions)

    def _cells(
        self,
        formula: Formula,
        breakdown: Breakdown,
        groups: NDArray[np.intp],
        regions: Sequence[str],
    ) -> Iterator[YearCells]:
        above = [self._choose(code, breakdown) for code in formula.numerators]
        below = [self._choose(code, breakdown) for code in formula.denominators]
        cells = monthly_cells(above, below, late=self.late, demo=self._marked(formula))
        monthly = add_villages(cells, groups, len(regions))
        to_date = add_villages(cells_to_date(cells, formula.kind), groups, len(regions))
        key = breakdown_key(breakdown)
        listed = zip(regions, _listed(monthly), _listed(to_date), strict=True)
        for region, months, totals in listed:
            if totals[-1]:
                yield YearCells(formula.code, key, region, months, totals)

    def _breakdowns(self, formula: Formula) -> Iterator[Breakdown]:
        yield {}
        given = {members for code in formula.numerators for members in self.values.get(code, {})}
        for size in range(1, DIMENSIONS_AT_ONCE + 1):
            for dimensions in combinations(formula.dimensions, size):
                places = [REPORTED_DIMENSIONS.index(dimension) for dimension in dimensions]
                seen = [sorted({members[place] for members in given} - {""}) for place in places]
                for chosen in product(*seen):
                    yield dict(zip(dimensions, chosen, strict=True))

    def _choose(self, code: str, breakdown: Breakdown) -> Array:
        key = (code, breakdown_key(breakdown))
        if key not in self._chosen:
            self._chosen[key] = self._add(code, breakdown)
        return self._chosen[key]

    def _add(self, code: str, breakdown: Breakdown) -> Array:
        if code in PER_RUNNING_VILLAGE:
            return np.full_like(self.late, PER_RUNNING_VILLAGE[code])
        if code == ON_TIME:
            return np.where(self.received > 0, 1 - self.late, np.nan)
        wanted = [breakdown.get(dimension) for dimension in REPORTED_DIMENSIONS]
        parts = [
            array
            for members, array in self.values.get(code, {}).items()
            if all(want in (None, member) for want, member in zip(wanted, members, strict=True))
        ]
        return add_parts(parts) if parts else np.full_like(self.late, np.nan)


def read_cube(connection: Connection, scope: Scope, calendar: ReportingCalendar) -> YearCube:
    """Read the reports of one year.

    Villages of other programmes than the ministry's are left out. Whether a report was late is
    judged by the calendar's due day.
    """
    villages = _list_villages(connection, scope)
    place = {code: index for index, code in enumerate(villages)}
    received, late, demo = np.zeros((3, len(villages), MONTHS))
    for code, period, received_on, is_demo in connection.execute(_reports(scope)):
        if code in place:
            month = Month.from_number(period)
            at = place[code], month.month - 1
            received[at] = 1
            late[at] = received_on > calendar.due_on(month)
            demo[at] = is_demo
    cube = YearCube(villages, {}, {ON_TIME: demo}, received, late)
    _read_values(connection, scope, cube, place)
    return cube


def _read_values(
    connection: Connection, scope: Scope, cube: YearCube, place: Mapping[str, int]
) -> None:
    values: dict[str, dict[Members, Array]] = defaultdict(
        lambda: defaultdict(lambda: np.full_like(cube.late, np.nan))
    )
    demo: dict[str, Array] = defaultdict(lambda: np.zeros_like(cube.late))
    for part in connection.execute(_observations(scope)).partitions(_ROWS_AT_ONCE):
        for code, period, measure, *members, value, is_demo in part:
            if code in place:
                at = place[code], period % 100 - 1
                values[measure][tuple(members)][at] = value
                if is_demo:
                    demo[measure][at] = 1
    cube.values.update(values)
    cube.demo.update(demo)


def _list_villages(connection: Connection, scope: Scope) -> list[str]:
    columns = select(village.c.village_code).order_by(village.c.village_code)
    counted = village.c.programme == MINISTRY
    return list(connection.scalars(columns.where(counted, *scope.places(village))))


def _reports(scope: Scope) -> Select[str, int, dt.date, bool]:
    c = report.c
    columns = select(c.village_code, c.period, c.received_on, c.demo)
    return columns.where(*scope.places(report), *scope.times(report))


def _observations(scope: Scope) -> Select[str, int, str, str, str, str, float, bool]:
    c = observation.c
    columns = select(
        c.village_code, c.period, c.measure, c.sex, c.stage, c.aspect, c.value, c.demo
    ).where(*scope.places(observation), *scope.times(observation))
    return columns if scope.measures is None else columns.where(c.measure.in_(scope.measures))


def _listed_each(cells: Array) -> Iterator[list[list[float] | None]]:
    """The same for one region and several codes, each code whole or not by itself."""
    return (_listed(cells[:, place : place + 1])[0] for place in range(cells.shape[1]))


def _listed(cells: Array) -> list[list[list[float] | None]]:
    """Cells by region and month as JSON keeps them: counts whole, months without a report null."""
    whole = (cells == np.rint(cells)).all()
    by_region = np.moveaxis(cells.astype(np.int64) if whole else cells, 0, -1)
    return [
        [cell if cell[Field.REPORTED] else None for cell in months] for months in by_region.tolist()
    ]
