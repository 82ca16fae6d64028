"""What the page says stands behind a number adds up to that number, by plain reading of the rules.

Random villages send random reports, partly as demo values, partly corrected; then every number is
traced back, and what is shown behind it is added up again and held against the oracle.
"""

from __future__ import annotations

import datetime as dt
from itertools import product
from random import Random

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.regions import level_of
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.domain.views.why import Use
from dashboard.services import open_services
from tests.spec.oracle import RATIOS, Oracle
from tests.spec.trial import make_register, may_report, to_oracle
from tests.support.programme import (
    CATALOGUE,
    COHORTS,
    PLACES,
    PROVINCIAL,
    make_row,
)

TODAY = dt.date(2020, 1, 10)
MONTHS = ("2018-12", "2019-01", "2019-02", "2019-07", "2019-11", "2019-12")
WINDOWS = ((2018, None), (2019, None), (2019, 2), (2019, 11), (2019, 12))
CODES = ("F01", "F03", "C02", "C04", "O01", "O02", "P01", "V01", "V02", "O03")
WAYS = {
    "F01": ((), ("L", "P")),
    "F02": ((),),
    "C02": ((), ("L", "P")),
    "C03": ((),),
    "O01N": ((),),
    "O02N": ((),),
    "P01": ((), ("sebelum", "selama", "setelah")),
}
FILES = 5
COMPUTED = {"V01": 1, "O01D": 2}
"""What a running village adds to a ratio in which the system counts that part."""


def _files(chance):
    """Some files: demo or not, and rows of random reports."""
    reports = [pair for pair in product(COHORTS, MONTHS) if may_report(*pair)]
    for _ in range(FILES):
        rows = []
        for village, month in chance.sample(reports, 12):
            for measure in chance.sample(sorted(WAYS), 5):
                for member in chance.choice(WAYS[measure]) or (None,):
                    value = chance.randint(0, 1 if measure == "O02N" else 9)
                    members = (member,) if member else ()
                    rows.append(make_row(village, month, measure, value, members, _day(month)))
        yield chance.random() < 0.3, rows


def _day(month):
    """Every other month comes a day too late."""
    year, number = int(month[:4]), int(month[5:])
    return dt.date(year + number // 12, number % 12 + 1, 10 + number % 2)


@pytest.fixture(params=range(2))
def traced(programme, request):
    """The oracle, and a function that reads the page for a choice."""
    programme.today = TODAY
    oracle = Oracle(make_register(), TODAY)
    for demo, rows in _files(_seeded(request.param)):
        made = programme.submit(rows, demo=demo).version
        assert made == oracle.accept(map(to_oracle, rows), demo=demo)
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)

    def read(code, place, window, version=None):
        year, month = window
        filters = Filters(year=year, month=month, region=place, indicator=code, version=version)
        return services.why.read(LOCAL_VIEWER, filters.to_query())

    return oracle, read


def _seeded(seed):
    return Random(seed)  # noqa: S311 (no secret)


def _choices(chance, count):
    everything = list(product(CODES, PLACES.values(), WINDOWS))
    return chance.sample(everything, count)


def _rounded(*numbers):
    return tuple(None if one is None else round(one, 6) for one in numbers)


def _added(view):
    """Numerator, denominator and reports of what stands behind a number, added up again."""
    if view.inside is None:
        values = [share.value for share in view.around.villages]
        above, below = (
            sum(getattr(value, side) or 0 for value in values)
            for side in ("numerator", "denominator")
        )
        if view.indicator.code == "V02":
            above = len({value.region[:5] for value in values})
        return above, below, sum(value.reported for value in values)
    if view.indicator.code == "O03":
        receipts = view.inside.receipts
        return sum(one.is_counted for one in receipts), len(receipts), _received(receipts)
    used = [one for one, use in view.inside.observed if use is Use.COUNTED]
    months = {one.month for one in used}
    above, below = (
        sum(one.value for one in used if one.measure in side)
        + sum(COMPUTED.get(code, 0) for code in side) * len(months)
        for side in (view.indicator.numerator, view.indicator.denominator)
    )
    return above, below, len(months)


def _received(receipts):
    return sum(one.received_on is not None for one in receipts)


def _wanted(answer):
    return (answer[2] or 0, answer[3] or 0, answer[4])


def _is_traceable(view):
    """A village's own part in V01 and V02 is its entry in the register, no report."""
    return view.around is not None or view.indicator.code not in ("V01", "V02")


@pytest.mark.parametrize("version", [None, 2])
def test_what_stands_behind_a_number_adds_up_to_it(traced, version):
    oracle, read = traced
    for code, place, window in _choices(_seeded(7), 100):
        asked = f"{code} {place or 'nation'} {window} version {version}"
        view = read(code, place, window, version)
        answer = oracle.answer(code, place, window, version=version)

        assert (asked, *_rounded(view.figure.value)) == (asked, *_rounded(answer[1]))
        if _is_traceable(view) and answer[0] == "reported":
            assert (asked, *_rounded(*_added(view))) == (asked, *_rounded(*_wanted(answer)))


def test_every_village_shows_what_the_oracle_says_of_it(traced):
    oracle, read = traced
    for code, place, window in _choices(_seeded(8), 40):
        around = read(code, place, window).around
        for share in (*around.villages, *around.missing) if around else ():
            answer = oracle.answer(code, share.region.code, window)
            shown = share.value
            told = (shown.value, shown.numerator, shown.denominator, shown.reported, shown.due)
            wanted = (*answer[1:4], answer[4], answer[6])
            assert (code, share.region.code, window, *_rounded(*told)) == (
                code,
                share.region.code,
                window,
                *_rounded(*wanted),
            )


def test_who_owes_and_is_not_in_the_number_is_listed(traced):
    oracle, read = traced
    for code, place, window in _choices(_seeded(9), 40):
        around = read(code, place, window).around
        if around is None:
            continue
        inside = [one for one in COHORTS if one != PROVINCIAL and _lies_in(PLACES[one], place)]
        owing = {
            PLACES[one]
            for one in inside
            if (answer := oracle.answer(code, PLACES[one], window))[6] > answer[4]
        }
        assert {share.region.code for share in around.missing} == owing
        assert around.lacking == len(owing)


def _lies_in(village, place):
    return not place or village == place or village.startswith(f"{place}.")


def test_the_months_of_a_village_that_lack_something_are_named(traced):
    oracle, read = traced
    codes = [code for code in CODES if code not in ("V01", "V02", "O03")]
    windows = ((2019, None), (2019, 2))
    for code, name, window in product(codes, COHORTS, windows):
        inside = read(code, PLACES[name], window).inside
        if name == PROVINCIAL:
            assert not inside.counted
            continue
        lacking = {
            month
            for month in oracle.months(window)
            if oracle.answer(code, PLACES[name], month)[0] == "missing"
        }
        assert {tuple(month) for month in inside.missing} == lacking


def test_only_complete_months_of_a_percentage_are_used(traced):
    _, read = traced
    for name, window in product(COHORTS, WINDOWS):
        view = read("F03", PLACES[name], window)
        months = {}
        for one, use in view.inside.observed:
            months.setdefault((one.month, use), set()).add(one.measure)
        parts = set(RATIOS["F03"]["numerator"]) | set(RATIOS["F03"]["denominator"])
        for (_, use), measures in months.items():
            assert (measures == parts) == (use is Use.COUNTED)


def test_wide_regions_have_no_values_and_villages_no_shares(traced):
    _, read = traced
    for place in PLACES.values():
        view = read("F01", place, (2019, None))
        assert (view.inside is not None) == (level_of(place) == 4) == (view.around is None)
