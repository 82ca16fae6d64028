"""Rollups: figures of districts, provinces and the country, kept equal to the observations.

A row holds one year of one code in one region: twelve months and twelve totals to date. Districts
are computed from observations; provinces add their districts, the country adds its provinces. The
findings in the reports are kept in the same step.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    select,
    true,
    update,
)

from dashboard.domain.quality_rules import RULES_EDITION
from dashboard.domain.regions import NATION, Level, district_of, level_of, province_of
from dashboard.storage.bulk import bulk_insert
from dashboard.storage.cube import Formula, Scope, YearCells, YearCube, read_cube
from dashboard.storage.findings import Findings
from dashboard.storage.packed import empty_years, list_years, pack, replace_years
from dashboard.storage.tables import (
    data_version,
    finding,
    rollup,
    setting,
    version_scope,
    village_year,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.domain.periods import ReportingCalendar

Key = tuple[str, str, str]
Cells = list[list[float] | None]


_KEY = ("code", "breakdown", "region_code")
_WRITTEN = ("year", "level", "version_from", *_KEY, "monthly", "to_date")
_DUE_DAY = "due_day"
_FINDING_RULES = "finding_rules"


@dataclass(frozen=True, slots=True)
class Rollups:
    """Keeps the rollups of one database.

    Attributes:
        formulas: What is kept.
        calendar: Decides which reports were late.
    """

    formulas: Sequence[Formula]
    calendar: ReportingCalendar

    def refresh(self, connection: Connection, version: int) -> None:
        """Bring up to date what a version touched (see ``version_scope``), and all regions above.

        Rows that change are closed with that version; call it once for a version.
        """
        scope = list_scope(connection, version)
        with _collector_paused():
            for year, districts in sorted(scope.items()):
                self._refresh_year(connection, version, year, districts)
            self._findings.refresh(connection, version, scope)

    def adopt_due_day(self, connection: Connection) -> bool:
        """Rebuild when the rollups were made with another due day; tells whether they were."""
        day = str(self.calendar.due_day)
        known = connection.scalar(select(setting.c.value).where(setting.c.key == _DUE_DAY))
        if known == day:
            return False
        if known is None:
            connection.execute(insert(setting).values(key=_DUE_DAY, value=day))
            return False
        connection.execute(update(setting).where(setting.c.key == _DUE_DAY).values(value=day))
        self.rebuild(connection)
        return True

    def adopt_finding_rules(self, connection: Connection) -> bool:
        """Judge all reports anew when that was done by other rules; tells whether it was."""
        known = connection.scalar(select(setting.c.value).where(setting.c.key == _FINDING_RULES))
        if known == RULES_EDITION:
            return False
        connection.execute(delete(setting).where(setting.c.key == _FINDING_RULES))
        connection.execute(insert(setting).values(key=_FINDING_RULES, value=RULES_EDITION))
        connection.execute(delete(finding))
        versions = _list_versions(connection)
        for version in versions:
            self._findings.refresh(connection, version, list_scope(connection, version))
        return bool(versions)

    def adopt_village_years(self, connection: Connection) -> bool:
        """Pack the years of a database from before they were packed; tells whether it did."""
        scoped = connection.scalar(select(version_scope.c.version).limit(1))
        if scoped is None or connection.scalar(select(village_year.c.year).limit(1)):
            return False
        for version in _list_versions(connection):
            for year, districts in sorted(list_scope(connection, version).items()):
                cube = self._read(connection, year, districts, version)
                replace_years(connection, version, year, empty_years(districts) | pack(cube))
        return True

    def rebuild(self, connection: Connection) -> None:
        """Make all rollups and findings anew, version by version, from the observations."""
        connection.execute(delete(rollup))
        connection.execute(delete(finding))
        connection.execute(delete(village_year))
        for version in _list_versions(connection):
            self.refresh(connection, version)

    def differences(self, connection: Connection) -> list[str]:
        """Compare rollups and findings with a recomputation; one line for every odd row."""
        with _collector_paused():
            odd = self._findings.differences(connection, list_scope(connection))
            return [*self._differences(connection), *odd]

    @property
    def _findings(self) -> Findings:
        plain = (formula for formula in self.formulas if not formula.denominators)
        return Findings({formula.code: formula.kind for formula in plain})

    def _differences(self, connection: Connection) -> list[str]:
        stored = {
            (row.year, row.code, row.breakdown, row.region_code): (row.monthly, row.to_date)
            for row in connection.execute(select(rollup).where(rollup.c.version_to.is_(None)))
        }
        fresh: dict[tuple[int, str, str, str], tuple[Cells, Cells]] = {}
        packed_odd: list[str] = []
        for year, districts in list_scope(connection).items():
            cube = self._read(connection, year, districts)
            fresh |= {
                (year, row.code, row.breakdown, row.region): (row.monthly, row.to_date)
                for row in self._recomputed(cube)
            }
            packed_odd += _packed_otherwise(connection, year, districts, cube)
        odd = {key for key in stored.keys() | fresh.keys() if stored.get(key) != fresh.get(key)}
        lines = (
            " ".join(map(str, (*key[:2], key[2] or "-", key[3] or "-"))) for key in sorted(odd)
        )
        return [*lines, *packed_odd]

    def _recomputed(self, cube: YearCube) -> Iterator[YearCells]:
        rows = list(cube.rows(self.formulas, district_of))
        provinces = list(_added(rows, province_of))
        return chain(rows, provinces, _added(provinces, _nation))

    def _read(
        self,
        connection: Connection,
        year: int,
        districts: Collection[str],
        version: int | None = None,
    ) -> YearCube:
        scope = Scope(districts=districts, year=year, version=version)
        return read_cube(connection, scope, self.calendar)

    def _refresh_year(
        self, connection: Connection, version: int, year: int, districts: Collection[str]
    ) -> None:
        kept = _YearOfRollups(connection, version, year)
        cube = self._read(connection, year, districts, version)
        replace_years(connection, version, year, empty_years(districts) | pack(cube))
        kept.replace(cube.rows(self.formulas, district_of), districts)
        provinces = {province_of(district) for district in districts}
        kept.replace(_added(kept.list_below(provinces), province_of), provinces)
        kept.replace(_added(kept.list_below({NATION}), _nation), {NATION})


@dataclass(frozen=True, slots=True)
class _YearOfRollups:
    """The live rollups of one year, while a data version is being made."""

    connection: Connection
    version: int
    year: int

    def list_below(self, parents: Collection[str]) -> Iterator[YearCells]:
        """Rows of the regions one level below some provinces, or below the country.

        They come in the order of a recomputation: sums of fractions depend on the order.
        """
        for parent in sorted(parents):
            # Bounds of digits and dots only: the range is the same in every collation.
            code = rollup.c.region_code
            below = code.between(f"{parent}.00", f"{parent}.99") if parent else true()
            level = Level(level_of(parent) + 1)
            for row in self.connection.execute(self._live(level).where(below).order_by(code)):
                yield YearCells(row.code, row.breakdown, row.region_code, row.monthly, row.to_date)

    def replace(self, rows: Iterable[YearCells], regions: Collection[str]) -> None:
        """Close the rows of some regions of one level that changed, and add what is new."""
        level = level_of(next(iter(regions)))
        here = rollup.c.region_code.in_(regions)
        new = {(row.code, row.breakdown, row.region): row[-2:] for row in rows}
        gone: list[Key] = []
        for row in self.connection.execute(self._live(level).where(here)):
            key = (row.code, row.breakdown, row.region_code)
            if new.get(key) == (row.monthly, row.to_date):
                del new[key]
            else:
                gone.append(key)
        self._close(level, gone)
        self._add(level, new)

    def _live(self, level: Level) -> Select[Any]:
        of_year = (rollup.c.year == self.year, rollup.c.level == level)
        return select(rollup).where(*of_year, rollup.c.version_to.is_(None))

    def _close(self, level: Level, keys: Sequence[Key]) -> None:
        if not keys:
            return
        c = rollup.c
        statement = update(rollup).where(
            c.code == bindparam("code_"),
            c.breakdown == bindparam("breakdown_"),
            c.region_code == bindparam("region_"),
            c.year == self.year,
            c.level == level,
            c.version_to.is_(None),
        )
        names = ("code_", "breakdown_", "region_")
        self.connection.execute(
            statement.values(version_to=self.version),
            [dict(zip(names, key, strict=True)) for key in keys],
        )

    def _add(self, level: Level, rows: Mapping[Key, tuple[Cells, Cells]]) -> None:
        fixed = self.year, int(level), self.version
        values = ((*fixed, *key, *cells) for key, cells in rows.items())
        bulk_insert(self.connection, rollup, _WRITTEN, values)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Rollups make millions of small lists and no cycle: collecting only halves the speed."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _packed_otherwise(
    connection: Connection, year: int, districts: Collection[str], cube: YearCube
) -> list[str]:
    fresh = empty_years(districts) | pack(cube)
    stored = empty_years(districts) | list_years(connection, year, districts)
    return [
        f"{year} village_year {district}"
        for district in sorted(districts)
        if stored[district].content != fresh[district].content
    ]


def _list_versions(connection: Connection) -> Sequence[int]:
    return connection.scalars(select(data_version.c.version).order_by(data_version.c.version)).all()


def _added(rows: Iterable[YearCells], region_of: Callable[[str], str]) -> Iterator[YearCells]:
    """Add the rows of regions that belong together; cells add field by field."""
    sums: dict[Key, tuple[Cells, Cells]] = {}
    for row in rows:
        key = (row.code, row.breakdown, region_of(row.region))
        sums[key] = _sum(sums[key], row) if key in sums else (row.monthly, row.to_date)
    for (code, breakdown, region), (monthly, to_date) in sums.items():
        yield YearCells(code, breakdown, region, monthly, to_date)


def _sum(total: tuple[Cells, Cells], row: YearCells) -> tuple[Cells, Cells]:
    return _sum_cells(total[0], row.monthly), _sum_cells(total[1], row.to_date)


def _sum_cells(left: Cells, right: Cells) -> Cells:
    return [
        [a + b for a, b in zip(one, other, strict=True)] if one and other else one or other
        for one, other in zip(left, right, strict=True)
    ]


def _nation(_region: str) -> str:
    return NATION


def list_scope(connection: Connection, version: int | None = None) -> dict[int, set[str]]:
    """Districts, by year, in which a data version changed observations; ``None`` means any."""
    statement = select(version_scope.c.district_code, version_scope.c.year).distinct()
    if version is not None:
        statement = statement.where(version_scope.c.version == version)
    years = defaultdict(set)
    for district, year in connection.execute(statement):
        years[year].add(district)
    return years
