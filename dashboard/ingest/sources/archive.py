"""Looks through a workbook that is a ZIP archive (.xlsx, .ods) before anything unpacks it."""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.sources.base import (
    DAMAGED,
    KIND,
    LINKS,
    LOCKED,
    MACRO,
    MEGABYTE,
    NOT_WORKBOOK,
    ONLY_TABLE,
    Limits,
    UnreadableError,
    guard_cells,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_CHUNK = MEGABYTE
_BOMB_SIZE = 50 * MEGABYTE
_BOMB_RATIO = 200
_ENCRYPTED = 0x1

_MACROS = ("xl/vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
_LINKED = ("xl/externallinks/",)
_BINARY = "xl/workbook.bin"
_ODS = "content.xml"
_XLSX = "[content_types].xml"
_MANIFEST = "meta-inf/manifest.xml"

# Filled cells of a sheet of .xlsx, which may lie in a part of any name; `<c …/>` and `<c …></c>`
# hold nothing. Nearly all files write them the usual way, which is found in a quarter of the time.
_USUAL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>(?!</c>)')
_UNUSUAL = (re.compile(rb'<c(?=[\s>])(?! r="[A-Z]{1,3}[0-9]{1,7}")'), re.compile(rb":c[\s>]"))
_FILLED = rb"<(?:[\w.-]+:)?c(?=[\s>])(?![^<>]*(?:/>|></(?:[\w.-]+:)?c>))"
_ADDRESS = re.compile(_FILLED + rb'\s(?:[^<>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>')
_UNPLACED = re.compile(_FILLED + rb'(?![^<>]*\sr="[A-Z]{1,3}[0-9]{1,7}")[^<>]*>')

_ODS_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_ODS_LINKS = frozenset({"table:table-source", "table:dde-source", "table:dde-link"})
_ODS_FILLED = frozenset(
    {
        "office:value-type",
        "office:value",
        "office:string-value",
        "office:date-value",
        "office:time-value",
        "office:boolean-value",
        "table:formula",
    }
)


def guard_archive(file: IO[bytes], limits: Limits) -> None:
    """Refuse what is no plain workbook, or would take more memory than a report needs.

    Raises:
        UnreadableError: With the reason.
        Exception: Of many kinds, when the archive does not hold together.
    """
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        _guard_sizes(parts, limits)
        names = {part.filename.lower(): part for part in parts}
        _guard_names(names)
        _guard_declared(archive, names)
        room = _open_document(archive, names[_ODS], limits) if _ODS in names else 0
        for part in parts:
            with archive.open(part) as content:
                room += guard_cells(*_outermost(content), limits)
        guard_cells(room, 1, limits)


def _guard_sizes(parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableError(LOCKED)
    if len(parts) > limits.parts:
        message = Phrase("fault.file_parts", {"parts": len(parts), "most": limits.parts})
        raise UnreadableError(Problem("file_parts", message, ONLY_TABLE))
    size = sum(part.file_size for part in parts)
    if size > limits.unpacked_size:
        message = Phrase("fault.file_unpacked", {"most": limits.unpacked_size // MEGABYTE})
        raise UnreadableError(Problem("file_unpacked", message, ONLY_TABLE))
    packed = sum(part.compress_size for part in parts)
    if size > _BOMB_SIZE and size > _BOMB_RATIO * packed:
        message = Phrase("fault.file_bomb", {"most": _BOMB_RATIO})
        raise UnreadableError(Problem("file_bomb", message, ONLY_TABLE))


def _guard_names(names: Collection[str]) -> None:
    if _BINARY in names:
        raise UnreadableError(KIND)
    if any(name.startswith(_MACROS) or name.endswith("vbaproject.bin") for name in names):
        raise UnreadableError(MACRO)
    if any(name.startswith(_LINKED) for name in names):
        raise UnreadableError(LINKS)
    if _ODS not in names and not any(name.startswith("xl/") for name in names):
        raise UnreadableError(NOT_WORKBOOK)


def _guard_declared(archive: zipfile.ZipFile, names: Mapping[str, zipfile.ZipInfo]) -> None:
    """Refuse what a workbook says of itself, whatever its parts are called."""
    if _XLSX in names and b"macroEnabled" in archive.read(names[_XLSX]):
        raise UnreadableError(MACRO)
    if _MANIFEST in names and b"encryption-data" in archive.read(names[_MANIFEST]):
        raise UnreadableError(LOCKED)


def _outermost(content: IO[bytes]) -> tuple[int, int]:
    """Outermost column and row with a filled cell in a part of .xlsx; zeros where none is."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for tags in _whole_tags(content):
        addresses = _addresses(tags)
        columns.update({column for column, _ in addresses})
        rows.update({row for _, row in addresses})
    return max(map(column_number, columns), default=0), max(map(int, rows), default=0)


def _addresses(tags: bytes) -> list[tuple[bytes, bytes]]:
    """Column and row of every filled cell.

    Raises:
        UnreadableError: When the place of one cannot be judged.
    """
    if not any(form.search(tags) for form in _UNUSUAL):
        return _USUAL.findall(tags)
    if _UNPLACED.search(tags):
        raise UnreadableError(DAMAGED)
    return _ADDRESS.findall(tags)


def _whole_tags(content: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces that end between two tags."""
    rest = b""
    while chunk := content.read(_CHUNK):
        text = rest + chunk
        start = text.rfind(b"<")
        end = start if start > text.rfind(b">") else len(text)
        yield text[:end]
        rest = text[end:]
        if len(rest) > _CHUNK:
            raise UnreadableError(DAMAGED)


def column_number(letters: bytes) -> int:
    """Number of a column, from 1: 28 for ``AB``."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


class _Extents:
    """Follows the tables of an .ods file, which says how often a row or a cell repeats."""

    def __init__(self, limits: Limits) -> None:
        self.room = 0
        self._limits = limits
        self._row = self._rows = self._column = self._columns = 0

    def open_tag(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _ODS_CELLS:
            self._column += int(attributes.get("table:number-columns-repeated", 1))
            if not _ODS_FILLED.isdisjoint(attributes):
                self._rows = self._row
                self._columns = max(self._columns, self._column)
        elif name == "table:table-row":
            self._row += int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif name == "table:table":
            self.close_table()
        elif name in _ODS_LINKS:
            raise UnreadableError(LINKS)

    def close_table(self) -> None:
        self.room += guard_cells(self._columns, self._rows, self._limits)
        self._row = self._rows = self._column = self._columns = 0


def _open_document(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> int:
    """Room that the tables of an .ods file need."""
    extents = _Extents(limits)
    parser = expat.ParserCreate()
    parser.StartElementHandler = extents.open_tag
    with archive.open(part) as content:
        parser.ParseFile(content)
    extents.close_table()
    return extents.room
