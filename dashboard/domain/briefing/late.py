"""Who has not sent all due reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.briefing.facts import QUALITY
from dashboard.domain.regions import Level
from dashboard.domain.sentences import Count, Listing, Noun, Place, Sentence

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts

MOST_NAMED = 3


def tell_late(facts: Facts) -> Sentence | None:
    """How many regions owe reports, and by name the few that owe most; or that none does."""
    owing = sorted(
        ((region, count) for region, count in facts.owing if count > 0),
        key=lambda one: (-one[1], one[0].code),
    )
    is_village = facts.place.level is Level.VILLAGE
    if not facts.owing:
        return None
    if not owing:
        return Sentence("late.self_none" if is_village else "late.none")
    if is_village:
        region, count = owing[0]
        missing = Count(count, Noun.REPORT, facts.page(QUALITY, region))
        return Sentence("late.self", {"missing": missing})
    named = tuple(
        Sentence(
            "late.place",
            {
                "place": Place(region, facts.page(QUALITY, region)),
                "missing": Count(count, Noun.REPORT, facts.page(QUALITY, region)),
            },
        )
        for region, count in owing[:MOST_NAMED]
    )
    regions = Count(len(owing), facts.area_noun, facts.page(QUALITY))
    key = "late.all_named" if len(owing) <= MOST_NAMED else "late.most"
    return Sentence(key, {"count": regions, "places": Listing(named)})
