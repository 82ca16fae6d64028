"""What is told about, and how much of what is due is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.sentences import Count, Noun, Number, Part, Place, Sentence

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts


def tell_scope(facts: Facts) -> Sentence:
    """Place, months and pillar, with the reports that came of those due and the share on time."""
    reports = facts.reports
    link = facts.why(reports)
    parts: dict[str, Part] = {
        "place": Place(facts.place),
        "period": facts.window,
        "received": Number(reports.reported, "laporan", link, bare=True),
        "due": Count(reports.due, Noun.REPORT, link),
        "share": Number(reports.value or 0, "%", link),
    }
    if facts.filters.pillar is None:
        return Sentence("scope.all", parts)
    return Sentence("scope.pillar", {**parts, "pillar": facts.filters.pillar})


def tell_nothing(facts: Facts) -> Sentence:
    """That there is nothing to tell, and why."""
    key = "nothing.missing" if facts.reports.due else "nothing.not_due"
    return Sentence(key, {"place": Place(facts.place), "period": facts.window})
