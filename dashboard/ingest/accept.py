"""Puts checked observations into the store: what is new or changed, as one data version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, update

from dashboard.ingest.change import CELL, KEY, MEMBERS, UNIT, Change, read_live
from dashboard.storage.tables import data_version, submission
from dashboard.storage.versions import add_version, begin_writing

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from dashboard.storage.rollups import Rollups

REAL = "report"
DEMO = "demo"
CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where observations come from.

    Attributes:
        kind: ``REAL``, ``DEMO`` or ``CORRECTION``.
        upload_id: Number of the file that was kept; ``None`` where none was.
        sheet: Sheet of a workbook.
        submitter: Who sent them, as that person wrote it.
        reason: Why a value was corrected by hand.
        received_on: Day on which they came in, where the rows do not tell; ``None`` means today.
    """

    kind: str
    file_name: str
    sha256: str
    upload_id: int | None = None
    sheet: str | None = None
    submitter: str | None = None
    reason: str | None = None
    received_on: dt.date | None = None

    @property
    def is_demo(self) -> bool:
        """Whether the values are made up for demonstration."""
        return self.kind == DEMO


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a file.

    Attributes:
        version: The data version made; ``None`` when nothing changed.
        new: Rows stored for reports that were not there before.
        changed: Rows stored in place of others.
        unchanged: Rows that were there already.
    """

    version: int | None
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What accepting some observations would change.

    Attributes:
        opened: Rows to store, with all columns of the observations given.
        replaced: Live rows whose place they take, as ``read_live`` returns them.
        unchanged: How many rows are stored already as they were given.
    """

    opened: pd.DataFrame
    replaced: pd.DataFrame
    unchanged: int

    @property
    def changed(self) -> int:
        """Rows to store in place of others."""
        return len(_of_units(self.opened, self.replaced))

    def within(self, districts: Collection[str]) -> Plan:
        """The same for some districts only, without counting what is unchanged."""
        return Plan(
            opened=self.opened[self.opened["district_code"].isin(districts)],
            replaced=self.replaced[self.replaced["district_code"].isin(districts)],
            unchanged=0,
        )

    def differences(self) -> pd.DataFrame:
        """Old and new value of every observation that would change.

        Returns:
            Columns of the unit and the members, ``before`` and ``after`` (in the unit of the
            measure, ``NaN`` where there is none), ordered by village, month, measure and members.
        """
        old = self.replaced[[*KEY, "value"]].rename(columns={"value": "before"})
        new = self.opened[[*KEY, "value"]].rename(columns={"value": "after"})
        order = ["village_code", "period", "measure", *MEMBERS]
        return old.merge(new, how="outer", on=KEY).sort_values(order, ignore_index=True)


def accept(
    connection: Connection, frame: pd.DataFrame, source: Source, rollups: Rollups
) -> Accepted:
    """Store checked observations in the caller's transaction.

    A measure of a village's report is replaced as a whole when any of its values differ; its date
    of receipt stays that of the first acceptance. Demo values never replace real ones.

    Args:
        connection: Inside a transaction; the caller commits.
        frame: Columns ``village_code, period, measure, sex, stage, aspect, value, received_on``,
            checked, and perhaps ``source_row`` and ``source_column``; a missing ``received_on``
            means the day of the source.
        source: Where the rows come from.
        rollups: Brings the figures along.
    """
    if frame.empty:
        return Accepted(version=None, new=0, changed=0, unchanged=0)
    begin_writing(connection)
    return carry_out(connection, plan(connection, frame, source, rollups), source, rollups)


def plan(connection: Connection, frame: pd.DataFrame, source: Source, rollups: Rollups) -> Plan:
    """Compare checked observations, at least one, with what is stored.

    Args:
        connection: Where to read; the answer holds as long as nobody writes.
        frame: As for ``accept``.
        source: Where the rows come from.
        rollups: Tells the day.
    """
    given = _prepared(frame, source.received_on or rollups.calendar.today)
    live = read_live(connection, given)
    if source.is_demo:
        given = given.merge(
            live.loc[~live["demo"], UNIT].drop_duplicates(), how="left_anti", on=UNIT
        )
    opened = _differing(given, live, source)
    return Plan(opened=opened, replaced=_of_units(live, opened), unchanged=len(given) - len(opened))


def carry_out(connection: Connection, planned: Plan, source: Source, rollups: Rollups) -> Accepted:
    """Store what was planned while nobody could write, in the caller's transaction."""
    opened, changed = planned.opened, planned.changed
    result = Accepted(
        version=None if opened.empty else add_version(connection, action="accept"),
        new=len(opened) - changed,
        changed=changed,
        unchanged=planned.unchanged,
    )
    if result.version is not None:
        submitted = _add_submission(connection, source, len(opened), result.version)
        dated = _with_first_receipt(opened, planned.replaced, source)
        Change(connection, result.version, rollups).apply(
            opened=dated.assign(submission_id=submitted, demo=source.is_demo),
            closed=planned.replaced,
        )
    return result


def _prepared(frame: pd.DataFrame, received_on: dt.date) -> pd.DataFrame:
    return frame.assign(
        district_code=frame["village_code"].astype(str).str[:5],
        received_on=frame["received_on"].where(frame["received_on"].notna(), received_on),
        **{name: frame.get(name) for name in CELL},
        **{name: frame[name].astype(str) for name in ("village_code", "measure", *MEMBERS)},
    )


def _differing(given: pd.DataFrame, live: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Rows of the units in which any member or value is not as it is stored.

    A real value that happens to equal a demo one differs from it: it must not go with the demo.
    """
    if live.empty:
        return given
    here = _of_units(live, given)
    both = given[[*KEY, "value"]].merge(here[[*KEY, "value", "demo"]], how="outer", on=KEY)
    same = both["value_x"].eq(both["value_y"]) & both["demo"].eq(source.is_demo)
    return _of_units(given, both.loc[~same, UNIT])


def _of_units(rows: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Rows that belong to the given units."""
    return rows.merge(units[UNIT].drop_duplicates(), on=UNIT)


def _with_first_receipt(rows: pd.DataFrame, replaced: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Rows with the date of receipt of what they replace; real values owe demo values none."""
    kept = replaced if source.is_demo else replaced[~replaced["demo"]]
    if kept.empty:
        return rows
    first = kept.groupby(UNIT)["received_on"].min().rename("first_received_on").reset_index()
    dated = rows.merge(first, how="left", on=UNIT)
    known = dated["first_received_on"]
    return dated.assign(received_on=known.where(known.notna(), dated["received_on"]))


def _add_submission(connection: Connection, source: Source, rows: int, version: int) -> int:
    values = {
        "kind": source.kind,
        "file_name": source.file_name,
        "sha256": source.sha256,
        "rows": rows,
        "received_at": dt.datetime.now(dt.UTC),
        "upload_id": source.upload_id,
        "sheet": source.sheet,
        "submitter": source.submitter,
        "reason": source.reason,
    }
    added = connection.execute(insert(submission).values(**values).returning(submission.c.id))
    identifier: int = added.scalar_one()
    made = update(data_version).where(data_version.c.version == version)
    connection.execute(made.values(submission_id=identifier))
    return identifier
