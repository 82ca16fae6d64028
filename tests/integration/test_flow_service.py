"""The page of migration flows, composed from the real store."""

import pytest
from sqlalchemy import insert

from dashboard.domain.measures import Dimension
from dashboard.domain.values import State
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services.flow import CARDS, COURSES
from dashboard.storage.tables import reference_series
from tests.support.programme import PLACES, make_row


@pytest.fixture
def read(services):
    return lambda search="?tahun=2026": services.flow.read(LOCAL_VIEWER, search)


@pytest.fixture
def reported(programme):
    programme.submit(
        [
            make_row("Kenanga", "2026-01", "F01", 8),
            make_row("Kenanga", "2026-01", "F02", 2),
            make_row("Kenanga", "2026-01", "F04", 3),
            make_row("Wetan", "2026-02", "F05", 4),
            make_row("Wetan", "2026-02", "P01", 5, ("sebelum", "hukum")),
            make_row("Wetan", "2026-02", "P01", 1, ("selama", "hukum")),
            make_row("Kenanga", "2026-01", "P01", 7),
            make_row("Kenanga", "2026-01", "M07", 2, ("setelah",)),
        ]
    )
    return programme


def test_every_number_is_the_one_of_the_figures(reported, read):
    view = read()

    figures = reported.figures({*CARDS, *COURSES}, [""], [2025, 2026])
    assert [card.main.indicator.code for card in view.kpis] == list(CARDS)
    for card in view.kpis:
        assert card.main.current == figures.value(card.main.indicator.code, "", view.window)
    for code, course in view.courses.items():
        assert course == figures.months(code, "", 2026)
    assert (view.share.numerator, view.share.denominator) == (8, 10)


def test_the_reporting_rate_stands_beside_the_lower_bounds():
    place = CARDS.index("O03")

    assert {"F02", "F04"} == set(CARDS[place - 2 : place])


@pytest.mark.usefixtures("reported")
def test_services_by_stage_and_aspect(read):
    table = read().protection

    assert table.cells["sebelum"]["hukum"].value == 5
    assert table.cells["selama"]["hukum"].value == 1
    assert table.cells["selama"]["ekonomi"].state is State.MISSING
    assert table.aspects["hukum"].value == 6
    assert table.stages["sebelum"].value == 5
    assert table.total.value == 13
    assert (table.complaints["setelah"].value, table.complained.value) == (2, 2)


def test_a_cell_is_the_one_of_the_figures(reported, read):
    view = read(f"?tahun=2026&wilayah={PLACES['Wetan']}")

    breakdown = {Dimension.STAGE: "sebelum", Dimension.ASPECT: "hukum"}
    figures = reported.figures(["P01"], [PLACES["Wetan"]], [2026])
    expected = figures.value("P01", PLACES["Wetan"], view.window, breakdown)
    assert view.protection.cells["sebelum"]["hukum"] == expected


def test_the_national_context_is_that_of_the_country_alone(programme, read):
    row = {"series": "pmi", "source": "https://example.org/a", "note": ""}
    rows = [
        ("national", "Indonesia", "penempatan_total", 2016, 234451),
        ("national", "Indonesia", "penempatan_total", 2018, 283640),
        ("national", "Indonesia", "layanan_penempatan_total", 2024, 297434),
        ("national", "Indonesia", "penempatan_formal", 2018, 1),
        ("province", "Bali", "penempatan_total", 2018, 9359),
    ]
    names = ("area_level", "area", "measure", "year", "value")
    with programme.engine.begin() as connection:
        connection.execute(
            insert(reference_series), [row | dict(zip(names, one, strict=True)) for one in rows]
        )

    told = [(point.measure, point.year, point.value) for point in read().context]

    assert told == [
        ("layanan_penempatan_total", 2024, 297434),
        ("penempatan_total", 2016, 234451),
        ("penempatan_total", 2018, 283640),
    ]


@pytest.mark.usefixtures("reported")
def test_the_chosen_indicator_is_shown_by_region_and_month(read):
    view = read("?tahun=2026&indikator=F05")

    assert view.indicator.code == "F05"
    assert view.trend[1].value == 4
    assert view.regions[0].region.code == PLACES["Cilacap"]
