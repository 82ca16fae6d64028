"""How much memory the processes take in which a server works on files."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from tests.support.product import PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROCESSES = Path("/proc")
# A new process is its parent until it starts its own program; the workers run `-m dashboard`.
_OWN = b"-m\0dashboard."
_PEAK = "VmHWM:"


class ApartPeak:
    """The most that any process held below a server's workers that worked on files.

    Attributes:
        mb: Resident memory, in MB; 0 where there was no such process.
    """

    def __init__(self, server: int) -> None:
        """Look at the processes below the main process of a server."""
        self.mb = 0.0
        self._server = server
        self._is_over = Event()

    def follow(self) -> None:
        """Look again and again until ``end``."""
        while not self._is_over.wait(PAUSE):
            for process in _below(self._server):
                with suppress(OSError):
                    self.mb = max(self.mb, _peak_mb(process))

    def end(self) -> None:
        """Look no more."""
        self._is_over.set()


@contextmanager
def watch_apart(server: int) -> Iterator[ApartPeak]:
    """Watch while the block runs; processes that last shorter than a look are missed."""
    peak = ApartPeak(server)
    thread = Thread(target=peak.follow)
    thread.start()
    try:
        yield peak
    finally:
        peak.end()
        thread.join()


def _below(process: int) -> Iterator[int]:
    """All processes that a process started, and that those started; any thread may start one."""
    for children in _PROCESSES.glob(f"{process}/task/*/children"):
        with suppress(OSError):
            for child in map(int, children.read_text(encoding="ascii").split()):
                yield child
                yield from _below(child)


def _peak_mb(process: int) -> float:
    folder = _PROCESSES / str(process)
    if _OWN not in (folder / "cmdline").read_bytes():
        return 0
    told = (folder / "status").read_text(encoding="ascii").split()
    return int(told[told.index(_PEAK) + 1]) * 1024 / 1e6 if _PEAK in told else 0
