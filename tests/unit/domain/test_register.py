import datetime as dt

import pytest

from dashboard.domain.periods import Month, ReportingCalendar
from dashboard.domain.register import Register, VillageTerm

CALENDAR = ReportingCalendar(dt.date(2026, 4, 15))


def _term(code, starts, ends=None, *, owes=True):
    start = Month(*starts)
    end = Month(*ends) if ends else None
    return VillageTerm(
        code=code, runs_from=start, owes_from=start if owes else None, runs_until=end
    )


@pytest.fixture
def register():
    terms = [
        _term("32.12.16.2004", (2016, 1)),
        _term("32.12.09.2003", (2019, 1), (2026, 2)),
        _term("32.12.09.2004", (2022, 1), owes=False),
        _term("32.10.16.2008", (2026, 2)),
        _term("53.71.01.1001", (2017, 1), (2025, 12)),
    ]
    return Register({term.code: term for term in terms})


@pytest.mark.parametrize(
    ("region", "month", "villages", "districts"),
    [
        ("", (2026, 3), 3, 2),
        ("", (2026, 2), 4, 2),
        ("", (2025, 12), 4, 2),
        ("", (2015, 12), 0, 0),
        ("53", (2025, 12), 1, 1),
        ("53", (2026, 1), 0, 0),
        ("32.12", (2026, 2), 3, 1),
        ("32.12.09", (2026, 2), 2, 1),
        ("32.12.09.2003", (2026, 3), 0, 0),
        ("11", (2026, 3), 0, 0),
        ("32.11", (2026, 3), 0, 0),
    ],
)
def test_counts_what_runs(register, region, month, villages, districts):
    assert register.count_running(region, Month(*month)) == villages
    assert register.count_districts(region, Month(*month)) == districts


@pytest.mark.parametrize(
    ("region", "year", "month", "reports", "villages"),
    [
        ("32.12.16.2004", 2026, None, 3, 1),
        ("32.12.16.2004", 2026, 4, 0, 0),
        ("32.12.09.2003", 2026, None, 2, 1),
        ("32.12.09.2003", 2026, 3, 0, 0),
        ("32.12.09.2004", 2026, None, 0, 0),
        ("32.10", 2026, None, 2, 1),
        ("32.10", 2026, 1, 0, 0),
        ("53", 2025, None, 12, 1),
        ("53", 2026, None, 0, 0),
        ("", 2026, None, 7, 3),
        ("", 2027, None, 0, 0),
    ],
)
def test_counts_what_is_due(register, region, year, month, reports, villages):
    window = CALENDAR.window(year, month)

    assert register.count_due_reports(region, window, CALENDAR) == reports
    assert register.count_due_villages(region, window, CALENDAR) == villages


def test_lists_districts_and_villages_of_a_region(register):
    assert register.districts("") == ["32.10", "32.12", "53.71"]
    assert register.districts("32") == ["32.10", "32.12"]
    assert register.districts("32.12.09") == ["32.12"]
    assert register.districts("11.01") == []
    assert [one.code for one in register.villages("32.12.09")] == ["32.12.09.2003", "32.12.09.2004"]
    assert [one.code for one in register.villages("32.12.16.2004")] == ["32.12.16.2004"]


def test_reports_due_are_counted_alike_where_villages_begin_and_end_within_the_window(register):
    window = CALENDAR.window(2026)
    for region in ("", "32", "32.12", "53"):
        alone = (
            register.count_due_reports(region, CALENDAR.window(2026, month), CALENDAR)
            for month in range(1, window.last + 1)
        )
        assert register.count_due_reports(region, window, CALENDAR) == sum(alone)


@pytest.mark.parametrize(
    ("region", "year", "districts"),
    [
        ("", 2026, ["32.10", "32.12"]),
        ("", 2025, ["32.12", "53.71"]),
        ("32", 2025, ["32.12"]),
        ("53.71", 2026, []),
        ("53.71", 2016, []),
    ],
)
def test_districts_that_run_in_some_month_of_a_year(register, region, year, districts):
    assert register.running_districts(region, year) == districts
    assert register.running_districts(region, year) == districts
