from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard.domain.measures import Language
from dashboard.domain.values import State
from dashboard.figures.theme import LIGHT
from dashboard.figures.trend import trend_figure, trend_finding
from tests.unit.sample_views import INDICATORS, months, sample_view


class TestTrendFigure:
    def test_is_a_valid_figure(self):
        figure = go.Figure(trend_figure(sample_view(), LIGHT))

        assert len(figure.data) == 2

    def test_a_missing_month_is_a_gap_and_not_zero(self):
        now = trend_figure(sample_view(), LIGHT)["data"][1]

        assert now["y"][2] is None
        assert now["connectgaps"] is False

    def test_months_not_yet_due_are_absent(self):
        now = trend_figure(sample_view(), LIGHT)["data"][1]

        assert now["x"] == list(range(10))

    def test_starts_at_zero_and_holds_the_largest_value(self):
        axis = trend_figure(sample_view(), LIGHT)["layout"]["yaxis"]

        assert axis["range"][0] == 0
        assert axis["range"][1] >= 50
        assert axis["ticktext"][0] == "0"

    @pytest.mark.parametrize("largest", [1, 7, 99, 100, 101, 4_321, 2_345_678_901])
    def test_has_a_few_round_steps(self, largest):
        view = sample_view(trend=months(2026, [largest] * 12), trend_before=())

        ticks = trend_figure(view, LIGHT)["layout"]["yaxis"]["tickvals"]

        assert 2 <= len(ticks) <= 6
        assert ticks[-1] >= largest

    @pytest.mark.parametrize(("language", "last"), [("id", "80 %"), ("en", "80%")])
    def test_steps_of_a_percentage_have_the_sign_of_the_language(self, language, last):
        view = sample_view(
            indicator=INDICATORS["F03"],
            language=Language(language),
            trend_before=(),
            trend=months(2026, [80] * 12),
        )

        ticks = trend_figure(view, LIGHT)["layout"]["yaxis"]["ticktext"]

        assert ticks[-1].replace("\N{NO-BREAK SPACE}", " ") == last

    def test_names_both_years_at_their_last_point(self):
        labels = trend_figure(sample_view(), LIGHT)["layout"]["annotations"]

        assert {(label["text"], label["x"]) for label in labels} == {
            ("<b>2026</b>", 9),
            ("<b>2025</b>", 11),
        }

    @pytest.mark.parametrize(("now", "side"), [(60, 1), (40, -1)])
    def test_a_name_inside_the_year_leaves_the_line_of_the_other_year_free(self, now, side):
        view = sample_view(
            trend=months(2026, [now] * 9 + [State.NOT_DUE] * 3),
            trend_before=months(2025, [50] * 12),
        )

        (name, other) = trend_figure(view, LIGHT)["layout"]["annotations"]

        assert (name["x"], name["xanchor"], other["x"]) == (8, "center", 11)
        assert name["yshift"] * side > LIGHT.letter
        assert "bgcolor" not in name

    def test_an_empty_year_still_has_an_axis(self):
        view = sample_view(
            indicator=INDICATORS["F03"],
            trend=months(2026, [State.NOT_DUE] * 12),
            trend_before=months(2025, [None] * 12),
        )

        figure = trend_figure(view, LIGHT)

        assert figure["layout"]["yaxis"]["tickvals"][-1] == 100
        assert figure["layout"]["annotations"] == []


class TestTrendFinding:
    def test_compares_the_newest_month_with_a_year_before(self):
        assert trend_finding(sample_view()) == "Oktober 2026: 50 orang, naik dari 40 setahun lalu"

    def test_stands_alone_without_a_year_before(self):
        view = sample_view(trend_before=months(2025, [None] * 12))

        assert trend_finding(view) == "Oktober 2026: 50 orang"

    def test_says_when_nothing_is_reported(self):
        view = replace(sample_view(), trend=months(2026, [None] * 12))

        assert trend_finding(view) == "Belum ada laporan pada 2026"
