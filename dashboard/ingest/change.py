"""Writes one data version: closes and opens observations, then all that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    update,
)

from dashboard.storage.bulk import bulk_insert
from dashboard.storage.rollups import Rollups, list_scope
from dashboard.storage.tables import observation, report, version_scope

if TYPE_CHECKING:
    from collections.abc import Sequence

UNIT = ["district_code", "period", "measure", "village_code"]
"""What is replaced as a whole: one measure of one report, as a total or with its breakdown."""

MEMBERS = ["sex", "stage", "aspect"]
KEY = [*UNIT, *MEMBERS]
CELL = ["source_row", "source_column"]
"""Cell of the file that a value was read from, counted from 1; ``None`` where no file tells."""

_ROW = [*KEY, "value", "received_on", "submission_id", "demo"]
_STORED = [*_ROW, *CELL, "version_from", "version_to"]
_TYPES = {"period": "int64", "value": "float64", "demo": "bool", "submission_id": "int64"}
_TEXTS = ("district_code", "measure", "village_code", *MEMBERS)
_TYPES |= dict.fromkeys(_TEXTS, "str")
_ROWS_AT_ONCE = 10_000


def read_live(connection: Connection, near: pd.DataFrame) -> pd.DataFrame:
    """Live observations of the districts and months that some rows are about.

    Returns:
        Columns of the unit and the members, ``value``, ``received_on``, ``submission_id``,
        ``demo``, ``source_row``, ``source_column``, ``version_from`` and ``version_to``; one row
        per observation.
    """
    c = observation.c
    periods = c.period.between(int(near["period"].min()), int(near["period"].max()))
    districts = sorted(near["district_code"].unique())
    return _read(connection, c.district_code.in_(districts), periods, c.version_to.is_(None))


def read_changed(connection: Connection, version: int) -> pd.DataFrame:
    """Observations that a version opened or closed.

    Returns:
        The same columns as ``read_live``.
    """
    c = observation.c
    is_changed = or_(c.version_from == version, c.version_to == version)
    return _read(connection, _touched(connection, version), is_changed)


def read_shown(connection: Connection, version: int, submission: int) -> pd.DataFrame:
    """Live observations of a submission that a version made, or that came in its place.

    Returns:
        The same columns as ``read_live``.
    """
    c = observation.c
    of_it = and_(c.submission_id == submission, c.version_to.is_(None))
    return _read(connection, _touched(connection, version), of_it)


def read_others(
    connection: Connection, version: int, submission: int, standing: Select[int]
) -> pd.DataFrame:
    """Observations, old ones too, of other submissions for what ``read_shown`` returns.

    Args:
        connection: Open connection.
        version: As there.
        submission: As there.
        standing: Numbers of the other submissions that count.

    Returns:
        The same columns as ``read_live``.
    """
    c, shown = observation.c, observation.alias()
    of_unit = [c[name] == shown.c[name] for name in UNIT]
    is_shown = shown.c.submission_id == submission, shown.c.version_to.is_(None)
    return _read(
        connection,
        _touched(connection, version),
        c.submission_id.in_(standing),
        select(shown.c.value).where(*of_unit, *is_shown).exists(),
    )


def _touched(connection: Connection, version: int) -> ColumnElement[bool]:
    """Districts and years that a version touched: observations are found by these."""
    c = observation.c
    places = [
        and_(c.district_code.in_(districts), c.period.between(year * 100 + 1, year * 100 + 12))
        for year, districts in list_scope(connection, version).items()
    ]
    return or_(false(), *places)


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> pd.DataFrame:
    columns = select(*(observation.c[name] for name in _STORED)).where(*conditions)
    parts = [_to_frame(rows) for rows in connection.execute(columns).partitions(_ROWS_AT_ONCE)]
    return pd.concat(parts, ignore_index=True) if parts else _to_frame([])


def _to_frame(rows: Sequence[Row[Any]]) -> pd.DataFrame:
    # Plain tuples: pandas looks at every row of the driver's own kind, six times as long.
    frame = pd.DataFrame(list(map(tuple, rows)), columns=_STORED).astype(_TYPES)
    # The driver makes a text of its own for every row; by way of a category equal ones are one.
    return frame.assign(**{name: frame[name].astype("category").astype("str") for name in _TEXTS})


@dataclass(frozen=True, slots=True)
class Change:
    """One data version in the making, inside the caller's transaction."""

    connection: Connection
    version: int
    rollups: Rollups

    def apply(self, *, opened: pd.DataFrame, closed: pd.DataFrame) -> None:
        """Close the units of some rows, open other rows, and bring reports and rollups along."""
        self._write_scope(pd.concat([opened[UNIT], closed[UNIT]]))
        self._close(closed)
        self._open(opened)
        self._refresh_reports()
        self.rollups.refresh(self.connection, self.version)

    def _write_scope(self, units: pd.DataFrame) -> None:
        touched = units["district_code"], units["period"] // 100
        pairs = sorted(set(zip(*(column.tolist() for column in touched), strict=True)))
        columns = ("version", "district_code", "year")
        rows = ((self.version, *pair) for pair in pairs)
        bulk_insert(self.connection, version_scope, columns, rows)

    def _open(self, rows: pd.DataFrame) -> None:
        columns = [rows[name].tolist() for name in _ROW] + [_cells(rows[name]) for name in CELL]
        values = zip(*columns, repeat(self.version))
        bulk_insert(self.connection, observation, (*_ROW, *CELL, "version_from"), values)

    def _close(self, rows: pd.DataFrame) -> None:
        units = rows[UNIT].drop_duplicates()
        if units.empty:
            return
        c = observation.c
        unit = [c[name] == bindparam(f"of_{name}") for name in UNIT]
        statement = update(observation).where(*unit, c.version_to.is_(None))
        columns = (units[name].tolist() for name in UNIT)
        named = [
            {f"of_{name}": value for name, value in zip(UNIT, unit, strict=True)}
            for unit in zip(*columns, strict=True)
        ]
        self.connection.execute(statement.values(version_to=self.version), named)

    def _refresh_reports(self) -> None:
        """A report is received when its first observation is; real values win over demo ones."""
        for year, districts in list_scope(self.connection, self.version).items():
            for district in sorted(districts):
                self._refresh_district(district, year)

    def _refresh_district(self, district: str, year: int) -> None:
        old = {
            (row.village_code, row.period): (row.received_on, row.demo)
            for row in self.connection.execute(_of_year(select(report), report, district, year))
        }
        new: dict[tuple[str, int], tuple[Any, bool]] = {}
        for row in self.connection.execute(_receipts(district, year)):
            new[row.village_code, row.period] = (row.received_on, row.demo)
        changed = {key: value for key, value in new.items() if old.get(key) != value}
        self._close_reports(district, [key for key in old if key in changed or key not in new])
        columns = ("district_code", "village_code", "period", "received_on", "demo", "version_from")
        rows = ((district, *key, *value, self.version) for key, value in changed.items())
        bulk_insert(self.connection, report, columns, rows)

    def _close_reports(self, district: str, keys: Sequence[tuple[str, int]]) -> None:
        if not keys:
            return
        c = report.c
        statement = update(report).where(
            c.district_code == district,
            c.village_code == bindparam("of_village"),
            c.period == bindparam("of_period"),
            c.version_to.is_(None),
        )
        named = [{"of_village": village, "of_period": period} for village, period in keys]
        self.connection.execute(statement.values(version_to=self.version), named)


def _cells(column: pd.Series[Any]) -> list[int | None]:
    """Numbers of rows or columns, which pandas makes floats of where some are unknown."""
    return [None if pd.isna(one) else int(one) for one in column]


def _receipts(district: str, year: int) -> Select[Any]:
    """First receipt per village and month; where both kinds exist, the real row comes last."""
    c = observation.c
    first = select(c.village_code, c.period, c.demo, func.min(c.received_on).label("received_on"))
    grouped = first.group_by(c.village_code, c.period, c.demo).order_by(c.demo.desc())
    return _of_year(grouped, observation, district, year)


def _of_year(statement: Select[Any], table: Table, district: str, year: int) -> Select[Any]:
    c = table.c
    months = c.period.between(year * 100 + 1, year * 100 + 12)
    return statement.where(c.district_code == district, months, c.version_to.is_(None))
