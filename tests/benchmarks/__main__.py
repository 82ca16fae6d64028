"""Measures the speed budgets: ``python -m tests.benchmarks``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.browser import open_browser, record_callback
from tests.benchmarks.first_load import measure_first_load
from tests.benchmarks.imports import measure_imports
from tests.benchmarks.interaction import measure_interaction
from tests.benchmarks.machine import describe_machine
from tests.benchmarks.measured import BenchError, Measured, Section
from tests.benchmarks.product import ROOT, Product, Run
from tests.benchmarks.server_time import measure_api, measure_callbacks, measure_crowd
from tests.benchmarks.states import read_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.product import Server

DOCUMENT = ROOT / "docs" / "benchmarks.md"
SEED = "1"
PATHS = ("/",)
"""Pages whose callback is measured; the crowd is on the first."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """How many villages and which years."""

    villages: int
    first: int
    last: int = 2026

    @property
    def years(self) -> range:
        """All years."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Effort:
    """How often everything is measured.

    Attributes:
        imports: How many files of each number of rows.
    """

    loads: int
    steps: int
    requests: int
    crowd_seconds: float
    imports: dict[int, int]


SETS = {"503x10": DataSet(503, 2017), "10000x3": DataSet(10_000, 2024)}
QUICK_SETS = {"60x2 (quick)": DataSet(60, 2025)}
FULL = Effort(loads=5, steps=200, requests=300, crowd_seconds=30, imports={1_000: 5, 50_000: 2})
QUICK = Effort(loads=1, steps=16, requests=20, crowd_seconds=3, imports={1_000: 1, 3_000: 1})


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write down where asked; 0 done, 1 not measurable, 2 wrong usage."""
    options = _read_options(arguments)
    sets = {name: one for name, one in SETS.items() if options.set in {name, "all"}}
    effort = QUICK if options.quick else FULL
    try:
        told = [_describe_run()]
        _say(told[0])
        with _workplace(options.keep) as (kept, scratch):
            for section in _measure_all(
                QUICK_SETS if options.quick else sets, effort, kept, scratch
            ):
                told.append(section.to_markdown())
                _say(told[-1])
    except BenchError as error:
        _say(str(error))
        return 1
    if options.write:
        _append("\n".join(told))
    return 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.benchmarks", description="Mengukur kecepatan."
    )
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="data yang diukur")
    parser.add_argument("--quick", action="store_true", help="data kecil, sedikit ulangan: mencoba")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="simpan basis data antar-ukuran"
    )
    parser.add_argument("--write", action="store_true", help=f"tambahkan ke docs/{DOCUMENT.name}")
    return parser.parse_args(arguments)


@contextmanager
def _workplace(kept: Path | None) -> Iterator[tuple[Path, Path]]:
    """Folders for generated data and for what is thrown away."""
    with tempfile.TemporaryDirectory(prefix="desmigratif-bench-") as folder:
        scratch = Path(folder)
        yield (kept.resolve() if kept else scratch / "kept"), scratch


def _measure_all(
    sets: dict[str, DataSet], effort: Effort, kept: Path, scratch: Path
) -> Iterator[Section]:
    yield Section("First start on an empty database", _measure_first_start(scratch / "empty"))
    for name, data in sets.items():
        product = Product(kept / name.split()[0])
        yield Section(f"{name}: generating the data", _generate(product, data))
        yield from _measure_served(product, name, data, effort)
        with product.serve() as server:
            villages = read_choices(server, data.years).places[-1]
        copy = product.copy(scratch / f"imports-{data.villages}")
        yield Section(f"{name}: import", measure_imports(copy, villages, effort.imports))


def _measure_first_start(folder: Path) -> list[Measured]:
    product = Product(folder)
    with product.serve() as server:
        first = server.seconds
    with product.serve() as server:
        return [
            Measured("first start to /health (schema, regions, facts, demo)", "s", [first]),
            Measured("second start to /health", "s", [server.seconds]),
        ]


def _generate(product: Product, data: DataSet) -> list[Measured]:
    """Fill the database by the product's own command, unless a kept one is there."""
    done = product.folder / "generated.json"
    if not done.exists():
        years = f"{data.first}-{data.last}"
        run = product.run(
            "demo", "--villages", str(data.villages), "--years", years, "--seed", SEED
        )
        done.write_text(json.dumps(asdict(run)), encoding="ascii")
    run = Run(**json.loads(done.read_text(encoding="ascii")))
    database = product.folder / "desmigratif.sqlite3"
    return [
        Measured("demo command (with the first start's load)", "s", [run.seconds]),
        Measured("demo command: peak memory", "MB", [run.peak_mb]),
        Measured("database file", "MB", [database.stat().st_size / 1e6]),
    ]


def _measure_served(
    product: Product, name: str, data: DataSet, effort: Effort
) -> Iterator[Section]:
    with product.serve() as server:
        start, idle = server.seconds, server.memory_mb()
        with open_browser() as browser:
            loads = measure_first_load(browser, server, effort.loads)
            yield Section(f"{name}: first visit", loads)
            steps = measure_interaction(browser, server, data.years, effort.steps)
            yield Section(f"{name}: {effort.steps} choices in the browser", steps)
            callbacks = {path: record_callback(browser, server, path) for path in PATHS}
        choices = read_choices(server, data.years)
        alone = measure_callbacks(server, callbacks, choices, effort.requests)
        api = measure_api(server, choices, effort.requests)
        yield Section(f"{name}: server, one request at a time", [*alone, *api])
        crowd = measure_crowd(server, callbacks[PATHS[0]], choices, effort.crowd_seconds)
        yield Section(f"{name}: many people at once", crowd)
        yield Section(f"{name}: server processes", _tell_processes(start, idle, server))


def _tell_processes(start: float, idle: float, server: Server) -> list[Measured]:
    return [
        Measured("start to /health", "s", [start]),
        Measured("resident memory of all processes, idle", "MB", [idle]),
        Measured("resident memory of all processes, after the load", "MB", [server.memory_mb()]),
    ]


def _describe_run() -> str:
    with open_browser() as browser:
        return f"## Run\n\n{describe_machine(browser.version)}\n"


def _append(text: str) -> None:
    with DOCUMENT.open("a", encoding="utf-8") as document:
        document.write(f"\n{text}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
