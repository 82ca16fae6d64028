"""The chosen indicator: its number, what that rests on, and how it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.sentences import Count, Named, Part, Sentence

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts


def tell_chosen(facts: Facts) -> Sentence | None:
    """A percentage with what it is a share of, any other number with its reports."""
    reading = facts.chosen
    value, indicator = reading.current, reading.indicator
    if value.value is None:
        return Sentence("chosen.missing", {"name": Named(indicator)})
    parts: dict[str, Part] = {
        "name": Named(indicator),
        "value": facts.number(value, indicator),
        "move": facts.move(reading),
    }
    base = facts.base(value, indicator)
    if base:
        return Sentence("chosen.ratio", {**parts, **base})
    counted = Count(value.reported, facts.counted(indicator), facts.why(value))
    return Sentence("chosen.amount", {**parts, "counted": counted})
