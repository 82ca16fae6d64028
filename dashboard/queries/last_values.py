"""What villages reported last, whatever the month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, func, select

from dashboard.domain.periods import Month
from dashboard.storage.tables import observation
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from sqlalchemy import Connection

Members = tuple[str, str, str]
"""Sex, stage and aspect of a value, ``""`` for none."""

TOTAL: Members = ("", "", "")


class LastValue(NamedTuple):
    """The newest value of a measure that a village reported.

    Attributes:
        value: As it was reported, or a total over all members.
        month: Month of the report.
        demo: Whether it is made up for demonstration.
    """

    value: float
    month: Month
    demo: bool


class LastReport(dict[Members, LastValue]):
    """A measure as a village reported it last: a total, or a full breakdown by members."""

    @property
    def month(self) -> Month:
        """Month of the report."""
        return next(iter(self.values())).month

    @property
    def total(self) -> LastValue:
        """Sum of all members."""
        parts = self.values()
        summed = sum(part.value for part in parts)
        return LastValue(summed, self.month, any(part.demo for part in parts))


def fetch_last_reports(
    connection: Connection, district: str, until: Month, version: int | None = None
) -> dict[tuple[str, str], LastReport]:
    """Newest values of every village of a district that were reported for a month or before it.

    Args:
        connection: Open connection.
        district: Kemendagri code.
        until: Newest month that counts.
        version: Data version; ``None`` reads the newest.

    Returns:
        By village and measure; what a village never reported is left out.
    """
    c = observation.c
    known = c.district_code == district, live_at(observation, version)
    newest = (
        select(c.village_code, c.measure, func.max(c.period).label("period"))
        .where(*known, c.period <= until.number)
        .group_by(c.village_code, c.measure)
        .subquery()
    )
    is_newest = and_(*(c[name] == newest.c[name] for name in ("village_code", "measure", "period")))
    columns = c.village_code, c.measure, c.period, c.sex, c.stage, c.aspect, c.value, c.demo
    rows = select(*columns).join(newest, is_newest).where(*known)
    found: dict[tuple[str, str], LastReport] = defaultdict(LastReport)
    for village, measure, period, sex, stage, aspect, value, demo in connection.execute(rows):
        last = LastValue(value, Month.from_number(period), demo)
        found[village, measure][sex, stage, aspect] = last
    return dict(found)
