"""The forecast as small tables: months in, what December and the year's end are expected to tell.

Every number can be done by hand from the rule: last year's month plus the drift.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.forecast import Forecast, NoForecast, Point, forecast
from dashboard.domain.measures import Kind
from dashboard.domain.periods import Month

FLOW, STOCK = Kind.FLOW, Kind.STOCK


def series(years, last=10, coverage=1.0, first=2023):
    """Points from January; a year is a function of the month, or twelve numbers or pairs."""
    points = []
    for year, told in enumerate(years, start=first):
        for month in range(1, 13):
            number = told(month) if callable(told) else told[month - 1]
            above, below = number if isinstance(number, tuple) else (number, None)
            points.append(
                Point(
                    month=Month(year, month), numerator=above, denominator=below, coverage=coverage
                )
            )
    return points[: len(points) - 12 + last]


def rising(start, step):
    """Years of the same course, each higher than the one before."""
    return [lambda month, year=year: start + step * year + 5 * month for year in range(4)]


def replaced(points, year, month, **changes):
    at = next(i for i, one in enumerate(points) if one.month == (year, month))
    fields = {name: getattr(points[at], name) for name in Point.__slots__}
    return [*points[:at], Point(**(fields | changes)), *points[at + 1 :]]


class TestTheRule:
    def test_a_flow_takes_last_year_and_the_mean_difference_of_twelve_months(self):
        # 2026 is 12 above 2025 in every month, so that November 2026 is November 2025 + 12.
        told = forecast(series(rising(100, 12)), FLOW)

        assert told.months[Month(2026, 11)].value == 100 + 12 * 2 + 55 + 12
        assert told.months[Month(2026, 12)].value == 100 + 12 * 2 + 60 + 12

    def test_the_year_of_a_flow_is_what_was_counted_and_what_is_expected(self):
        told = forecast(series([[100] * 12] * 4), FLOW)

        assert told.year_end.value == 1200

    def test_a_stock_goes_on_from_where_it_stands_by_the_steps_of_last_year(self):
        years = [[50] * 12, [50] * 12, [50] * 10 + [53, 57], [70] * 12]

        told = forecast(series(years), STOCK)

        assert [one.value for one in told.months.values()] == [53 + 20, 57 + 20]
        assert told.year_end.value == 77

    def test_a_percentage_is_made_of_its_parts(self):
        years = [[(50 + year, 100)] * 12 for year in range(4)]

        told = forecast(series(years), FLOW)

        # Every month to come: 52 + 1 of 100; ten months of 53 and two more.
        assert told.months[Month(2026, 12)].value == pytest.approx(53)
        assert told.year_end.value == pytest.approx(53)

    def test_no_count_is_below_nothing(self):
        years = [[100] * 12, [90] * 12, [60] * 10 + [31, 31], [20] * 12]

        told = forecast(series(years), FLOW)

        assert told.months[Month(2026, 11)].value == 0
        assert told.months[Month(2026, 11)].low == 0

    def test_no_percentage_is_above_all(self):
        years = [[(60, 100)] * 12, [(70, 100)] * 12, [(98, 100)] * 12, [(100, 100)] * 12]

        told = forecast(series(years), STOCK)

        assert told.year_end.value <= told.year_end.high <= 100

    def test_months_that_miss_reports_are_left_out_of_the_rule_and_stay_in_the_sum(self):
        whole = series([[100] * 12] * 4)
        told = forecast(replaced(whole, 2026, 3, numerator=40, coverage=0.5), FLOW)

        assert told.months[Month(2026, 11)].value == 100
        assert told.year_end.value == 9 * 100 + 40 + 2 * 100


class TestTheInterval:
    def test_a_series_that_the_rule_never_missed_has_none_to_speak_of(self):
        told = forecast(series([[100] * 12] * 4), FLOW)

        assert told.year_end.low == told.year_end.value == told.year_end.high
        assert told.typical_error == 0

    def test_four_fifths_of_past_errors_lie_within(self):
        # Two months on, at 31 earlier months; the rule misses by what a step of one month makes.
        years = [[100] * 12, [100] * 12, [100] * 5 + [160] + [100] * 6, [100] * 12]

        told = forecast(series(years), STOCK)

        errors = []
        flat = [number for year in years for number in year][:46]
        for at in range(12, 44):
            drift = flat[at] - flat[at - 12]
            errors += [abs(flat[at + step - 12] + drift - flat[at + step]) for step in (1, 2)]
        within = sorted(errors)[-(-4 * len(errors) // 5) - 1]
        month = told.months[Month(2026, 11)]
        assert (told.trials, month.high - month.value) == (32, within)

    def test_no_year_of_a_flow_ends_below_what_was_counted_already(self):
        years = [[400, 40] * 6, [40, 400] * 6, [100] * 10 + [30] * 2, [100] * 12]

        told = forecast(series(years), FLOW)

        assert told.year_end.low == 10 * 100
        assert told.year_end.high - told.year_end.value > told.year_end.value - told.year_end.low

    def test_wilder_series_have_wider_intervals(self):
        def width(noise):
            years = [[100 + noise * (month * year % 3) for month in range(12)] for year in range(4)]
            end = forecast(series(years), FLOW).year_end
            return end.high - end.low

        assert 0 < width(2) < width(20)


class TestNone:
    @pytest.mark.parametrize(
        ("points", "reason"),
        [
            ([], NoForecast.NOT_RUNNING),
            (series([[100] * 12] * 4, last=12), NoForecast.NOT_RUNNING),
            (series([[100] * 12] * 4, coverage=0.7), NoForecast.COVERAGE),
            (series([[100] * 12] * 2), NoForecast.SHORT),
            (series([[None] * 12, [None] + [100] * 11, [100] * 12, [100] * 12]), NoForecast.SHORT),
            (series([[None] * 12, [100] * 12, [100] * 12, [100] * 12]), None),
            (series([[None] * 12, [100] * 12, [100] * 12]), NoForecast.SHORT),
            (series([[100] * 12] * 3, last=2), NoForecast.SHORT),
            (series([[29] * 12] * 4), NoForecast.THIN),
            (series([[30] * 12] * 4), None),
            (series([[(29, 100)] * 12] * 4), NoForecast.THIN),
            (series([[(20, 29)] * 12] * 4), NoForecast.THIN),
            (series([[0, 0, 0, 9000] * 3] * 4), NoForecast.THIN),
            (series([[9000, 9000, 9000, 0] * 3] * 4), None),
            (replaced(series([[100] * 12] * 4), 2025, 11, numerator=None), NoForecast.GAPS),
            (replaced(series([[100] * 12] * 4), 2025, 12, coverage=0.5), NoForecast.GAPS),
        ],
    )
    def test_says_why(self, points, reason):
        told = forecast(points, FLOW)

        assert told == reason if reason else isinstance(told, Forecast)

    def test_a_stock_needs_its_newest_month(self):
        points = series([[100] * 12] * 4)

        assert isinstance(forecast(points, STOCK), Forecast)
        assert forecast(replaced(points, 2026, 10, numerator=None), STOCK) is NoForecast.GAPS


NUMBERS = st.lists(st.integers(40, 10_000), min_size=48, max_size=48)


@given(NUMBERS, st.sampled_from([2.0, 1000.0]), st.sampled_from([FLOW, STOCK]))
def test_another_unit_scales_the_forecast(numbers, scale, kind):
    years = [numbers[at : at + 12] for at in range(0, 48, 12)]

    one = forecast(series(years), kind)
    other = forecast(series([[scale * number for number in year] for year in years]), kind)

    for mine, its in (
        (one.year_end, other.year_end),
        *zip(one.months.values(), other.months.values(), strict=True),
    ):
        assert its.value == pytest.approx(scale * mine.value)
        assert its.low == pytest.approx(scale * mine.low)
        assert its.high == pytest.approx(scale * mine.high)


@given(NUMBERS, st.sampled_from([FLOW, STOCK]))
def test_the_interval_holds_the_number(numbers, kind):
    years = [numbers[at : at + 12] for at in range(0, 48, 12)]

    told = forecast(series(years), kind)

    for one in (told.year_end, *told.months.values()):
        assert 0 <= one.low <= one.value <= one.high
    assert list(told.months) == [Month(2026, 11), Month(2026, 12)]
