"""How long a file takes to be taken in, and until figures are fresh."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import Month
from dashboard.ingest.demo import DemoVillage, generate
from tests.benchmarks.measured import Measured
from tests.support.product import PAUSE, TODAY, TrialError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from tests.support.product import Product, Server

YEAR = 2026
MOST_VILLAGES = 600
COLUMNS = {
    "village_code": "kode_desa",
    "period": "periode",
    "measure": "kode_ukuran",
    "value": "nilai",
    "sex": "jenis_kelamin",
    "stage": "tahap",
    "aspect": "aspek",
    "received_on": "diterima",
}
BUDGETS = {1_000: 3.0}
FRESH_SECONDS = 60


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
                write_file(product.folder / f"laporan-{number}-{run}.{kind}", villages, rows, seed)
                for run, seed in enumerate(range(100 * (number + 1), 100 * (number + 1) + runs))
            ]
            name, budget = f"{rows:,} rows, {kind.upper()}", BUDGETS.get(rows)
            figures += _import_all(product, server, files, name, budget)
    return figures


def write_file(path: Path, villages: Sequence[str], rows: int, seed: int) -> Path:
    """Write reports of the newest months, some rows fewer than asked: no report is cut.

    Another seed gives other values, so that the product has them all to store.
    """
    some = villages[:: max(1, len(villages) // MOST_VILLAGES)]
    frame = generate(
        [DemoVillage(village_code=code, first=Month(YEAR, 1)) for code in some],
        last=Month(YEAR, 10),
        seed=seed,
        catalogue=load_catalogue(),
        today=date.fromisoformat(TODAY),
    )
    newest = frame.sort_values(["period", "village_code"], ascending=[False, True], kind="stable")
    report = newest.groupby(["period", "village_code"], observed=True, sort=False).ngroup()
    part = newest[report < report.iloc[min(rows, len(newest) - 1)]]
    period = part["period"].astype(str)
    table = part.assign(period=period.str[:4] + "-" + period.str[4:])[[*COLUMNS]]
    return _write(table.rename(columns=COLUMNS), path)


def _write(table: pd.DataFrame, path: Path) -> Path:
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    else:
        table.to_excel(path, index=False, engine="xlsxwriter")
    return path


def _import_all(
    product: Product, server: Server, files: Sequence[Path], name: str, budget: float | None
) -> list[Measured]:
    done, fresh = [], []
    for file in files:
        before = _version(server, "/health")
        done.append(product.run("import", str(file)))
        fresh.append(_seconds_until_fresh(server, before))
    seconds = [one.seconds for one in done]
    return [
        Measured(f"{name}: file to answer", "s", seconds, budget),
        Measured(f"{name}: peak memory", "MB", [one.peak_mb for one in done]),
        Measured(f"{name}: accepted to fresh figures", "s", fresh, 5),
    ]


def _seconds_until_fresh(server: Server, before: int) -> float:
    """Wait until both the data version and a figure are newer.

    Raises:
        TrialError: When they stay old.
    """
    start = time.perf_counter()
    paths = ("/health", f"/api/v1/values?indikator=F01&tahun={YEAR}")
    while time.perf_counter() < start + FRESH_SECONDS:
        if all(_version(server, path) > before for path in paths):
            return time.perf_counter() - start
        time.sleep(PAUSE)
    message = f"Angka tetap dari versi data {before} setelah berkas diterima."
    raise TrialError(message)


def _version(server: Server, path: str) -> int:
    version: int = json.loads(server.connection().request("GET", path).data)["data_version"]
    return version
