"""First release against latest revision: what the page says follows from every version alone.

Random files arrive at random times around the days on which months are due; some are taken back.
Which number was the first release is found by asking the oracle for the number of every version.
"""

from __future__ import annotations

import datetime as dt
from itertools import product
from random import Random

import pytest
from sqlalchemy import update

from dashboard.domain.filters import Filters
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import open_services
from dashboard.storage.tables import data_version
from tests.spec.oracle import Oracle
from tests.spec.trial import make_register, to_oracle
from tests.support.programme import CATALOGUE, PLACES, make_row

TODAY = dt.date(2019, 5, 20)
WIB = dt.timezone(dt.timedelta(hours=7))
VILLAGES = ("Kenanga", "Singakerta", "Dukuhjati", "Wiyong", "Rawaurip", "Wetan", "Kulon")
MONTHS = ("2019-01", "2019-02", "2019-03", "2019-04")
MEASURES = ("F01", "F02", "C02", "C03", "K03")
CODES = ("F01", "F03", "C04", "K03", "O03")
WINDOWS = ((2019, None), (2019, 1), (2019, 2), (2019, 3))
LAST_DAYS = {
    None: dt.date(2019, 5, 10),
    **{month: dt.date(2019, month + 1, 10) for month in (1, 2, 3)},
}
FILES = 8
READ = 150


@pytest.fixture(params=range(3))
def released(programme, request):
    """The oracle, when each of its versions was made, and a function that reads the page."""
    programme.today = TODAY
    chance = Random(request.param)  # noqa: S311 (no secret)
    oracle, made_at = Oracle(make_register(), TODAY), {}
    for moment in sorted(chance.choices(list(_moments()), k=FILES)):
        version = _send(chance, programme, oracle)
        if version:
            made_at[version] = moment
            _date(programme, version, moment)
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)

    def read(code, place, window, version):
        year, month = window
        filters = Filters(year=year, month=month, region=place, indicator=code, version=version)
        return services.why.read(LOCAL_VIEWER, filters.to_query())

    return oracle, made_at, read


def _moments():
    """The last minute of the due days, the first one after, and a week on either side."""
    for month in (2, 3, 4, 5):
        midnight = dt.datetime(2019, month, 11, tzinfo=WIB)
        for minutes in (-7 * 24 * 60, -1, 0, 7 * 24 * 60):
            yield midnight + dt.timedelta(minutes=minutes)


def _send(chance, programme, oracle):
    """A file on both sides, or one that is taken back; its version, if it made one."""
    if oracle.versions and chance.random() < 0.25:
        gone = chance.choice(list(oracle.versions))
        version = programme.undo(gone)
        assert version == oracle.undo(gone)
        return version
    rows = [
        make_row(village, month, measure, chance.randint(0, 9), received=_day(month))
        for village in chance.sample(VILLAGES, 4)
        for month in chance.sample(MONTHS, 2)
        for measure in chance.sample(MEASURES, 3)
    ]
    demo = chance.random() < 0.2
    version = programme.submit(rows, demo=demo).version
    assert version == oracle.accept(map(to_oracle, rows), demo=demo)
    return version


def _day(month):
    """Every other month comes a day too late."""
    number = int(month[5:])
    return dt.date(2019, number + 1, 10 + number % 2)


def _date(programme, version, moment):
    with programme.engine.begin() as connection:
        of_version = update(data_version).where(data_version.c.version == version)
        connection.execute(of_version.values(created_at=moment.astimezone(dt.UTC)))


def _numbers(oracle, code, place, window, version, newest):
    """Value, sums and reports as they were; how many are due is counted as in the newest."""
    state, value, above, below, reported, late, _, demo = oracle.answer(
        code, place, window, version=version
    )
    if code == "O03":
        due = oracle.answer(code, place, window, version=newest)[6]
        above = oracle.answer("O03N", place, window, version=version)[2]
        below, value = due, above / due * 100 if due and above is not None else None
        state = "reported" if reported else "missing"
    return None if state != "reported" else (value, above, below, reported, late, demo)


def _find_releases(oracle, made_at, asked, newest):
    """Every number that differs from the one before, with its version; the oldest first."""
    releases, last = [], None
    for version in made_at:
        now = _numbers(oracle, *asked, version, newest)
        if version <= newest and now != last:
            releases.append((version, now))
            last = now
    return releases


def _find_first(releases, made_at, end):
    """Place of the one in force at the end of the due day, or of the first number after it."""
    in_time = [place for place, (version, _) in enumerate(releases) if made_at[version] < end]
    if in_time and releases[in_time[-1]][1]:
        return in_time[-1]
    after = [place for place, (_, now) in enumerate(releases) if now and place >= len(in_time)]
    return after[0] if after else None


def _shown(released):
    value = released.value
    numbers = (value.value, value.numerator, value.denominator)
    told = (*map(_rounded, numbers), value.reported, value.late, value.demo)
    return released.version, told if value.numerator is not None else None


def _told(version, now):
    return version, now and (*map(_rounded, now[:3]), *now[3:])


def _rounded(number):
    return None if number is None else round(number, 6)


def test_first_and_latest_release_as_the_oracle_says(released):
    oracle, made_at, read = released
    everything = list(product(CODES, PLACES.values(), WINDOWS, (None, 4)))
    chosen = Random(1).sample(everything, READ)  # noqa: S311 (no secret)
    revised = 0
    for code, place, window, only in chosen:
        asked = (code, place, window)
        revision = read(*asked, only).revision
        releases = _find_releases(oracle, made_at, asked, only or max(made_at))
        end = dt.datetime.combine(LAST_DAYS[window[1]], dt.time.max, WIB)
        first = _find_first(releases, made_at, end)
        if first is None:
            assert (asked, revision) == (asked, None)
            continue
        assert (asked, *_shown(revision.first)) == (asked, *_told(*releases[first]))
        assert (asked, *_shown(revision.newest)) == (asked, *_told(*releases[-1]))
        assert (asked, revision.changes) == (asked, len(releases) - 1 - first)
        assert revision.in_time is (made_at[releases[first][0]] < end)
        assert revision.due_on == LAST_DAYS[window[1]]
        revised += bool(revision.changes)
    assert revised > READ / 10
