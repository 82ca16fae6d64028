"""The period is a month that has begun, and not before the programme did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import Month
from dashboard.ingest.cells import read_day, read_period, text_of
from dashboard.ingest.faults import Problem
from dashboard.ingest.header import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

FIRST = Month(FIRST_YEAR, 1)


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report cells that are no month between the start of the programme and today."""
    newest = Month.of(context.today)

    def judge(cell: Cell) -> Problem | None:
        month = read_period(cell)
        if month is None:
            return _unreadable(cell)
        if month > newest:
            return Problem(
                "period_future", "bulan belum tiba", f"Laporkan paling baru bulan {newest}"
            )
        if month < FIRST:
            return Problem(
                "period_early", "bulan sebelum program dimulai", f"Laporkan mulai bulan {FIRST}"
            )
        return None

    yield from table.judge([Field.PERIOD], judge)


def _unreadable(cell: Cell) -> Problem:
    if not text_of(cell):
        return Problem("period_empty", "bulan laporan kosong", "Tulis tahun-bulan, seperti 2026-08")
    day = read_day(cell)
    if day is None:
        return Problem("period_shape", "bukan bulan", "Tulis tahun-bulan sebagai teks: 2026-08")
    months = f"{Month(day.year, day.day)} atau {Month.of(day)}"
    return Problem("period_ambiguous", f"bisa {months}", "Tulis tahun-bulan, seperti 2026-08")
