"""How long a file takes to be taken in, and until figures are fresh."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from tests.benchmarks.measured import Measured
from tests.benchmarks.reports import YEAR, write_long
from tests.support.product import PAUSE, TrialError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.support.product import Product, Server

BUDGETS = {1_000: 3.0, 50_000: 30.0}
PEAK_MB = 300
FRESH_SECONDS = 60
ANSWERS = 4
"""So often each is asked: over a new connection every time, which any worker may take."""


def measure_imports(
    product: Product, villages: Sequence[str], sizes: dict[int, int]
) -> list[Measured]:
    """Import files of each size while the server runs.

    Args:
        product: Its data change.
        villages: Codes of programme villages.
        sizes: How many files of each number of rows, and of each format.
    """
    with product.serve() as server:
        plan = [(rows, kind, runs) for rows, runs in sizes.items() for kind in ("csv", "xlsx")]
        figures: list[Measured] = []
        for number, (rows, kind, runs) in enumerate(plan):
            files = [
                write_long(product.folder / f"laporan-{number}-{run}.{kind}", villages, rows, seed)
                for run, seed in enumerate(range(100 * (number + 1), 100 * (number + 1) + runs))
            ]
            name, budget = f"{rows:,} rows, {kind.upper()}", BUDGETS.get(rows)
            figures += _import_all(product, server, files, name, budget)
    return figures


def _import_all(
    product: Product, server: Server, files: Sequence[Path], name: str, budget: float | None
) -> list[Measured]:
    done, fresh = [], []
    for file in files:
        before = read_version(server)
        done.append(product.run("import", str(file)))
        fresh.append(seconds_until_fresh(server, before))
    seconds = [one.seconds for one in done]
    return [
        Measured(f"{name}: file to answer", "s", seconds, budget),
        Measured(f"{name}: peak memory", "MB", [one.peak_mb for one in done], PEAK_MB),
        Measured(f"{name}: accepted to fresh figures", "s", fresh, 5),
    ]


def seconds_until_fresh(server: Server, before: int) -> float:
    """Wait until both the data version and a figure are newer, whichever worker answers.

    Raises:
        TrialError: When they stay old.
    """
    start = time.perf_counter()
    paths = ("/health", f"/api/v1/values?indikator=F01&tahun={YEAR}") * ANSWERS
    while time.perf_counter() < start + FRESH_SECONDS:
        if all(read_version(server, path) > before for path in paths):
            return time.perf_counter() - start
        time.sleep(PAUSE)
    message = f"Angka tetap dari versi data {before} setelah berkas diterima."
    raise TrialError(message)


def read_version(server: Server, path: str = "/health") -> int:
    """Data version of one answer."""
    version: int = json.loads(server.connection().request("GET", path).data)["data_version"]
    return version
