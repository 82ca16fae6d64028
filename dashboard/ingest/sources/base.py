"""What every kind of file shares: its rows, how much of it is taken in, and why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.ingest.faults import Phrase, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.ingest.cells import Cell

MEGABYTE = 2**20
ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

ONLY_TABLE = Phrase("remedy.copy_table")
SAVE_AGAIN = Phrase("remedy.save_again")

AWAY = Problem("file_away", Phrase("fault.file_away"), Phrase("remedy.check_place"))
KIND = Problem("file_kind", Phrase("fault.file_kind"), Phrase("remedy.save_as_table"))
NOT_WORKBOOK = Problem("file_not_workbook", Phrase("fault.file_not_workbook"), SAVE_AGAIN)
DAMAGED = Problem("file_damaged", Phrase("fault.file_damaged"), SAVE_AGAIN)
LOCKED = Problem("file_locked", Phrase("fault.file_locked"), Phrase("remedy.save_unlocked"))
MACRO = Problem("file_macro", Phrase("fault.file_macro"), Phrase("remedy.save_without_macro"))
LINKS = Problem("file_links", Phrase("fault.file_links"), Phrase("remedy.break_links"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a file is taken in; the defaults suit what people send through the web.

    Attributes:
        file_size: Bytes of the file.
        unpacked_size: Bytes of all that a workbook packs.
        parts: Files that a workbook packs.
        cells: Room for the cells of all its sheets, each up to its outermost row and column.
        seconds: Time to read it; held by ``read_safely`` only.
        memory: Bytes to read it, besides the program; held by ``read_safely`` on Linux only.
    """

    file_size: int = 20 * MEGABYTE
    unpacked_size: int = 300 * MEGABYTE
    parts: int = 2000
    cells: int = 4_000_000
    seconds: int = 60
    memory: int = 256 * MEGABYTE


UPLOAD = Limits()
OWN = Limits(
    file_size=1024 * MEGABYTE,
    unpacked_size=1024 * MEGABYTE,
    cells=30_000_000,
    seconds=1800,
    memory=8192 * MEGABYTE,
)
"""For files that the keeper of the machine brings."""


class UnreadableError(Exception):
    """A file that cannot be opened as what it claims to be.

    Attributes:
        problem: Why.
    """

    def __init__(self, problem: Problem) -> None:
        """Keep the reason."""
        super().__init__(problem.code)
        self.problem = problem


class Sheet(NamedTuple):
    """Rows of a file from its first row on, blank ones too; the name is ``None`` for CSV."""

    name: str | None
    rows: Iterable[Sequence[Cell]]


def guard_cells(column: int, row: int, limits: Limits) -> int:
    """Room that a sheet needs: its reader makes room for every cell up to the outermost ones.

    One stray cell in the last column and row of Excel would take 500 GB and end the process.

    Args:
        column: Outermost column with a filled cell, from 1; 0 for an empty sheet.
        row: Outermost row, likewise.
        limits: Bounds.

    Raises:
        UnreadableError: When the sheet alone is too spacious.
    """
    if column * row > limits.cells:
        message = Phrase("fault.file_wide", {"column": column, "row": row})
        raise UnreadableError(Problem("file_wide", message, ONLY_TABLE))
    return column * row
