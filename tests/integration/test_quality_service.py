"""The view on data quality against the figures of the API, on a real store."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.domain.periods import Month
from dashboard.domain.quality_rules import ReportState, Rule, count_missing, report_state
from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.programme import PLACES, make_row


@pytest.fixture
def read(services):
    return lambda search="": services.quality.read(LOCAL_VIEWER, search)


@pytest.fixture
def reported(programme):
    """Kenanga all of 2026, late in March; Singakerta January only; Wetan nothing."""
    programme.submit(
        [
            make_row("Kenanga", "2026-01", "F01", 5),
            make_row("Kenanga", "2026-02", "F01", 5),
            make_row("Kenanga", "2026-03", "F01", 5, received=dt.date(2026, 4, 12)),
            make_row("Singakerta", "2026-01", "F01", 5),
        ]
    )
    return programme


def states(row):
    return [report_state(value) for value in row.months[:4]]


def rows(view):
    return {row.region.code: row for row in view.board}


def test_the_board_tells_what_the_api_tells(reported, read):
    view = read("?tahun=2026")

    for row in view.board:
        for month, value in enumerate(row.months[:3], start=1):
            told = reported.value("O03", _name(row.region.code), f"2026-{month:02d}")
            assert (value.reported, value.late, value.due) == (told.reported, told.late, told.due)
        told = reported.value("O03", _name(row.region.code), "2026")
        assert (row.window.reported, row.window.due) == (told.reported, told.due)
    assert view.on_time.current == reported.value("O03", "Nation", "2026")


@pytest.mark.usefixtures("reported")
def test_districts_that_miss_most_come_first(read):
    view = read("?tahun=2026")

    missing = [(row.region.code, count_missing(row.window)) for row in view.board]
    assert missing[0][1] == max(count for _, count in missing)
    assert dict(missing)[PLACES["Indramayu"]] == 2
    assert states(rows(view)[PLACES["Indramayu"]]) == [
        ReportState.RECEIVED,
        ReportState.PARTLY,
        ReportState.PARTLY,
        ReportState.NOT_DUE,
    ]


@pytest.mark.usefixtures("reported")
def test_inside_a_district_the_board_shows_its_villages(read):
    for place in ("Indramayu", "Kenanga"):
        board = rows(read(f"?tahun=2026&wilayah={PLACES[place]}"))

        assert set(board) == {PLACES[one] for one in ("Kenanga", "Singakerta", "Dukuhjati")}
        assert states(board[PLACES["Kenanga"]])[1:3] == [ReportState.RECEIVED, ReportState.LATE]
        assert states(board[PLACES["Singakerta"]])[:2] == [
            ReportState.RECEIVED,
            ReportState.MISSING,
        ]
        # Of unknown cohort and without a report it owes nothing.
        assert states(board[PLACES["Dukuhjati"]]) == [ReportState.NOT_DUE] * 4


@pytest.mark.usefixtures("reported")
def test_reminders_name_what_is_missing_of_the_window(read):
    (reminder,) = read(f"?tahun=2026&wilayah={PLACES['Indramayu']}").reminders

    owed = {village.code: months for village, months in reminder.missing.items()}
    assert owed == {PLACES["Singakerta"]: (Month(2026, 2), Month(2026, 3))}
    assert reminder.count == 2
    assert (reminder.newest, reminder.due_on.isoformat()) == (Month(2026, 3), "2026-04-10")


@pytest.mark.usefixtures("reported")
def test_reminders_count_what_the_board_counts(read):
    view = read("?tahun=2026")

    board = {row.region.code: count_missing(row.window) for row in view.board}
    told = {one.district.code: one.count for one in view.reminders}
    assert told == {code: count for code, count in board.items() if count}
    assert view.late_districts == len(told)


def test_a_village_that_has_ended_owes_nothing_more(read):
    view = read(f"?tahun=2019&wilayah={PLACES['Cirebon']}")

    owed = {village.code: len(months) for village, months in view.reminders[0].missing.items()}
    assert owed == {PLACES["Wiyong"]: 12, PLACES["Rawaurip"]: 6}


@pytest.mark.usefixtures("reported")
def test_a_single_month_narrows_numbers_and_reminders_but_not_the_board(read):
    view = read(f"?tahun=2026&bulan=2&wilayah={PLACES['Indramayu']}")

    assert view.on_time.current.due == 2
    assert [one.count for one in view.reminders] == [1]
    assert states(rows(view)[PLACES["Kenanga"]])[2] is ReportState.LATE


def test_values_to_check_are_named(reported, read):
    reported.submit([make_row("Kenanga", "2026-02", "O01N", 20)])
    view = read(f"?tahun=2026&wilayah={PLACES['Kenanga']}")

    (one,) = view.found
    assert (one.village.code, one.district.code) == (PLACES["Kenanga"], PLACES["Indramayu"])
    assert (one.month, one.measure.code, one.rule) == (Month(2026, 2), "O01N", Rule.BROKEN)
    assert (one.value, one.low, one.high) == (20, None, 2)
    assert view.counts == {Rule.BROKEN: 1}
    assert read(f"?tahun=2026&wilayah={PLACES['Wetan']}").found == ()


@pytest.mark.parametrize(
    "search", ["?tahun=2026&bulan=12", f"?tahun=2018&wilayah={PLACES['Krangkeng']}"]
)
def test_where_nothing_is_due_there_is_nobody_to_remind(read, search):
    view = read(search)

    assert {count_missing(row.window) for row in view.board} == {0}
    assert (view.found, view.reminders, view.late_districts) == ((), (), 0)


def test_demo_values_are_stamped(programme, read):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)], demo=True)

    assert read("?tahun=2026").stamp.demo


def _name(code):
    return next(name for name, one in PLACES.items() if one == code)
