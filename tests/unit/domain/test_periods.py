import datetime as dt

import pytest

from dashboard.domain.periods import Month, ReportingCalendar, Window


class TestMonth:
    @pytest.mark.parametrize(
        ("months", "later"), [(0, (2026, 8)), (4, (2026, 12)), (5, (2027, 1)), (-8, (2025, 12))]
    )
    def test_counts_over_the_turn_of_the_year(self, months, later):
        assert Month(2026, 8).plus(months) == later

    def test_is_written_and_read_as_text_and_as_number(self):
        month = Month(2026, 8)

        assert (str(month), month.number) == ("2026-08", 202608)
        assert Month.parse("2026-08") == Month.from_number(202608) == month

    @pytest.mark.parametrize("text", ["2026", "2026-13", "2026-00", "08-2026", "2026-08-01", ""])
    def test_refuses_what_is_no_month(self, text):
        with pytest.raises(ValueError, match=r"."):
            Month.parse(text)


class TestCalendar:
    @pytest.mark.parametrize(
        ("today", "last_due"),
        [
            ("2026-04-09", (2026, 2)),
            ("2026-04-10", (2026, 3)),
            ("2026-04-30", (2026, 3)),
            ("2026-01-09", (2025, 11)),
            ("2026-01-10", (2025, 12)),
            ("2026-02-10", (2026, 1)),
        ],
    )
    def test_the_last_due_month_changes_on_the_due_day(self, today, last_due):
        day = dt.date.fromisoformat(today)
        calendar = ReportingCalendar(day)

        assert calendar.last_due == last_due
        assert calendar.due_on(Month(*last_due)) <= day < calendar.due_on(Month(*last_due).plus(1))

    def test_the_due_day_is_a_setting(self):
        calendar = ReportingCalendar(dt.date(2026, 4, 15), due_day=20)

        assert calendar.due_on(Month(2026, 12)) == dt.date(2027, 1, 20)
        assert calendar.last_due == (2026, 2)

    @pytest.mark.parametrize(
        ("year", "month", "months"),
        [
            (2025, None, [(2025, number) for number in range(1, 13)]),
            (2026, None, [(2026, 1), (2026, 2), (2026, 3)]),
            (2027, None, []),
            (2026, 2, [(2026, 2)]),
            (2026, 11, [(2026, 11)]),
        ],
    )
    def test_windows(self, year, month, months):
        calendar = ReportingCalendar(dt.date(2026, 4, 15))

        assert list(calendar.window(year, month).months) == months


class TestWindow:
    def test_shifts_to_the_same_months_of_another_year(self):
        assert Window(2026, 3).shifted(-1).months[-1] == (2025, 3)
        assert Window(2026, 3, single=True).shifted(-1).months == ((2025, 3),)

    def test_is_written_as_the_api_does(self):
        assert [str(Window(2026, 3)), str(Window(2026, 3, single=True))] == ["2026", "2026-03"]
