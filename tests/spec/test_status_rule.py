"""The status rule as small tables: what is known in, what is said out.

A line reads: indicator, window, value, reports of those due, expected by now, tolerance → status,
deviation turned so that positive is better, reports missing.
"""

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dashboard.domain.periods import MONTHS, Window
from dashboard.domain.status import JUDGED, MINIMUM_COVERAGE, Status, judge
from dashboard.domain.targets import Aim
from dashboard.domain.values import State, Value
from tests.support.programme import CATALOGUE

TO_OCTOBER = Window(2026, 10)

# M01: a flow, up. K01: a stock, up. F02: a flow, down. F03: a percentage, up. F01: neutral.
TABLE = """
M01  100/120 reports  value 1000  expected 1000  → on_track   0
M01  120/120 reports  value 1100  expected 1000  → on_track  10
M01  120/120 reports  value  950  expected 1000  → on_track  -5
M01  120/120 reports  value  949  expected 1000  → watch     -5.1
M01  120/120 reports  value  900  expected 1000  → watch    -10
M01  120/120 reports  value  899  expected 1000  → off_track -10.1
M01  120/120 reports  value    0  expected 1000  → off_track -100
M01  120/120 reports  value  899  expected 1000  tolerance 11  → on_track  -10.1
M01  120/120 reports  value  899  expected 1000  tolerance 0   → off_track -10.1
M01  120/120 reports  value 1000  expected 1000  tolerance 0   → on_track    0
M01   90/120 reports  value 1000  expected 1000  → on_track   0
M01   89/120 reports  value 1000  expected 1000  → thin       -
M01    0/120 reports  value    -  expected 1000  → thin       -
M01    0/0   reports  value    -  expected 1000  → thin       -
M01  120/120 reports  value 1000  expected    -  → no_target  -
M01    0/120 reports  value    -  expected    -  → no_target  -
M01  120/120 reports  value    0  expected    0  → on_track   0
M01  120/120 reports  value    3  expected    0  → on_track   inf
K01   12/12  reports  value   46  expected   50  → watch     -8
F02  120/120 reports  value  100  expected  100  → on_track   0
F02  120/120 reports  value   80  expected  100  → on_track  20
F02  120/120 reports  value  106  expected  100  → watch     -6
F02  120/120 reports  value  111  expected  100  → off_track -11
F02   90/120 reports  value   75  expected  100  → on_track   0
F02   90/120 reports  value   84  expected  100  → off_track -12
F02  120/120 reports  value    2  expected    0  → off_track -inf
F02  120/120 reports  value    0  expected    0  → on_track   0
F03  120/120 reports  value   90  expected   95  → on_track  -5
F03  120/120 reports  value   86  expected   95  → watch     -9
F03   90/120 reports  value   84  expected   95  → off_track -11
F01  120/120 reports  value   10  expected  100  → neutral    -
O03   60/120 reports  value   50  expected   95  → off_track -45
"""


def number(text):
    return None if text == "-" else float(text)


def read(line):
    known, wanted = line.split("→")
    words = known.split()
    told = dict(zip(words[3::2], words[4::2], strict=True))
    reported, due = map(int, words[1].split("/"))
    return words[0], reported, due, told, wanted.split()


def aim(code, path, tolerance=5.0):
    steps = tuple(path)
    return Aim(
        indicator=code, region="", year=2026, value=steps[-1] or 0, path=steps, tolerance=tolerance
    )


def judged(code, amount, target, *, reported=120, due=120, window=TO_OCTOBER):
    indicator = CATALOGUE.indicators[code]
    value = Value(
        code=code,
        region="",
        period=str(window),
        value=amount,
        reported=reported,
        due=due,
        state=State.MISSING if amount is None else State.REPORTED,
    )
    measure = CATALOGUE.measures[indicator.numerator[0]]
    return judge(value, target, indicator=indicator, measure=measure, window=window)


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_the_rule(line):
    code, reported, due, told, (status, deviation) = read(line)
    expected, tolerance = number(told["expected"]), float(told.get("tolerance", 5))
    target = None if expected is None else aim(code, [expected] * MONTHS, tolerance)

    found = judged(code, number(told["value"]), target, reported=reported, due=due)

    assert (found.status, found.deviation) == (Status(status), number(deviation))
    assert found.missing == due - reported
    assert found.aim is target


def test_what_is_known_is_told_even_where_nothing_is_judged():
    found = judged("M01", 400.0, aim("M01", [500.0] * 12), reported=30)

    assert found.status is Status.THIN
    assert (found.expected, found.coverage, found.missing) == (500.0, 0.25, 90)
    assert (found.compared, found.deviation) == (None, None)


def test_missing_reports_do_not_look_like_success_where_less_is_better():
    found = judged("F02", 90.0, aim("F02", [100.0] * 12), reported=90)

    assert found.compared == 90 / 0.75 == 120
    assert found.status is Status.OFF_TRACK


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window(2026, 10), 1000.0),
        (Window(2026, 10, single=True), 100.0),
        (Window(2026, 1, single=True), 100.0),
        (Window(2026, 1), 100.0),
    ],
)
def test_one_month_of_a_flow_is_held_against_its_step(window, expected):
    steps = [100.0 * month for month in range(1, 13)]

    assert judged("M01", 1.0, aim("M01", steps), window=window).expected == expected


@pytest.mark.parametrize("code", ["K01", "F03"])
@pytest.mark.parametrize("single", [True, False])
def test_a_stock_and_a_percentage_are_held_against_the_level_of_the_month(code, single):
    levels = [40.0 + month for month in range(1, 13)]

    found = judged(code, 1.0, aim(code, levels), window=Window(2026, 10, single=single))

    assert found.expected == 50


def test_before_any_month_is_due_nothing_is_judged():
    found = judged("M01", None, aim("M01", [5.0] * 12), due=0, reported=0, window=Window(2026, 0))

    assert found.status is Status.NO_TARGET


def test_a_path_that_is_not_known_is_no_target():
    open_path = replace(aim("K01", [50.0] * 12), path=(None,) * 12)

    assert judged("K01", 50.0, open_path).status is Status.NO_TARGET


CODES = st.sampled_from(["M01", "K01", "F02", "U07"])
AMOUNTS = st.integers(0, 10**6).map(float)


@given(CODES, AMOUNTS, st.integers(1, 10**6), st.sampled_from([0.5, 2.0, 1000.0, 0.001]))
def test_another_unit_changes_no_status(code, amount, expected, scale):
    one = judged(code, amount, aim(code, [float(expected)] * 12))
    other = judged(code, amount * scale, aim(code, [expected * scale] * 12))

    assert (one.status, one.deviation) == (other.status, other.deviation)


@given(
    st.sampled_from(["M01", "K01", "F02"]),
    st.lists(st.integers(0, 1000), min_size=1, max_size=40),
    st.integers(0, 20),
    st.integers(1, 20_000),
    st.data(),
)
@example("F02", [100, 0, 0, 0], 0, 50, None)
@settings(max_examples=300)
def test_removing_a_report_never_improves_a_status_without_saying_so(
    code, reports, missing, expected, data
):
    gone = data.draw(st.integers(0, len(reports) - 1)) if data else 0
    due, target = len(reports) + missing, aim(code, [float(expected)] * 12)
    fewer = reports[:gone] + reports[gone + 1 :]

    before = judged(code, float(sum(reports)), target, reported=len(reports), due=due)
    after = judged(code, float(sum(fewer)) if fewer else None, target, reported=len(fewer), due=due)

    assert after.missing == before.missing + 1
    if CATALOGUE.indicators[code].direction == "up" and after.is_judged:
        assert before.is_judged
        assert JUDGED.index(after.status) >= JUDGED.index(before.status)


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**6), CODES)
def test_a_better_number_never_has_a_worse_status(one, other, expected, code):
    target = aim(code, [float(expected)] * 12)
    worse, better = sorted((one, other), reverse=CATALOGUE.indicators[code].direction == "down")

    found = [JUDGED.index(judged(code, amount, target).status) for amount in (better, worse)]

    assert found == sorted(found)


@given(st.integers(0, 120))
def test_fewer_than_three_quarters_are_never_judged(reported):
    assume(reported / 120 < MINIMUM_COVERAGE)

    assert judged("M01", 5.0, aim("M01", [5.0] * 12), reported=reported).status is Status.THIN
