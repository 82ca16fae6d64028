"""Reads a sender's file in a process of its own, which may run out of time or memory unharmed."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from dashboard.ingest.confined import StoppedError, answer_confined, run_confined
from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.header import is_header
from dashboard.ingest.reader import read_file
from dashboard.ingest.sources.base import DAMAGED, MEGABYTE, ONLY_TABLE, UPLOAD, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.ingest.header import TitleRow
    from dashboard.ingest.table import RawTable

_MODULE = "dashboard.ingest.intake"


def read_safely(
    path: Path, *, max_rows: int, limits: Limits = UPLOAD, is_title_row: TitleRow = is_header
) -> RawTable:
    """Read a file as ``read_file`` does, in a process that cannot harm this one.

    Safe to call from any thread. The process is gone when this returns, whatever happened.

    Args:
        path: File; its suffix says whether it holds text or a workbook.
        max_rows: Largest number of rows of data.
        limits: How much of the file, of time and of memory is taken in.
        is_title_row: Knows the titles of what is wanted; a function of a module.

    Raises:
        Refused: When there is no table to check, or reading went beyond the limits.
    """
    answer: RawTable | list[Fault]
    try:
        answer = run_confined(_MODULE, (path.absolute(), max_rows, limits, is_title_row), limits)
    except StoppedError as stopped:
        raise Refused([Fault.of_file(path.name, _explain(stopped.status, limits))]) from stopped
    if isinstance(answer, list):
        raise Refused(answer)
    return answer


def _read(
    path: Path, max_rows: int, limits: Limits, is_title_row: TitleRow
) -> RawTable | list[Fault]:
    """Read in this process; a refusal is an answer too."""
    try:
        return read_file(path, max_rows=max_rows, limits=limits, is_title_row=is_title_row)
    except Refused as refused:
        return refused.faults
    except MemoryError:
        return [Fault.of_file(path.name, _heavy(limits))]


def _explain(status: int | None, limits: Limits) -> Problem:
    """Say why the process ended: a signal comes of its limits, any other end of the file."""
    if status is None or (sys.platform != "win32" and status == -signal.SIGXCPU):
        message = Phrase("fault.file_slow", {"seconds": limits.seconds})
        return Problem("file_slow", message, ONLY_TABLE)
    return _heavy(limits) if status < 0 else DAMAGED


def _heavy(limits: Limits) -> Problem:
    message = Phrase("fault.file_memory", {"most": limits.memory // MEGABYTE})
    return Problem("file_heavy", message, ONLY_TABLE)


if __name__ == "__main__":
    answer_confined(_read)
