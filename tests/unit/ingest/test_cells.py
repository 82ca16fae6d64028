import datetime as dt

import pytest

from dashboard.domain.periods import Month
from dashboard.ingest.cells import read_day, read_period, text_of


class TestTextOf:
    @pytest.mark.parametrize(
        ("cell", "text"), [(" a ", "a"), (3212162004.0, "3212162004"), (32.12, "32.12"), (5, "5")]
    )
    def test_writes_cells_as_a_sender_sees_them(self, cell, text):
        assert text_of(cell) == text


class TestReadPeriod:
    @pytest.mark.parametrize("cell", ["2026-08", " 2026-08 ", dt.date(2026, 8, 17)])
    def test_reads_months_as_text_and_as_dates(self, cell):
        assert read_period(cell) == Month(2026, 8)

    @pytest.mark.parametrize(
        "cell", ["", "2026-8", "2026-13", "0000-01", "Agustus 2026", "08/2026", "202608", 202608]
    )
    def test_takes_nothing_else_for_a_month(self, cell):
        assert read_period(cell) is None


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
