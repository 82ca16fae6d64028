"""Opens CSV and XLSX files and yields their rows, without trusting what is in them."""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.ingest.faults import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dashboard.ingest.cells import Cell

_LARGEST = 2**30
_CHUNK = 2**20
_SAMPLE = 2**16
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")

# The reader makes room for every cell between the outermost ones, 32 bytes each: one stray cell
# in the last column and row would take 500 GB and end the process. So every filled cell must be
# addressed within columns A to Z and the rows that Excel has.
_STRAY_CELL = re.compile(
    rb'<(?:\w+:)?c(?=[\s>])(?![^>]*/>)(?![^>]*\sr="[A-Z](?:[0-9]{1,6}|10[0-9]{5})")[^>]*>'
)

_SAVE_AGAIN = "Buka dengan Excel atau LibreOffice, lalu simpan lagi sebagai .xlsx atau CSV UTF-8"
_NOT_CSV = Problem("file_not_csv", "isi berkas bukan teks CSV (UTF-8)", _SAVE_AGAIN)
_NOT_WORKBOOK = Problem("file_not_workbook", "isi berkas bukan buku kerja .xlsx", _SAVE_AGAIN)
_DAMAGED = Problem("file_damaged", "buku kerja rusak, tidak dapat dibaca", _SAVE_AGAIN)
_LOCKED = Problem(
    "file_locked",
    "buku kerja terkunci kata sandi, atau berformat .xls lama",
    "Buka kuncinya, lalu simpan sebagai .xlsx",
)
_LARGE = Problem(
    "file_large", "isi berkas lebih dari 1 GB", "Bagi menjadi beberapa berkas per tahun"
)
_WIDE = Problem(
    "file_wide",
    "buku kerja berisi sel di kanan kolom Z",
    "Salin tabel laporan saja ke buku kerja baru",
)


class UnreadableError(Exception):
    """A file that cannot be opened as what it claims to be.

    Attributes:
        problem: Why.
    """

    def __init__(self, problem: Problem) -> None:
        """Keep the reason."""
        super().__init__(problem.message)
        self.problem = problem


class Sheet(NamedTuple):
    """Rows of a file from its first row on, blank ones too; the name is ``None`` for CSV."""

    name: str | None
    rows: Iterable[Sequence[Cell]]


def read_csv(path: Path) -> Iterator[Sheet]:
    """Open a CSV file in UTF-8 or Windows-1252, separated by commas or semicolons.

    Raises:
        UnreadableError: While opening or reading, when the file is no such text.
        OSError: When the file is out of reach.
    """
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(_LARGE)
    yield Sheet(None, _csv_rows(path, _encoding(path)))


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        if file.read(len(_OLE)).startswith((_ZIP, _OLE)):
            raise UnreadableError(_NOT_CSV)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            if b"\0" in chunk:
                raise UnreadableError(_NOT_CSV)
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return "cp1252"
    return "utf-8-sig"


def _csv_rows(path: Path, encoding: str) -> Iterator[Sequence[Cell]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        reader = csv.reader(file, delimiter=max(",;", key=sample.count))
        try:
            yield from reader
        except csv.Error as error:
            message = f"teks di sekitar baris {reader.line_num} tidak terbaca sebagai CSV"
            problem = Problem("file_broken_csv", message, "Periksa tanda kutip yang tidak ditutup")
            raise UnreadableError(problem) from error


def read_workbook(path: Path) -> Iterator[Sheet]:
    """Open the visible sheets of an XLSX file, one after the other.

    Raises:
        UnreadableError: While opening or reading, when the file is no sound workbook.
        OSError: When the file is out of reach.
    """
    with path.open("rb") as file, _answering():
        _guard(file)
        file.seek(0)
        workbook = CalamineWorkbook.from_filelike(file)
        for number, sheet in enumerate(workbook.sheets_metadata):
            is_visible = sheet.visible is SheetVisibleEnum.Visible
            if sheet.typ is SheetTypeEnum.WorkSheet and is_visible:
                rows = workbook.get_sheet_by_index(number).iter_rows()
                yield Sheet(sheet.name, map(_without_booleans, rows))


@contextmanager
def _answering() -> Iterator[None]:
    """Turn whatever the libraries find wrong with a workbook into an answer."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableError(_LOCKED) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, CalamineError) as error:
        raise UnreadableError(_DAMAGED) from error


def _guard(file: IO[bytes]) -> None:
    """Refuse what would not be a workbook, or would take more memory than a report needs."""
    start = file.read(len(_OLE))
    if start == _OLE:
        raise UnreadableError(_LOCKED)
    if not start.startswith(_ZIP):
        raise UnreadableError(_NOT_WORKBOOK)
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > _LARGEST:
            raise UnreadableError(_LARGE)
        for part in parts:
            with archive.open(part) as content:
                _guard_part(content)


def _guard_part(content: IO[bytes]) -> None:
    rest = b""
    while chunk := content.read(_CHUNK):
        text = rest + chunk
        if _STRAY_CELL.search(text):
            raise UnreadableError(_WIDE)
        rest = text[max(text.rfind(b"<"), 0) :]


def _without_booleans(row: Sequence[Cell]) -> list[Cell]:
    """Cells of a row; yes and no as text, for Python holds them equal to 1 and 0."""
    return [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
