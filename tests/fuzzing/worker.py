"""Takes files by chance in and says of each what became of it: ``python -m tests.fuzzing.worker``.

A process of its own within bounds, for a file may end the process that reads it. Arguments: an
empty folder, the first and the last seed. The last file stays in the folder.
"""

from __future__ import annotations

import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzzing.door import Door
from tests.fuzzing.inputs import draw_input
from tests.fuzzing.samples import make_samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fuzzing.inputs import Input

CPU_SECONDS = 20
MEMORY = 1024 * 2**20
GIVEN_BACK = 8
"""Of so many files one is also given back to its sender."""


def main(arguments: Sequence[str]) -> None:
    """Write a line for every seed: the seed, what became of the file, and how it was made."""
    folder, first, last = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    with Door.opened(folder) as door:
        samples = make_samples(door.services)
        _confine()
        for seed in range(first, last + 1):
            sent = draw_input(seed, samples)
            signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
            became = _take(door, sent, is_returned=seed % GIVEN_BACK == 0)
            sys.stdout.write(f"{seed}\t{became}\t{sent.made}\n")
            sys.stdout.flush()


def _take(door: Door, sent: Input, *, is_returned: bool) -> str:
    try:
        taken = door.take(sent)
        if is_returned:
            door.give_back(sent, taken.faults)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it is told and the next file is taken
        traceback.print_exc()
        return "broken"
    if taken.is_read:
        return "read with faults" if taken.faults else "read"
    return "refused"


def _confine() -> None:
    """Let no file take much more memory than there is now; too much of either ends this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
