"""Findings: values that look wrong, kept equal to what the rules say of the observations.

A village is judged by its own history: what a version changes in one year can change the
judgement of the years after it, and of no other village.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Integer, Select, bindparam, cast, func, or_, select, update

from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.quality_rules import LEAD, Finding, find
from dashboard.domain.regions import district_of
from dashboard.storage.bulk import bulk_insert
from dashboard.storage.cube import MINISTRY
from dashboard.storage.tables import finding, observation, village
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table

    from dashboard.domain.measures import Kind
    from dashboard.domain.number_rules import Array

VILLAGES_AT_ONCE = 100
_YEARS_AFTER = -(-LEAD // MONTHS)
_KEY = ("district_code", "period", "village_code", "measure")
_CONTENT = ("rule", "value", "low", "high", "demo")

Key = tuple[str, int, str, str]
Content = tuple[str, float, float | None, float, bool]


class _Block(NamedTuple):
    """Some villages in consecutive years, as they were in a data version."""

    villages: Sequence[str]
    years: tuple[int, int]
    version: int | None

    def places(self, table: Table, *, before: int = 0) -> list[ColumnElement[bool]]:
        """Conditions on district, village and month; some months before may be wanted too."""
        first = Month(self.years[0], 1).plus(-before).number
        return [
            table.c.district_code.in_({district_of(code) for code in self.villages}),
            table.c.village_code.in_(self.villages),
            table.c.period.between(first, Month(self.years[1], MONTHS).number),
        ]


@dataclass(frozen=True, slots=True)
class Findings:
    """Keeps the findings of one database.

    Attributes:
        kinds: Kind of every measure that villages report.
    """

    kinds: Mapping[str, Kind]

    def refresh(
        self, connection: Connection, version: int, scope: Mapping[int, Collection[str]]
    ) -> None:
        """Bring up to date what a version touched.

        Args:
            connection: Inside the transaction that makes the version.
            version: Closes the findings that changed, and opens new ones.
            scope: Districts, by year, in which it changed observations.
        """
        for block in _blocks(connection, scope, version):
            self._replace(connection, block, version)

    def differences(
        self, connection: Connection, scope: Mapping[int, Collection[str]]
    ) -> list[str]:
        """Compare the newest findings with a recomputation; one line for every one that differs."""
        odd: set[Key] = set()
        for block in _blocks(connection, scope, None):
            stored, fresh = _stored(connection, block), self._judge(connection, block)
            odd |= {
                key for key in stored.keys() | fresh.keys() if stored.get(key) != fresh.get(key)
            }
        return [" ".join(map(str, key)) for key in sorted(odd)]

    def _replace(self, connection: Connection, block: _Block, version: int) -> None:
        old, new = _stored(connection, block), self._judge(connection, block)
        _close(connection, [key for key in old if old[key] != new.get(key)], version)
        rows = (
            (*key, *content, version) for key, content in new.items() if old.get(key) != content
        )
        bulk_insert(connection, finding, (*_KEY, *_CONTENT, "version_from"), rows)

    def _judge(self, connection: Connection, block: _Block) -> dict[Key, Content]:
        values, demo = _read(connection, block)
        found = find(values, {code: self.kinds[code] for code in values})
        return dict(_named(one, block, demo[one.measure]) for one in found)


def _named(one: Finding, block: _Block, demo: Array) -> tuple[Key, Content]:
    code = block.villages[one.village]
    period = Month(block.years[0], 1).plus(one.month - LEAD).number
    is_demo = bool(demo[one.village, one.month])
    key = (district_of(code), period, code, one.measure)
    return key, (str(one.rule), one.value, one.low, one.high, is_demo)


def _blocks(
    connection: Connection, scope: Mapping[int, Collection[str]], version: int | None
) -> Iterator[_Block]:
    """Villages that a version changed; ``None`` means all that ever reported."""
    if not scope:
        return
    villages = connection.scalars(_touched(scope, version)).all()
    years = min(scope), max(scope) + _YEARS_AFTER
    for start in range(0, len(villages), VILLAGES_AT_ONCE):
        yield _Block(villages[start : start + VILLAGES_AT_ONCE], years, version)


def _touched(scope: Mapping[int, Collection[str]], version: int | None) -> Select[str]:
    """Villages of the ministry's programme only: no figure holds those of others."""
    c = observation.c
    counted = select(village.c.village_code).where(village.c.programme == MINISTRY)
    statement = select(c.village_code).distinct().order_by(c.village_code)
    statement = statement.where(
        c.district_code.in_(set().union(*scope.values())),
        c.period.between(Month(min(scope), 1).number, Month(max(scope), MONTHS).number),
        c.village_code.in_(counted),
    )
    if version is None:
        return statement
    return statement.where(or_(c.version_from == version, c.version_to == version))


def _read(connection: Connection, block: _Block) -> tuple[dict[str, Array], dict[str, Array]]:
    """Reports by measure, and where they hold demo values; ``LEAD`` months come first."""
    place = {code: index for index, code in enumerate(block.villages)}
    shape = len(place), LEAD + MONTHS * (block.years[1] - block.years[0] + 1)
    values: dict[str, Array] = defaultdict(lambda: np.full(shape, np.nan))
    demo: dict[str, Array] = defaultdict(lambda: np.zeros(shape))
    start = block.years[0] * MONTHS - LEAD
    for code, period, measure, value, is_demo in connection.execute(_sums(block)):
        at = place[code], period // 100 * MONTHS + period % 100 - 1 - start
        values[measure][at] = value
        demo[measure][at] = is_demo
    return dict(values), dict(demo)


def _sums(block: _Block) -> Select[Any]:
    c = observation.c
    unit = (c.district_code, c.period, c.measure, c.village_code)
    is_demo = func.max(cast(c.demo, Integer))
    columns = select(c.village_code, c.period, c.measure, func.sum(c.value), is_demo)
    live = live_at(observation, block.version)
    return columns.where(*block.places(observation, before=LEAD), live).group_by(*unit)


def _stored(connection: Connection, block: _Block) -> dict[Key, Content]:
    columns = select(*(finding.c[name] for name in (*_KEY, *_CONTENT)))
    live = finding.c.version_to.is_(None)
    rows = connection.execute(columns.where(*block.places(finding), live))
    return {tuple(row[: len(_KEY)]): tuple(row[len(_KEY) :]) for row in rows}


def _close(connection: Connection, keys: Sequence[Key], version: int) -> None:
    if not keys:
        return
    same = [finding.c[name] == bindparam(f"of_{name}") for name in _KEY]
    statement = update(finding).where(*same, finding.c.version_to.is_(None))
    named = [{f"of_{name}": part for name, part in zip(_KEY, key, strict=True)} for key in keys]
    connection.execute(statement.values(version_to=version), named)
