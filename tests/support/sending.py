"""Files as coordinators send them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.support.product import Server

EXAMPLE = """kode_desa,desa,kabupaten,periode,kode_ukuran,nilai
,Kenangga,Indramayu,2026-10,F01,5
,Kenangga,Indramayu,2026-10,M02,31
32.12.09.2003,,,2026-10,F01,banyak
32.12.09.2003,,,2026-10,M02,9000
32.12.09.2003,,,2026-10,F05,2
32.12.99.2001,,,2026-10,F05,2
"""
"""A report with errors, a question and a warning, and with values that can be accepted."""

_SHEET, _TITLES, _SECOND_TITLES, _FIRST_ROW, _FIRST_COLUMN = "Laporan", 4, 5, 6, 5


def send_example(server: Server) -> None:
    """Send a file that stays open; the first file of a server is number 1."""
    fields: Any = {"berkas": ("laporan.csv", EXAMPLE), "pengirim": "Dinas Indramayu"}
    with server.connection() as connection:
        answer = connection.request("POST", "/kirim/berkas", fields=fields, redirect=False)
    assert answer.status == 303, answer.data


def make_agenda(server: Server) -> None:
    """Save two views; the first agenda of a server is number 1."""
    with server.connection() as connection:
        for address in ("/?tahun=2026&wilayah=32.12", "/peta?tahun=2026"):
            sent = {"alamat": address}
            answer = connection.request(
                "POST", "/presentasi/tambah", fields=sent, redirect=False, encode_multipart=False
            )
            assert answer.status == 303, answer.data


class FilledTemplate:
    """A downloaded template, opened to be filled in."""

    def __init__(self, file: Path) -> None:
        """Open a template or a marked workbook made from one."""
        self.workbook = openpyxl.load_workbook(file)
        self.sheet: Worksheet = self.workbook[_SHEET]
        self._inputs = [
            column
            for column in range(_FIRST_COLUMN, self.sheet.max_column + 1)
            if str(self.sheet.cell(_SECOND_TITLES, column).value).endswith("nilai")
        ]
        titles = {column: self.sheet.cell(_TITLES, column - 1).value for column in self._inputs}
        columns = reversed(titles.items())
        self._columns = {str(title).split()[0]: column for column, title in columns if title}

    @property
    def rows(self) -> range:
        """Rows of the villages."""
        return range(_FIRST_ROW, self.sheet.max_row + 1)

    def fill_as_before(self) -> None:
        """Write the last value of everything, or 0."""
        for row in self.rows:
            for column in self._inputs:
                self.sheet.cell(row, column).value = self.sheet.cell(row, column - 1).value or 0

    def cell(self, row: int, what: str) -> Any:
        """First cell of a measure by its code, or of a column by its letter."""
        column = self._columns.get(what)
        return self.sheet.cell(row, column) if column else self.sheet[f"{what}{row}"]

    def content(self) -> bytes:
        """The workbook as a file."""
        file = io.BytesIO()
        self.workbook.save(file)
        return file.getvalue()
