"""Where figures come from: observations and receipts with what brought them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Table, func, select

from dashboard.domain.periods import Month
from dashboard.domain.regions import district_of
from dashboard.domain.views.why import Observed, Sent
from dashboard.storage.cube import REPORTED_DIMENSIONS, Scope
from dashboard.storage.packed import read_totals
from dashboard.storage.tables import observation, report, submission
from dashboard.storage.versions import in_utc, live_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from sqlalchemy import Connection, Row

    from dashboard.domain.periods import Window
    from dashboard.storage.cube import Formula


_SENT = (
    submission.c.id,
    submission.c.kind,
    submission.c.file_name,
    submission.c.received_at,
    submission.c.upload_id,
    submission.c.sheet,
    submission.c.submitter,
    submission.c.reason,
)


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
    sent: Sent | None


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
    )
    both = observation.outerjoin(submission, submission.c.id == c.submission_id)
    statement = select(*columns, *_SENT).select_from(both)
    rows = connection.execute(
        statement.where(
            *_of(observation, village, window, version), c.measure.in_(measures)
        ).order_by(c.period.desc(), c.measure, c.stage, c.aspect, c.sex)
    )
    return [_observed(row) for row in rows]


def fetch_first_receipts(
    connection: Connection, village: str, window: Window, *, version: int
) -> dict[Month, FirstReceipt]:
    """First receipt of each report of a village; months without a report are left out."""
    c = report.c
    statement = select(c.period, c.received_on, c.demo)
    rows = connection.execute(statement.where(*_of(report, village, window, version)))
    sent = _fetch_senders(connection, village, window, version)
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


def _fetch_senders(
    connection: Connection, village: str, window: Window, version: int
) -> dict[tuple[int, dt.date, bool], Sent]:
    """The first submission by month, day of receipt and whether it is demo."""
    c = observation.c
    keys = (c.period, c.received_on, c.demo)
    firsts = (
        select(*keys, func.min(c.submission_id).label("first"))
        .where(*_of(observation, village, window, version))
        .group_by(*keys)
        .subquery()
    )
    both = firsts.join(submission, submission.c.id == firsts.c.first)
    rows = connection.execute(
        select(firsts.c.period, firsts.c.received_on, firsts.c.demo, *_SENT).select_from(both)
    )
    return {(row.period, row.received_on, row.demo): sent for row in rows if (sent := _sent(row))}


def _of(table: Table, village: str, window: Window, version: int) -> list[ColumnElement[bool]]:
    c = table.c
    return [
        c.district_code == district_of(village),
        c.village_code == village,
        c.period.in_([month.number for month in window.months]),
        live_at(table, version),
    ]


def _observed(row: Row[*tuple[Any, ...]]) -> Observed:
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
        sent=_sent(row),
    )


def _sent(row: Row[*tuple[Any, ...]]) -> Sent | None:
    if row.id is None:
        return None
    return Sent(
        number=row.id,
        kind=row.kind,
        file_name=row.file_name,
        received_at=in_utc(row.received_at),
        upload=row.upload_id,
        sheet=row.sheet,
        submitter=row.submitter,
        reason=row.reason,
    )
