"""Where figures come from: observations and receipts with what brought them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Table, func, select

from dashboard.domain.measures import REPORTED_DIMENSIONS
from dashboard.domain.periods import Month
from dashboard.domain.regions import district_of
from dashboard.domain.views.why import Observed
from dashboard.queries.submissions import fetch_submissions
from dashboard.storage.cube import Scope
from dashboard.storage.packed import read_totals
from dashboard.storage.tables import observation, report
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from sqlalchemy import Connection, Row

    from dashboard.domain.periods import Window
    from dashboard.domain.sending import Submission
    from dashboard.storage.cube import Formula


class VillageSum(NamedTuple):
    """What one village puts into a figure in a window.

    Attributes:
        numerator: 0 where nothing was reported.
        reported: Reports counted: months for flows, 1 for stocks.
        demo: How many of them hold demo values.
        received: Reports that came in, with or without what the figure needs.
    """

    village: str
    numerator: float
    denominator: float
    reported: float
    late: float
    demo: float
    received: float


class FirstReceipt(NamedTuple):
    """When the report of a month was first received, and the submission that brought it."""

    received_on: dt.date
    demo: bool
    sent: Submission | None


def list_observations(
    connection: Connection, village: str, measures: Collection[str], window: Window, *, version: int
) -> list[Observed]:
    """Reported values of some measures of a village: newest month first, then by measure."""
    c = observation.c
    columns = (
        c.period,
        c.measure,
        c.sex,
        c.stage,
        c.aspect,
        c.value,
        c.source_row,
        c.source_column,
        c.version_from,
        c.demo,
        c.submission_id,
    )
    asked = (*_of(observation, village, window, version), c.measure.in_(measures))
    ordered = (c.period.desc(), c.measure, c.stage, c.aspect, c.sex)
    rows = connection.execute(select(*columns).where(*asked).order_by(*ordered)).all()
    sent = fetch_submissions(connection, {row.submission_id for row in rows})
    return [_observed(row, sent.get(row.submission_id)) for row in rows]


def fetch_first_receipts(
    connection: Connection, village: str, window: Window, *, version: int
) -> dict[Month, FirstReceipt]:
    """First receipt of each report of a village; months without a report are left out."""
    c = report.c
    statement = select(c.period, c.received_on, c.demo)
    rows = connection.execute(statement.where(*_of(report, village, window, version)))
    sent = _fetch_first(connection, village, window, version)
    return {
        Month.from_number(row.period): FirstReceipt(
            row.received_on, row.demo, sent.get((row.period, row.received_on, row.demo))
        )
        for row in rows
    }


def fetch_village_sums(
    connection: Connection,
    formula: Formula,
    districts: Collection[str],
    window: Window,
    version: int,
) -> list[VillageSum]:
    """What each village puts into a figure, by the rules that make the rollups.

    Returns:
        Villages of the ministry's programme that handed in any report in the year, in code order.
    """
    if not window.last:
        return []
    scope = Scope(
        districts=districts, year=window.year, version=version, measures=set(formula.parts)
    )
    cube = read_totals(connection, scope)
    monthly, to_date = cube.village_cells([formula])
    cells = (monthly if window.single else to_date)[:, 0, :, window.last - 1]
    received = cube.received[:, window.first - 1 : window.last].sum(axis=1)
    planes = (plane.tolist() for plane in (*cells, received))
    return [VillageSum(*row) for row in zip(cube.villages, *planes, strict=True)]


def _fetch_first(
    connection: Connection, village: str, window: Window, version: int
) -> dict[tuple[int, dt.date, bool], Submission]:
    """The first submission by month, day of receipt and whether it is demo."""
    c = observation.c
    keys = (c.period, c.received_on, c.demo)
    asked = _of(observation, village, window, version)
    firsts = select(*keys, func.min(c.submission_id)).where(*asked).group_by(*keys)
    first = {tuple(key): number for *key, number in connection.execute(firsts)}
    found = fetch_submissions(connection, set(first.values()))
    return {key: found[number] for key, number in first.items() if number in found}


def _of(table: Table, village: str, window: Window, version: int) -> list[ColumnElement[bool]]:
    c = table.c
    return [
        c.district_code == district_of(village),
        c.village_code == village,
        c.period.in_([month.number for month in window.months]),
        live_at(table, version),
    ]


def _observed(row: Row[*tuple[Any, ...]], sent: Submission | None) -> Observed:
    given = zip(REPORTED_DIMENSIONS, (row.sex, row.stage, row.aspect), strict=True)
    return Observed(
        month=Month.from_number(row.period),
        measure=row.measure,
        members={dimension: member for dimension, member in given if member},
        value=row.value,
        row=row.source_row,
        column=row.source_column,
        version=row.version_from,
        demo=row.demo,
        sent=sent,
    )
