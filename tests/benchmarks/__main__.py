"""Measures the speed budgets: ``python -m tests.benchmarks``."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error as BrowserError

from tests.benchmarks.machine import describe_machine
from tests.benchmarks.plan import FULL, QUICK, SETS, SMALL_SET, DataSet, measure_all
from tests.support.browser import open_browser
from tests.support.product import ROOT, TrialError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DOCUMENT = ROOT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write down where asked; 0 done, 1 not measurable, 2 wrong usage."""
    options = _read_options(arguments)
    sets, effort = _choose_sets(options), QUICK if options.quick else FULL
    told: list[str] = []
    try:
        with _workplace(options.keep) as (kept, scratch):
            told.append(_describe_run(sets, is_quick=options.quick))
            _say(told[0])
            for section in measure_all(sets, effort, kept, scratch):
                told.append(section.to_markdown())
                _say(told[-1])
    except TrialError as error:
        _say(str(error))
        return 1
    except BrowserError as error:
        _say(f"Halaman tidak dapat diukur; jalankan `make run` dan buka halaman itu.\n{error}")
        return 1
    if options.write:
        _append("\n".join(told))
    return 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.benchmarks", description="Mengukur kecepatan."
    )
    parser.add_argument("--set", choices=[*SETS, "all"], help="data yang diukur; lazimnya semua")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="sedikit ulangan, dan data kecil bila --set tidak disebut: mencoba",
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="simpan basis data antar-ukuran"
    )
    parser.add_argument("--write", action="store_true", help=f"tambahkan ke docs/{DOCUMENT.name}")
    return parser.parse_args(arguments)


def _choose_sets(options: argparse.Namespace) -> dict[str, DataSet]:
    if options.quick and not options.set:
        return SMALL_SET
    return {name: one for name, one in SETS.items() if options.set in {name, "all", None}}


@contextmanager
def _workplace(kept: Path | None) -> Iterator[tuple[Path, Path]]:
    """Folders for generated data and for what is thrown away."""
    with tempfile.TemporaryDirectory(prefix="desmigratif-bench-") as folder:
        scratch = Path(folder)
        yield (kept.resolve() if kept else scratch / "kept"), scratch


def _describe_run(sets: Iterable[str], *, is_quick: bool) -> str:
    with open_browser() as browser:
        machine = describe_machine(browser.version)
    quick = ", few runs (--quick): no figures to judge by" if is_quick else ""
    return f"## {dt.datetime.now(dt.UTC):%Y-%m-%d}: {', '.join(sets)}{quick}\n\n{machine}\n"


def _append(text: str) -> None:
    with DOCUMENT.open("a", encoding="utf-8") as document:
        document.write(f"\n{text}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
