"""What is measured, on which data, how often."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.choices import Choices, Place, list_places, read_choices
from tests.benchmarks.downloads import measure_beside, measure_downloads
from tests.benchmarks.first_load import measure_first_load, measure_reload
from tests.benchmarks.imports import measure_imports
from tests.benchmarks.interaction import measure_interaction
from tests.benchmarks.measured import Measured, Section
from tests.benchmarks.memory import measure_memory
from tests.benchmarks.round_trip import measure_round_trip
from tests.benchmarks.server_time import measure_api, measure_callback, measure_crowd
from tests.benchmarks.tab import record_callback
from tests.support.browser import open_browser
from tests.support.product import Product, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.benchmarks.tab import Callback
    from tests.support.product import Server

SEED = "1"


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
class Rounds:
    """How often one page is measured: visits, choices in the browser, requests to the server."""

    loads: int
    steps: int
    requests: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How often everything is measured.

    Attributes:
        first: For the first page, which also meets the crowd.
        others: For each other page.
        changes: Changes of page.
        imports: How many files of each number of rows.
    """

    first: Rounds
    others: Rounds
    crowd_seconds: float
    changes: int
    imports: dict[int, int]


SETS = {"503x10": DataSet(503, 2017), "10000x3": DataSet(10_000, 2024)}
SMALL_SET = {"60x2": DataSet(60, 2025)}
FULL = Effort(
    first=Rounds(loads=5, steps=200, requests=300),
    others=Rounds(loads=1, steps=40, requests=100),
    crowd_seconds=30,
    changes=200,
    imports={1_000: 5, 50_000: 2},
)
QUICK = Effort(
    first=Rounds(loads=1, steps=16, requests=20),
    others=Rounds(loads=1, steps=4, requests=10),
    crowd_seconds=3,
    changes=12,
    imports={1_000: 1, 3_000: 1},
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A server with data, to be measured page by page."""

    server: Server
    places: list[Place]
    choices: Choices
    effort: Effort

    def rounds(self) -> list[tuple[Place, Rounds]]:
        """How often each page is measured."""
        first, *others = self.places
        return [(first, self.effort.first), *((place, self.effort.others) for place in others)]

    def url(self, place: Place) -> str:
        """Where a page is."""
        return self.server.url + self.choices.path_of(place)


def measure_all(
    sets: Mapping[str, DataSet], effort: Effort, kept: Path, scratch: Path
) -> Iterator[Section]:
    """Measure everything.

    Args:
        sets: Data by name.
        effort: How often.
        kept: Folder of the generated databases.
        scratch: Folder for what is thrown away.
    """
    yield Section("First start on an empty database", _measure_first_start(scratch / "empty"))
    for name, data in sets.items():
        product = Product(kept / name)
        yield Section(f"{name}: generating the data", _generate(product, data))
        with product.serve() as server:
            choices = read_choices(server, data.years)
        for section in _measure_served(product, choices, effort):
            yield Section(f"{name}: {section.title}", section.figures)
        copy = product.copy(scratch / f"imports-{name}")
        yield Section(f"{name}: import", measure_imports(copy, choices.villages, effort.imports))
        sent = measure_round_trip(copy, choices.villages, effort.imports)
        yield Section(f"{name}: the way of a file on the pages", sent)


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


def _measure_served(product: Product, choices: Choices, effort: Effort) -> Iterator[Section]:
    with product.serve() as server:
        trial, idle = Trial(server, list_places(), choices, effort), server.memory_mb()
        with open_browser() as browser:
            yield Section("first visit", _measure_visits(browser, trial))
            yield Section("choices in the browser", _measure_choices(browser, trial))
            start = f"{trial.places[0].path}?wilayah={choices.villages[0]}"
            memory = measure_memory(browser, server, start, effort.changes)
            yield Section("memory, from page to page by the menu", memory)
            callbacks = [
                record_callback(browser, server, choices.path_of(place)) for place in trial.places
            ]
        yield Section("server, one request at a time", _measure_requests(trial, callbacks))
        crowd = measure_crowd(server, callbacks[0], choices, trial.places[0], effort.crowd_seconds)
        yield Section("many people at once", crowd)
        yield Section("files made from pages", _measure_downloads(trial, callbacks[0]))
        yield Section("server processes", _tell_processes(idle, server))


def _measure_visits(browser: Browser, trial: Trial) -> list[Measured]:
    figures = [
        figure.of(place.name)
        for place, rounds in trial.rounds()
        for figure in measure_first_load(browser, trial.url(place), rounds.loads)
    ]
    first, loads = trial.places[0], trial.effort.first.loads
    return [*figures, measure_reload(browser, trial.url(first), loads).of(first.name)]


def _measure_choices(browser: Browser, trial: Trial) -> list[Measured]:
    first, years = trial.places[0], trial.choices.years
    return [
        figure.of(place.name)
        for place, rounds in trial.rounds()
        for figure in measure_interaction(
            browser, trial.url(place), years, rounds.steps, by_kind=place == first
        )
    ]


def _measure_requests(trial: Trial, callbacks: list[Callback]) -> list[Measured]:
    pages = [
        figure.of(place.name)
        for (place, rounds), callback in zip(trial.rounds(), callbacks, strict=True)
        for figure in measure_callback(
            trial.server, callback, trial.choices.addresses(place, rounds.requests)
        )
    ]
    api = measure_api(trial.server, trial.choices, trial.effort.first.requests)
    return [*pages, *(figure.of("/api/v1/values") for figure in api)]


def _measure_downloads(trial: Trial, callback: Callback) -> list[Measured]:
    place, rounds = trial.rounds()[0]
    return [
        *measure_downloads(trial.server, rounds.loads),
        *measure_beside(trial.server, callback, trial.choices, place, rounds.requests),
    ]


def _tell_processes(idle: float, server: Server) -> list[Measured]:
    return [
        Measured("start to /health", "s", [server.seconds]),
        Measured("resident memory of all processes, idle", "MB", [idle]),
        Measured("resident memory of all processes, after the load", "MB", [server.memory_mb()]),
    ]
