"""How long files made from pages take, and what they do to the pages meanwhile."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.benchmarks.measured import Measured
from tests.benchmarks.server_time import measure_callback
from tests.support.product import TrialError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import urllib3

    from tests.benchmarks.choices import Choices, Place
    from tests.benchmarks.tab import Callback
    from tests.support.product import Server

AT_ONCE = 10
PAGES = ("/", "/pilar/usaha_produktif", "/arus-migrasi")
BUDGETS = {"paparan.pptx": 5.0, "buku-kerja.xlsx": 2.0}
_BUSY = 503


def measure_downloads(server: Server, runs: int) -> list[Measured]:
    """Fetch a deck of three pages (twelve slides and more), and the workbook of one."""
    pages = {"paparan.pptx": PAGES, "buku-kerja.xlsx": PAGES[:1]}
    connection, figures = server.connection(), []
    for name, budget in BUDGETS.items():
        answers = [_fetch(connection, _path(name, pages[name])) for _ in range(runs)]
        figures += [
            Measured(f"{name}: made", "s", [seconds for seconds, _ in answers], budget),
            Measured(f"{name}: size", "kB", [size / 1000 for _, size in answers]),
        ]
    return figures


def measure_beside(
    server: Server, callback: Callback, choices: Choices, place: Place, requests: int
) -> list[Measured]:
    """Choose on a page, first alone and then while ten people fetch decks."""
    alone = measure_callback(server, callback, choices.addresses(place, requests))
    done = Event()

    def fetch(_person: int) -> list[float]:
        return list(_fetch_until(done, server))

    with ThreadPoolExecutor(AT_ONCE) as people:
        fetching = [people.submit(fetch, person) for person in range(AT_ONCE)]
        beside = measure_callback(server, callback, choices.addresses(place, requests))
        done.set()
    decks = [seconds for one in fetching for seconds in one.result()]
    return [
        *(figure.of("alone") for figure in alone),
        *(figure.of(f"{AT_ONCE} decks at once") for figure in beside),
        Measured(f"{AT_ONCE} decks at once: one deck", "s", decks),
    ]


def _fetch_until(done: Event, server: Server) -> Iterator[float]:
    connection = server.connection()
    while not done.is_set():
        yield _fetch(connection, _path("paparan.pptx", PAGES))[0]


def _fetch(connection: urllib3.HTTPConnectionPool, path: str) -> tuple[float, int]:
    """Seconds until a file is there, asking again as a page does, and its bytes."""
    start = time.perf_counter()
    answer = connection.request("GET", path)
    while answer.status == _BUSY:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = connection.request("GET", path)
    if answer.status != 200:
        message = f"{path} menjawab {answer.status}."
        raise TrialError(message)
    return time.perf_counter() - start, len(answer.data)


def _path(name: str, pages: Sequence[str]) -> str:
    return f"/unduh/{name}?{urlencode([('alamat', page) for page in pages])}"
