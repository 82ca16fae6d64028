import re

from dashboard.figures.sparkline import HEIGHT, sparkline


def path_of(course):
    return re.search(r'<path d="([^"]+)"', sparkline(course))[1]


class TestSparkline:
    def test_a_missing_month_breaks_the_line(self):
        assert path_of([1, 2, None, 3, 4]).count("M") == 2

    def test_a_lone_month_is_still_drawn(self):
        assert path_of([1, 2, None, 3, None]).endswith("h0")

    def test_starts_at_zero(self):
        ends = path_of([0, 10]).split("L")

        assert float(ends[0].split()[1]) == HEIGHT - 3
        assert float(ends[1].split()[1]) == 3

    def test_is_hidden_from_screen_readers(self):
        assert 'aria-hidden="true"' in sparkline([1, 2])

    def test_draws_nothing_without_values(self):
        assert sparkline([None] * 12) == ""
        assert sparkline([]) == ""

    def test_draws_a_course_of_zeros(self):
        assert path_of([0, 0, 0])
