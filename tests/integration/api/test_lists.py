"""What can be asked: indicators, regions, and the description of all requests."""

import jsonschema
import pytest
from openapi_spec_validator import validate

from dashboard.server.api_parameters import REGIONS, VALUES
from tests.support.small_api import CATALOGUE, schema_of


def test_tells_everything_about_indicators_in_both_languages(get):
    catalogue = get("/indicators").json

    jsonschema.validate(catalogue, schema_of("Catalogue"))
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

    jsonschema.validate(answer.json, schema_of("Regions"))
    assert [(one["code"], one["programme"]) for one in answer.json["regions"]] == children


def test_search_tells_where_a_place_lies(get):
    answer = get("/regions", cari="kenanga")

    jsonschema.validate(answer.json, schema_of("Regions"))
    (found,) = answer.json["regions"]
    assert (found["code"], found["level"]) == ("32.12.16.2004", 4)
    assert found["place"] == "Sliyeg, Kabupaten Indramayu, Jawa Barat"


def test_the_description_is_valid_and_names_every_parameter(get):
    description = get("/openapi.json").json

    validate(description)
    for path, known in (("/values", VALUES), ("/regions", REGIONS)):
        named = [one["name"] for one in description["paths"][path]["get"]["parameters"]]
        assert sorted(named) == sorted(known)
