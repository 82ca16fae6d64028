"""Finds formulas without a result, which the reader of workbooks gives as blank cells.

They failed, or no program has computed them yet: libraries write formulas without results.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from itertools import product
from string import digits
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from dashboard.ingest.sources.archive import column_number
from dashboard.ingest.sources.base import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    FormulaErrors = Mapping[str, Mapping[int, Mapping[int, str]]]

_IN_XLSX = (b't="e"', b"/f>", b"<f ")
_IN_ODS = (b'calcext:value-type="error"', b"table:formula=")
_ODS = "content.xml"
_SHOWN = re.compile(r"#[A-Z_]+(?:/[0A])?[!?]?|Err:[0-9]{3}")
# Who says so wrote "0" as the result of every formula, or stopped computing before saving.
_UNCOMPUTED = b'fullCalcOnLoad="1"'


def is_formula_error(text: str) -> bool:
    """Whether a cell shows that its formula failed: ``#DIV/0!``, ``#N/A``, ``Err:502``."""
    return _SHOWN.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether a cell shows a formula that no program has computed: ``=B2+C2``."""
    return text.startswith("=")


def find_formula_errors(file: IO[bytes]) -> FormulaErrors:
    """Look through a sound .xlsx or .ods file; of other kinds nothing is known.

    Returns:
        What such cells show, by name of the sheet, row and column, both from 1: the error, or the
        formula that was not computed, as far as it is written there.

    Raises:
        Exception: Of many kinds, when the file does not hold together.
    """
    if not zipfile.is_zipfile(file):
        return {}
    with zipfile.ZipFile(file) as archive:
        is_ods = _ODS in archive.namelist()
        names = [_ODS] if is_ods else archive.namelist()
        marks = _IN_ODS if is_ods else _IN_XLSX
        if not any(_holds(archive, name, marks) for name in names):
            return {}
        if is_ods:
            return _search_document(archive)
    return _search_workbook(file)


def _holds(archive: zipfile.ZipFile, name: str, marks: tuple[bytes, ...]) -> bool:
    rest, longest = b"", max(map(len, marks))
    with archive.open(name) as content:
        while chunk := content.read(MEGABYTE):
            text = rest + chunk
            if any(mark in text for mark in marks):
                return True
            rest = chunk[-longest:]
    return False


def _search_workbook(file: IO[bytes]) -> FormulaErrors:
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415  # slow; few files have formulas

    reader = ExcelReader(file, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    is_zero_doubtful = _UNCOMPUTED in reader.archive.read(reader.parser.workbook_part_name)
    found: dict[str, Mapping[int, Mapping[int, str]]] = {}
    for sheet, relation in reader.parser.find_sheets():
        search = _Cells(is_zero_doubtful=is_zero_doubtful)
        _follow(reader.archive, relation.target, search)
        found[sheet.name] = search.found
    return found


def _search_document(archive: zipfile.ZipFile) -> FormulaErrors:
    search = _Tables()
    _follow(archive, _ODS, search)
    return search.found


def _follow(archive: zipfile.ZipFile, name: str, search: _Cells | _Tables) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = search.open_tag
    parser.EndElementHandler = search.close_tag
    parser.CharacterDataHandler = search.read_text
    with archive.open(name) as content:
        parser.ParseFile(content)


class _Cells:
    """Follows the cells of a sheet of .xlsx."""

    def __init__(self, *, is_zero_doubtful: bool) -> None:
        self.found: dict[int, dict[int, str]] = defaultdict(dict)
        self._without_result = {"", "0"} if is_zero_doubtful else {""}
        self._cell: Mapping[str, str] = {}
        self._told: dict[str, str] = {}
        self._tag = ""

    def open_tag(self, name: str, attributes: Mapping[str, str]) -> None:
        self._tag = name.rpartition(":")[2]
        if self._tag == "c":
            self._cell, self._told = attributes, {}
        else:
            self._told[self._tag] = ""

    def read_text(self, text: str) -> None:
        if self._tag in self._told:
            self._told[self._tag] += text

    def close_tag(self, name: str) -> None:
        self._tag = ""
        if name.rpartition(":")[2] != "c":
            return
        kind, result = self._cell.get("t"), self._told.get("v", "").strip()
        # The result of a formula may well be an empty text.
        is_waiting = "f" in self._told and kind != "str" and result in self._without_result
        if is_waiting or kind == "e":
            letters = self._cell["r"].rstrip(digits)
            row, column = int(self._cell["r"][len(letters) :]), column_number(letters.encode())
            self.found[row][column] = f"={self._told['f']}" if is_waiting else result


class _Tables:
    """Follows the tables of an .ods file, which says how often a row or a cell repeats."""

    def __init__(self) -> None:
        self.found: dict[str, dict[int, dict[int, str]]] = {}
        self._sheet: dict[int, dict[int, str]] = {}
        self._rows = self._columns = range(1, 1)
        self._formula = ""
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
            is_typed = "office:value-type" in attributes
            self._formula = "" if is_typed else attributes.get("table:formula", "")
            self._text = [] if is_error else None
        elif name == "text:p":
            # The result of a formula may well be an empty text.
            self._formula = ""

    def read_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def close_tag(self, name: str) -> None:
        if name != "table:table-cell":
            return
        shown = self._formula[self._formula.find("=") :] or "".join(self._text or ())
        for row, column in product(self._rows, self._columns) if shown else ():
            self._sheet[row][column] = shown
        self._text, self._formula = None, ""


def _following(before: range, attributes: Mapping[str, str], repeated: str) -> range:
    """Numbers of the rows or cells that follow others."""
    return range(before.stop, before.stop + int(attributes.get(repeated, 1)))
