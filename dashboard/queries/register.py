"""Which villages are in the programme, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from dashboard.domain.periods import Month
from dashboard.domain.register import Register, VillageTerm
from dashboard.storage.cube import MINISTRY
from dashboard.storage.tables import report, village
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

LAST_COHORT = Month(2022, 1)
"""No village has joined since, so that one of unknown cohort runs from here at the latest."""


def fetch_register(connection: Connection, *, version: int | None = None) -> Register:
    """Villages of the ministry's programme with the months from which they run and owe reports.

    A cohort begins in January of its year. Where the cohort is unknown, the first report shows
    from when reports are owed, and the first report or the public source that names the village
    shows from when it runs.
    """
    first = (
        select(func.min(report.c.period))
        .where(
            report.c.district_code == village.c.district_code,
            report.c.village_code == village.c.village_code,
            live_at(report, version),
        )
        .scalar_subquery()
    )
    columns = select(village, case((village.c.cohort_year.is_(None), first)).label("first_period"))
    counted = columns.where(village.c.programme == MINISTRY).order_by(village.c.village_code)
    terms = (_term(row) for row in connection.execute(counted))
    return Register({term.code: term for term in terms})


def _term(row: Row[tuple[object, ...]]) -> VillageTerm:
    until = Month.from_number(row.ended) if row.ended else None
    if row.cohort_year:
        start = Month(row.cohort_year, 1)
        return VillageTerm(
            code=row.village_code, runs_from=start, owes_from=start, runs_until=until
        )
    owes = Month.from_number(row.first_period) if row.first_period else None
    evidence = [LAST_COHORT, *filter(None, [owes, until, _source_month(row.source_date)])]
    return VillageTerm(
        code=row.village_code, runs_from=min(evidence), owes_from=owes, runs_until=until
    )


def _source_month(text: str) -> Month | None:
    """Month of a date that may be only a year; the year alone proves no more than its December."""
    if not text:
        return None
    year, _, rest = text.partition("-")
    return Month(int(year), int(rest[:2]) if rest else 12)
