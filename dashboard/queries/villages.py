"""Questions about villages of the register: facts, receipts, and figures of groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.regions import NATION, district_of
from dashboard.domain.views.village import VillageFacts
from dashboard.storage.cube import Formula, Scope, YearCells, YearCube, read_cube
from dashboard.storage.tables import report, village
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from dashboard.domain.periods import ReportingCalendar, Window

_OTHERS = "others"


class Middle(NamedTuple):
    """Median of the villages that have a number, and how many those are."""

    value: float
    villages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupQuery:
    """Figures of some villages together.

    Attributes:
        villages: Codes, of any districts.
        formulas: Stored codes, with how they are computed.
        version: Data version; ``None`` reads the newest.
    """

    villages: frozenset[str]
    formulas: Sequence[Formula]
    year: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class GroupYear:
    """One year of a group of villages.

    Attributes:
        sums: One row per code, under the code of the country.
        middles: By code: twelve months, then twelve totals to date; of a percentage the
            numerators, so that only the count of villages means something.
    """

    sums: tuple[YearCells, ...]
    middles: Mapping[str, tuple[Sequence[Middle | None], Sequence[Middle | None]]]


def list_register(connection: Connection, district: str) -> list[VillageFacts]:
    """Villages of a district that the register names, of all programmes, in code order."""
    rows = connection.execute(
        select(village).where(village.c.district_code == district).order_by(village.c.village_code)
    )
    return [_facts(row) for row in rows]


def list_cohorts(connection: Connection) -> dict[int, list[str]]:
    """Codes of the villages of every cohort, of all programmes, oldest cohort first."""
    c = village.c
    known = select(c.cohort_year, c.village_code).where(c.cohort_year.is_not(None))
    cohorts: dict[int, list[str]] = {}
    for year, code in connection.execute(known.order_by(c.cohort_year, c.village_code)):
        cohorts.setdefault(year, []).append(code)
    return cohorts


def fetch_receipts(
    connection: Connection, code: str, version: int | None = None
) -> dict[Month, dt.date]:
    """Day on which each monthly report of a village was first received."""
    c = report.c
    rows = connection.execute(
        select(c.period, c.received_on).where(
            c.district_code == district_of(code), c.village_code == code, live_at(report, version)
        )
    )
    return {Month.from_number(period): received_on for period, received_on in rows}


def list_reporting(
    connection: Connection, districts: Collection[str], window: Window, version: int | None = None
) -> set[str]:
    """Codes of the villages of some districts that handed in a report of a window."""
    c = report.c
    codes = select(c.village_code).distinct()
    return set(
        connection.scalars(
            codes.where(
                c.district_code.in_(districts),
                c.period.in_([month.number for month in window.months]),
                live_at(report, version),
            )
        )
    )


def fetch_group(
    connection: Connection,
    query: GroupQuery,
    calendar: ReportingCalendar,
    *,
    middles: bool = False,
) -> GroupYear:
    """Figures of a group of villages from their reports, by the rules that make the rollups.

    Villages of other programmes than the ministry's are left out. All villages of the districts
    are read, since that is how reports lie together.

    Args:
        connection: Open connection.
        query: Which villages, codes, year and version.
        calendar: Decides which reports were late.
        middles: Whether medians are wanted beside the sums.
    """
    scope = Scope(
        districts=sorted({district_of(code) for code in query.villages}),
        year=query.year,
        version=query.version,
        measures={part for formula in query.formulas for part in formula.parts},
    )
    cube = read_cube(connection, scope, calendar)
    return GroupYear(tuple(_sums(cube, query)), _middles(cube, query) if middles else {})


def _sums(cube: YearCube, query: GroupQuery) -> Iterator[YearCells]:
    def group_of(code: str) -> str:
        return NATION if code in query.villages else _OTHERS

    rows = cube.rows(query.formulas, group_of, breakdowns=False)
    return (cells for cells in rows if cells.region == NATION)


def _middles(
    cube: YearCube, query: GroupQuery
) -> dict[str, tuple[list[Middle | None], list[Middle | None]]]:
    found = {}
    for formula in query.formulas:
        rows = [
            cells
            for cells in cube.rows([formula], str, breakdowns=False)
            if cells.region in query.villages
        ]
        found[formula.code] = (
            _middle_of(cells.monthly for cells in rows),
            _middle_of(cells.to_date for cells in rows),
        )
    return found


def _middle_of(rows: Iterable[Sequence[list[float] | None]]) -> list[Middle | None]:
    by_month = list(zip(*rows, strict=True)) or [()] * MONTHS
    known = ([cell[0] for cell in cells if cell] for cells in by_month)
    return [Middle(median(values), len(values)) if values else None for values in known]


def _facts(row: Row[tuple[object, ...]]) -> VillageFacts:
    return VillageFacts(
        code=row.village_code,
        cohort_year=row.cohort_year,
        ended=Month.from_number(row.ended) if row.ended else None,
        programme=row.programme,
        confidence=row.confidence,
        source_url=row.source_url,
        source_date=row.source_date,
    )
