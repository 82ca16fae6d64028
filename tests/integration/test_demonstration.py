"""Demo values in and out, and the first start, on both databases."""

from __future__ import annotations

import csv
import gzip
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dashboard.domain.periods import Month
from dashboard.domain.regions import district_of
from dashboard.domain.target_rules import find_problems
from dashboard.ingest import demonstration as module
from dashboard.ingest.bundled import load_bundled
from dashboard.ingest.demonstration import Demonstration, DemoPlan
from dashboard.queries.targets import fetch_targets
from dashboard.storage.tables import observation, reference_series, region, submission, village
from tests.support.programme import CATALOGUE, COHORTS, PLACES, Programme, make_row

DATA = Path(__file__).parents[2] / "data"
YEAR = DemoPlan(count=None, years=(2026, 2026), last=Month(2026, 3), seed=1)


def _count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


@pytest.fixture
def demonstration(programme):
    return Demonstration(programme.engine, CATALOGUE, programme.rollups)


def test_some_villages_at_a_time_each_a_version(programme, demonstration, monkeypatch):
    monkeypatch.setattr(module, "VILLAGES_AT_ONCE", 3)

    parts = list(demonstration.make(YEAR))

    assert [done for done, _ in parts] == [3, 6, 8]
    assert [accepted.version for _, accepted in parts] == [1, 2, 3]
    assert all(accepted.new for _, accepted in parts)
    assert programme.differences() == []
    assert programme.value("F01", "Nation", "2026").demo


def test_the_same_demo_again_changes_nothing(programme, demonstration):
    list(demonstration.make(YEAR))

    assert [accepted.version for _, accepted in demonstration.make(YEAR)] == [None]
    assert programme.list_versions() == [1]


class TestTargets:
    """Of the newest two years, where the year before shows what a district can reach."""

    PLAN = DemoPlan(count=None, years=(2024, 2026), last=Month(2026, 3), seed=1)

    @pytest.fixture
    def targets(self, engine):
        def targets():
            with engine.connect() as connection:
                return fetch_targets(connection)

        return targets

    def test_they_are_made_for_every_district_with_villages(self, demonstration, targets):
        list(demonstration.make(self.PLAN))

        made = targets()
        assert made.years() == [2026, 2025]
        districts = {district_of(PLACES[name]) for name in COHORTS} - {PLACES["Cilacap"]}
        assert made.inside("M01", "", 2026).keys() >= districts
        assert all(one.demo for one in made.every)
        kinds = {one.code: one for one in CATALOGUE.indicators.values()}
        assert all(kinds[one.indicator].direction != "neutral" for one in made.every)

    def test_they_pass_the_rules_of_real_ones(self, demonstration, targets):
        list(demonstration.make(self.PLAN))

        for one in targets().every:
            indicator = CATALOGUE.indicators[one.indicator]
            kind = CATALOGUE.measures[indicator.numerator[0]].kind
            assert list(find_problems(one, indicator, kind)) == []

    def test_the_same_demo_again_changes_none(self, programme, demonstration):
        list(demonstration.make(self.PLAN))
        before = programme.list_versions()

        list(demonstration.make(self.PLAN))

        assert programme.list_versions() == before

    def test_clearing_removes_them(self, demonstration, targets):
        list(demonstration.make(self.PLAN))

        demonstration.clear()

        assert targets().every == ()


def test_years_in_which_no_village_ran_make_nothing(demonstration):
    before = DemoPlan(count=None, years=(2015, 2015), last=Month(2015, 12), seed=1)

    assert [accepted.version for _, accepted in demonstration.make(before)] == [None]


def test_more_villages_than_the_register_holds_enter_it_marked(engine, programme, demonstration):
    with engine.begin() as connection:
        connection.execute(village.delete().where(village.c.village_code == PLACES["Wetan"]))
    list(demonstration.make(DemoPlan(count=8, years=(2026, 2026), last=Month(2026, 1), seed=1)))

    with engine.connect() as connection:
        marked = connection.scalars(select(village.c.village_code).where(village.c.demo)).all()
    assert marked == [PLACES["Wetan"]]
    assert programme.value("F01", "Cilacap", "2026").demo


def test_clearing_leaves_what_is_real(engine, programme, demonstration):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
    list(demonstration.make(YEAR))
    programme.submit([make_row("Kenanga", "2026-02", "F01", 6)])
    demo_values = _count(engine, observation) - 2 - 1

    removed = demonstration.clear()

    assert removed >= demo_values > 0
    assert _count(engine, observation) == 2
    assert _count(engine, submission) == 2
    assert _count(engine, village) == len(COHORTS)
    assert programme.list_versions() == [1, 2, 3, 4]
    shown = [programme.value("F01", "Nation", "2026", version=one) for one in (1, 2, 3, 4)]
    assert [(one.value, one.demo) for one in shown] == [(5, False)] * 2 + [(11, False)] * 2
    assert programme.differences() == []
    assert programme.undo(3) == 5
    assert programme.value("F01", "Nation", "2026").value == 5


def test_clearing_where_there_is_none_changes_nothing(programme, demonstration):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])

    assert demonstration.clear() == 0
    assert programme.list_versions() == [1]


@pytest.fixture
def small_data(tmp_path):
    """The bundled folder with only the regions and villages of the small programme."""
    codes = set(PLACES.values())
    shutil.copytree(DATA / "facts", tmp_path / "facts")
    (tmp_path / "geo").mkdir()
    with gzip.open(DATA / "geo/idn_regions.csv.gz", "rt", encoding="utf-8", newline="") as file:
        kept = [row for row in csv.reader(file) if row[0] in codes | {"code"}]
    with gzip.open(tmp_path / "geo/idn_regions.csv.gz", "wt", encoding="utf-8") as file:
        csv.writer(file).writerows(kept)
    with (DATA / "facts/villages.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.reader(file) if row[0] in codes | {"village_code"}]
    with (tmp_path / "facts/villages.csv").open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(kept)
    return tmp_path


def test_the_first_start_loads_all_and_the_next_one_nothing(engine, small_data):
    programme = Programme(engine)
    demonstration = Demonstration(engine, CATALOGUE, programme.rollups)

    first = list(load_bundled(demonstration, small_data))
    second = list(load_bundled(demonstration, small_data))

    assert [what for what, _ in first] == ["regions", "facts", "demo"]
    assert second == []
    assert _count(engine, region) == len(PLACES) - 1
    assert _count(engine, village) == len(COHORTS)
    assert _count(engine, reference_series) > 0
    assert (
        programme.value("V01", "Nation", "2025").value == len(COHORTS) - 1
    )  # not the provincial one
    assert programme.value("O04", "Nation", "2022").due > 0
    assert programme.differences() == []


def test_cleared_demo_values_do_not_come_back_at_the_next_start(engine, small_data):
    demonstration = Demonstration(engine, CATALOGUE, Programme(engine).rollups)
    list(load_bundled(demonstration, small_data))
    demonstration.clear()

    assert list(load_bundled(demonstration, small_data)) == []
    assert _count(engine, observation) == 0


def test_another_due_day_judges_anew_who_was_late(engine, small_data):
    before, after = Programme(engine, due_day=10), Programme(engine, due_day=4)
    list(load_bundled(Demonstration(engine, CATALOGUE, before.rollups), small_data))
    after.clear_demo()
    before.submit([make_row("Kenanga", "2026-01", "F01", 5)])

    again = list(load_bundled(Demonstration(engine, CATALOGUE, after.rollups), small_data))

    assert [what for what, _ in again] == ["rollups"]
    assert after.value("F01", "Nation", "2026-01").late == 1
    assert after.differences() == []
