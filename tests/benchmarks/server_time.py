"""How long the server takes, alone and with many readers at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import urllib3

from tests.benchmarks.measured import Measured
from tests.benchmarks.states import Choices, seeded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.browser import Callback
    from tests.benchmarks.product import Server

SEED = 1124
PEOPLE = 50
THINKING_SECONDS = 2.0


class Answer(NamedTuple):
    """One answer: its time from sending to the last byte, its size as sent without headers."""

    milliseconds: float
    kilobytes: float
    is_good: bool


def measure_callbacks(
    server: Server, callback: Callback, choices: Choices, count: int
) -> list[Measured]:
    """Ask for random choices one after the other, as one browser does."""
    connection = server.connection()
    searches = choices.searches(count, SEED)
    answers = [_ask(connection, callback, search) for search in searches]
    return _tell("callback", answers, milliseconds=20, kilobytes=30)


def measure_api(server: Server, choices: Choices, count: int) -> list[Measured]:
    """Ask for one indicator of all districts in a random year."""
    connection, chance = server.connection(), seeded(SEED)
    answers = [
        _request(
            connection,
            "GET",
            f"/api/v1/values?turunan=kabupaten&indikator={chance.choice(choices.indicators)}"
            f"&tahun={chance.choice(choices.years)}",
            headers={"accept-encoding": "gzip, deflate, br"},
        )
        for _ in range(count)
    ]
    return _tell("/api/v1/values", answers)


def measure_crowd(
    server: Server, callback: Callback, choices: Choices, seconds: float
) -> list[Measured]:
    """Let many people filter at once, each with a connection and thinking times of their own."""
    deadline = time.perf_counter() + seconds

    def person(seed: int) -> list[Answer]:
        return list(_filter_until(deadline, server, callback, choices.searches(1000, seed), seed))

    with ThreadPoolExecutor(PEOPLE) as people:
        answers = list(chain.from_iterable(people.map(person, range(PEOPLE))))
    times = [one.milliseconds for one in answers]
    errors = float(sum(not one.is_good for one in answers))
    return [
        Measured(f"callback, {PEOPLE} people at once", "ms", times, 300),
        Measured("errors", "", [errors], 0),
        Measured("answers per second", "", [len(answers) / seconds]),
    ]


def _filter_until(
    deadline: float, server: Server, callback: Callback, searches: Sequence[str], seed: int
) -> Iterator[Answer]:
    connection, chance, thinking = server.connection(), seeded(seed), Event()
    for search in searches:
        thinking.wait(chance.uniform(0, THINKING_SECONDS))
        if time.perf_counter() >= deadline:
            return
        yield _ask(connection, callback, search)


def _ask(connection: urllib3.HTTPConnectionPool, callback: Callback, search: str) -> Answer:
    content = callback.content(search)
    return _request(connection, "POST", callback.path, headers=callback.headers, body=content)


def _request(
    connection: urllib3.HTTPConnectionPool,
    method: str,
    path: str,
    *,
    headers: dict[str, str],
    body: bytes | None = None,
) -> Answer:
    start = time.perf_counter()
    try:
        answer = connection.request(method, path, body=body, headers=headers, decode_content=False)
    except urllib3.exceptions.HTTPError:
        return Answer((time.perf_counter() - start) * 1000, 0, is_good=False)
    duration = (time.perf_counter() - start) * 1000
    return Answer(duration, len(answer.data) / 1000, answer.status == HTTPStatus.OK)


def _tell(
    what: str,
    answers: Sequence[Answer],
    *,
    milliseconds: float | None = None,
    kilobytes: float | None = None,
) -> list[Measured]:
    errors = float(sum(not one.is_good for one in answers))
    return [
        Measured(f"{what}: time", "ms", [one.milliseconds for one in answers], milliseconds),
        Measured(f"{what}: bytes as sent", "kB", [one.kilobytes for one in answers], kilobytes),
        Measured(f"{what}: errors", "", [errors], 0),
    ]
