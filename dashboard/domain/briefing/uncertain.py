"""What must be read with care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.measures import LOWER_BOUNDS, UPPER_BOUNDS
from dashboard.domain.periods import Month
from dashboard.domain.sentences import Count, Listing, Named, Noun, Number, Part, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.briefing.facts import Facts


def tell_uncertain(facts: Facts) -> Sentence | None:
    """A newest month that is not complete, reports that lack the number, bounds, demo values."""
    reasons = tuple(_reasons(facts))
    if not reasons:
        return None
    return Sentence("uncertain.reasons", {"reasons": Listing(reasons, long=True)})


def _reasons(facts: Facts) -> Iterator[Part]:
    yield from _provisional(facts)
    value, indicator = facts.chosen.current, facts.chosen.indicator
    if value.value is not None and value.reported < value.due:
        link = facts.why(value)
        noun = facts.counted(indicator)
        counted = Number(value.reported, "laporan", link, bare=True)
        parts: dict[str, Part] = {"name": Named(indicator), "counted": counted}
        parts["due"] = Count(value.due, noun, link)
        yield Sentence("uncertain.coverage", parts)
    if indicator.code in LOWER_BOUNDS | UPPER_BOUNDS:
        way = "lower" if indicator.code in LOWER_BOUNDS else "upper"
        yield Sentence(f"uncertain.{way}")
    if facts.reports.demo or value.demo:
        yield Sentence("uncertain.demo")


def _provisional(facts: Facts) -> Iterator[Part]:
    """Reports of the newest due month that have not come: its numbers will still move."""
    newest = facts.newest
    if newest is None or newest.reported >= newest.due:
        return
    month = Month.parse(newest.period)
    link = facts.why(newest, month.month)
    missing = Count(newest.due - newest.reported, Noun.REPORT, link)
    yield Sentence("uncertain.provisional", {"month": month, "missing": missing})
