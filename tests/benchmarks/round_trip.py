"""How long a file takes that is sent, looked at, accepted, given and taken back on the pages."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.regions import district_of
from tests.benchmarks.apart import watch_apart
from tests.benchmarks.imports import BUDGETS, PEAK_MB, read_version, seconds_until_fresh
from tests.benchmarks.measured import Measured
from tests.benchmarks.reports import YEAR, write_long, write_wide
from tests.support.product import ROOT, TrialError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import urllib3

    from tests.support.product import Product, Server

    Fields = Mapping[str, str | tuple[str, bytes]]

FAULTS = 50
RETURNED_SECONDS = 5
SEED = 7_000
_READ = """
import pathlib, resource, sys
from dashboard.ingest.intake import read_safely
read_safely(pathlib.Path(sys.argv[1]), max_rows=1_000_000)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_DIGEST = re.compile(r'name="sidik" value="([^"]*)"')
_SUBMISSION = re.compile(r"/kirim/penerimaan/\d+")


@dataclass(frozen=True, slots=True)
class Desk:
    """A sender at a server that runs."""

    server: Server

    def get(self, path: str) -> tuple[bytes, float]:
        """Fetch what is at a path, and how many seconds that took."""
        start = time.perf_counter()
        answer = self._connection().request("GET", path)
        if answer.status != 200:
            raise TrialError(_complaint(path, answer))
        return answer.data, time.perf_counter() - start

    def post(self, path: str, fields: Fields) -> tuple[str, float]:
        """Send a form; the path that it leads to, and how many seconds that took."""
        start = time.perf_counter()
        answer = self._connection().request("POST", path, fields=fields, redirect=False)
        if answer.status != 303:
            raise TrialError(_complaint(path, answer))
        return answer.headers["Location"].partition("?")[0], time.perf_counter() - start

    def send(self, file: Path) -> tuple[str, float]:
        """Send a file; the path of its page, and the seconds until that shows what was found."""
        sent: Fields = {"berkas": (file.name, file.read_bytes()), "pengirim": "Penguji"}
        page, seconds = self.post("/kirim/berkas", sent)
        return page, seconds + self.get(page)[1]

    def accept(self, page: str) -> float:
        """Accept what the page of a file shows, in seconds.

        Raises:
            TrialError: When there is nothing to accept.
        """
        shown = self.get(page)[0].decode()
        digest = _DIGEST.search(shown)
        if digest is None:
            message = f"Berkas di {page} tidak dapat diterima."
            raise TrialError(message)
        return self.post(f"{page}/terima", {"sidik": digest[1]})[1]

    def undo(self, page: str) -> float:
        """Take back what was accepted last of the file of a page, in seconds.

        Raises:
            TrialError: When nothing was accepted.
        """
        submission = _SUBMISSION.search(self.get(page)[0].decode())
        if submission is None:
            message = f"Dari berkas di {page} belum ada yang diterima."
            raise TrialError(message)
        return self.post(f"{submission[0]}/batalkan", {})[1]

    def _connection(self) -> urllib3.HTTPConnectionPool:
        return self.server.connection()


class Trip(NamedTuple):
    """A file that was sent, accepted and taken back.

    Attributes:
        found: Seconds until its page shows what was found.
        fresh: Seconds from the acceptance to fresh figures.
        memory: Most memory of a process beside the workers while it was examined, accepted and
            taken back, in MB.
    """

    found: float
    accepted: float
    fresh: float
    undone: float
    memory: Sequence[float]

    @classmethod
    def of(cls, desk: Desk, file: Path) -> Trip:
        """Make one."""
        with watch_apart(desk.server.pid) as examining:
            page, found = desk.send(file)
        before = read_version(desk.server)
        with watch_apart(desk.server.pid) as accepting:
            accepted = desk.accept(page)
        fresh = seconds_until_fresh(desk.server, before)
        with watch_apart(desk.server.pid) as undoing:
            undone = desk.undo(page)
        return cls(found, accepted, fresh, undone, [examining.mb, accepting.mb, undoing.mb])


def measure_round_trip(
    product: Product, villages: Sequence[str], sizes: dict[int, int]
) -> list[Measured]:
    """Send files of each size, accept them, take them back; fetch templates and marked workbooks.

    Args:
        product: Its data change.
        villages: Codes of programme villages.
        sizes: How many files of each number of rows.
    """
    with product.serve() as server:
        desk, before = Desk(server), server.worker_memory_mb()
        district = district_of(villages[len(villages) // 2])
        template = f"/kirim/templat/{district}.xlsx?bulan={YEAR}-10"
        runs = max(sizes.values())
        figures = [
            Measured("template of a district", "s", [desk.get(template)[1] for _ in range(runs)]),
            _measure_returned(desk, product.folder, villages, runs),
        ]
        for name, rows, files in _write_files(product.folder, villages, sizes):
            figures += _measure_files(desk, files, name, BUDGETS.get(rows))
        return [
            *figures,
            Measured("resident memory of a worker before", "MB", before),
            Measured("resident memory of a worker after", "MB", server.worker_memory_mb()),
            Measured("peak memory of a worker", "MB", server.worker_peak_mb(), PEAK_MB),
        ]


def _write_files(
    folder: Path, villages: Sequence[str], sizes: dict[int, int]
) -> Iterator[tuple[str, int, list[Path]]]:
    """Files of one kind and size, with a name for them and the number of rows."""
    for rows, runs in sizes.items():
        files = [folder / f"panjang-{rows}-{run}.xlsx" for run in range(runs)]
        for run, file in enumerate(files):
            write_long(file, villages, rows, SEED + rows + run)
        yield f"{rows:,} rows of one value", rows, files
    rows, runs = next(iter(sizes.items()))
    files = [folder / f"lebar-{rows}-{run}.xlsx" for run in range(runs)]
    for run, file in enumerate(files):
        write_wide(file, villages, rows, SEED + run)
    yield f"{rows:,} rows of the template", rows, files


def _measure_files(
    desk: Desk, files: Sequence[Path], name: str, budget: float | None
) -> list[Measured]:
    found, accepted, fresh, undone, memory = zip(
        *(Trip.of(desk, file) for file in files), strict=True
    )
    held = dict(zip(("examines", "accepts", "takes back"), zip(*memory, strict=True), strict=True))
    held["reads"] = tuple(map(_peak_of_reading, files))
    return [
        Measured(f"{name}: sent to findings on the page", "s", found, budget),
        Measured(f"{name}: accept", "s", accepted),
        Measured(f"{name}: accepted to fresh figures", "s", fresh, 5),
        Measured(f"{name}: undo", "s", undone),
        *(
            Measured(f"{name}: peak memory of the process that {what}", "MB", peaks, PEAK_MB)
            for what, peaks in held.items()
        ),
    ]


def _measure_returned(desk: Desk, folder: Path, villages: Sequence[str], runs: int) -> Measured:
    file = write_wide(folder / "lebar-salah.xlsx", villages, 1_000, SEED - 1, faults=FAULTS)
    page, _ = desk.send(file)
    seconds = [desk.get(f"{page}/hasil.xlsx")[1] for _ in range(runs)]
    what = f"marked workbook, 1,000 rows of the template, {FAULTS} faults"
    return Measured(what, "s", seconds, RETURNED_SECONDS)


def _peak_of_reading(file: Path) -> float:
    """Read a file the way the server does; how much memory the process for that takes, in MB."""
    done = subprocess.run(  # noqa: S603 - own command
        (sys.executable, "-c", _READ, str(file)), cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    return int(done.stdout) * 1024 / 1e6


def _complaint(path: str, answer: urllib3.BaseHTTPResponse) -> str:
    return f"{path} menjawab {answer.status}: {answer.data[:300].decode(errors='replace')}"
