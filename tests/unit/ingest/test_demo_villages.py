import datetime as dt
from collections import Counter

import pytest
from sqlalchemy import create_engine, insert

from dashboard.domain.regions import Level, district_of, level_of, parent_of, province_of
from dashboard.ingest.demo import choose_villages
from dashboard.storage.tables import metadata, region

DISTRICTS = [f"{province}.{number:02d}" for province in (11, 32, 35, 73) for number in (1, 2, 3)]
VILLAGES = [f"{district}.01.20{number:02d}" for district in DISTRICTS for number in range(1, 13)]
SPLIT = "32.01.01.2099"


def region_row(code, valid_to=None):
    return {
        "code": code,
        "name": code,
        "level": level_of(code),
        "parent_code": parent_of(code),
        "kind": "desa" if level_of(code) is Level.VILLAGE else "",
        "search_name": code,
        "valid_from": dt.date(1970, 1, 1),
        "valid_to": valid_to,
    }


@pytest.fixture(scope="module")
def connection():
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        rows = [region_row(code) for code in DISTRICTS + VILLAGES]
        connection.execute(insert(region), [*rows, region_row(SPLIT, dt.date(2020, 1, 1))])
        yield connection
    engine.dispose()


def choose(connection, count, years=(2024, 2026), seed=7):
    return choose_villages(connection, count=count, years=years, seed=seed)


def codes(villages):
    return [one.village_code for one in villages]


class TestChooseVillages:
    def test_takes_existing_villages_once_in_code_order(self, connection):
        chosen = codes(choose(connection, 50))

        assert len(chosen) == 50
        assert chosen == sorted(set(chosen) & set(VILLAGES))

    def test_gives_all_there_are_when_asked_for_more(self, connection):
        assert codes(choose(connection, 84_000)) == sorted(VILLAGES)

    def test_none_are_chosen_when_none_are_asked_for(self, connection):
        assert choose(connection, 0) == []

    def test_sending_provinces_come_first_and_spread_over_their_districts(self, connection):
        chosen = codes(choose(connection, 12))

        assert {province_of(code) for code in chosen} == {"32", "35"}
        assert set(Counter(map(district_of, chosen)).values()) == {2}

    def test_other_provinces_join_before_the_first_ones_are_full(self, connection):
        chosen = codes(choose(connection, 60))

        assert {province_of(code) for code in chosen} == {"11", "32", "35", "73"}

    def test_the_same_seed_chooses_the_same(self, connection):
        assert choose(connection, 30) == choose(connection, 30)
        assert choose(connection, 30) != choose(connection, 30, seed=8)

    def test_more_villages_keep_those_of_fewer(self, connection):
        assert set(choose(connection, 20)) < set(choose(connection, 70))

    def test_most_start_in_the_first_year_and_all_in_a_january_of_the_demo(self, connection):
        years = Counter(one.first.year for one in choose(connection, 144))

        assert {one.first.month for one in choose(connection, 144)} == {1}
        assert set(years) == {2024, 2025, 2026}
        assert 0.75 < years[2024] / 144 < 0.95

    def test_a_demo_of_one_year_starts_in_it(self, connection):
        assert {one.first for one in choose(connection, 30, years=(2025, 2025))} == {(2025, 1)}
