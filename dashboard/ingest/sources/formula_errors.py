"""Finds cells whose formula failed, which the reader of workbooks gives as blank ones."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from itertools import product
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from openpyxl import load_workbook

from dashboard.ingest.sources.base import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    FormulaErrors = Mapping[str, Mapping[int, Mapping[int, str]]]

_OF_XLSX = b't="e"'
_OF_ODS = b'calcext:value-type="error"'
_ODS = "content.xml"
_SHOWN = re.compile(r"#[A-Z_]+(?:/[0A])?[!?]?|Err:[0-9]{3}")


def is_formula_error(text: str) -> bool:
    """Whether a cell shows that its formula failed: ``#DIV/0!``, ``#N/A``, ``Err:502``."""
    return _SHOWN.fullmatch(text) is not None


def find_formula_errors(file: IO[bytes]) -> FormulaErrors:
    """Look through a sound .xlsx or .ods file; of other kinds nothing is known.

    Returns:
        What such cells show, by name of the sheet, row and column, both from 1.

    Raises:
        Exception: Of many kinds, when the file does not hold together.
    """
    if not zipfile.is_zipfile(file):
        return {}
    with zipfile.ZipFile(file) as archive:
        is_ods = _ODS in archive.namelist()
        names = [_ODS] if is_ods else archive.namelist()
        mark = _OF_ODS if is_ods else _OF_XLSX
        if not any(_holds(archive, name, mark) for name in names):
            return {}
        if is_ods:
            return _search_document(archive)
    return _search_workbook(file)


def _holds(archive: zipfile.ZipFile, name: str, mark: bytes) -> bool:
    rest = b""
    with archive.open(name) as content:
        while chunk := content.read(MEGABYTE):
            if mark in rest + chunk:
                return True
            rest = chunk[-len(mark) :]
    return False


def _search_workbook(file: IO[bytes]) -> FormulaErrors:
    workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    found: dict[str, dict[int, dict[int, str]]] = {}
    for sheet in workbook.worksheets:
        of_sheet = found.setdefault(sheet.title, defaultdict(dict))
        # What a sheet says of its own size is not to be relied on.
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "e" and cell.row and cell.column:
                    of_sheet[cell.row][cell.column] = str(cell.value)
    return found


def _search_document(archive: zipfile.ZipFile) -> FormulaErrors:
    search = _Search()
    parser = expat.ParserCreate()
    parser.StartElementHandler = search.open_tag
    parser.EndElementHandler = search.close_tag
    parser.CharacterDataHandler = search.read_text
    with archive.open(_ODS) as content:
        parser.ParseFile(content)
    return search.found


class _Search:
    """Follows the tables of an .ods file, which says how often a row or a cell repeats."""

    def __init__(self) -> None:
        self.found: dict[str, dict[int, dict[int, str]]] = {}
        self._sheet: dict[int, dict[int, str]] = {}
        self._rows = self._columns = range(1, 1)
        self._text: list[str] | None = None

    def open_tag(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self._sheet = defaultdict(dict)
            self.found[attributes.get("table:name", "")] = self._sheet
            self._rows = range(1, 1)
        elif name == "table:table-row":
            self._rows = _following(self._rows, attributes, "table:number-rows-repeated")
            self._columns = range(1, 1)
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._columns = _following(self._columns, attributes, "table:number-columns-repeated")
            is_error = attributes.get("calcext:value-type") == "error"
            self._text = [] if is_error else None

    def read_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def close_tag(self, name: str) -> None:
        if name != "table:table-cell" or self._text is None:
            return
        for row, column in product(self._rows, self._columns):
            self._sheet[row][column] = "".join(self._text)
        self._text = None


def _following(before: range, attributes: Mapping[str, str], repeated: str) -> range:
    """Numbers of the rows or cells that follow others."""
    return range(before.stop, before.stop + int(attributes.get(repeated, 1)))
