"""Works on strangers' files in a process of its own, which may run out of time or memory unharmed.

It also leaves the threads of this process alone, which long work in Python would hold up.
"""

from __future__ import annotations

import gc
import logging
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.ingest.sources.base import Limits

_ROOT = Path(__file__).resolve().parents[2]
_LOG = logging.getLogger(__name__)


class StoppedError(Exception):
    """The work was not done: it took too much time or memory, or failed.

    Attributes:
        status: How the process ended: below zero by a signal; ``None`` when the time was up.
    """

    def __init__(self, status: int | None) -> None:
        """Keep how the process ended."""
        super().__init__(status)
        self.status = status


def run_confined(module: str, request: object, limits: Limits) -> Any:  # noqa: ANN401
    """Let a module that calls ``answer_confined`` when run do one thing in a process of its own.

    Safe to call from any thread. The process is gone when this returns, whatever happened.

    Args:
        module: Its dotted name.
        request: What the module's function receives.
        limits: How much time and memory it may take.

    Returns:
        What the module's function returned.

    Raises:
        StoppedError: When it did not return.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this very program, and no shell
            (sys.executable, "-m", module),
            cwd=_ROOT,
            input=pickle.dumps((limits, request)),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise StoppedError(None) from error
    if done.returncode:
        # What the process said of its end may quote cells, which do not belong in a log.
        _LOG.warning("%s ended with status %d", module, done.returncode)
        raise StoppedError(done.returncode)
    return pickle.loads(done.stdout)  # noqa: S301 - from this program


def answer_confined(work: Callable[..., object]) -> None:
    """Do what the starting process requests, within the limits that it sets."""
    # Objects in circles are few beside those of a file, and go with this process anyway.
    gc.disable()
    limits, request = pickle.load(sys.stdin.buffer)  # noqa: S301 - from this program
    _confine(limits)
    answer = work(*request)
    with suppress(BrokenPipeError):
        pickle.dump(answer, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


def _confine(limits: Limits) -> None:
    """Hold this process to its limits where the system can; it outlives no parent for long."""
    if sys.platform == "win32":
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, limits.seconds)
    if sys.platform == "linux":
        # Libraries set room aside by the number of processors, so only growth is bounded.
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory)


def _limit(what: int, most: int) -> None:
    _, ceiling = resource.getrlimit(what)
    bound = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
    resource.setrlimit(what, (bound, bound))
