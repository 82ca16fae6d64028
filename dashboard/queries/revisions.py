"""What a number was in earlier data versions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import orjson
from sqlalchemy import Text, cast, or_, select

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.storage.cube import ON_TIME, Scope
from dashboard.storage.packed import read_totals
from dashboard.storage.tables import data_version, observation, report, rollup
from dashboard.storage.versions import in_utc

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from dashboard.domain.periods import Window
    from dashboard.storage.cube import Formula

    Cell = list[float] | None


class Release(NamedTuple):
    """A number from one data version on.

    Attributes:
        made_at: When the version was made, in UTC.
        cell: Numerator, denominator, reports counted, late ones, ones with demo values; ``None``
            while nothing was reported.
    """

    version: int
    made_at: dt.datetime
    cell: list[float] | None


def list_releases(
    connection: Connection, formula: Formula, region: str, window: Window, version: int
) -> list[Release]:
    """Every number that a code had in a region and window, up to a data version, oldest first.

    Returns:
        One for every version that changed it; none before the first.
    """
    if not window.last:
        return []
    wide = level_of(region) <= Level.DISTRICT
    read = _wide if wide else _narrow
    cells = dict(read(connection, formula, region, window, version))
    c = data_version.c
    made = select(c.version, c.created_at).where(c.version.in_(list(cells))).order_by(c.version)
    releases = [
        Release(number, in_utc(made_at), cells[number])
        for number, made_at in connection.execute(made)
    ]
    return list(_changes(releases))


def _changes(releases: Iterable[Release]) -> Iterator[Release]:
    """Without versions that left the number as it was."""
    last: Cell = None
    for one in releases:
        if one.cell != last:
            yield one
            last = one.cell


def _wide(
    connection: Connection, formula: Formula, region: str, window: Window, version: int
) -> Iterator[tuple[int, Cell]]:
    """Rollups keep what they were; where one ended and none began, nothing was left."""
    c = rollup.c
    cells = c.monthly if window.single else c.to_date
    rows = connection.execute(
        select(c.version_from, c.version_to, cast(cells, Text)).where(
            c.year == window.year,
            c.level == int(level_of(region)),
            c.code == formula.code,
            c.breakdown == "",
            c.region_code == region,
            c.version_from <= version,
        )
    ).all()
    yield from ((ended, None) for _, ended, _ in rows if ended is not None and ended <= version)
    for began, _, text in rows:
        yield began, orjson.loads(text)[window.last - 1]


def _narrow(
    connection: Connection, formula: Formula, region: str, window: Window, version: int
) -> Iterator[tuple[int, Cell]]:
    """Villages: the reports of every version that changed one of them."""
    scope = Scope(
        districts=[district_of(region)], year=window.year, within=region, measures=formula.parts
    )
    for number in _changed_in(connection, scope, version):
        then = replace(scope, version=number)
        cell: Cell = None
        for row in read_totals(connection, then).sums([formula], region):
            cell = (row.monthly if window.single else row.to_date)[window.last - 1]
        yield number, cell


def _changed_in(connection: Connection, scope: Scope, version: int) -> list[int]:
    """Versions up to one in which a report of some villages and a year came, changed or went."""
    measures = set(scope.measures or ())
    table = report if measures == {ON_TIME} else observation
    c = table.c
    year = c.period.between(scope.year * 100, scope.year * 100 + 99)
    here = [*scope.places(table), year]
    if table is observation:
        here.append(c.measure.in_(measures))
    found = connection.execute(
        select(c.version_from, c.version_to).where(
            *here, or_(c.version_from <= version, c.version_to <= version)
        )
    )
    numbers = {number for row in found for number in row if number is not None}
    return sorted(number for number in numbers if number <= version)
