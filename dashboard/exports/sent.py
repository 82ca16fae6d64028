"""The file that somebody sent, as a workbook that can be written into."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.domain.measures import Language
from dashboard.exports.styles import put_text
from dashboard.i18n.faults import tell
from dashboard.ingest.sources.base import OWN, UnreadableError
from dashboard.ingest.sources.text import read_csv
from dashboard.ingest.sources.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.ingest.cells import Cell

_ONLY_SHEET = "Data"
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]]")

# What the library raises, none of it its own, on workbooks that other readers take.
_UNEXPECTED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_COPIED = (
    "Berkas Anda tidak dapat ditulisi ({kind}), jadi ini salinan .xlsx: isi dan letak selnya sama,"
    " tetapi rumus, warna, dan lebar kolom tidak ikut."
)
_REDUCED = "Sebagian format berkas Anda tidak dikenal dan tidak ikut; isi selnya lengkap."


class SentBook(NamedTuple):
    """A sent file as a workbook.

    Attributes:
        sheets: Its sheets by the names that the sender gave them; ``None`` for that of a CSV file.
        note: What of the file is not in the workbook, for the sender; may be empty.
    """

    workbook: Workbook
    sheets: Mapping[str | None, Worksheet]
    note: str


def open_sent(content: bytes, file_name: str) -> SentBook:
    """Open a file that was read before: an XLSX file itself, of any other kind a copy of its cells.

    Args:
        content: The file, of which no fault says that it cannot be read.
        file_name: Its suffix says what the content is.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix == ".xlsx":
        try:
            return _loaded(content)
        except _UNEXPECTED:
            return _copied(content, suffix)
    return _copied(content, suffix)


def _loaded(content: bytes) -> SentBook:
    with warnings.catch_warnings(record=True) as losses:
        workbook = load_workbook(BytesIO(content), rich_text=True, keep_links=False)
    sheets: dict[str | None, Worksheet] = {one.title: one for one in workbook.worksheets}
    return SentBook(workbook, sheets, _REDUCED if losses else "")


def _copied(content: bytes, suffix: str) -> SentBook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets: dict[str | None, Worksheet] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder, f"berkas{suffix}")
        path.write_bytes(content)
        try:
            for name, rows in read_csv(path) if suffix == ".csv" else read_workbook(path, OWN):
                title = _NOT_IN_NAMES.sub(" ", name or _ONLY_SHEET)[:_LONGEST_NAME]
                sheets[name] = workbook.create_sheet(title)
                for number, cells in enumerate(rows, start=1):
                    _copy_row(sheets[name], number, cells)
        except UnreadableError as error:
            told = tell(Language.INDONESIAN, error.problem.message)
            return SentBook(workbook, sheets, f"{told.capitalize()}.")
    return SentBook(workbook, sheets, _COPIED.format(kind=suffix))


def _copy_row(sheet: Worksheet, number: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells, start=1):
        if isinstance(cell, str):
            if cell:
                put_text(sheet.cell(number, column), cell)
        else:
            sheet.cell(number, column, cell)
