"""CSV files in the encodings and with the separators that people send."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import is_header
from dashboard.ingest.sources.base import OLE, SAVE_AGAIN, ZIP, Sheet, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.header import TitleRow

_CHUNK = 2**20
_SAMPLE = 2**16
_SEPARATORS = ",;\t"
_NOT_CSV = Problem("file_not_csv", Phrase("fault.file_not_csv"), SAVE_AGAIN)


def read_csv(path: Path, is_title_row: TitleRow = is_header) -> Iterator[Sheet]:
    """Open a CSV file in UTF-8 or Windows-1252, separated by commas, semicolons or tabs.

    Raises:
        UnreadableError: While opening or reading, when the file is no such text.
        OSError: When the file is out of reach.
    """
    yield Sheet(None, _rows(path, _encoding(path), is_title_row))


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        if file.read(len(OLE)).startswith((ZIP, OLE)):
            raise UnreadableError(_NOT_CSV)
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                if b"\0" in chunk:
                    raise UnreadableError(_NOT_CSV)
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _rows(path: Path, encoding: str, is_title_row: TitleRow) -> Iterator[Sequence[Cell]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        reader = csv.reader(file, delimiter=_separator(sample, is_title_row))
        try:
            yield from reader
        except csv.Error as error:
            message = Phrase("fault.file_broken_csv", {"row": reader.line_num})
            problem = Problem("file_broken_csv", message, Phrase("remedy.check_quotes"))
            raise UnreadableError(problem) from error


def _separator(sample: str, is_title_row: TitleRow) -> str:
    """The mark that sets known titles apart, for notes above them may be full of commas."""
    lines = sample.splitlines()
    for mark in _SEPARATORS:
        if any(is_title_row(line.split(mark)) for line in lines):
            return mark
    return max(_SEPARATORS, key=sample.count)
