"""Takes many files by chance in."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dashboard.ingest.faults import Refused
from dashboard.ingest.intake import read_safely
from tests.fuzzing.door import FILES, MAX_ROWS, tell
from tests.support.product import ROOT, TrialError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Outcome(NamedTuple):
    """What became of one file.

    Attributes:
        became: ``refused``, ``read``, ``read with faults``; ``ended its process`` where reading it
            beyond the product's own bounds did that, and the product refuses it; ``broken``.
        made: How the file was made.
    """

    seed: int
    became: str
    made: str


def take_files(first: int, last: int) -> Iterator[Outcome]:
    """Take the files of some seeds in, one after the other; tracebacks go to the error stream."""
    while first <= last:
        with tempfile.TemporaryDirectory() as folder:
            for outcome in _work(folder, first, last):
                yield outcome
                first = outcome.seed + 1
            if first <= last:
                yield Outcome(first, _take_safely(Path(folder)), "see the seed")
                first += 1


def _work(folder: str, first: int, last: int) -> Iterator[Outcome]:
    command = (sys.executable, "-m", "tests.fuzzing.worker", folder, str(first), str(last))
    with subprocess.Popen(  # noqa: S603 - own command
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as worker:
        for line in worker.stdout or ():
            seed, became, made = line.rstrip("\n").split("\t")
            yield Outcome(int(seed), became, made)


def _take_safely(folder: Path) -> str:
    """Read the file on which the process ended the way the product does."""
    path = next(folder.glob(FILES), None)
    if path is None:
        message = "Proses pemeriksa tidak dapat dimulai; sebabnya tertulis di atas."
        raise TrialError(message)
    try:
        read_safely(path, max_rows=MAX_ROWS)
    except Refused as refused:
        tell(refused.faults)
        return "ended its process"
    return "broken"
