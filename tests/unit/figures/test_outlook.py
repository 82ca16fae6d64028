"""Target path and forecast on a trend: outlined and hatched, never like what was counted."""

import plotly.graph_objects as go
import pytest

from dashboard.domain.forecast import NoForecast
from dashboard.domain.targets import OPEN_PATH
from dashboard.figures.outlook import target_levels, told_levels
from dashboard.figures.theme import DARK, LIGHT, PROJECTOR
from dashboard.figures.trend import trend_figure
from tests.unit.sample_aims import aim, aimed_view
from tests.unit.sample_views import ENGLISH, INDICATORS, sample_view


def annotations(view):
    return {one["text"]: one for one in trend_figure(view, LIGHT)["layout"]["annotations"]}


def of_flow(**changes):
    """Served people are counted anew each month; the small view counts what stands."""
    return aimed_view(**{"indicator": INDICATORS["M01"], "aim": aim("M01")} | changes)


class TestTargetLevels:
    def test_a_flow_shows_the_step_of_each_month(self):
        assert target_levels(of_flow()) == [30.0] * 12

    def test_a_stock_shows_the_level_at_each_month(self):
        assert target_levels(aimed_view())[:3] == [30.0, 60.0, 90.0]

    def test_a_step_from_an_unknown_level_is_not_known(self):
        path = [30.0, None, *(30.0 * month for month in range(3, 13))]

        assert target_levels(of_flow(aim=aim("M01", path)))[:4] == [30.0, None, None, 30.0]

    @pytest.mark.parametrize("target", [None, aim(path=OPEN_PATH)])
    def test_without_a_path_there_are_none(self, target):
        assert target_levels(sample_view(aim=target)) == []
        assert told_levels(sample_view(aim=target)) == []


class TestTrend:
    @pytest.mark.parametrize("palette", [LIGHT, DARK, PROJECTOR])
    def test_is_a_valid_figure_in_every_theme(self, palette):
        assert len(go.Figure(trend_figure(aimed_view(), palette)).data) == 5

    def test_nothing_is_added_without_target_and_forecast(self):
        view = sample_view(forecast=NoForecast.SHORT)

        assert len(trend_figure(view, LIGHT)["data"]) == 2

    def test_the_path_is_open_diamonds_named_at_its_end(self):
        path = trend_figure(aimed_view(), LIGHT)["data"][2]

        assert path["marker"]["symbol"] == "diamond-open"
        assert path["text"][9] == "<b>Oktober 2026</b><br>target: 300 orang"
        assert annotations(aimed_view())["target"]["x"] == 11

    def test_the_forecast_is_dashed_in_a_hatched_band_and_says_what_it_is(self):
        band, line, *_ = trend_figure(of_flow(), LIGHT)["data"]

        assert band["fillpattern"]["shape"] == "/"
        assert band["y"] == [50, 60, 66, 51, 50, 50]
        assert line["line"]["dash"] == "dash"
        assert line["x"] == [9, 10, 11]
        assert line["y"] == [50, 55, 58]
        assert line["text"][0] == ""
        told = line["text"][2].replace("\N{NO-BREAK SPACE}", " ")
        assert told == "<b>Desember 2026</b><br>perkiraan: 58 orang (80 %: 51–66)"

    def test_a_stock_is_not_tied_to_the_reports_of_one_month(self):
        _, line, *_ = trend_figure(aimed_view(), LIGHT)["data"]

        assert line["x"] == [10, 11]

    def test_the_axis_holds_target_and_forecast(self):
        axis = trend_figure(aimed_view(), LIGHT)["layout"]["yaxis"]

        assert axis["range"][1] >= 360

    def test_both_names_keep_apart(self):
        higher, lower = annotations(aimed_view()), annotations(of_flow())

        assert higher["target"]["y"] == 360
        assert higher["perkiraan"]["y"] < 200
        assert lower["perkiraan"]["yshift"] > 0 > lower["target"]["yshift"]

    def test_speaks_english(self):
        assert {"target", "forecast"} <= annotations(aimed_view(language=ENGLISH)).keys()
