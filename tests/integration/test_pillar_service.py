"""The page of a pillar, composed from the real store."""

import pytest

from dashboard.domain.errors import NotFoundError
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import Month
from dashboard.domain.values import State
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import pillar
from tests.support.programme import CATALOGUE, PLACES, make_row


@pytest.fixture
def read(services):
    def read(name="usaha_produktif", search="?tahun=2026"):
        return services.pillar.read(LOCAL_VIEWER, search, pilar=name)

    return read


@pytest.fixture
def reported(programme):
    """Businesses of returned workers in January to March 2026, and a year before."""
    programme.submit(
        [
            make_row("Kenanga", "2025-03", "U07", 4),
            make_row("Wiyong", "2025-02", "U07", 9),
            make_row("Wetan", "2025-01", "U07", 3),
            make_row("Wetan", "2025-03", "U07", 0),
            make_row("Namosain", "2025-03", "U07", 2),
            make_row("Kenanga", "2026-01", "U07", 5, ("L",)),
            make_row("Kenanga", "2026-01", "U07", 7, ("P",)),
            make_row("Singakerta", "2026-02", "U07", 20),
            make_row("Wiyong", "2026-03", "U07", 0),
        ]
    )
    return programme


def codes(readings):
    return [one.region.code for one in readings]


def place(*names):
    return [PLACES[name] for name in names]


def test_every_number_is_the_one_of_the_figures(reported, read):
    view = read()

    for one in (*view.districts, *view.sample.readings, *(card.main for card in view.kpis)):
        code = one.current.code
        figures = reported.figures([code], [one.current.region], [2025, 2026])
        window = view.window
        assert one.current == figures.value(code, one.current.region, window)
        assert one.previous == figures.value(code, one.current.region, window.shifted(-1))
    for row in view.grid.rows:
        figures = reported.figures(["U07"], [row.region.code], [2026])
        assert row.months == figures.months("U07", row.region.code, 2026)


def test_a_pillar_shows_all_its_indicators_core_ones_first(read):
    view = read("layanan_migrasi")

    shown = [card.main.indicator for card in view.kpis]
    every = {one.code for one in CATALOGUE.pillar_indicators(Pillar.MIGRATION_SERVICE)}
    assert {one.code for one in shown} == every
    assert [one.core for one in shown] == sorted((one.core for one in shown), reverse=True)


@pytest.mark.usefixtures("reported")
def test_all_villages_of_a_small_programme_are_compared(read):
    sample = read().sample

    assert sample.is_whole
    assert codes(sample.readings)[:3] == place("Singakerta", "Kenanga", "Wiyong")
    assert PLACES["Kulon"] not in codes(sample.readings)


@pytest.mark.usefixtures("reported")
def test_of_many_villages_those_of_the_highest_and_lowest_districts(read, monkeypatch):
    monkeypatch.setattr(pillar, "VILLAGES_A_SIDE", 1)

    view = read()

    assert codes(view.districts) == place("Indramayu", "Cirebon", "Cilacap", "KotaKupang")
    assert (view.sample.highest, view.sample.lowest) == (1, 1)
    compared = {code[:5] for code in codes(view.sample.readings)}
    assert compared == set(place("Indramayu", "KotaKupang"))


@pytest.mark.usefixtures("reported")
def test_a_long_heat_map_leaves_the_middle_out(read, monkeypatch):
    monkeypatch.setattr(pillar, "GRID_HIGHEST", 1)
    monkeypatch.setattr(pillar, "GRID_LOWEST", 2)

    grid = read().grid

    assert [row.region.code for row in grid.rows] == place("Indramayu", "Cilacap", "KotaKupang")
    assert (grid.gap_after, grid.hidden) == (1, 1)


@pytest.mark.usefixtures("reported")
def test_inside_a_district_its_villages_beside_the_districts_of_the_province(read):
    view = read(search=f"?tahun=2026&wilayah={PLACES['Indramayu']}")

    assert codes(view.districts) == place("Indramayu", "Cirebon")
    assert codes(view.sample.readings) == codes(view.regions)
    assert [row.region.code for row in view.grid.rows] == codes(view.regions)
    assert set(codes(view.regions)) == set(place("Kenanga", "Singakerta", "Dukuhjati"))


@pytest.mark.usefixtures("reported")
def test_women_and_men_add_to_what_is_broken_down(read):
    view = read()

    men, women = view.sexes
    assert (men.value, women.value, view.total.value) == (5, 7, 32)
    assert (women.reported, view.total.reported) == (1, 3)


def test_an_indicator_without_sexes_has_none(read):
    assert read("koperasi").sexes == ()


@pytest.mark.usefixtures("reported")
def test_a_village_stopped_when_its_last_report_a_year_ago_had_a_value(read):
    stopped = read().sample.stopped

    # Wetan had reported zero by March 2025: nothing was left to stop.
    assert codes(stopped) == place("Wiyong", "Namosain")
    assert [one.before.value for one in stopped] == [9, 2]
    assert stopped[0].before.period == str(Month(2025, 2))
    assert [one.current.state for one in stopped] == [State.REPORTED, State.MISSING]


def test_a_village_that_left_the_programme_did_not_stop(programme, read):
    programme.submit([make_row("Rawaurip", "2019-03", "U07", 9)])

    assert read(search="?tahun=2020").sample.stopped == ()


def test_an_indicator_of_another_pillar_does_not_come_along(read):
    view = read(search="?tahun=2026&indikator=F03")

    assert view.indicator.code == "U07"
    assert view.filters.indicator is None
    assert view.notices == read().notices


@pytest.mark.parametrize("name", ["xyz", "", "arus_migrasi"])
def test_what_is_no_pillar_is_not_found(read, name):
    with pytest.raises(NotFoundError):
        read(name)


def test_a_region_outside_the_programme_is_empty_and_says_so(read):
    view = read(search="?tahun=2026&wilayah=32.12.16")
    outside = read(search="?tahun=2026&wilayah=33.01.04.2004")

    assert codes(view.regions) == place("Kenanga")
    assert outside.total.value is None
    assert "no_data" in [notice.key for notice in outside.notices]
