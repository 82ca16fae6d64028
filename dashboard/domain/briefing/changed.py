"""What changed most beside the chosen indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.fair import SMALLEST_BASE, Basis
from dashboard.domain.measures import Direction
from dashboard.domain.sentences import Named, Number, Part, Sentence

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts
    from dashboard.domain.sentences import Move
    from dashboard.domain.views import Reading

SMALLEST_COUNT = 20
"""Per cent of fewer than this say nothing."""

SMALLEST_CHANGE = 1.0
"""Per cent, or points of a percentage; less is no change worth a sentence."""


def tell_changed(facts: Facts) -> Sentence | None:
    """The largest fair change: per cent of amounts against points of percentages, one for one.

    Left out are indicators without a better direction, small bases in either year, and numbers
    that cannot be compared because too different reports are in them.
    """
    told = {facts.chosen.indicator.code}
    sized = [
        (_size(facts.move(one), one), one)
        for one in facts.others
        if one.indicator.code not in told and one.indicator.direction is not Direction.NEUTRAL
    ]
    size, reading = max(
        sized, key=lambda one: (one[0], one[1].indicator.code), default=(0.0, facts.chosen)
    )
    if size < SMALLEST_CHANGE:
        return _told_nothing(facts)
    return _told(facts, reading)


def _told_nothing(facts: Facts) -> Sentence | None:
    """That nothing changed, or that there is no year before to compare with."""
    if not facts.others:
        return None
    known = any(map(_has_both, facts.others))
    return Sentence("changed.nothing" if known else "changed.first")


def _told(facts: Facts, reading: Reading) -> Sentence:
    move, indicator = facts.move(reading), reading.indicator
    parts: dict[str, Part] = {
        "name": Named(indicator),
        "move": move,
        "before": Number(move.fair.previous.value or 0, indicator.unit, move.link),
        "now": Number(move.fair.current.value or 0, indicator.unit, move.link),
    }
    base = facts.base(move.fair.current, indicator)
    if base:
        whole = Number(base["whole"].value, base["whole"].unit, move.link)
        return Sentence("changed.ratio", {**parts, "whole": whole})
    return Sentence("changed.amount", parts)


def _size(move: Move, reading: Reading) -> float:
    """Per cent of the year before, or points of a percentage; 0 where it is not to be told."""
    now, before = move.fair.current.value, move.fair.previous.value
    if now is None or before is None or move.fair.basis is Basis.UNEVEN:
        return 0.0
    if reading.indicator.is_ratio:
        bases = (move.fair.current.denominator, move.fair.previous.denominator)
        return abs(now - before) if min(one or 0 for one in bases) >= SMALLEST_BASE else 0.0
    return abs(now - before) / before * 100 if before >= SMALLEST_COUNT else 0.0


def _has_both(reading: Reading) -> bool:
    return reading.current.value is not None and reading.previous.value is not None
