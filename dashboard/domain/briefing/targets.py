"""How the indicators stand against their targets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.domain.briefing.facts import SCORECARD
from dashboard.domain.sentences import Count, Listing, Named, Noun, Part, Sentence
from dashboard.domain.status import JUDGED, Status

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts
    from dashboard.domain.measures import Indicator
    from dashboard.domain.status import Judgement

MOST_NAMED = 3


def tell_targets(facts: Facts) -> Sentence | None:
    """How many indicators are on track, to be watched and off track; the worst ones by name.

    Only what is judged counts; without any there is nothing to say.
    """
    judged = [one for one in facts.judged if one[1].is_judged]
    if not judged:
        return None
    link = facts.page(SCORECARD)
    counts = Counter(judgement.status for _, judgement in judged)
    told: list[Part] = [
        Sentence(f"targets.{status}", {"count": Count(counts[status], Noun.INDICATOR, link)})
        for status in JUDGED
        if counts[status]
    ]
    sentence = Sentence("targets.counts", {"counts": Listing(tuple(told))})
    worst = [one for one in judged if one[1].status is Status.OFF_TRACK]
    if not worst:
        return sentence
    names = [
        Named(indicator, facts.why_here(indicator))
        for indicator, _ in sorted(worst, key=_by_deviation)[:MOST_NAMED]
    ]
    return Sentence("targets.worst", {"told": sentence, "names": Listing(tuple(names))})


def _by_deviation(judged: tuple[Indicator, Judgement]) -> tuple[float, str]:
    """Furthest from its target first, in tolerances: per cent and points cannot be compared."""
    indicator, judgement = judged
    deviation = judgement.deviation or 0.0
    return deviation / (judgement.tolerance or 1.0), indicator.code
