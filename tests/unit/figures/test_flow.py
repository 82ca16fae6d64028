import plotly.graph_objects as go
import pytest

from dashboard.figures.flow import (
    context_figure,
    missing_years,
    returns_figure,
    routes_figure,
)
from dashboard.figures.theme import DARK, LIGHT
from tests.unit.sample_flow import PUBLISHED, flow_view


def bars(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def traces(figure, mode):
    return [trace for trace in figure["data"] if trace.get("mode") == mode]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("draw", [routes_figure, returns_figure, context_figure])
def test_figures_are_valid(draw, palette):
    assert go.Figure(draw(flow_view(), palette)).data
    assert go.Figure(draw(flow_view(courses={}, context=()), palette)) is not None


class TestRoutes:
    def test_departures_through_a_broker_are_never_stacked_with_the_routes(self):
        procedural, other, broker = bars(routes_figure(flow_view(), LIGHT))

        assert procedural["yaxis"] == other["yaxis"] == "y"
        assert broker["yaxis"] == "y2"
        assert (procedural["y"][0], other["y"][0], broker["y"][0]) == (10, 2, 3)

    def test_a_missing_month_is_a_cross_and_a_month_not_due_is_nothing(self):
        figure = routes_figure(flow_view(), LIGHT)

        above, below = traces(figure, "text")
        assert above["x"] == below["x"] == [2]
        assert bars(figure)[0]["x"] == [0, 1, *range(3, 10)]

    def test_bars_begin_at_zero(self):
        layout = routes_figure(flow_view(), LIGHT)["layout"]

        assert layout["yaxis"]["range"][0] == layout["yaxis2"]["range"][0] == 0


class TestContext:
    def test_no_line_runs_over_a_year_without_a_number_or_to_another_measure(self):
        figure = context_figure(flow_view(), LIGHT)

        placed, complained = traces(figure, "lines+markers")
        assert placed["x"] == list(range(2015, 2025))
        values = dict(zip(placed["x"], placed["y"], strict=True))
        assert (values[2016], values[2017], values[2024]) == (234451, None, None)
        assert placed["connectgaps"] is False
        assert complained["yaxis"] == "y2"

    def test_another_measure_is_a_lone_mark(self):
        (mark,) = traces(context_figure(flow_view(), LIGHT), "markers")

        assert (mark["x"], mark["y"]) == ([2024], [297434])
        assert mark["marker"]["symbol"] == "diamond-open"

    def test_a_year_without_a_number_has_a_cross(self):
        above, below = traces(context_figure(flow_view(), LIGHT), "text")

        assert above["x"] == [2017]
        assert below["x"] == [2015, 2016, 2017, 2018, 2021, 2022, 2023]

    def test_missing_years_lie_between_the_first_and_the_last(self):
        placed = [point for point in PUBLISHED if point.measure == "penempatan_total"]

        assert missing_years(placed) == [2017]
        assert missing_years([]) == []
