"""The value is one number that cannot be read in two ways."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Problem
from dashboard.ingest.header import Field
from dashboard.ingest.numbers import AmbiguousNumberError, NotANumberError, read_number
from dashboard.ingest.sources.formula_errors import is_formula_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_EMPTY = Problem(
    "value_empty", "nilai kosong", "Hapus baris ini bila belum ada laporan; tulis 0 bila nol"
)
_DATE = Problem(
    "value_date",
    "sel berformat tanggal, bukan angka",
    "Ubah format selnya menjadi Angka (Number), lalu tulis lagi angkanya",
)
_FAILED = Problem(
    "value_formula",
    "sel berisi kesalahan rumus",
    "Betulkan rumusnya, atau tulis angkanya langsung",
)


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report values that are empty, no number, or ambiguous without a declared language."""
    text = Problem(
        "value_text",
        "bukan angka",
        f"Tulis angka saja; {table.wording.clear} bila belum ada laporan",
    )

    def judge(cell: Cell) -> Problem | None:
        try:
            read_number(cell, context.locale)
        except AmbiguousNumberError as error:
            return _ambiguous(error)
        except NotANumberError:
            if isinstance(cell, dt.date):
                return _DATE
            if is_formula_error(text_of(cell)):
                return _FAILED
            return text if text_of(cell) else _EMPTY
        return None

    yield from table.judge([Field.VALUE], judge)


def _ambiguous(error: AmbiguousNumberError) -> Problem:
    whole, broken = (str(reading).replace(".", ",") for reading in error.readings)
    return Problem(
        "value_ambiguous",
        f"bisa {whole} atau {broken}",
        f"Tulis {whole} tanpa pemisah ribuan, atau nyatakan cara menulis angka "
        "(halaman Kirim laporan: Angka ditulis; perintah import: --angka id atau en)",
    )
