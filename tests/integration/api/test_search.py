"""Finding a region by a name that may be misspelt, on both kinds of database."""

import datetime as dt

import jsonschema
import pytest
from sqlalchemy import insert

from dashboard.storage.engine import open_engine
from dashboard.storage.tables import region
from tests.support.small_api import load_places, open_client, schema_of


@pytest.fixture
def engine(database_url):
    engine = open_engine(database_url)
    load_places(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def search(engine):
    client = open_client(engine)

    def search(text):
        content = client.get("/api/v1/regions", query_string={"cari": text}).json
        jsonschema.validate(content, schema_of("Regions"))
        return [(one["code"], one["close"]) for one in content["regions"]]

    return search


def _add_villages(engine, count):
    """Put villages of one name into the subdistrict that Kenanga lies in."""
    shared = {"name": "Kenangga Sari", "search_name": "kenanggasari", "level": 4, "kind": "desa"}
    shared |= {"parent_code": "32.12.16", "valid_from": dt.date(2025, 4, 25)}
    codes = [f"32.12.16.20{number}" for number in range(11, 11 + count)]
    with engine.begin() as connection:
        connection.execute(insert(region), [{"code": code, **shared} for code in codes])
    return [(code, False) for code in codes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("indramayu", [("32.12", False)]),
        ("indramyu", [("32.12", True)]),
        ("desa kenangga, kab indramyu", [("32.12.16.2004", True)]),
        ("32.12.16", [("32.12.16", False)]),
        ("qqqqzz", []),
    ],
)
def test_tells_names_that_are_spelt_so_from_close_ones(search, text, found):
    assert search(text) == found


def test_close_names_follow_the_few_that_are_spelt_so(engine, search):
    spelt_so = _add_villages(engine, 4)

    assert search("kenangga") == [*spelt_so, ("32.12.16.2004", True)]


def test_many_that_are_spelt_so_leave_no_doubt(engine, search):
    spelt_so = _add_villages(engine, 5)

    assert search("kenangga") == spelt_so
