"""Values: what they are, where, when, and broken down."""

import jsonschema
import pytest

from dashboard.ingest.accept import DEMO
from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from tests.support.small_api import (
    CATALOGUE,
    IN_TIME,
    ROWS,
    load_places,
    open_client,
    schema_of,
    submit,
)


def test_answers_in_the_shape_of_the_contract(get):
    answer = get("/values", indikator="F03", wilayah="32.12", tahun="2026")

    assert answer.json == {
        "data_version": 1,
        "data_contoh": False,
        "values": [
            {
                "indicator": "F03",
                "region": "32.12",
                "period": "2026",
                "breakdown": None,
                "value": pytest.approx(30 / 42 * 100),
                "numerator": 30,
                "denominator": 42,
                "reported": 3,
                "late": 1,
                "due": 16,
                "state": "reported",
                "demo": False,
            }
        ],
    }


def test_values_have_the_shape_described(get):
    answer = get("/values", indikator="F01,F03", turunan="desa", rincian="jenis_kelamin")

    jsonschema.validate(answer.json, schema_of("Values"))
    assert answer.json["values"]


def test_a_plain_measure_has_no_denominator(values):
    (value,) = values(indikator="F01", wilayah="32.12.16.2004", tahun="2026", bulan="2")

    shown = ("value", "numerator", "denominator", "period", "reported", "late", "due")
    assert [value[key] for key in shown] == [10, 10, None, "2026-02", 1, 1, 1]


def test_whole_numbers_are_written_without_a_fraction(client):
    answer = client.get("/api/v1/values?indikator=F01,F03&wilayah=32.12.16.2001&tahun=2026")

    assert '"value":10,"numerator":10,"denominator":null' in answer.text
    assert '"value":50,"numerator":10,"denominator":20' in answer.text


def test_usual_place_and_time_are_the_country_and_the_newest_due_year(values):
    (value,) = values(indikator="F01")

    assert (value["region"], value["period"], value["value"]) == ("", "2026", 30)


@pytest.mark.parametrize(
    ("query", "state", "due"),
    [
        ({"wilayah": "32.09"}, "missing", 8),
        ({"wilayah": "53"}, "not_due", 0),
        ({"wilayah": "32.12", "bulan": "9"}, "not_due", 0),
        ({"wilayah": "32.12.16", "bulan": "3"}, "missing", 2),
    ],
)
def test_says_why_there_is_no_number(values, query, state, due):
    (value,) = values(indikator="F03", tahun="2026", **query)

    assert (value["state"], value["value"], value["due"]) == (state, None, due)


def test_a_subdistrict_adds_its_villages(values):
    (value,) = values(indikator="F01", wilayah="32.12.16", tahun="2026")

    assert (value["value"], value["reported"]) == (30, 3)


@pytest.mark.parametrize(
    ("region", "level", "children"),
    [
        ("", "kabupaten", ["32.09", "32.12"]),
        ("32", "desa", ["32.09.01.2001", "32.12.16.2001", "32.12.16.2004"]),
        ("32.12.16", "desa", ["32.12.16.2001", "32.12.16.2004"]),
        ("53", "kabupaten", []),
    ],
)
def test_lists_the_programme_regions_inside(values, region, level, children):
    listed = values(indikator="M01,F01", wilayah=region, turunan=level, tahun="2026")

    pairs = [(value["indicator"], value["region"]) for value in listed]
    assert pairs == [(code, child) for code in ("M01", "F01") for child in children]


def test_breaks_down_by_the_members_reported(values):
    listed = values(indikator="F01,F03", wilayah="32.12", tahun="2026", rincian="jenis_kelamin")

    assert [(v["indicator"], v["breakdown"], v["numerator"], v["denominator"]) for v in listed] == [
        ("F01", {"jenis_kelamin": "L"}, 8, None),
        ("F01", {"jenis_kelamin": "P"}, 12, None),
        ("F03", {"jenis_kelamin": "L"}, 8, 9),
        ("F03", {"jenis_kelamin": "P"}, 12, 13),
    ]


def test_nobody_reported_a_member_then_there_is_no_row(values):
    assert values(indikator="F01", wilayah="32.09", tahun="2026", rincian="jenis_kelamin") == []


def test_every_code_of_the_catalogue_can_be_asked(values):
    codes = [*dict.fromkeys([*CATALOGUE.indicators, *CATALOGUE.measures])]
    listed = values(indikator=",".join(codes), wilayah="32.12.16.2004")

    assert [value["indicator"] for value in listed] == codes


def test_an_old_version_stays_as_presented_and_demo_values_are_marked(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    migrate(engine)
    load_places(engine)
    submit(engine, ROWS)
    submit(engine, [("32.09.01.2001", 202601, "F01", "", 4, IN_TIME)], DEMO)
    client = open_client(engine)

    old = client.get("/api/v1/values?indikator=F01&versi=1").json
    new = client.get("/api/v1/values?indikator=F01&turunan=kabupaten").json

    assert (old["data_version"], old["data_contoh"]) == (1, False)
    assert old["values"][0]["value"] == 30
    assert (new["data_version"], new["data_contoh"]) == (2, True)
    assert [(one["value"], one["demo"]) for one in new["values"]] == [(4, True), (30, False)]
    engine.dispose()
