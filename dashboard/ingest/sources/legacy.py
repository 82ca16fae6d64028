"""Looks through an old workbook (.xls, an OLE file) before anything reads it."""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING

from olefile import OleFileIO

from dashboard.ingest.sources.base import (
    LINKS,
    LOCKED,
    MACRO,
    NOT_WORKBOOK,
    Limits,
    UnreadableError,
    guard_cells,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers of records in [MS-XLS], section 2.3.
_BOF = 0x0809
_FILEPASS = 0x002F
_BOUNDSHEET = 0x0085
_SUPBOOK = 0x01AE
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_MULRK = 0x00BD
_SMALLEST_CELL = 4

_MACRO_SHEET = 1
# A workbook names itself and the add-ins' functions the way it names other files.
_OWN_BOOKS = (0x0401, 0x3A01)
_MACRO_STORAGES = frozenset({"_VBA_PROJECT_CUR", "VBA", "MACROS"})


def guard_legacy(file: IO[bytes], limits: Limits) -> None:
    """Refuse what is no plain workbook, or would take more memory than a report needs.

    Raises:
        UnreadableError: With the reason.
        Exception: Of many kinds, when the file does not hold together.
    """
    _guard_records(_workbook_stream(file), limits)


def _workbook_stream(file: IO[bytes]) -> bytes:
    with OleFileIO(file) as ole:
        if ole.exists("EncryptedPackage"):
            raise UnreadableError(LOCKED)
        names = {name.upper() for path in ole.listdir(storages=True) for name in path}
        if names & _MACRO_STORAGES:
            raise UnreadableError(MACRO)
        streams = [name for name in ("Workbook", "Book") if ole.exists(name)]
        if not streams:
            raise UnreadableError(NOT_WORKBOOK)
        return ole.openstream(streams[0]).read()


def _guard_records(stream: bytes, limits: Limits) -> None:
    room = column = row = 0
    for kind, start, size in _records(stream):
        if kind == _BOF:
            room += guard_cells(column, row, limits)
            column = row = 0
        elif kind in _CELLS and size >= _SMALLEST_CELL:
            last = start + size - 2 if kind == _MULRK else start + 2
            row = max(row, struct.unpack_from("<H", stream, start)[0] + 1)
            column = max(column, struct.unpack_from("<H", stream, last)[0] + 1)
        else:
            _guard_record(kind, stream[start : start + size])
    guard_cells(room + guard_cells(column, row, limits), 1, limits)


def _guard_record(kind: int, data: bytes) -> None:
    if kind == _FILEPASS:
        raise UnreadableError(LOCKED)
    if kind == _BOUNDSHEET and data[5:6] == bytes([_MACRO_SHEET]):
        raise UnreadableError(MACRO)
    if kind == _SUPBOOK and int.from_bytes(data[2:4], "little") not in _OWN_BOOKS:
        raise UnreadableError(LINKS)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, start and size of every record that is there as a whole."""
    start = 4
    while start <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start - 4)
        if start + size <= len(stream):
            yield kind, start, size
        start += size + 4
