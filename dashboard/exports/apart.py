"""Gives a workbook back from a process of its own: it may be larger than it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.exports.returned import write_returned
from dashboard.ingest.confined import StoppedError, answer_confined, run_confined
from dashboard.ingest.sources.base import UPLOAD, Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.faults import Fault
    from dashboard.exports.returned import ReturnSummary

_MODULE = "dashboard.exports.apart"


def write_returned_safely(
    content: bytes | None,
    file_name: str,
    faults: Sequence[Fault],
    summary: ReturnSummary,
    *,
    limits: Limits = UPLOAD,
) -> bytes:
    """Write what ``write_returned`` does, in a process that cannot harm this one.

    Where that takes too much time or memory there is the summary alone.
    """
    try:
        written: bytes = run_confined(_MODULE, (content, file_name, list(faults), summary), limits)
    except StoppedError:
        return write_returned(None, file_name, faults, summary)
    return written


if __name__ == "__main__":
    answer_confined(write_returned)
