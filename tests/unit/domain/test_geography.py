import pytest

from dashboard.domain.geography import Geography

SUMATRA, JAVA, PAPUA = (95, -6, 106, 6), (105, -9, 115, -6), (131, -9, 141, 0)
GEOGRAPHY = Geography(
    url="/peta/",
    files={"national": "national-1.geojson", "prov-32": "prov-32-1.geojson"},
    boxes={
        "": (95, -11, 141, 6),
        "11": SUMATRA,
        "32": JAVA,
        "94": PAPUA,
        "32.09": (108, -7, 109, -6),
        "11.01": SUMATRA,
    },
)


def test_a_layer_has_an_address():
    assert GEOGRAPHY.layer_url("national") == "/peta/national-1.geojson"
    assert GEOGRAPHY.province_layer("32.09.01.2001") == "/peta/prov-32-1.geojson"


def test_an_unknown_layer_is_an_error():
    with pytest.raises(KeyError):
        GEOGRAPHY.layer_url("prov-99")


def test_districts_belong_to_their_province():
    assert GEOGRAPHY.districts_of("32") == ["32.09"]


def test_only_provinces_within_reach_are_around():
    assert GEOGRAPHY.provinces_around("") == ["11", "32", "94"]
    assert GEOGRAPHY.provinces_around("32.09") == ["32"]


def test_a_region_without_a_box_is_shown_in_the_whole_country():
    assert GEOGRAPHY.box("99.99") == GEOGRAPHY.box("")
