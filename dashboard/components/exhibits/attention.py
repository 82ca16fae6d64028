"""What must be looked after: how much of it, each concern, and what became of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.components.attention_tiles import concerns_title, judged, told_meeting
from dashboard.components.exhibits.concerns import concerns_exhibit
from dashboard.components.exhibits.parts import words_of
from dashboard.components.rendering import place_name
from dashboard.domain.attention.concern import Rule
from dashboard.domain.attention.tracking import CLOSED, Progress
from dashboard.domain.exhibits import Column, Exhibit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.exhibits import Cell
    from dashboard.domain.views.attention import AttentionView
    from dashboard.figures.wording import Wording


def summary(view: AttentionView) -> Iterator[Exhibit]:
    """How many concerns there are, by rule and progress."""
    words = words_of(view)
    opened = sum(count for (_, state), count in view.counts.items() if state not in CLOSED)
    meeting = told_meeting(view, words)
    overdue = words.text("attention.overdue_count", count=words.count(view.overdue))
    states = [words.text(f"attention.state_{state}") for state in Progress]
    yield Exhibit(
        name="summary",
        title=concerns_title(words, opened, place_name(view)),
        subtitle=judged(view, words, view.month),
        columns=tuple(map(Column, (words.text("attention.rule"), *states))),
        rows=tuple(_counted(view, words)),
        notes=(*([meeting] if meeting else []), *([overdue] if view.overdue else [])),
    )


def _counted(view: AttentionView, words: Wording) -> Iterator[tuple[Cell, ...]]:
    """A row for every rule that found something, then one for all of them."""
    found = [rule for rule in Rule if any(view.counts.get((rule, state)) for state in Progress)]
    for rule in found:
        counts = (view.counts.get((rule, state), 0) for state in Progress)
        yield words.text(f"attention.rule_{rule}"), *counts
    if found:
        totals = (
            sum(count for (_, known), count in view.counts.items() if known is state)
            for state in Progress
        )
        yield words.text("attention.total"), *totals


def concerns(view: AttentionView) -> Iterator[Exhibit]:
    """Open concerns, the gravest first."""
    text = words_of(view).text
    listed = concerns_exhibit(
        view,
        "concerns",
        title=text("attention.list"),
        subtitle=text("attention.list_note"),
        some=view.still,
    )
    hidden = text("attention.hidden", count=words_of(view).count(view.hidden))
    empty = text("attention.empty")
    notes = (hidden,) if view.hidden else () if view.still else (empty,)
    yield replace(listed, notes=notes)


def carried(view: AttentionView) -> Iterator[Exhibit]:
    """Open concerns that are no longer detected, then the closed ones."""
    text = words_of(view).text
    gone = concerns_exhibit(
        view,
        "carried",
        title=text("attention.carried"),
        subtitle=text("attention.carried_note"),
        some=view.gone,
    )
    yield gone if view.gone else replace(gone, notes=(text("attention.carried_none"),))
    if view.closed:
        title = text("attention.closed", count=words_of(view).count(len(view.closed)))
        yield concerns_exhibit(view, "carried-2", title=title, subtitle="", some=view.closed)
