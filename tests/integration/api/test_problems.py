"""Requests that cannot be answered: told what, where and what to do instead."""

import jsonschema
import pytest
from sqlalchemy import create_engine

from tests.support.small_api import open_client, schema_of


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
    jsonschema.validate(answer.json, schema_of("Problem"))


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
    client = open_client(create_engine(f"sqlite:///{tmp_path}/absent/store.sqlite3"))

    for path in ("/values?indikator=F01", "/regions", "/regions?cari=kenanga"):
        answer = client.get(f"/api/v1{path}")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert answer.json["type"].endswith("store-unavailable")


def test_an_unforeseen_error_is_a_problem_without_its_inside(engine):
    client = open_client(engine)
    client.application.view_functions["api._values"] = lambda: 1 / 0

    answer = client.get("/api/v1/values?indikator=F01")

    assert (answer.status_code, answer.json["status"]) == (500, 500)
    assert "division" not in answer.text
