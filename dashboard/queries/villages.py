"""Questions about villages of the register: facts, receipts, and figures of groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sqlalchemy import select

from dashboard.domain.number_rules import Field
from dashboard.domain.periods import Month
from dashboard.domain.regions import NATION, district_of
from dashboard.domain.views.village import VillageFacts
from dashboard.storage.cube import Scope
from dashboard.storage.packed import read_totals
from dashboard.storage.tables import report, village
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection, Row

    from dashboard.domain.periods import Window
    from dashboard.storage.cube import Formula, YearCells, YearCube


class Middle(NamedTuple):
    """What the villages that have a number have in common.

    Attributes:
        value: Median; of a percentage that of its numerators, which says nothing.
        villages: How many have a number.
        numerator: Their sum.
        denominator: The sum below a percentage; 0 for a plain number.
    """

    value: float
    villages: int
    numerator: float
    denominator: float


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


def fetch_group(connection: Connection, query: GroupQuery) -> tuple[YearCells, ...]:
    """Figures of a group of villages together, by the rules that make the rollups.

    Villages of other programmes than the ministry's are left out.

    Returns:
        One row per code of which anything was reported, under the code of the country.
    """
    return tuple(_read(connection, query).sums(query.formulas, NATION))


def fetch_middles(connection: Connection, query: GroupQuery, window: Window) -> dict[str, Middle]:
    """Medians and sums over the villages of a group in a window.

    Returns:
        By code; codes that no village reported are left out.
    """
    if not window.last:
        return {}
    cube, found = _read(connection, query), {}
    for formula in query.formulas:
        monthly, to_date = cube.village_cells([formula])
        cells = (monthly if window.single else to_date)[:, 0, :, window.last - 1 : window.last]
        known = cells[Field.NUMERATOR][cells[Field.REPORTED] > 0]
        if len(known):
            # Along the villages numpy adds one after the other, as the rollups do.
            sums = cells.sum(axis=1)[:, 0].tolist()
            found[formula.code] = Middle(float(np.median(known)), len(known), *sums[:2])
    return found


def _read(connection: Connection, query: GroupQuery) -> YearCube:
    scope = Scope(
        districts=sorted({district_of(code) for code in query.villages}),
        year=query.year,
        version=query.version,
        measures={part for formula in query.formulas for part in formula.parts},
        villages=query.villages,
    )
    return read_totals(connection, scope)


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
