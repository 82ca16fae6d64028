"""Whatever villages send, correct, and take back: the product shows what the oracle says."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.measures import REPORTED_DIMENSIONS
from dashboard.domain.periods import Month
from tests.spec.oracle import Oracle
from tests.spec.trial import make_register, may_report, to_oracle
from tests.support.programme import (
    CATALOGUE,
    COHORTS,
    PLACES,
    make_row,
    opened_programme,
)

MONTHS = ("2018-12", "2019-01", "2019-02", "2019-11", "2019-12")
TODAYS = ("2020-01-09", "2020-01-10", "2019-12-31", "2021-03-01")
CODES = ("F01", "F03", "C02", "C04", "O01N", "O01", "O02", "P01", "U04", "O03N", "M03")
COMPUTED = ("V01", "V02", "O01D", "O03D", "O03")
SEX = (("L",), ("P",))
STAGE = (("sebelum",), ("selama",), ("setelah",))
STAGE_AND_SEX = tuple((*stage, *sex) for stage, sex in product(STAGE, SEX))
BREAKDOWNS = {
    "F01": ((), *SEX),
    "F03": ((), *SEX),
    "C02": ((), *SEX),
    "C04": ((), *SEX),
    "O01N": ((), *SEX),
    "P01": ((), *SEX, *STAGE, *STAGE_AND_SEX),
}
WINDOWS = ((2018, None), (2019, None), (2020, None), (2018, 12), (2019, 2), (2019, 12), (2020, 1))

WAYS = {
    "F01": ([()], SEX),
    "F02": ([()], SEX),
    "C02": ([()], SEX),
    "C03": ([()], SEX),
    "O01N": ([()], SEX),
    "O02N": ([()],),
    "P01": ([()], SEX, STAGE, STAGE_AND_SEX),
    "U04": ([()],),
}
"""Measures that villages send, each with the ways to send it: its total, or a full breakdown."""


@st.composite
def _measures(draw):
    """Some measures of one report: code, members and value of each line."""
    lines = []
    for measure in draw(st.sets(st.sampled_from(sorted(WAYS)), min_size=1, max_size=5)):
        for members in draw(st.sampled_from(WAYS[measure])):
            value = draw(st.integers(0, 1 if measure == "O02N" else 4))
            lines.append((measure, members, value * 0.1 if measure == "U04" else value))
    return lines


_DAYS = st.sampled_from((-5, 0, 1, 40))
_DEMO = st.sampled_from((False, False, True))
_REPORTS = st.tuples(
    st.sampled_from([pair for pair in product(COHORTS, MONTHS) if may_report(*pair)]),
    _DAYS,
    _measures(),
)
"""Village and month, days from the due day to the receipt, and what it says."""

_FILES = st.tuples(
    _DEMO,
    st.lists(_REPORTS, min_size=1, max_size=6, unique_by=lambda report: report[0]),
)
_AGAIN = st.tuples(st.integers(0, 5), _DEMO, _DAYS, st.integers(0, 1))
"""Which file is sent again, whether as demo, received when, and what is added to every value."""

_STEPS = st.one_of(
    st.tuples(st.just("file"), _FILES),
    st.tuples(st.just("file"), _FILES),
    st.tuples(st.just("again"), _AGAIN),
    st.tuples(st.just("again"), _AGAIN),
    st.tuples(st.just("undo"), st.integers(1, 5)),
    st.tuples(st.just("clear"), st.none()),
)
STORIES = st.tuples(
    st.sampled_from(TODAYS), st.lists(_STEPS, min_size=3, max_size=7), st.integers(1, 6)
)


def _rows(reports):
    for (village, month), days, lines in reports:
        following = Month.parse(month).plus(1)
        received = dt.date(following.year, following.month, 10) + dt.timedelta(days)
        for measure, members, value in lines:
            yield make_row(village, month, measure, value, members, received)


def _sent_again(reports, days, added):
    """The same reports as a correction, or with the very same values."""
    return [
        (of, days, [(measure, members, value + added) for measure, members, value in lines])
        for of, _, lines in reports
    ]


def _send(programme, oracle, reports, *, demo):
    rows = list(_rows(reports))
    made = programme.submit(rows, demo=demo).version
    assert made == oracle.accept(map(to_oracle, rows), demo=demo)


def _do(programme, oracle, step, files):
    """One step on both sides, which must make the same data version."""
    match step:
        case "file", (demo, reports):
            files.append(reports)
            _send(programme, oracle, reports, demo=demo)
        case "again", (number, demo, days, added):
            if files:
                reports = files[number % len(files)]
                _send(programme, oracle, _sent_again(reports, days, added), demo=demo)
        case "undo", version:
            assert programme.undo(version) == oracle.undo(version)
        case _:
            before = len(oracle.versions)
            programme.clear_demo()
            oracle.clear_demo()
            assert max(programme.list_versions(), default=0) - before in (0, 1)
    assert programme.list_versions() == list(oracle.versions)


def _breakdown(members):
    return {
        one: member
        for one in REPORTED_DIMENSIONS
        for member in members
        if member in CATALOGUE.members[one]
    }


def _shown(value):
    return (
        str(value.state),
        _rounded(value.value),
        _rounded(value.numerator),
        _rounded(value.denominator),
        value.reported,
        value.late,
        value.due,
        value.demo,
    )


def _told(answer):
    return (answer[0], *map(_rounded, answer[1:4]), *answer[4:])


def _rounded(number):
    return None if number is None else round(number, 6)


def _compare(programme, oracle, version):
    years = sorted({year for year, _ in WINDOWS})
    places = list(PLACES.values())
    # Several ways through the product: places alone and together, with and without breakdowns.
    alone = {
        place: programme.figures(CODES, [place], years, version, breakdowns=False)
        for place in places[::6]
    }
    together = programme.figures([*CODES, *COMPUTED], places, years, version)
    totals = programme.figures([*CODES, *COMPUTED], places, years, version, breakdowns=False)
    for code, (name, place), window in product((*CODES, *COMPUTED), PLACES.items(), WINDOWS):
        for members in BREAKDOWNS.get(code, ((),)):
            asked = f"{code} {members} {name} {window} version {version}"
            wanted = _told(oracle.answer(code, place, window, members, version))
            chosen = programme.calendar.window(*window)
            shown = together.value(code, place, chosen, _breakdown(members))
            assert (asked, *_shown(shown)) == (asked, *wanted)
            if not members:
                assert totals.value(code, place, chosen) == shown
                if place in alone and code not in COMPUTED:
                    assert alone[place].value(code, place, chosen) == shown


def _compare_all(databases, story):
    today, steps, old = story
    day = dt.date.fromisoformat(today)
    with opened_programme(databases, today=day) as programme:
        oracle, files = Oracle(make_register(), day), []
        for step in steps:
            _do(programme, oracle, step, files)
            assert programme.differences() == []
        _compare(programme, oracle, None)
        if old in oracle.versions:
            _compare(programme, oracle, old)


_FIXTURES_ARE_FACTORIES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@given(story=STORIES)
@settings(max_examples=35, suppress_health_check=_FIXTURES_ARE_FACTORIES)
def test_equals_the_oracle_on_sqlite(sqlite_databases, story):
    _compare_all(sqlite_databases, story)


@given(story=STORIES)
@settings(max_examples=6, suppress_health_check=_FIXTURES_ARE_FACTORIES)
def test_equals_the_oracle_on_postgresql(postgresql_databases, story):
    _compare_all(postgresql_databases, story)


def test_the_course_of_a_year_is_its_months_alone(programme):
    programme.submit(
        [
            make_row("Kenanga", "2019-01", "F01", 4),
            make_row("Kenanga", "2019-01", "F02", 1),
            make_row("Kenanga", "2019-03", "F01", 0),
            make_row("Kenanga", "2019-03", "F02", 0),
            make_row("Wetan", "2019-03", "M03", 7),
        ]
    )
    places, codes = ("", "33", "32.12.16.2004"), (*CODES, *COMPUTED)
    figures = programme.figures(codes, places, [2019])
    for code, place in product(codes, places):
        months = figures.months(code, place, 2019)
        assert figures.course(code, place, 2019) == tuple(one.value for one in months)
    assert figures.course("F03", "", 2019)[:4] == (80, None, None, None)
    assert figures.course("F01", "", 2019)[:4] == (4, None, 0, None)


@pytest.mark.parametrize("code", ["F01", "U04", "P01"])
def test_a_region_is_the_sum_of_the_regions_in_it(programme, code):
    programme.submit(
        make_row(village, month, code, number * 0.1)
        for number, (village, month) in enumerate(product(COHORTS, MONTHS))
        if may_report(village, month)
    )
    figures = programme.figures([code], list(PLACES.values()), [2019])
    window = programme.calendar.window(2019)

    def added(place, level):
        inside = [one for one in PLACES.values() if len(one) == level and one.startswith(place)]
        return sum(figures.value(code, one, window).value for one in inside)

    for place, below in (("", 2), ("32", 5), ("32.12", 8)):
        assert figures.value(code, place, window).value == pytest.approx(added(place, below))
