"""What villages reported last, whatever the month."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import MONTHS, Month
from dashboard.storage.cube import Scope
from dashboard.storage.packed import read_totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dashboard.storage.cube import YearCube


class LastValue(NamedTuple):
    """The newest value of a measure that a village reported.

    Attributes:
        value: Its total over all members.
        month: Month of the report.
        demo: Whether it is made up for demonstration.
    """

    value: float
    month: Month
    demo: bool


def fetch_last_values(
    connection: Connection, district: str, until: Month, version: int | None = None
) -> dict[tuple[str, str], LastValue]:
    """Newest values of every village of a district that were reported for a month or before it.

    Args:
        connection: Open connection.
        district: Kemendagri code.
        until: Newest month that counts.
        version: Data version; ``None`` reads the newest.

    Returns:
        By village and measure; what a village never reported is left out.
    """
    found: dict[tuple[str, str], LastValue] = {}
    for year in range(until.year, FIRST_YEAR - 1, -1):
        cube = read_totals(connection, Scope(districts=[district], year=year, version=version))
        last = until.month if year == until.year else MONTHS
        for village, measure, value in _last_of_year(cube, year, last):
            found.setdefault((village, measure), value)
    return found


def _last_of_year(cube: YearCube, year: int, last: int) -> Iterator[tuple[str, str, LastValue]]:
    for measure, totals in cube.totals().items():
        for place, values in enumerate(totals[:, :last]):
            known = np.flatnonzero(~np.isnan(values))
            if known.size:
                newest = int(known[-1])
                is_demo = bool(cube.demo[measure][place][newest])
                value = LastValue(float(values[newest]), Month(year, newest + 1), is_demo)
                yield cube.villages[place], measure, value
