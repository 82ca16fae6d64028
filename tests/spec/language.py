"""The two small tables in which the number rules are told.

What was **sent**: one line for each report of a village; ``F01/P`` is the part of the women. A
report arrives on the 5th of the next month (on time) unless the line says otherwise::

    today 2026-04-15
    file A                                  lines before the first "file" are a file of their own
    Kenanga   2026-01  F01 5  F02 1
    Kenanga   2026-02  F01/L 3  F01/P 4     received 2026-03-11
    demo file B
    undo A
    clear demo

What is **shown**: code, region, window, number (with its sums when it is a percentage), how many
reports it rests on of how many due; then, where it is so, how many came late, whether demo values
are in it, and the file after which somebody looked::

    F01    Indramayu  2026     12            2 of 6
    F03    Kenanga    2026-01  80% = 8/10    1 of 1  1 late  demo  after A
    F01    Kenanga    2026-03  missing       0 of 1
    F01    Kenanga    2026-04  not due       0 of 0

The villages are those of ``tests.support.programme``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dashboard.domain.values import State
from tests.support.programme import Programme, make_row

FIRST = "first"


def run(programme, sent):
    """Do what the lines say.

    Returns:
        The data version that each file made, by its name.
    """
    outbox = _Outbox(programme)
    for line in sent.strip().splitlines():
        words = line.split()
        if words[-2:-1] == ["file"]:
            outbox.send()
            outbox.name, outbox.demo = words[-1], words[0] == "demo"
        elif len(words) > 2:
            outbox.rows.extend(_rows(*words[:2], words[2:]))
        else:
            outbox.send()
            _act(programme, words, outbox.versions)
    outbox.send()
    return outbox.versions


@dataclass
class _Outbox:
    """The rows of the file that is being written, and the files that were sent."""

    programme: Programme
    name: str = FIRST
    demo: bool = False
    rows: list = field(default_factory=list)
    versions: dict = field(default_factory=dict)

    def send(self):
        if self.rows:
            self.versions[self.name] = self.programme.submit(self.rows, demo=self.demo).version
            self.rows.clear()


def _act(programme, words, versions):
    match words:
        case ["today", day]:
            programme.today = dt.date.fromisoformat(day)
        case ["undo", name]:
            programme.undo(versions[name])
        case ["clear", "demo"]:
            programme.clear_demo()
        case _:
            raise ValueError(words)


def _rows(village, month, pairs):
    received = None
    if "received" in pairs:
        received = dt.date.fromisoformat(pairs[-1])
        pairs = pairs[:-2]
    for written, value in zip(pairs[::2], pairs[1::2], strict=True):
        measure, *members = written.split("/")
        yield make_row(village, month, measure, value, members, received)


def write_shown(programme, line, versions):
    """Write what the product shows for the first words of a line, in the words of that line."""
    code, region, window = line.split()[:3]
    measure, *members = code.split("/")
    _, after, called = line.partition(" after ")
    version = versions[called] if after else None
    value = programme.value(measure, region, window, members=members, version=version)
    words = [code, region, window, _number(value), f"{value.reported} of {value.due}"]
    if value.late:
        words.append(f"{value.late} late")
    if value.demo:
        words.append("demo")
    return " ".join(words) + (f" after {called}" if after else "")


def _number(value):
    if value.state is not State.REPORTED:
        assert value.value is None
        return value.state.replace("_", " ")
    if value.denominator is None:
        assert value.numerator == value.value
        return f"{value.value:g}"
    shown = "no value" if value.value is None else f"{round(value.value, 2):g}%"
    return f"{shown} = {value.numerator:g}/{value.denominator:g}"
