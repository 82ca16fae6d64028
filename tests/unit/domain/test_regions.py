import pytest

from dashboard.domain.regions import (
    NATION,
    Level,
    ancestors_of,
    district_of,
    level_of,
    parent_of,
    province_of,
)


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        (NATION, Level.NATION, NATION),
        ("32", Level.PROVINCE, NATION),
        ("32.10", Level.DISTRICT, "32"),
        ("32.10.16", Level.SUBDISTRICT, "32.10"),
        ("32.10.16.2008", Level.VILLAGE, "32.10.16"),
    ],
)
def test_a_code_tells_its_level_and_parent(code, level, parent):
    assert (level_of(code), parent_of(code)) == (level, parent)


@pytest.mark.parametrize("text", ["3", "3210", "32.1", "32-10", "ab", "32.10.16.20088", "32.10.1a"])
def test_refuses_what_is_no_code(text):
    with pytest.raises(ValueError, match=text):
        level_of(text)


def test_a_village_tells_all_that_it_lies_in():
    code = "53.71.01.1001"

    assert (province_of(code), district_of(code)) == ("53", "53.71")
    assert ancestors_of(code) == (NATION, "53", "53.71", "53.71.01")
    assert ancestors_of(NATION) == ()
