import pytest

from dashboard.domain.values import State
from dashboard.figures.axis import round_step, round_ticks
from dashboard.figures.shades import Shades
from dashboard.figures.wording import Wording
from tests.unit.sample_views import INDICATORS, INDONESIAN, no_number, number

RATE, COUNT = INDICATORS["F03"], INDICATORS["U07"]


def look(indicator, value, largest=100):
    return Shades.of(indicator, [number(largest)]).look(value)


class TestCounts:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [(1, "class-1"), (20, "class-1"), (21, "class-2"), (100, "class-5"), (999, "class-5")],
    )
    def test_classes_are_as_wide_as_a_round_step(self, value, expected):
        assert look(COUNT, number(value)) == expected

    def test_a_reported_zero_takes_no_shade(self):
        assert look(COUNT, number(0)) == "zero"

    def test_labels_name_the_upper_ends(self):
        labels = Shades.of(COUNT, [number(93)]).labels(Wording(INDONESIAN))

        assert labels == ["≤ 20", "≤ 40", "≤ 60", "≤ 80", "> 80"]

    def test_nothing_to_compare_is_no_error(self):
        assert len(Shades.of(COUNT, []).labels(Wording(INDONESIAN))) == 5


class TestRates:
    def test_classes_are_those_of_the_map(self):
        assert look(RATE, number(59.9, numerator=599, denominator=1000)) == "class-1"
        assert look(RATE, number(90.0, numerator=900, denominator=1000)) == "class-5"

    def test_a_rate_of_a_handful_takes_no_shade(self):
        assert look(RATE, number(50.0, numerator=2, denominator=4)) == "small"


@pytest.mark.parametrize("indicator", [RATE, COUNT])
@pytest.mark.parametrize("state", [State.MISSING, State.NOT_DUE, State.SUPPRESSED])
def test_a_state_is_unlike_any_shade(indicator, state):
    assert look(indicator, no_number(state)) == state


@pytest.mark.parametrize(
    ("rough", "step"), [(0, 1), (0.3, 1), (1, 1), (3, 5), (11, 20), (21, 25), (25, 25), (260, 500)]
)
def test_steps_are_round(rough, step):
    assert round_step(rough) == step


@pytest.mark.parametrize(
    ("top", "ticks"), [(0, [0, 1]), (3, [0, 1, 2, 3]), (90, [0, 25, 50, 75, 100])]
)
def test_ticks_reach_the_largest_value(top, ticks):
    assert round_ticks(top) == ticks
