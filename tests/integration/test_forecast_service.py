"""Where a number is heading, from the real store."""

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.forecast import Forecast, NoForecast
from dashboard.domain.periods import Month
from dashboard.services.figures import Figures
from dashboard.services.forecast import forecast_of
from dashboard.services.scene import Scene
from tests.support.programme import CATALOGUE, PLACES, make_row

VILLAGES = ("Kenanga", "Singakerta", "Dukuhjati", "Wiyong", "Wetan", "Namosain")


@pytest.fixture
def told(programme):
    """Forecast an indicator of a place; today is 2026-04-15, so that March is the newest due."""

    def told(code, place="Nation", year=2026, month=None, version=None):
        figures = Figures(CATALOGUE, lambda: programme.calendar)
        with programme.store.reading() as connection:
            scene = Scene(
                connection=connection,
                edition=programme.store.edition(connection, version),
                filters=Filters(year=year, month=month, version=version),
                notices=(),
                window=programme.calendar.window(year, month),
                catalogue=CATALOGUE,
                figures=figures,
            )
            return forecast_of(scene, CATALOGUE.indicators[code], PLACES[place])

    return told


@pytest.fixture
def reported(programme):
    """All villages report the same numbers from 2023 on."""
    months = [Month(2023, 1).plus(month) for month in range(39)]
    programme.submit(
        [
            make_row(village, str(month), code, 100)
            for village in VILLAGES
            for month in months
            for code in ("M01", "U07", "F02")
        ]
    )
    return programme


@pytest.mark.usefixtures("reported")
def test_a_flow_goes_on_month_by_month_and_its_year_adds_up(told):
    found = told("M01")

    assert isinstance(found, Forecast)
    assert list(found.months) == [Month(2026, month) for month in range(4, 13)]
    assert found.months[Month(2026, 12)].value == 600
    assert found.year_end.value == 12 * 600


@pytest.mark.usefixtures("reported")
def test_a_stock_goes_on_as_it_stands(told):
    found = told("U07")

    assert found.year_end.value == found.months[Month(2026, 12)].value == 600


def test_a_stock_does_not_fall_with_who_reports_in_a_month(programme, told):
    months = [Month(2023, 1).plus(month) for month in range(39)]
    # Namosain reports every other month only: its newest report still stands.
    programme.submit(
        [
            make_row(village, str(month), "U07", 100)
            for village in VILLAGES
            for month in months
            if village != "Namosain" or month.month % 2
        ]
    )

    assert told("U07").year_end.value == 600


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    ("code", "changes", "reason"),
    [
        ("F02", {}, NoForecast.SENSITIVE),
        ("V01", {}, NoForecast.NOT_REPORTED),
        ("O03", {}, NoForecast.NOT_REPORTED),
        ("M01", {"month": 3}, NoForecast.NOT_RUNNING),
        ("M01", {"year": 2025}, NoForecast.NOT_RUNNING),
        ("M01", {"version": 1}, NoForecast.NOT_RUNNING),
        ("M02", {}, NoForecast.COVERAGE),
        ("M01", {"place": "Sindang"}, None),
    ],
)
def test_says_why_there_is_none(told, code, changes, reason):
    found = told(code, **changes)

    assert found == reason if reason else isinstance(found, Forecast)
