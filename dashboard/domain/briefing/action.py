"""What needs to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.briefing.facts import ATTENTION
from dashboard.domain.sentences import Count, Noun, Sentence

if TYPE_CHECKING:
    from dashboard.domain.briefing.facts import Facts


def tell_action(facts: Facts) -> Sentence | None:
    """How many concerns are open."""
    if not facts.concerns:
        return None
    count = Count(facts.concerns, Noun.CONCERN, facts.page(ATTENTION))
    return Sentence("action.open", {"concerns": count})
