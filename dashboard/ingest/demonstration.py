"""Puts demo values into the store, and takes all of them out again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from dashboard.domain.number_rules import percentage
from dashboard.domain.periods import Month
from dashboard.domain.regions import Level, district_of
from dashboard.ingest.accept import DEMO, Accepted, Source, accept
from dashboard.ingest.demo import DemoVillage, choose_villages, generate, make_targets
from dashboard.storage.cube import MINISTRY
from dashboard.storage.tables import (
    data_version,
    observation,
    report,
    rollup,
    submission,
    version_scope,
    village,
)
from dashboard.storage.targets import TargetSource, clear_demo_targets, set_targets
from dashboard.storage.versions import add_version, begin_writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Row, Select

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Indicator
    from dashboard.storage.rollups import Rollups

VILLAGES_AT_ONCE = 200
LATEST_START = 2022
"""Year in which a real village of unknown cohort and undated source begins to report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPlan:
    """What to make up.

    Attributes:
        count: Number of villages, the real ones of the register first; ``None`` for those alone.
        years: First and last calendar year, inclusive; a village starts with its cohort.
        last: Month after which nothing is made up.
        seed: The same seed gives the same values.
    """

    count: int | None
    years: tuple[int, int]
    last: Month
    seed: int


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Demo values of one database."""

    engine: Engine
    catalogue: Catalogue
    rollups: Rollups

    def make(self, plan: DemoPlan) -> Iterator[tuple[int, Accepted]]:
        """Store made-up reports, some hundred villages at a time, each as one data version.

        Returns:
            After every part, how many villages are done and what was stored.
        """
        with self.engine.connect() as connection:
            villages = _choose(connection, plan)
        done = 0
        for start in range(0, len(villages), VILLAGES_AT_ONCE):
            part = villages[start : start + VILLAGES_AT_ONCE]
            with self.engine.begin() as connection:
                accepted = self.store(connection, part, plan)
            done += len(part)
            yield done, accepted
        districts = sorted({district_of(one.village_code) for one in villages})
        with self.engine.begin() as connection:
            self._set_targets(connection, districts, plan)

    def store(
        self, connection: Connection, villages: Sequence[DemoVillage], plan: DemoPlan
    ) -> Accepted:
        """Store made-up reports of some villages in the caller's transaction."""
        _register(connection, villages)
        calendar = self.rollups.calendar
        frame = generate(
            villages,
            last=min(plan.last, Month(plan.years[1], 12)),
            seed=plan.seed,
            catalogue=self.catalogue,
            today=calendar.today,
            due_day=calendar.due_day,
        )
        name = f"demo --seed {plan.seed} ({villages[0].village_code} … {len(villages)} desa)"
        digest = hashlib.sha256(f"{name} {plan}".encode()).hexdigest()
        source = Source(kind=DEMO, file_name=name, sha256=digest)
        return accept(connection, frame, source, self.rollups)

    def _set_targets(
        self, connection: Connection, districts: Sequence[str], plan: DemoPlan
    ) -> None:
        """Targets of the newest two years, from what the districts had reached before."""
        newest = min(plan.last.year, plan.years[1])
        years = [newest - 1, newest]
        reached = _read_december(
            connection, self.catalogue.indicators, [year - 1 for year in years]
        )
        targets = make_targets(self.catalogue, districts, years, reached, plan.seed)
        source = TargetSource(submitter="demo", reason="DATA CONTOH", kind=DEMO)
        set_targets(connection, list(targets), source)

    def clear(self) -> int:
        """Remove every demo value, village and target; real data and its versions stay.

        Old versions keep their numbers and show, from then on, what was real in them.

        Returns:
            How many demo values were removed.
        """
        with self.engine.begin() as connection:
            begin_writing(connection)
            removed = connection.execute(delete(observation).where(observation.c.demo)).rowcount
            demo_submissions = select(submission.c.id).where(submission.c.kind == DEMO)
            of_demo = data_version.c.submission_id.in_(demo_submissions)
            versions = select(data_version.c.version).where(of_demo)
            connection.execute(delete(version_scope).where(version_scope.c.version.in_(versions)))
            connection.execute(update(data_version).where(of_demo).values(submission_id=None))
            connection.execute(delete(submission).where(submission.c.kind == DEMO))
            connection.execute(delete(report).where(report.c.demo))
            villages = connection.execute(delete(village).where(village.c.demo)).rowcount
            targets = clear_demo_targets(connection)
            if removed or villages or targets:
                add_version(connection, action="clear-demo")
                self.rollups.rebuild(connection)
        return removed


def _choose(connection: Connection, plan: DemoPlan) -> list[DemoVillage]:
    """Real villages first; others fill up to the count."""
    start = Month(plan.years[0], 1)
    first = {row.village_code: max(start, _first(row)) for row in connection.execute(_real())}
    if plan.count is None:
        return [DemoVillage(village_code=code, first=month) for code, month in first.items()]
    others = choose_villages(connection, count=plan.count, years=plan.years, seed=plan.seed)
    together = first | {
        one.village_code: one.first for one in others if one.village_code not in first
    }
    some = sorted(islice(together.items(), plan.count))
    return [DemoVillage(village_code=code, first=month) for code, month in some]


def _read_december(
    connection: Connection, indicators: Mapping[str, Indicator], years: Sequence[int]
) -> dict[tuple[str, str, int], float]:
    """What districts had reached by the end of years, by district, indicator and year."""
    c = rollup.c
    chosen = select(c.region_code, c.code, c.year, c.to_date).where(
        c.level == int(Level.DISTRICT),
        c.code.in_(indicators),
        c.year.in_(years),
        c.breakdown == "",
        c.version_to.is_(None),
    )
    read = {}
    for region, code, year, months in connection.execute(chosen):
        if months[-1]:
            part, whole = months[-1][:2]
            share = percentage(part, whole) if indicators[code].is_ratio else part
            if share is not None:
                read[region, code, year] = share
    return read


def _real() -> Select[Any]:
    columns = select(village.c.village_code, village.c.cohort_year, village.c.source_date)
    return columns.where(village.c.demo.is_(False)).order_by(village.c.village_code)


def _first(row: Row[Any]) -> Month:
    """January of the cohort year; where that is unknown, of the year of the source."""
    return Month(row.cohort_year or int(row.source_date[:4] or LATEST_START), 1)


def _register(connection: Connection, villages: Sequence[DemoVillage]) -> None:
    """Enter villages that the register does not have, marked as demo."""
    codes = [one.village_code for one in villages]
    known = set(
        connection.scalars(select(village.c.village_code).where(village.c.village_code.in_(codes)))
    )
    rows = [
        {
            "district_code": district_of(one.village_code),
            "village_code": one.village_code,
            "cohort_year": one.first.year,
            "status": "running",
            "programme": MINISTRY,
            "confidence": "demo",
            "source_url": "",
            "source_date": "",
            "demo": True,
        }
        for one in villages
        if one.village_code not in known
    ]
    if rows:
        connection.execute(insert(village), rows)
