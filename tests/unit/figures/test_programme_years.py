import plotly.graph_objects as go
import pytest

from dashboard.figures.programme_years import programme_years_figure
from dashboard.figures.theme import PALETTES, Theme
from tests.unit.components.test_organisation_tiles import view


@pytest.fixture(params=Theme)
def figure(request):
    return programme_years_figure(view(), PALETTES[request.param])


def test_is_a_valid_figure(figure):
    assert [trace.type for trace in go.Figure(figure).data] == ["bar", "scatter"]


def test_a_year_without_new_villages_is_a_named_zero(figure):
    bars = figure["data"][0]

    assert bars["y"][bars["x"].index(2020)] == 0
    assert bars["text"][bars["x"].index(2020)] == "0"


def test_labels_of_bars_and_line_do_not_meet(figure):
    bars, line = figure["data"]

    assert bars["text"] == ["2", "120", "0", "50"]
    assert line["text"] == ["", "", "402", "503"]


def test_a_number_stands_in_its_bar_where_it_has_room(figure):
    assert figure["data"][0]["textposition"] == ["outside", "inside", "outside", "outside"]


def test_both_stand_on_one_axis_from_zero(figure):
    assert figure["layout"]["yaxis"]["range"][0] == 0
    assert "yaxis2" not in figure["layout"]


def test_without_figures_it_is_empty_but_valid():
    figure = programme_years_figure(view(years=()), PALETTES[Theme.LIGHT])

    assert list(go.Figure(figure).data[0].x or ()) == []
