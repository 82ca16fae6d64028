"""The API over a small database that was filled the way files are."""

import datetime as dt
import json
from types import SimpleNamespace

import jsonschema
import pandas as pd
import pytest
from flask import Flask
from openapi_spec_validator import validate
from sqlalchemy import create_engine, insert, text

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import ReportingCalendar
from dashboard.domain.region_names import normalise_name
from dashboard.domain.regions import level_of, parent_of
from dashboard.ingest.accept import DEMO, REAL, Source, accept
from dashboard.server.api import OPENAPI, create_api
from dashboard.server.api_parameters import REGIONS, VALUES
from dashboard.services.api_values import ValuesService
from dashboard.services.figures import Figures
from dashboard.services.regions import RegionsService
from dashboard.services.store import Store
from dashboard.storage.engine import open_engine
from dashboard.storage.formulas import list_formulas
from dashboard.storage.migrate import migrate
from dashboard.storage.rollups import Rollups
from dashboard.storage.tables import region, village

TODAY = dt.date(2026, 9, 15)
CALENDAR = ReportingCalendar(TODAY)
CATALOGUE = load_catalogue()
NAMES = {
    "32": ("Jawa Barat", ""),
    "32.09": ("Kabupaten Cirebon", "kabupaten"),
    "32.09.01": ("Waled", ""),
    "32.09.01.2001": ("Cikulak", "desa"),
    "32.12": ("Kabupaten Indramayu", "kabupaten"),
    "32.12.16": ("Sliyeg", ""),
    "32.12.16.2001": ("Tambi", "desa"),
    "32.12.16.2002": ("Gadingan", "desa"),
    "32.12.16.2004": ("Kenanga", "desa"),
    "53": ("Nusa Tenggara Timur", ""),
}
PROGRAMME = ("32.09.01.2001", "32.12.16.2001", "32.12.16.2004")
IN_TIME, LATE = dt.date(2026, 2, 5), dt.date(2026, 3, 20)
ROWS = [
    ("32.12.16.2004", 202601, "F01", "L", 3, IN_TIME),
    ("32.12.16.2004", 202601, "F01", "P", 7, IN_TIME),
    ("32.12.16.2004", 202601, "F02", "L", 1, IN_TIME),
    ("32.12.16.2004", 202601, "F02", "P", 1, IN_TIME),
    ("32.12.16.2004", 202602, "F01", "L", 5, LATE),
    ("32.12.16.2004", 202602, "F01", "P", 5, LATE),
    ("32.12.16.2004", 202602, "F02", "L", 0, LATE),
    ("32.12.16.2004", 202602, "F02", "P", 0, LATE),
    ("32.12.16.2001", 202601, "F01", "", 10, IN_TIME),
    ("32.12.16.2001", 202601, "F02", "", 10, IN_TIME),
]


def _submit(engine, rows, kind=REAL):
    columns = ["village_code", "period", "measure", "sex", "value", "received_on"]
    frame = pd.DataFrame(rows, columns=columns).assign(stage="", aspect="")
    source = Source(kind=kind, file_name="laporan.csv", sha256="0" * 64)
    with engine.begin() as connection:
        accept(connection, frame, source, Rollups(list_formulas(CATALOGUE), CALENDAR))


def _load_places(engine):
    places = [
        {
            "code": code,
            "name": name,
            "level": int(level_of(code)),
            "parent_code": parent_of(code),
            "kind": kind,
            "search_name": normalise_name(name),
            "valid_from": dt.date(2025, 4, 25),
        }
        for code, (name, kind) in NAMES.items()
    ]
    fixed = {"status": "running", "programme": "ministry", "confidence": "stated", "demo": False}
    fixed |= {"source_url": "", "source_date": "", "cohort_year": 2026}
    villages = [{"district_code": c[:5], "village_code": c, **fixed} for c in PROGRAMME]
    with engine.begin() as connection:
        connection.execute(insert(region), places)
        connection.execute(insert(village), villages)


def _client(engine):
    store, server = Store(engine), Flask(__name__)
    values = ValuesService(store, Figures(CATALOGUE, lambda: CALENDAR), CATALOGUE)
    server.register_blueprint(create_api(CATALOGUE, values, RegionsService(store)))
    return server.test_client()


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('api') / 'store.sqlite3'}")
    migrate(engine)
    _load_places(engine)
    _submit(engine, ROWS)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def client(engine):
    return _client(engine)


@pytest.fixture
def get(client):
    def get(path, **query):
        answer = client.get(f"/api/v1{path}", query_string=query)
        return SimpleNamespace(status=answer.status_code, headers=answer.headers, json=answer.json)

    return get


@pytest.fixture
def values(get):
    def values(**query):
        answer = get("/values", **query)
        assert answer.status == 200, answer.json
        return answer.json["values"]

    return values


def _schema(name):
    description = json.loads(OPENAPI.read_bytes())
    return {"$ref": f"#/components/schemas/{name}", "components": description["components"]}


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
    _load_places(engine)
    _submit(engine, ROWS)
    _submit(engine, [("32.09.01.2001", 202601, "F01", "", 4, IN_TIME)], DEMO)
    client = _client(engine)

    old = client.get("/api/v1/values?indikator=F01&versi=1").json
    new = client.get("/api/v1/values?indikator=F01&turunan=kabupaten").json

    assert (old["data_version"], old["data_contoh"]) == (1, False)
    assert old["values"][0]["value"] == 30
    assert (new["data_version"], new["data_contoh"]) == (2, True)
    assert [(one["value"], one["demo"]) for one in new["values"]] == [(4, True), (30, False)]
    engine.dispose()


@pytest.mark.parametrize(
    ("path", "query", "status", "kind", "parameter"),
    [
        ("/values", {"indikator": "Z99"}, 400, "unknown-indicator", "indikator"),
        ("/values", {}, 400, "unreadable-parameter", "indikator"),
        ("/values", {"indikator": " , "}, 400, "unreadable-parameter", "indikator"),
        ("/values", {"indikator": "F01", "wilayah": "32.99"}, 404, "unknown-region", "wilayah"),
        ("/values", {"indikator": "F01", "wilayah": "3"}, 400, "unreadable-parameter", "wilayah"),
        ("/values", {"indikator": "F01", "tahun": "2027"}, 400, "unreadable-parameter", "tahun"),
        ("/values", {"indikator": "F01", "bulan": "13"}, 400, "unreadable-parameter", "bulan"),
        ("/values", {"indikator": "F01", "versi": "0"}, 400, "unreadable-parameter", "versi"),
        ("/values", {"indikator": "F01", "versi": "9"}, 404, "unknown-version", "versi"),
        ("/values", {"indikator": "F01", "turunan": "rt"}, 400, "unreadable-parameter", "turunan"),
        (
            "/values",
            {"indikator": "F01", "wilayah": "32.12", "turunan": "kabupaten"},
            400,
            "unreadable-parameter",
            "turunan",
        ),
        (
            "/values",
            {"indikator": "F01", "rincian": "umur"},
            400,
            "unreadable-parameter",
            "rincian",
        ),
        (
            "/values",
            {"indikator": "P01", "rincian": "jenis_kelamin,tahap,aspek"},
            400,
            "unreadable-parameter",
            "rincian",
        ),
        ("/values", {"indikator": "V01", "rincian": "tahap"}, 400, "no-such-breakdown", "rincian"),
        ("/values", {"indikator": "F01", "wilayh": "32"}, 400, "unknown-parameter", "wilayh"),
        ("/values", {"indikator": ["F01", "M01"]}, 400, "repeated-parameter", "indikator"),
        ("/values", {"indikator": "F01", "bahasa": "fr"}, 400, "unreadable-parameter", "bahasa"),
        ("/regions", {"induk": "99"}, 404, "unknown-region", "induk"),
        ("/regions", {"induk": "x"}, 400, "unreadable-parameter", "induk"),
        ("/regions", {"cari": " "}, 400, "unreadable-parameter", "cari"),
        ("/regions", {"cari": "a", "induk": "32"}, 400, "unreadable-parameter", "cari"),
        ("/regions", {"bahasa": "fr"}, 400, "unreadable-parameter", "bahasa"),
        ("/indicators", {"kode": "F01"}, 400, "unknown-parameter", "kode"),
        ("/nilai", {}, 404, "no-such-resource", None),
        ("/", {}, 404, "no-such-resource", None),
    ],
)
def test_wrong_requests_are_told_what_and_where(get, path, query, status, kind, parameter):
    answer = get(path, **query)

    assert answer.status == answer.json["status"] == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["type"] == f"urn:desmigratif:problem:{kind}"
    assert answer.json.get("parameter") == parameter
    assert answer.json["instance"].startswith(f"/api/v1{path}")
    assert "{" not in answer.json["detail"]
    jsonschema.validate(answer.json, _schema("Problem"))


def test_problems_speak_indonesian_or_english(get):
    indonesian = get("/values", indikator="V01", rincian="tahap")
    english = get("/values", indikator="F01", bulan="13", bahasa="en")

    assert indonesian.json["detail"].startswith("V01 tidak dilaporkan menurut tahap")
    assert english.json["detail"] == (
        'Parameter bulan is "13", which cannot be used. Give the number of a month, 1 to 12.'
    )
    assert english.headers["Content-Language"] == "en"


def test_too_many_values_are_refused_before_they_are_read(get, monkeypatch):
    monkeypatch.setattr("dashboard.services.api_values.MOST_VALUES", 5)
    allowed = get("/values", indikator="F01", turunan="kabupaten", rincian="jenis_kelamin")
    refused = get("/values", indikator="F01,M01", turunan="desa")

    assert (allowed.status, refused.status) == (200, 400)
    assert refused.json["type"].endswith("too-many-values")
    assert "meminta 6 nilai" in refused.json["detail"]


def test_only_get_is_answered(client):
    answer = client.post("/api/v1/values", json={})

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert answer.json["type"].endswith("method-not-allowed")


def test_asks_to_come_back_while_the_database_is_away(tmp_path):
    client = _client(create_engine(f"sqlite:///{tmp_path}/absent/store.sqlite3"))

    for path in ("/values?indikator=F01", "/regions", "/regions?cari=kenanga"):
        answer = client.get(f"/api/v1{path}")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert answer.json["type"].endswith("store-unavailable")


def test_an_unforeseen_error_is_a_problem_without_its_inside(engine):
    client = _client(engine)
    client.application.view_functions["api._values"] = lambda: 1 / 0

    answer = client.get("/api/v1/values?indikator=F01")

    assert (answer.status_code, answer.json["status"]) == (500, 500)
    assert "division" not in answer.text


@pytest.mark.parametrize("path", ["/values?indikator=F01", "/regions", "/indicators"])
def test_asking_again_gives_nothing_while_nothing_changed(client, path):
    first = client.get(f"/api/v1{path}")
    again = client.get(f"/api/v1{path}", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_new_data_are_another_etag(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    migrate(engine)
    _load_places(engine)
    client = _client(engine)
    before = client.get("/api/v1/values?indikator=F01").headers["ETag"]
    _submit(engine, ROWS)

    after = client.get("/api/v1/values?indikator=F01", headers={"If-None-Match": before})

    assert (after.status_code, after.json["values"][0]["value"]) == (200, 30)
    engine.dispose()


def test_tells_everything_about_indicators_in_both_languages(get):
    catalogue = get("/indicators").json

    jsonschema.validate(catalogue, _schema("Catalogue"))
    assert [one["code"] for one in catalogue["indicators"]] == list(CATALOGUE.indicators)
    assert [one["code"] for one in catalogue["measures"]] == list(CATALOGUE.measures)
    assert catalogue["note"]["id"].startswith("Usulan")
    share = next(one for one in catalogue["indicators"] if one["code"] == "F03")
    assert share["denominator"] == ["F01", "F02"]
    assert share["dimensions"] == ["jenis_kelamin"]
    assert share["reviewed"] == CATALOGUE.indicators["F03"].reviewed.isoformat()


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        ("", [("32", True), ("53", False)]),
        ("32", [("32.09", True), ("32.12", True)]),
        ("32.12", [("32.12.16.2004", True), ("32.12.16.2001", True), ("32.12.16.2002", False)]),
        ("32.12.16.2004", []),
    ],
)
def test_lists_the_next_level_with_the_programme_first(get, parent, children):
    answer = get("/regions", induk=parent)

    jsonschema.validate(answer.json, _schema("Regions"))
    assert [(one["code"], one["programme"]) for one in answer.json["regions"]] == children


def test_search_tells_where_a_place_lies(get):
    answer = get("/regions", cari="kenanga")

    jsonschema.validate(answer.json, _schema("Regions"))
    (found,) = answer.json["regions"]
    assert (found["code"], found["level"]) == ("32.12.16.2004", 4)
    assert found["place"] == "Sliyeg, Kabupaten Indramayu, Jawa Barat"


def test_the_description_is_valid_and_names_every_parameter(get):
    description = get("/openapi.json").json

    validate(description)
    for path, known in (("/values", VALUES), ("/regions", REGIONS)):
        named = [one["name"] for one in description["paths"][path]["get"]["parameters"]]
        assert sorted(named) == sorted(known)


def test_values_have_the_shape_described(get):
    answer = get("/values", indikator="F01,F03", turunan="desa", rincian="jenis_kelamin")

    jsonschema.validate(answer.json, _schema("Values"))
    assert answer.json["values"]


def test_answers_while_a_writer_holds_the_database(engine, client):
    with engine.connect() as writer:
        writer.execute(text("BEGIN IMMEDIATE"))
        answer = client.get("/api/v1/values?indikator=F01&wilayah=32.12")
        writer.rollback()

    assert answer.status_code == 200
