"""Workbooks: .xlsx, .xls and .ods, told apart by what they hold and not by their names."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import contextmanager
from itertools import zip_longest
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.ingest.sources.archive import guard_archive
from dashboard.ingest.sources.base import (
    DAMAGED,
    LOCKED,
    NOT_WORKBOOK,
    OLE,
    ZIP,
    Limits,
    Sheet,
    UnreadableError,
)
from dashboard.ingest.sources.formula_errors import find_formula_errors
from dashboard.ingest.sources.legacy import guard_legacy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from dashboard.ingest.cells import Cell

# What the libraries run into in a file that does not hold together; found by sending them many.
_BROKEN = (
    CalamineError,
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


def read_workbook(path: Path, limits: Limits) -> Iterator[Sheet]:
    """Open the visible sheets of a workbook, one after the other.

    Raises:
        UnreadableError: While opening or reading, when the file is no sound, plain workbook or
            is beyond the limits.
        OSError: When the file is out of reach.
    """
    with path.open("rb") as file, _answering():
        _guard(file, limits)
        file.seek(0)
        errors = find_formula_errors(file)
        file.seek(0)
        workbook = CalamineWorkbook.from_filelike(file)
        for number, sheet in enumerate(workbook.sheets_metadata):
            is_visible = sheet.visible is SheetVisibleEnum.Visible
            if sheet.typ is SheetTypeEnum.WorkSheet and is_visible:
                rows = _rows(workbook.get_sheet_by_index(number))
                yield Sheet(sheet.name, _with_errors(rows, errors.get(sheet.name, {})))


@contextmanager
def _answering() -> Iterator[None]:
    """Turn whatever the libraries find wrong with a workbook into an answer."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableError(LOCKED) from error
    except _BROKEN as error:
        raise UnreadableError(DAMAGED) from error


def _guard(file: IO[bytes], limits: Limits) -> None:
    start = file.read(len(OLE))
    file.seek(0)
    if start == OLE:
        guard_legacy(file, limits)
    elif start.startswith(ZIP):
        guard_archive(file, limits)
    else:
        raise UnreadableError(NOT_WORKBOOK)


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """Rows from the first column on; the library leaves out blank columns before the first cell."""
    blanks: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield blanks + _without_booleans(row)


def _with_errors(
    rows: Iterator[list[Cell]], errors: Mapping[int, Mapping[int, str]]
) -> Iterator[Sequence[Cell]]:
    """Rows with what formulas without a result show; the library leaves them, or the row, out."""
    every_row = zip_longest(rows, range(max(errors, default=0)))
    for number, (cells, _) in enumerate(every_row, start=1):
        row = cells or []
        for column, text in errors.get(number, {}).items():
            row.extend([""] * (column - len(row)))
            row[column - 1] = text
        yield row


def _without_booleans(row: Sequence[Cell]) -> list[Cell]:
    """Cells of a row; yes and no as text, for Python holds them equal to 1 and 0."""
    return [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
