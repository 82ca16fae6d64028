"""The boundary files that the browser fetches."""

import csv
import gzip
import hashlib
import json
from itertools import pairwise
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets/geo"
MANIFEST = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))
NAMES = list(MANIFEST["files"])


def _read(name):
    return json.loads((ASSETS / MANIFEST["files"][name]).read_text(encoding="utf-8"))["features"]


def _polygons(name):
    for feature in _read(name):
        for polygon in feature["geometry"]["coordinates"]:
            yield feature["id"], polygon


def _doubled_area(ring):
    """Positive when the ring runs clockwise."""
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring))


@pytest.fixture(scope="module")
def official():
    with gzip.open(
        ROOT / "data/geo/idn_regions.csv.gz", "rt", encoding="utf-8", newline=""
    ) as file:
        return {line["code"]: line["name"] for line in csv.DictReader(file)}


@pytest.fixture(scope="module")
def districts(official):
    return {code for code in official if len(code) == 5}


@pytest.fixture(scope="module")
def provinces(official):
    return {code for code in official if len(code) == 2}


def test_national_layer_has_every_district_under_its_official_name(official, districts):
    drawn = {feature["id"]: feature["properties"]["name"] for feature in _read("national")}

    assert drawn == {code: official[code] for code in districts}


def test_province_layer_has_every_province(provinces):
    assert {feature["id"] for feature in _read("provinces")} == provinces


def test_each_province_file_has_exactly_its_districts(districts, provinces):
    drawn = {code: {each["id"] for each in _read(f"prov-{code}")} for code in provinces}

    assert drawn == {
        code: {each for each in districts if each.startswith(code)} for code in provinces
    }


@pytest.mark.parametrize("name", NAMES)
def test_shells_run_clockwise_and_holes_the_other_way(name):
    wrong = [
        code
        for code, (shell, *holes) in _polygons(name)
        if _doubled_area(shell) <= 0 or any(_doubled_area(hole) >= 0 for hole in holes)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_rings_are_closed_and_every_feature_has_one(name):
    assert all(feature["geometry"]["coordinates"] for feature in _read(name))
    assert all(ring[0] == ring[-1] for _, polygon in _polygons(name) for ring in polygon)


def _districts_by_edge():
    owners = {}
    for code, polygon in _polygons("national"):
        for edge in (pair for ring in polygon for pair in pairwise(map(tuple, ring))):
            owners.setdefault(frozenset(edge), set()).add(code)
    return owners


def test_neighbours_on_land_share_their_border():
    shared = [codes for codes in _districts_by_edge().values() if len(codes) > 1]

    assert {"32.12", "32.10"} in shared
    assert len(set().union(*shared)) > 480


@pytest.mark.parametrize("name", NAMES)
def test_files_stay_small_on_the_wire(name):
    budget = {"national": 60_000, "provinces": 30_000}.get(name, 25_000)
    body = (ASSETS / MANIFEST["files"][name]).read_bytes()

    assert len(brotli.compress(body, quality=11)) <= budget


@pytest.mark.parametrize("name", NAMES)
def test_file_names_carry_the_hash_of_their_content(name):
    body = (ASSETS / MANIFEST["files"][name]).read_bytes()

    assert MANIFEST["files"][name] == f"{name}-{hashlib.sha256(body).hexdigest()[:8]}.geojson"


def test_the_manifest_names_all_files_and_no_other():
    assert {path.name for path in ASSETS.glob("*.geojson")} == set(MANIFEST["files"].values())


def test_every_area_has_a_box_that_holds_its_shape(districts, provinces):
    assert set(MANIFEST["boxes"]) == {"", *provinces, *districts}
    for code in provinces:
        for district, (shell, *_) in _polygons(f"prov-{code}"):
            for area in ("", code, district):
                west, south, east, north = MANIFEST["boxes"][area]
                assert all(west <= x <= east and south <= y <= north for x, y in shell), area


def test_the_notice_lies_beside_the_files_and_the_label_names_the_source():
    notice = (ROOT / "data/geo/NOTICE-geodata.txt").read_text(encoding="utf-8")

    assert (ASSETS / "NOTICE-geodata.txt").read_text(encoding="utf-8") == notice
    assert "CC BY 3.0 IGO" in notice
    assert "bukan batas resmi" in MANIFEST["label"]
