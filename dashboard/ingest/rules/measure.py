"""The measure is one that villages report."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dashboard.domain.measures import Origin
from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Problem
from dashboard.ingest.header import Field
from dashboard.ingest.readings import find_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.catalogue import Catalogue
    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_SOURCES = {
    Origin.REGISTER: "daftar desa program",
    Origin.SUBMISSIONS: "tanggal laporan diterima",
    Origin.MEETINGS: "daftar rapat",
}


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report codes that are unknown, computed, or of an indicator rather than its parts."""

    def judge(cell: Cell) -> Problem | None:
        if find_measure(cell, context.catalogue):
            return None
        return _explain(text_of(cell).upper(), context.catalogue)

    yield from table.judge([Field.MEASURE], judge)


def _explain(code: str, catalogue: Catalogue) -> Problem:
    if not code:
        return Problem("measure_empty", "kode ukuran kosong", "Tulis kode ukuran, seperti F01")
    if code in catalogue.measures:
        source = _SOURCES[catalogue.measures[code].origin]
        message = f"ukuran ini dihitung sistem dari {source}, tidak dilaporkan"
        return Problem("measure_computed", message, "Hapus baris ini")
    if code in catalogue.indicators:
        return _of_indicator(code, catalogue)
    near = get_close_matches(code, catalogue.measures, n=3, cutoff=0.6)
    remedy = f"Mungkin maksud Anda {' atau '.join(near)}" if near else "Lihat kode di kamus"
    return Problem("measure_unknown", "kode ukuran tidak dikenal", remedy)


def _of_indicator(code: str, catalogue: Catalogue) -> Problem:
    indicator = catalogue.indicators[code]
    parts = dict.fromkeys([*indicator.numerator, *indicator.denominator])
    reported = [part for part in parts if find_measure(part, catalogue)]
    remedy = f"Laporkan bagiannya: {', '.join(reported)}" if reported else "Hapus baris ini"
    return Problem("measure_indicator", "ini indikator yang dihitung sistem", remedy)
