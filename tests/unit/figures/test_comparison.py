from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.figures.comparison import MARKS, comparison_figure
from dashboard.figures.theme import DARK, LIGHT
from tests.unit.sample_comparisons import column, comparison
from tests.unit.sample_views import BANYUMAS, CILACAP, PROVINCE, SEMARANG

FOUR = (CILACAP, BANYUMAS, SEMARANG, PROVINCE)


def four(values):
    return comparison(
        columns=tuple(
            column(region, [value] * 12) for region, value in zip(FOUR, values, strict=True)
        )
    )


class TestComparisonFigure:
    @pytest.mark.parametrize("palette", [LIGHT, DARK])
    def test_is_a_figure_that_can_be_drawn(self, palette):
        assert len(go.Figure(comparison_figure(comparison(), palette)).data) == 2

    def test_missing_months_are_gaps_and_months_not_due_are_absent(self):
        first, _ = comparison_figure(comparison(), LIGHT)["data"]

        assert first["y"][:4] == [10, 20, None, 15]
        assert len(first["x"]) == 10
        assert first["connectgaps"] is False

    def test_all_lines_share_one_scale_from_zero(self):
        axis = comparison_figure(comparison(), LIGHT)["layout"]["yaxis"]

        assert axis["range"][0] == 0
        assert axis["range"][1] >= 50

    def test_every_line_is_named_where_it_ends(self):
        labels = comparison_figure(comparison(), LIGHT)["layout"]["annotations"]

        assert [one["text"] for one in labels] == ["● Kab. Cilacap", "■ Kab. Banyumas"]

    @pytest.mark.parametrize("values", [(100,) * 4, (0,) * 4, (1, 2, 3, 100), (99, 100, 98, 100)])
    def test_names_never_meet_and_never_leave_the_chart(self, values):
        layout = comparison_figure(four(values), LIGHT)["layout"]
        top = layout["yaxis"]["range"][1]
        heights = sorted(one["y"] for one in layout["annotations"])

        assert len(heights) == 4
        assert heights[0] >= 0
        assert heights[-1] <= top
        assert all(b - a > 0.07 * top for a, b in pairwise(heights))

    def test_lines_can_be_told_apart_without_colour(self):
        data = comparison_figure(four((1, 2, 3, 4)), LIGHT)["data"]

        assert len({(one["marker"]["symbol"]) for one in data}) == len(MARKS) == 4

    def test_nothing_to_compare_is_an_empty_chart(self):
        assert comparison_figure(comparison(columns=()), LIGHT)["data"] == []
