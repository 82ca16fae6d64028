import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Month
from dashboard.ingest.cells import read_day, read_period, text_of


class TestTextOf:
    @pytest.mark.parametrize(
        ("cell", "text"), [(" a ", "a"), (3212162004.0, "3212162004"), (32.12, "32.12"), (5, "5")]
    )
    def test_writes_cells_as_a_sender_sees_them(self, cell, text):
        assert text_of(cell) == text


class TestReadPeriod:
    @pytest.mark.parametrize(
        "cell",
        [
            *("2026-08", " 2026-08 ", "2026-8", "2026/08", "2026.08", "2026 / 8", "202608", 202608),
            *("08/2026", "08-2026", "8/2026", 202608.0),
            *("Agustus 2026", "AGUSTUS  2026", "bulan Agustus 2026", "August 2026", "2026 Agustus"),
            *("Agu 2026", "Agu. 2026", "Agt-26", "Agu 26", "Aug-26", "Agst'26", "agustus/2026"),
            *("2026-08-15", "2026-08-01 00:00:00", "2026-08-01T00:00:00.000", "15 Agustus 2026"),
            *("15/08/2026", "08/15/2026", "8-8-2026"),
            *(dt.date(2026, 8, 17), dt.datetime(2026, 8, 17, 9, 30)),  # noqa: DTZ001
        ],
    )
    def test_reads_what_can_mean_one_month_only(self, cell):
        assert read_period(cell) == Month(2026, 8)

    @pytest.mark.parametrize(
        ("cell", "month"),
        [("Jan 22", 1), ("Pebruari 2022", 2), ("Mei-22", 5), ("Nopember 22", 11), ("Des 2022", 12)],
    )
    def test_knows_months_as_they_are_written(self, cell, month):
        assert read_period(cell) == Month(2022, month)

    @pytest.mark.parametrize(
        "cell",
        [
            *("", "08/09", "08/09/2026", "09-08-2026", "08/26", "2026-13", "13/2026", "0000-01"),
            *("20268", "202613", 20268, "26-08", "Agustus", "2026", 2026, 46235, "Agustuz 2026"),
            *("2026.1", 2026.1),
            *("Jan-Feb 2026", "Agustus 202", "15 Agustus 26", "2026-08-32", "31/02/2026"),
            *("2026-08-01 13:00:00", True, dt.time(8), float("inf"), float("nan")),
        ],
    )
    def test_takes_nothing_else_for_a_month(self, cell):
        assert read_period(cell) is None

    @given(
        st.text()
        | st.from_regex(r"[ 0-9a-z/.,'-]{1,14}", fullmatch=True)
        | st.lists(
            st.sampled_from(["2026", "26", "08", "9", "agu", "Bulan", "Jan", "-", "/", " ", "."])
        ).map("".join)
        | st.floats()
        | st.integers()
        | st.dates()
        | st.datetimes()
        | st.times()
        | st.timedeltas()
    )
    def test_answers_whatever_a_cell_holds(self, cell):
        month = read_period(cell)

        assert month is None or (month.year > 0 and 1 <= month.month <= 12)

    @given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
    def test_a_day_as_text_never_gives_another_month(self, day):
        for text in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
            assert read_period(text) in {None, Month.of(day)}


class TestReadDay:
    @pytest.mark.parametrize(
        "cell",
        [
            *("2022-08-09", "09/08/2022", "9-8-2022", "9 Agustus 2022", "9 AUGUST 2022"),
            dt.date(2022, 8, 9),
            dt.datetime(2022, 8, 9, 23, 59),  # noqa: DTZ001 - workbooks have no time zone
        ],
    )
    def test_reads_a_day_with_the_day_before_the_month(self, cell):
        assert read_day(cell) == dt.date(2022, 8, 9)

    @pytest.mark.parametrize(
        "cell", ["", "08/31/2022", "2022-02-30", "0000-01-01", "9 Agustuz 2022", "9/8/22", 44782]
    )
    def test_takes_nothing_else_for_a_day(self, cell):
        assert read_day(cell) is None
