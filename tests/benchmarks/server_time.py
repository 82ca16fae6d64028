"""How long the server takes, alone and with many readers at once."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import urllib3

from tests.benchmarks.choices import Address, Choices, Place, seeded
from tests.benchmarks.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.benchmarks.tab import Callback
    from tests.support.product import Server

SEED = 1124
PEOPLE = 50
THINKING_SECONDS = 2.0
MOST_CHOICES = 1000


class Answer(NamedTuple):
    """One answer: its time from sending to the last byte, its size as sent without headers.

    Attributes:
        fault: Kind of error; empty for a good answer.
    """

    milliseconds: float
    kilobytes: float
    fault: str


def measure_callback(
    server: Server, callback: Callback, addresses: Iterable[Address]
) -> list[Measured]:
    """Ask for one address after the other over one connection, as one browser does."""
    connection = server.connection()
    answers = [_ask(connection, callback, address) for address in addresses]
    return _tell(answers, milliseconds=20, kilobytes=30)


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
    return _tell(answers)


def measure_crowd(
    server: Server, callback: Callback, choices: Choices, place: Place, seconds: float
) -> list[Measured]:
    """Let many people filter a page, each with a connection and thinking times of their own."""
    deadline = time.perf_counter() + seconds

    def person(seed: int) -> list[Answer]:
        addresses = choices.addresses(place, MOST_CHOICES, seed)
        return list(_filter_until(deadline, server, callback, addresses, seed))

    with ThreadPoolExecutor(PEOPLE) as people:
        answers = list(chain.from_iterable(people.map(person, range(PEOPLE))))
    times = [one.milliseconds for one in answers]
    return [
        Measured(f"callback, {PEOPLE} people at once", "ms", times, 300),
        _count_faults(answers),
        Measured("answers per second", "", [len(answers) / seconds]),
    ]


def _filter_until(
    deadline: float,
    server: Server,
    callback: Callback,
    addresses: Iterable[Address],
    seed: int,
) -> Iterator[Answer]:
    connection, chance, thinking = server.connection(), seeded(seed), Event()
    for address in addresses:
        thinking.wait(chance.uniform(0, THINKING_SECONDS))
        if time.perf_counter() >= deadline:
            return
        yield _ask(connection, callback, address)


def _ask(connection: urllib3.HTTPConnectionPool, callback: Callback, address: Address) -> Answer:
    content = callback.content(address)
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
    except urllib3.exceptions.HTTPError as error:
        return Answer((time.perf_counter() - start) * 1000, 0, type(error).__name__)
    duration = (time.perf_counter() - start) * 1000
    fault = "" if answer.status == HTTPStatus.OK else f"HTTP {answer.status}"
    return Answer(duration, len(answer.data) / 1000, fault)


def _tell(
    answers: Sequence[Answer],
    *,
    milliseconds: float | None = None,
    kilobytes: float | None = None,
) -> list[Measured]:
    return [
        Measured("time", "ms", [one.milliseconds for one in answers], milliseconds),
        Measured("bytes as sent", "kB", [one.kilobytes for one in answers], kilobytes),
        *([_count_faults(answers)] if any(one.fault for one in answers) else []),
    ]


def _count_faults(answers: Sequence[Answer]) -> Measured:
    faults = Counter(one.fault for one in answers if one.fault)
    kinds = ", ".join(f"{kind} × {count}" for kind, count in faults.items())
    what = f"errors ({kinds})" if faults else "errors"
    return Measured(what, "", [float(faults.total())], 0)
