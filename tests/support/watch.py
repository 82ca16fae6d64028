"""Runs a command and writes how many seconds it took and how many KiB it held at most.

A process of its own, because Linux counts in a child's peak what its parent held when starting it:
this one holds next to nothing.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time


def main() -> int:
    """Run what the arguments say, its output on the error stream; return its exit status."""
    start = time.perf_counter()
    status = subprocess.call(sys.argv[1:], stdout=sys.stderr)  # noqa: S603 (own commands)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(f"{time.perf_counter() - start} {peak}")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
