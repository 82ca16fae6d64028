"""Makes files from handouts in a process of its own, one at a time and after the pages.

Decks and workbooks take seconds of a processor. A page must not wait for them, and the memory that
they take goes with their process.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Final

from dashboard.ingest.confined import answer_confined, run_confined
from dashboard.ingest.sources.base import MEGABYTE, Limits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dashboard.domain.exhibits import Handout
    from dashboard.domain.geography import Geography
    from dashboard.domain.leaflet import Leaflet

_MODULE = "dashboard.exports.making"
_LIMITS = Limits(seconds=120, memory=2048 * MEGABYTE)
_NICENESS = 10
_MOST_WAITING: Final = 5
"""Requests of one process that may wait for their file; each holds a thread that pages need."""

_one_at_a_time, _places = Lock(), BoundedSemaphore(_MOST_WAITING)


class BusyError(Exception):
    """Too many files are being made; asking again in some seconds will succeed."""


class TemplateError(Exception):
    """The deck template cannot be used; the text says why and what helps, in Indonesian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a file is made with, besides what it tells.

    Attributes:
        made_at: Now, in UTC.
        host: Origin of the links, as in ``https://dasbor.example``, without a last slash.
        geography: Boundaries of the maps.
        layers: Folder of their layers, by the file names of the geography.
        deck_template: A PowerPoint file whose slide master decks use; ``None`` for ours.
        leaflet: Numbers that a briefing in one file takes along; ``None`` for other files.
    """

    made_at: dt.datetime
    host: str
    geography: Geography
    layers: Path
    deck_template: Path | None = None
    leaflet: Leaflet | None = None


def make_apart(writer: str, handouts: Sequence[Handout], making: Making) -> bytes:
    """Let a module of this package write a file.

    Args:
        writer: Name of the module, whose function ``write`` takes handouts and ``Making`` and
            returns the bytes of the file.
        handouts: What to write, in order; at least one.
        making: What to write it with.

    Raises:
        BusyError: When too many requests wait already.
        TemplateError: When the deck template cannot be used.
        StoppedError: When it took too much time or memory.
    """
    with _turn():
        made = run_confined(_MODULE, (writer, tuple(handouts), making), _LIMITS)
    if isinstance(made, TemplateError):
        raise made
    content: bytes = made
    return content


@contextmanager
def _turn() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        with _one_at_a_time:
            yield
    finally:
        _places.release()


def _make(writer: str, handouts: Sequence[Handout], making: Making) -> bytes | TemplateError:
    """Write in this process; what a reader must hear about is an answer too."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        content: bytes = import_module(f"dashboard.exports.{writer}").write(handouts, making)
    except TemplateError as error:
        return error
    return content


if __name__ == "__main__":
    answer_confined(_make)
