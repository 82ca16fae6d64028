"""Reads a file of observations into a table of cells, within bounds."""

from __future__ import annotations

from array import array
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.ingest.cells import Cell, text_of
from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.header import is_header
from dashboard.ingest.sources.base import (
    AWAY,
    KIND,
    MEGABYTE,
    OWN,
    Limits,
    Sheet,
    UnreadableError,
)
from dashboard.ingest.sources.text import read_csv
from dashboard.ingest.sources.workbook import read_workbook
from dashboard.ingest.table import Column, RawTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dashboard.ingest.header import TitleRow

    Rows = Iterable[tuple[int, Sequence[Cell]]]

_WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})
_HEAD = 30
# Cells of so many rows at once are objects of Python, which take ten times the room.
_CHUNK = 5_000
_MOST_COLUMNS = 200

_TITLES = Phrase("remedy.write_titles")
_EMPTY = Problem("file_empty", Phrase("fault.file_empty"), _TITLES)
_NO_DATA = Problem("file_no_data", Phrase("fault.file_titles_only"), _TITLES)
_COLUMNS = Problem(
    "file_columns",
    Phrase("fault.file_columns", {"most": _MOST_COLUMNS}),
    Phrase("remedy.send_report_columns"),
)


class _Start(NamedTuple):
    """A sheet of which the titles were found; rows are numbered from 1."""

    name: str | None
    title_row: int
    titles: Sequence[Cell]
    rows: Rows
    is_sure: bool


def read_file(
    path: Path, *, max_rows: int, limits: Limits = OWN, is_title_row: TitleRow = is_header
) -> RawTable:
    """Read a CSV file or a workbook; of a workbook, the one sheet that has known titles.

    Args:
        path: File; its suffix says whether it holds text or a workbook.
        max_rows: Largest number of rows of data; reading stops there.
        limits: How much of the file is taken in; ``read_safely`` holds those on time and memory.
        is_title_row: Knows the titles of what is wanted.

    Raises:
        Refused: When there is no table to check, with the reason.
    """
    try:
        sheets = _sheets(path, limits, is_title_row)
        return _collect(path.name, _choose(sheets, is_title_row), max_rows)
    except UnreadableError as error:
        raise Refused([Fault.of_file(path.name, error.problem)]) from error
    except OSError as error:
        raise Refused([Fault.of_file(path.name, AWAY)]) from error


def _sheets(path: Path, limits: Limits, is_title_row: TitleRow) -> Iterator[Sheet]:
    suffix = path.suffix.lower()
    if suffix != ".csv" and suffix not in _WORKBOOKS:
        raise UnreadableError(KIND)
    size = path.stat().st_size
    if size == 0:
        raise UnreadableError(_EMPTY)
    if size > limits.file_size:
        raise UnreadableError(_large(limits.file_size))
    return read_csv(path, is_title_row) if suffix == ".csv" else read_workbook(path, limits)


def _choose(sheets: Iterable[Sheet], is_title_row: TitleRow) -> _Start:
    """The sheet with known titles, else the first that holds anything."""
    chosen: _Start | None = None
    for sheet in sheets:
        start = _start(sheet, is_title_row)
        if start and chosen and start.is_sure and chosen.is_sure:
            raise UnreadableError(_two_sheets(chosen, start))
        if start and (chosen is None or start.is_sure):
            chosen = start
    if chosen is None:
        raise UnreadableError(_EMPTY)
    return chosen


def _two_sheets(one: _Start, other: _Start) -> Problem:
    names = {"one": one.name or "", "other": other.name or ""}
    message = Phrase("fault.file_two_sheets", names)
    return Problem("file_two_sheets", message, Phrase("remedy.keep_one_sheet"))


def _start(sheet: Sheet, is_title_row: TitleRow) -> _Start | None:
    filled = (
        (number, cells)
        for number, cells in enumerate(sheet.rows, start=1)
        if any(cell != "" for cell in cells)
    )
    head = list(islice(filled, _HEAD))
    if not head:
        return None
    sure = [place for place, (_, cells) in enumerate(head) if is_title_row(cells)]
    place = sure[0] if sure else 0
    return _Start(sheet.name, *head[place], chain(head[place + 1 :], filled), bool(sure))


class _Coder(dict[Cell, int]):
    """Numbers distinct cells in the order in which they come."""

    def __missing__(self, cell: Cell) -> int:
        self[cell] = code = len(self)
        return code


def _collect(file: str, start: _Start, max_rows: int) -> RawTable:
    width = len(start.titles)
    if width > _MOST_COLUMNS:
        raise UnreadableError(_COLUMNS)
    coders = [_Coder() for _ in range(width)]
    codes = [array("i") for _ in range(width)]
    numbers = array("q")
    overfull: dict[int, int] = {}
    rows = iter(start.rows)
    while chunk := list(islice(rows, _CHUNK)):
        numbers.extend(number for number, _ in chunk)
        if len(numbers) > max_rows:
            raise UnreadableError(_too_many(max_rows))
        overfull |= {number: len(row) for number, row in chunk if any(row[width:])}
        fitted = (_fit(row, width) for _, row in chunk)
        for column, coder, cells in zip(codes, coders, zip(*fitted, strict=True), strict=True):
            column.extend(map(coder.__getitem__, cells))
    if not numbers:
        raise UnreadableError(_NO_DATA)
    return RawTable(
        file=file,
        sheet=start.name,
        titles=tuple(map(text_of, start.titles)),
        title_row=start.title_row,
        rows=np.array(numbers, dtype=np.int64),
        columns=tuple(
            Column(list(coder), np.array(column, dtype=np.int32))
            for coder, column in zip(coders, codes, strict=True)
        ),
        overfull=overfull,
    )


def _fit(row: Sequence[Cell], width: int) -> Sequence[Cell]:
    return row if len(row) == width else [*row[:width], *[""] * (width - len(row))]


def _too_many(max_rows: int) -> Problem:
    message = Phrase("fault.file_rows", {"most": max_rows})
    return Problem("file_rows", message, Phrase("remedy.split_by_year"))


def _large(most: int) -> Problem:
    message = Phrase("fault.file_large", {"most": most // MEGABYTE})
    return Problem("file_large", message, Phrase("remedy.split_by_year"))
