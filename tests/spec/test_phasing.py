"""How a target spreads over its year: what is expected by a month, done by hand as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.measures import Kind
from dashboard.domain.periods import Window
from dashboard.domain.targets import (
    OPEN_PATH,
    Aim,
    Lack,
    Phasing,
    Target,
    lack_of,
    needs_last_year,
    path_of,
    sum_of,
    weighted,
)

GROWING = tuple(float(10 * month) for month in range(1, 13))
"""What a region had reached by each month of the year before: 10, 20, … 120."""

UNEVEN = (0.0, 0.0, 30.0, 30.0, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0, 120.0)
RISING = (1.0, 1.0, 2.0, 3.0, 5.0, 8.0, 8.0, 8.0, 9.0, 10.0, 11.0, 12.0)
TWICE = (2.0,) * 12


def target(value, phasing=Phasing.EVEN, **others):
    return Target(
        indicator="M01", region="32.12", year=2026, value=value, phasing=phasing, **others
    )


def expected(one, kind, window, *, is_ratio=False, last_year=OPEN_PATH):
    aim = Aim(
        indicator=one.indicator,
        region=one.region,
        year=one.year,
        value=one.value,
        path=path_of(one, kind, is_ratio=is_ratio, last_year=last_year),
        tolerance=5.0,
    )
    return aim.expected(window, kind, is_ratio=is_ratio)


def to(month):
    return Window(2026, month)


def alone(month):
    return Window(2026, month, single=True)


@pytest.mark.parametrize(
    ("one", "last_year", "window", "shown"),
    [
        (target(120.0), OPEN_PATH, to(1), 10),
        (target(120.0), OPEN_PATH, to(10), 100),
        (target(120.0), OPEN_PATH, to(12), 120),
        (target(120.0), OPEN_PATH, alone(10), 10),
        (target(120.0), OPEN_PATH, to(0), None),
        (target(0.0), OPEN_PATH, to(6), 0),
        (target(240.0, Phasing.SEASONAL), GROWING, to(3), 60),
        (target(240.0, Phasing.SEASONAL), UNEVEN, to(2), 0),
        (target(240.0, Phasing.SEASONAL), UNEVEN, to(5), 120),
        (target(240.0, Phasing.SEASONAL), UNEVEN, alone(5), 60),
        (target(240.0, Phasing.SEASONAL), UNEVEN, alone(6), 0),
        (target(240.0, Phasing.SEASONAL), (None, *GROWING[1:]), to(1), 0),
        (target(240.0, Phasing.SEASONAL), OPEN_PATH, to(5), None),
        (target(240.0, Phasing.SEASONAL), (*GROWING[:11], None), to(5), None),
        (target(240.0, Phasing.SEASONAL), (0.0,) * 12, to(5), None),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), OPEN_PATH, to(5), 5),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), OPEN_PATH, alone(6), 3),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), OPEN_PATH, alone(1), 1),
        (target(24.0, Phasing.MONTHLY, steps=TWICE), OPEN_PATH, to(5), 10),
        (target(24.0, Phasing.MONTHLY, steps=TWICE), OPEN_PATH, alone(5), 2),
    ],
)
def test_of_a_flow_to_date_or_in_one_month(one, last_year, window, shown):
    assert expected(one, Kind.FLOW, window, last_year=last_year) == shown


@pytest.mark.parametrize(
    ("one", "december", "window", "shown"),
    [
        (target(220.0, base=100.0), None, to(1), 110),
        (target(220.0, base=100.0), None, to(10), 200),
        (target(220.0, base=100.0), None, alone(10), 200),
        (target(220.0, base=100.0), 999.0, to(12), 220),
        (target(220.0), 100.0, to(6), 160),
        (target(40.0), 100.0, to(6), 70),
        (target(220.0), 0.0, to(6), 110),
        (target(220.0), None, to(6), None),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), None, to(6), 8),
        (target(2.0, Phasing.MONTHLY, steps=TWICE), None, alone(6), 2),
    ],
)
def test_of_a_stock_from_its_base_or_last_december(one, december, window, shown):
    last_year = (*OPEN_PATH[1:], december)

    assert expected(one, Kind.STOCK, window, last_year=last_year) == shown


@pytest.mark.parametrize(
    ("one", "window", "shown"),
    [
        (target(85.0), to(1), 85),
        (target(85.0), alone(7), 85),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), to(6), 8),
        (target(2.0, Phasing.MONTHLY, steps=TWICE), alone(6), 2),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_of_a_percentage_the_level_of_the_window(one, window, shown, kind):
    assert expected(one, kind, window, is_ratio=True) == shown


@pytest.mark.parametrize(
    ("one", "kind", "is_ratio", "needs"),
    [
        (target(1.0), Kind.FLOW, False, False),
        (target(1.0, Phasing.SEASONAL), Kind.FLOW, False, True),
        (target(1.0), Kind.STOCK, False, True),
        (target(1.0, base=0.0), Kind.STOCK, False, False),
        (target(1.0), Kind.STOCK, True, False),
        (target(12.0, Phasing.CUMULATIVE, steps=RISING), Kind.STOCK, False, False),
    ],
)
def test_what_rests_on_the_year_before(one, kind, is_ratio, needs):
    assert needs_last_year(one, kind, is_ratio=is_ratio) is needs


def test_a_path_that_is_not_known_says_what_it_lacks():
    assert lack_of(target(1.0, Phasing.SEASONAL)) is Lack.LAST_YEAR
    assert lack_of(target(1.0)) is Lack.BASE


def test_the_path_ends_at_the_target_itself():
    assert path_of(target(0.7), Kind.FLOW, is_ratio=False)[-1] == 0.7


def test_a_sum_is_open_where_a_part_is():
    added = sum_of([(1.0, 2.0, *OPEN_PATH[2:]), (10.0, None, *OPEN_PATH[2:])])

    assert added == (11.0, *OPEN_PATH[1:])


@pytest.mark.parametrize(
    ("levels", "weights", "shown"),
    [
        ((80.0, 40.0), (30.0, 10.0), 70),
        ((80.0, 40.0), (0.0, 10.0), 40),
        ((80.0, None), (30.0, 0.0), 80),
        ((80.0, None), (30.0, 1.0), None),
        ((80.0, 40.0), (0.0, 0.0), None),
    ],
)
def test_percentages_weigh_by_what_they_are_a_share_of(levels, weights, shown):
    assert weighted(levels, weights) == shown


AMOUNTS = st.lists(st.integers(0, 10**6), min_size=12, max_size=12)


@given(amounts=AMOUNTS)
def test_amounts_of_months_and_their_running_sums_are_the_same_path(amounts):
    sums = tuple(float(sum(amounts[:month])) for month in range(1, 13))
    monthly = target(sums[-1], Phasing.MONTHLY, steps=tuple(map(float, amounts)))
    cumulative = target(sums[-1], Phasing.CUMULATIVE, steps=sums)

    paths = [path_of(one, Kind.FLOW, is_ratio=False) for one in (monthly, cumulative)]

    assert paths == [sums, sums]
    single = [expected(monthly, Kind.FLOW, alone(month)) for month in range(1, 13)]
    assert single == amounts


@given(amounts=AMOUNTS, value=st.integers(0, 10**9), scale=st.integers(1, 1000))
def test_a_seasonal_path_takes_only_the_shape_of_last_year(amounts, value, scale):
    sums = [float(sum(amounts[:month])) for month in range(1, 13)]
    one = target(float(value), Phasing.SEASONAL)

    path = path_of(one, Kind.FLOW, is_ratio=False, last_year=sums)
    scaled = path_of(one, Kind.FLOW, is_ratio=False, last_year=[scale * level for level in sums])

    if not sums[-1]:
        assert path == scaled == OPEN_PATH
        return
    assert path == pytest.approx(scaled)
    assert path[-1] == pytest.approx(value)
    assert list(path) == sorted(path)
