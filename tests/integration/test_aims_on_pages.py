"""Targets on overview, map and pillar pages, composed from the real store."""

import pytest

from dashboard.domain.forecast import NoForecast
from dashboard.domain.status import Status
from dashboard.domain.targets import Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import PLACES, make_row

MONTHS = ("2026-01", "2026-02", "2026-03")
PEOPLE = {"Kenanga": 10, "Singakerta": 20, "Dukuhjati": 30, "Wiyong": 40, "Wetan": 50}
OF_M01 = "?tahun=2026&indikator=M01"


@pytest.fixture
def aim_at(programme):
    """Set a target of 2026 for M01: ``aim_at("Cirebon", 480)``."""

    def aim_at(place, value, *, demo=False):
        target = Target(
            indicator="M01", region=PLACES[place], year=2026, value=float(value), demo=demo
        )
        with programme.engine.begin() as connection:
            set_targets(connection, [target], TargetSource(submitter="Pusat", reason="rencana"))

    return aim_at


@pytest.fixture(autouse=True)
def _reported(programme):
    """Every village but Namosain reports the same number of people each month to March."""
    programme.submit(
        [
            make_row(village, month, "M01", people)
            for village, people in PEOPLE.items()
            for month in MONTHS
        ]
    )


def judgements(view):
    names = {code: name for name, code in PLACES.items()}
    return {names[one.region.code]: one.judgement for one in view.regions if one.judgement}


def find(cards, code):
    (found,) = [card.main for card in cards if card.main.indicator.code == code]
    return found


def test_nothing_is_judged_in_a_year_without_targets(services):
    view = services.overview.read(LOCAL_VIEWER, OF_M01)

    assert all(card.main.judgement is None for card in view.kpis)
    assert all(one.judgement is None for one in view.regions)
    assert view.aim is None
    assert not view.can_show_status


def test_the_card_of_a_district_is_held_against_its_target(services, aim_at):
    aim_at("Indramayu", 720)

    view = services.overview.read(LOCAL_VIEWER, f"{OF_M01}&wilayah={PLACES['Indramayu']}")

    judgement = find(view.kpis, "M01").judgement
    assert (judgement.expected, view.aim.value) == (180.0, 720.0)
    assert judgement.aim == view.aim
    assert find(view.kpis, "U07").judgement.status is Status.NO_TARGET


@pytest.mark.parametrize("page", ["overview", "map", "pillar", "flow"])
def test_regions_of_every_page_are_held_against_their_own_targets(services, aim_at, page):
    aim_at("Indramayu", 720)
    variables = {"pilar": "layanan_migrasi"} if page == "pillar" else {}

    view = getattr(services, page).read(LOCAL_VIEWER, OF_M01, **variables)

    found = judgements(view)
    assert found["Indramayu"].expected == 180.0
    assert {one.status for place, one in found.items() if place != "Indramayu"} == {
        Status.NO_TARGET
    }
    assert view.can_show_status


def test_the_country_without_targets_of_all_districts_has_none(services, aim_at):
    aim_at("Indramayu", 720)

    view = services.overview.read(LOCAL_VIEWER, OF_M01)

    assert view.aim is None
    card = find(view.kpis, "M01").judgement
    assert (card.status, card.given) == (Status.NO_TARGET, (1, 4))
    assert find(view.kpis, "U07").judgement.given is None


def test_the_trend_of_flows_has_the_path_of_its_target(services, aim_at):
    aim_at("Indramayu", 720)

    view = services.flow.read(LOCAL_VIEWER, f"{OF_M01}&wilayah={PLACES['Indramayu']}")

    assert view.aim.value == 720
    assert view.forecast in set(NoForecast)


@pytest.mark.parametrize("demo", [True, False])
def test_a_sample_target_makes_the_page_one_of_sample_data(services, aim_at, demo):
    aim_at("Indramayu", 720, demo=demo)

    for page in (services.overview, services.map):
        assert page.read(LOCAL_VIEWER, OF_M01).stamp.demo is demo


def test_the_map_of_statuses_is_part_of_the_address(services, aim_at):
    aim_at("Indramayu", 720)

    view = services.map.read(LOCAL_VIEWER, f"{OF_M01}&peta=status")

    assert view.shows_status
    assert view.filters.to_query() == f"{OF_M01}&peta=status"


def test_an_old_version_shows_the_targets_of_then(programme, services, aim_at):
    before = max(programme.list_versions())
    aim_at("Indramayu", 720)

    view = services.overview.read(LOCAL_VIEWER, f"{OF_M01}&versi={before}")

    assert all(one.judgement is None for one in view.regions)


def test_the_overview_tells_sentences_concerns_and_why_nothing_is_foretold(services):
    view = services.overview.read(LOCAL_VIEWER, OF_M01)

    assert len(view.briefing) >= 3
    assert view.concerns.open >= len(view.concerns.first)
    assert view.forecast in set(NoForecast)
