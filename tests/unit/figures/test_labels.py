"""Names of lines stand where no line runs."""

import pytest

from dashboard.figures.labels import Room
from dashboard.figures.theme import LIGHT, PROJECTOR
from dashboard.figures.trend import trend_figure
from tests.unit.sample_aims import aim, aimed_view
from tests.unit.sample_views import INDICATORS, months

OVER, UNDER = 1, -1
THERE = (4.5, 5.5)


@pytest.mark.parametrize(
    ("others", "place"),
    [
        ([], (50, OVER)),
        ([80], (50, UNDER)),
        ([20], (50, OVER)),
        ([55], (50, UNDER)),
        ([45], (50, OVER)),
        # Too close on both sides: over or under both, whichever is nearer.
        ([55, 40], (55, OVER)),
        ([62, 45], (45, UNDER)),
        # What leaves no gap is climbed over together.
        ([55, 65, 48, 38, 26, 14], (65, OVER)),
        # Under a line on the ground there is no room, and none over the top of the chart.
        ([52, 5, 15, 25, 35, 45], (52, OVER)),
        ([60, 70, 80, 90, 100, 110, 45], (45, UNDER)),
    ],
)
def test_a_name_stands_over_or_under_all_that_is_near(others, place):
    room = Room([[50.0] * 12, *([float(one)] * 12 for one in others)], 100)

    assert room.take((THERE, 50)) == (0, *place)


def test_lines_of_other_months_do_not_matter():
    room = Room([[50.0] * 12, [None] * 6 + [55.0] * 6], 100)

    assert room.take((THERE, 50)) == (0, 50, OVER)


def test_a_steep_line_is_in_the_way_between_two_months():
    room = Room([[50.0] * 12, [None] * 4 + [100.0, 0.0] + [None] * 6], 100)

    assert room.take(((4.2, 4.8), 50), ((7, 8), 50)) == (1, 50, OVER)


def test_two_names_never_share_their_room():
    room = Room([[50.0] * 12], 100)

    assert room.take((THERE, 50)) == (0, 50, OVER)
    assert room.take((THERE, 50)) == (0, 50, UNDER)
    assert room.take((THERE, 50))[1] > 60


def test_a_name_moves_along_its_line_to_where_there_is_room():
    room = Room([[50.0] * 12, [None] * 8 + [55.0, 56.0, 45.0, 55.0]], 100)

    assert room.take(((9.8, 11), 50), ((8.8, 10), 50), ((5.8, 7), 50)) == (2, 50, OVER)


def test_tells_whether_anything_follows():
    room = Room([[1.0] * 3, [None] * 12], 10)

    assert room.goes_on(1)
    assert not room.goes_on(2)


@pytest.mark.parametrize("palette", [LIGHT, PROJECTOR])
@pytest.mark.parametrize("level", [42, 46, 50, 54, 58])
def test_the_name_of_the_year_is_clear_of_the_marks_of_the_target(level, palette):
    """In the lowest chart, 150 pixels for usual letters, as in a high one."""
    view = aimed_view(
        indicator=INDICATORS["M01"],
        aim=aim("M01", [float(level * month) for month in range(1, 13)]),
        forecast=None,
        trend=months(2026, [50] * 10 + [None] * 2),
        trend_before=months(2025, [20] * 12),
    )

    layout = trend_figure(view, palette)["layout"]

    (name,) = [one for one in layout["annotations"] if "2026" in one["text"]]
    for pixels in (150 * palette.letter / LIGHT.letter, 400):
        a_unit = pixels / layout["yaxis"]["range"][1]
        middle = name["y"] * a_unit + name["yshift"]
        for height in (50, level, 20):
            assert abs(middle - height * a_unit) >= palette.letter / 2 + 3, (height, pixels)
