"""Figures: rollups of wide regions, and those of villages computed from their reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import orjson
from sqlalchemy import Integer, Text, bindparam, cast, select

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.storage.cube import Formula, Scope, YearCells, read_cube
from dashboard.storage.packed import read_totals
from dashboard.storage.tables import rollup
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Column, Connection, Select

    from dashboard.domain.periods import ReportingCalendar

_SUBDISTRICT_LENGTH = 8


class StoredYear(NamedTuple):
    """One code of one wide region in one year, as JSON text: of hundreds, few cells are shown."""

    monthly: str
    to_date: str


class LazyCells:
    """The same as ``YearCells``, decoded when it is looked at."""

    def __init__(self, stored: StoredYear) -> None:
        """Keep the text."""
        self._stored = stored

    @cached_property
    def monthly(self) -> list[list[float] | None]:
        """Twelve cells, each a month alone."""
        return _decoded(self._stored.monthly)

    @cached_property
    def to_date(self) -> list[list[float] | None]:
        """Twelve cells, each January to that month."""
        return _decoded(self._stored.to_date)


class FigureRow(NamedTuple):
    """Figures of one code of one region in one year."""

    year: int
    cells: YearCells


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """Which figures are asked for.

    Attributes:
        formulas: Stored codes, with how they are computed.
        years: Calendar years.
        version: Data version; ``None`` reads the newest.
        breakdowns: Whether breakdowns are wanted beside the totals.
    """

    formulas: Sequence[Formula]
    years: Collection[int]
    version: int | None = None
    breakdowns: bool = False


def fetch_region_year(
    connection: Connection, region: str, year: int, version: int | None = None
) -> dict[str, StoredYear]:
    """Totals of every code of the country, a province or a district in one year.

    Returns:
        By code; without the codes of which nothing was reported.
    """
    asked = {"region": region, "level": int(level_of(region)), "year": year, "version": version}
    rows = connection.execute(_region_year(is_newest=version is None), asked)
    return {code: StoredYear(monthly, to_date) for code, monthly, to_date in rows}


def fetch_code_year(
    connection: Connection, code: str, level: Level, year: int, version: int | None = None
) -> dict[str, StoredYear]:
    """Totals of one code of all provinces or all districts in one year.

    Returns:
        By region; without the regions in which nothing was reported.
    """
    asked = {"code": code, "level": int(level), "year": year, "version": version}
    rows = connection.execute(_code_year(is_newest=version is None), asked)
    return {region: StoredYear(monthly, to_date) for region, monthly, to_date in rows}


def fetch_rollups(
    connection: Connection, query: FigureQuery, regions: Collection[str]
) -> Iterator[FigureRow]:
    """Figures of the country, provinces and districts.

    Returns:
        One row per code, breakdown, region and year in which anything was reported; no order.
    """
    c = rollup.c
    statement = select(c.code, c.breakdown, c.region_code, c.monthly, c.to_date, c.year).where(
        c.code.in_([formula.code for formula in query.formulas]),
        c.year.in_(query.years),
        c.level.in_({level_of(region) for region in regions}),
        c.region_code.in_(regions),
        live_at(rollup, query.version),
    )
    if not query.breakdowns:
        statement = statement.where(c.breakdown == "")
    for *cells, year in connection.execute(statement):
        yield FigureRow(year, YearCells(*cells))


def fetch_village_figures(
    connection: Connection, query: FigureQuery, within: str, calendar: ReportingCalendar
) -> Iterator[FigureRow]:
    """Figures of one village, or of a subdistrict as the sum of its villages.

    They follow from the reports by the same rules that make the rollups.

    Args:
        connection: Open connection.
        query: Codes, years, version.
        within: Code of a subdistrict or village.
        calendar: Decides which reports were late.

    Returns:
        One row per code, breakdown, region and year in which anything was reported; no order.
    """
    add_up = level_of(within) is Level.SUBDISTRICT
    for scope in _scopes(query, [district_of(within)], within):
        for cells in _rows(connection, scope, query, calendar, within if add_up else ""):
            yield FigureRow(scope.year, cells)


def fetch_villages(
    connection: Connection,
    query: FigureQuery,
    districts: Collection[str],
    calendar: ReportingCalendar,
) -> Iterator[FigureRow]:
    """Figures of every village of some districts, read together: a few queries a year.

    Returns:
        One row per code, breakdown, village and year in which anything was reported; no order.
    """
    for scope in _scopes(query, districts):
        for cells in _rows(connection, scope, query, calendar):
            yield FigureRow(scope.year, cells)


def _rows(
    connection: Connection,
    scope: Scope,
    query: FigureQuery,
    calendar: ReportingCalendar,
    subdistrict: str = "",
) -> Iterator[YearCells]:
    """Figures of the villages of a scope, or of a subdistrict as their sum."""
    if query.breakdowns:
        region_of = _subdistrict_of if subdistrict else str
        yield from read_cube(connection, scope, calendar).rows(query.formulas, region_of)
    elif subdistrict:
        yield from read_totals(connection, scope).sums(query.formulas, subdistrict)
    else:
        yield from read_totals(connection, scope).village_rows(query.formulas)


def _scopes(query: FigureQuery, districts: Collection[str], within: str = "") -> Iterator[Scope]:
    measures = {part for formula in query.formulas for part in formula.parts}
    for year in query.years:
        yield Scope(
            districts=districts,
            year=year,
            version=query.version,
            within=within,
            measures=measures,
        )


@cache
def _region_year(*, is_newest: bool) -> Select[str, str, str]:
    return _totals(rollup.c.code, is_newest=is_newest).where(
        rollup.c.region_code == bindparam("region")
    )


@cache
def _code_year(*, is_newest: bool) -> Select[str, str, str]:
    return _totals(rollup.c.region_code, is_newest=is_newest).where(
        rollup.c.code == bindparam("code")
    )


def _totals(key: Column[str], *, is_newest: bool) -> Select[str, str, str]:
    """Built once and filled each time: to build one takes as long as to answer it."""
    c = rollup.c
    texts = (cast(c.monthly, Text), cast(c.to_date, Text))
    here = (c.year == bindparam("year"), c.level == bindparam("level"), c.breakdown == "")
    version = None if is_newest else bindparam("version", type_=Integer)
    return select(key, *texts).where(*here, live_at(rollup, version))


def _decoded(text: str) -> list[list[float] | None]:
    cells: list[list[float] | None] = orjson.loads(text)
    return cells


def _subdistrict_of(village: str) -> str:
    return village[:_SUBDISTRICT_LENGTH]
