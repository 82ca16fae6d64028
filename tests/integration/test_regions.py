"""The official list, loaded whole."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dashboard.domain.regions import Level
from dashboard.ingest.regions import load_regions
from dashboard.queries.regions import (
    fetch_spellings,
    find_region,
    list_children,
    search_close_regions,
    search_regions,
)
from dashboard.storage.engine import open_engine
from dashboard.storage.tables import metadata, region

REGIONS = Path(__file__).parents[2] / "data/geo/idn_regions.csv.gz"


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('regions') / 'store.sqlite3'}")
    metadata.create_all(engine)
    with engine.begin() as connection:
        load_regions(connection, REGIONS)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine):
    with engine.connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def spellings(engine):
    with engine.connect() as connection:
        return fetch_spellings(connection)


def _count_by(connection, *columns):
    statement = select(*columns, func.count()).group_by(*columns)
    return {tuple(row[:-1]): row[-1] for row in connection.execute(statement)}


def test_holds_every_region_of_every_level(connection):
    assert _count_by(connection, region.c.level) == {
        (Level.PROVINCE,): 38,
        (Level.DISTRICT,): 514,
        (Level.SUBDISTRICT,): 7_285,
        (Level.VILLAGE,): 83_762,
    }


def test_tells_kinds_apart(connection):
    assert _count_by(connection, region.c.kind) == {
        ("",): 38 + 7_285,
        ("kabupaten",): 416,
        ("kota",): 98,
        ("desa",): 75_252,
        ("kelurahan",): 8_496,
        ("desa adat",): 14,
    }


def test_loading_again_inserts_nothing(engine):
    with engine.begin() as connection:
        assert load_regions(connection, REGIONS) == 0
        assert connection.scalar(select(func.count()).select_from(region)) == 91_599


def test_codes_stay_text(connection):
    assert find_region(connection, "32.10").name == "Kabupaten Majalengka"
    assert find_region(connection, "53.03").name == "Kabupaten Timor Tengah Utara"


def test_reads_names_with_commas(connection):
    assert find_region(connection, "12.07.28.1007").name == "Lubuk Pakam I,II"


def test_villages_without_a_point_have_none(connection):
    missing = select(func.count()).where(region.c.latitude.is_(None), region.c.longitude.is_(None))

    assert connection.scalar(missing.where(region.c.level == Level.VILLAGE)) == 383
    assert connection.scalar(missing) == 383


def test_points_lie_in_indonesia(connection):
    outside = select(region.c.code).where(
        ~region.c.longitude.between(94.5, 141.5) | ~region.c.latitude.between(-11.5, 6.5)
    )

    assert connection.scalars(outside).all() == []


def test_every_parent_exists(connection):
    orphans = select(region.c.code).where(
        region.c.parent_code != "", region.c.parent_code.not_in(select(region.c.code))
    )

    assert connection.scalars(orphans).all() == []


def test_is_valid_since_the_decree(connection):
    assert _count_by(connection, region.c.valid_from, region.c.valid_to) == {
        (dt.date(2025, 4, 25), None): 91_599
    }


@pytest.mark.parametrize(
    ("parent", "level", "count"),
    [
        ("", Level.DISTRICT, 514),
        ("32", Level.DISTRICT, 27),
        ("32.12", Level.SUBDISTRICT, 31),
        ("32.12", Level.VILLAGE, 317),
        ("32.12.16", Level.VILLAGE, 10),
    ],
)
def test_lists_what_lies_inside(connection, parent, level, count):
    assert len(list_children(connection, parent, level=level)) == count


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kab indramayu", "32.12"),
        ("watu malang", "33.07.10"),
        ("kupang kota", "53.71"),
        ("kel namosain", "53.71.01.1001"),
        ("Kabupaten Sumbawa Barat (KSB)", "52.07"),
        ("dki jakarta", "31"),
        ("kota baru", "63.02"),
        ("kenanga indramayu", "32.12.16.2004"),
        ("Desa Kenanga, Kab. Indramayu, Jawa Barat", "32.12.16.2004"),
        ("namosain kupang", "53.71.01.1001"),
        ("ntt kupang", "53.01"),
    ],
)
def test_finds_loosely_written_names(connection, text, first):
    assert search_regions(connection, text)[0].code == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("indramyu", "32.12"),
        ("cilcap", "33.01"),
        ("jakrta", "31"),
        ("jawa tengh", "33"),
        ("kab bondowso", "35.11"),
        ("kulon prgo", "34.01"),
        ("banyuwngi", "35.10"),
        ("loboh tengah", "52.02"),
        ("lombok tngah", "52.02"),
        ("timor tengah utra", "53.03"),
        ("nusa tengara timur", "53"),
        ("watu malng", "33.07.10"),
        ("kel namosein", "53.71.01.1001"),
        ("kec indramyu", "32.12.15"),
        ("kenangga indramyu", "32.12.16.2004"),
        ("desa kenangga kec sindng kab indramyu", "32.12.16.2004"),
        ("kelurahan namosein kota kupag ntt", "53.71.01.1001"),
    ],
)
def test_finds_what_misspelt_names_meant(connection, spellings, text, first):
    assert search_regions(connection, text) == []
    assert search_close_regions(connection, text, spellings)[0].code == first


@pytest.mark.parametrize("text", ["qqqqzz", "asdfgh", "xyzzy", "qqq zzz qqz zqz zzq qqz"])
def test_nonsense_is_not_close_to_any_name(connection, spellings, text):
    assert search_regions(connection, text) == []
    assert search_close_regions(connection, text, spellings) == []
