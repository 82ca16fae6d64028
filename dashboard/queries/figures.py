"""Figures: rollups of wide regions, and those of villages computed from their reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.storage.cube import Formula, Scope, YearCells, read_cube
from dashboard.storage.tables import rollup
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection

    from dashboard.domain.periods import ReportingCalendar

_SUBDISTRICT_LENGTH = 8


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
    region_of = _subdistrict_of if add_up else str
    for scope in _scopes(query, [district_of(within)], within):
        cube = read_cube(connection, scope, calendar)
        for cells in cube.rows(query.formulas, region_of, breakdowns=query.breakdowns):
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
        cube = read_cube(connection, scope, calendar)
        for cells in cube.rows(query.formulas, str, breakdowns=query.breakdowns):
            yield FigureRow(scope.year, cells)


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


def _subdistrict_of(village: str) -> str:
    return village[:_SUBDISTRICT_LENGTH]
