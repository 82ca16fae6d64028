"""The scorecard, composed from the real store."""

import pytest

from dashboard.domain.measures import Direction
from dashboard.domain.status import Status
from dashboard.domain.targets import Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import scorecard
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import CATALOGUE, PLACES, make_row

MONTHS = ("2026-01", "2026-02", "2026-03")
PEOPLE = {"Kenanga": 10, "Singakerta": 20, "Dukuhjati": 30, "Wiyong": 40, "Wetan": 50}


@pytest.fixture
def read(services):
    def read(search="?tahun=2026"):
        return services.scorecard.read(LOCAL_VIEWER, search)

    return read


@pytest.fixture
def aim_at(programme):
    """Set targets of 2026 from names: ``M01=("Cirebon", 480)``."""

    def aim_at(**targets):
        source = TargetSource(submitter="Pusat", reason="rencana")
        with programme.engine.begin() as connection:
            every = [
                Target(indicator=code, region=PLACES[place], year=2026, value=float(value))
                for code, (place, value) in targets.items()
            ]
            set_targets(connection, every, source)

    return aim_at


def reports(measure="M01"):
    """Every village but Namosain reports the same number each month to March."""
    return [
        make_row(village, month, measure, people)
        for village, people in PEOPLE.items()
        for month in MONTHS
    ]


def statuses(view, code):
    """Statuses of one indicator by name of the place."""
    place = [one.code for one in view.indicators].index(code)
    names = {code: name for name, code in PLACES.items()}
    return {
        names[row.region.code]: row.cells[place].judgement.status
        for row in (view.total, *view.rows)
    }


def test_columns_are_core_indicators_with_a_direction_that_can_differ(read):
    codes = [one.code for one in read().indicators]

    wanted = {
        one.code
        for one in CATALOGUE.indicators.values()
        if one.core and one.direction is not Direction.NEUTRAL
    }
    assert set(codes) == wanted - {"V02", "O04"}
    assert len(codes) == len(set(codes))


def test_a_chosen_pillar_shows_all_it_has(read):
    codes = {one.code for one in read("?tahun=2026&pilar=koperasi").indicators}

    assert codes == {"K01", "K02", "K03", "K04"}


def test_rows_are_districts_of_the_place_and_villages_of_a_district(read):
    assert {row.region.code for row in read().rows} == {
        PLACES[name] for name in ("Indramayu", "Cirebon", "Cilacap", "KotaKupang")
    }
    assert len(read(f"?wilayah={PLACES['JawaBarat']}").rows) == 2
    inside = read(f"?wilayah={PLACES['Indramayu']}")
    assert {row.region.code for row in inside.rows} == {
        PLACES[name] for name in ("Kenanga", "Singakerta", "Dukuhjati")
    }
    assert "V01" not in {one.code for one in inside.indicators}


def test_a_village_is_seen_among_those_of_its_district(read):
    view = read(f"?wilayah={PLACES['Kenanga']}")

    assert view.total.region.code == PLACES["Indramayu"]
    assert PLACES["Kenanga"] in {row.region.code for row in view.rows}


def test_numbers_are_judged_against_targets(programme, read, aim_at):
    programme.submit(reports())
    # To March a quarter is expected: 120 of 480 in Cirebon, 160 of 640 in Cilacap.
    aim_at(M01=("Cirebon", 480))
    aim_at(M01=("Cilacap", 640))

    view = read()

    assert statuses(view, "M01") == {
        "Nation": Status.NO_TARGET,
        "Indramayu": Status.NO_TARGET,
        "Cirebon": Status.ON_TRACK,
        "Cilacap": Status.WATCH,
        "KotaKupang": Status.NO_TARGET,
    }
    judgements = {one.value.code: one.judgement for one in view.total.cells}
    assert judgements["M01"].given == (2, 4)


def test_a_village_never_inherits_a_target(programme, read, aim_at):
    programme.submit(reports())
    aim_at(M01=("Indramayu", 720))

    inside = statuses(read(f"?wilayah={PLACES['Indramayu']}"), "M01")

    assert inside.pop("Indramayu") is Status.ON_TRACK
    assert set(inside.values()) == {Status.NO_TARGET}


def test_too_few_reports_are_not_judged(programme, read, aim_at):
    programme.submit([row for row in reports() if row[1] != 202602])
    aim_at(M01=("Cirebon", 480))

    assert statuses(read(), "M01")["Cirebon"] is Status.THIN


def test_those_with_most_off_track_come_first(programme, read, aim_at):
    programme.submit([*reports(), *reports("M02")])
    aim_at(M01=("Cilacap", 9000), M02=("Cilacap", 9000))
    aim_at(M01=("Cirebon", 9000))

    view = read()

    assert [row.region.code for row in view.rows[:2]] == [PLACES["Cilacap"], PLACES["Cirebon"]]
    assert (view.summary.indicator.code, view.summary.off, view.summary.judged) == ("M01", 2, 2)


def test_the_chosen_indicator_is_the_headline(programme, read, aim_at):
    programme.submit([*reports(), *reports("M02")])
    aim_at(M01=("Cilacap", 9000), M02=("Cilacap", 1))

    view = read("?tahun=2026&indikator=M02")

    assert (view.summary.indicator.code, view.summary.off, view.summary.judged) == ("M02", 0, 1)


def test_without_any_target_nothing_is_judged(programme, read):
    programme.submit(reports())

    view = read()

    assert view.summary is None
    assert all(one.judgement.given is None for one in view.total.cells)
    assert {cell.judgement.status for row in view.rows for cell in row.cells} == {Status.NO_TARGET}


def test_of_very_many_regions_those_farthest_off_are_shown(programme, read, aim_at, monkeypatch):
    monkeypatch.setattr(scorecard, "MOST_ROWS", 2)
    programme.submit(reports())
    aim_at(M01=("Cirebon", 480))
    aim_at(M01=("Cilacap", 9000))
    aim_at(M01=("Indramayu", 900))

    view = read("?tahun=2026&indikator=M01")

    assert [row.region.code for row in view.rows] == [PLACES["Cilacap"], PLACES["Indramayu"]]
    assert view.regions == 4
    assert (view.summary.off, view.summary.judged) == (2, 3)


def test_the_order_in_which_reports_come_changes_nothing(programme, read, aim_at):
    for one in reversed([*reports(), *reports("M02")]):
        programme.submit([one])
    aim_at(M01=("Cirebon", 480), M02=("Cirebon", 900))
    one_by_one = {row.region.code: row.cells for row in read().rows}

    programme.submit(reports())
    assert {row.region.code: row.cells for row in read().rows} == one_by_one


def test_a_new_target_is_seen_at_once_and_the_old_version_stays(programme, read, aim_at):
    programme.submit(reports())
    aim_at(M01=("Cirebon", 480))
    before = read().stamp.version
    aim_at(M01=("Cirebon", 4800))

    assert statuses(read(), "M01")["Cirebon"] is Status.OFF_TRACK
    assert statuses(read(f"?tahun=2026&versi={before}"), "M01")["Cirebon"] is Status.ON_TRACK
