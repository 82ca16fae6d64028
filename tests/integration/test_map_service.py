"""The map page's view on real stores of both kinds, against the figures of API and pages."""

import pytest

from dashboard.domain.values import State
from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.programme import PLACES, make_row

ROWS = [
    make_row("Kenanga", "2025-05", "U07", 40),
    make_row("Singakerta", "2025-05", "U07", 20),
    make_row("Kenanga", "2026-01", "U07", 9),
    make_row("Wiyong", "2026-01", "U07", 4),
    make_row("Kenanga", "2026-01", "F01", 6),
    make_row("Kenanga", "2026-01", "F02", 2),
    make_row("Kenanga", "2026-02", "F01", 5),
]


@pytest.fixture
def read(programme, services):
    programme.submit(ROWS)
    return lambda search: services.map.read(LOCAL_VIEWER, search)


def known(view):
    return {one.region.code: one.current.value for one in view.regions if one.current.value}


def test_regions_and_total_are_the_figures(read, programme):
    view = read("?tahun=2026&indikator=U07")

    assert view.total.current == programme.value("U07", "Nation", "2026")
    assert known(view) == {PLACES["Indramayu"]: 9, PLACES["Cirebon"]: 4}
    for one in view.regions:
        figures = programme.figures(["U07"], [one.region.code], [2026])
        assert one.current == figures.value("U07", one.region.code, view.window)


@pytest.mark.parametrize("year", [2016, 2025, 2026])
@pytest.mark.parametrize("place", ["Nation", "JawaBarat"])
def test_circles_have_one_scale_for_all_years(read, year, place):
    assert read(f"?tahun={year}&indikator=U07&wilayah={PLACES[place]}").largest == 60


@pytest.mark.parametrize("place", ["Indramayu", "Kenanga"])
def test_villages_are_drawn_to_the_scale_of_their_district(read, place):
    view = read(f"?tahun=2026&indikator=U07&wilayah={PLACES[place]}")

    assert view.largest == 60
    assert known(view) == {PLACES["Kenanga"]: 9}


def test_a_single_month_has_a_scale_of_months(read):
    assert read("?tahun=2026&bulan=1&indikator=F01").largest == 6
    assert read("?tahun=2026&indikator=F01").largest == 11


def test_an_older_version_keeps_its_scale(read, programme):
    programme.submit([make_row("Kenanga", "2024-05", "U07", 500)])

    assert read("?tahun=2026&indikator=U07").largest == 500
    assert read("?tahun=2026&indikator=U07&versi=1").largest == 60


def test_what_the_register_tells_has_a_scale_too(read):
    view = read("?tahun=2019&indikator=V01")

    assert view.largest == 3
    assert max(known(view).values()) <= 3


def test_a_rate_needs_none(read):
    view = read("?tahun=2026&indikator=F03")

    assert view.largest is None
    assert known(view) == {PLACES["Indramayu"]: 75.0}


def test_a_province_marks_its_villages_of_the_programme(read):
    places = {one.code for one in read(f"?wilayah={PLACES['JawaTengah']}").places}

    assert places == {PLACES["Wetan"]}
    assert read("").places == ()


def test_a_year_without_data_says_so(read):
    view = read("?tahun=2016&indikator=U07")

    assert view.total.current.state is State.MISSING
    assert {one.key for one in view.notices} == {"no_data"}
    assert known(view) == {}
