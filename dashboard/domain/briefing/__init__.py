"""The briefing: five to eight sentences that rules write from what the pages show.

The same facts give the same sentences. Each clause is a module of its own and stays silent when it
has nothing to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.briefing.action import tell_action
from dashboard.domain.briefing.changed import tell_changed
from dashboard.domain.briefing.chosen import tell_chosen
from dashboard.domain.briefing.extremes import tell_extremes
from dashboard.domain.briefing.facts import Facts
from dashboard.domain.briefing.late import tell_late
from dashboard.domain.briefing.scope import tell_nothing, tell_scope
from dashboard.domain.briefing.targets import tell_targets
from dashboard.domain.briefing.uncertain import tell_uncertain

if TYPE_CHECKING:
    from dashboard.domain.sentences import Sentence

__all__ = ["Facts", "brief"]

CLAUSES = (
    tell_scope,
    tell_chosen,
    tell_changed,
    tell_extremes,
    tell_targets,
    tell_late,
    tell_uncertain,
    tell_action,
)
"""In reading order."""


def brief(facts: Facts) -> tuple[Sentence, ...]:
    """Write the sentences; a single one that says so where no report is there."""
    if not facts.reports.reported:
        return (tell_nothing(facts),)
    return tuple(filter(None, (clause(facts) for clause in CLAUSES)))
