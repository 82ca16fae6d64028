"""What was agreed on concerns: who looks after each until when, and what became of it.

Steps are only ever added; the newest one counts. The steps on one run of a concern are a thread,
named by the month since which the rule had been saying so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from dashboard.domain.attention.concern import Concern, Rule
    from dashboard.domain.periods import Month

    Threads = Mapping["Subject", Mapping[Month, list["Step"]]]


LONGEST_NAME = 100
LONGEST_TEXT = 500
"""Characters that people may write."""


class Progress(StrEnum):
    """How far a concern has come."""

    NEW = "baru"
    WORKING = "dikerjakan"
    DONE = "selesai"
    IGNORED = "diabaikan"


CLOSED = (Progress.DONE, Progress.IGNORED)


class Subject(NamedTuple):
    """What a concern is about, whenever it began."""

    rule: Rule
    region: str
    indicator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What somebody writes down about a concern.

    Attributes:
        since: Month that names the thread.
        owner: Who looks after it; empty for nobody yet.
        due_on: Until when; ``None`` for no date.
        text: What was said or done; the reason where it is ignored.
        author: Who wrote this down.
    """

    subject: Subject
    since: Month
    state: Progress
    owner: str
    due_on: dt.date | None
    text: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Agreement):
    """An agreement as it is stored.

    Attributes:
        id: Grows with time.
        written_at: In UTC.
        version: Newest data version at that time.
    """

    id: int
    written_at: dt.datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A concern with what was agreed on it.

    Attributes:
        since: Month that names its thread.
        concern: ``None`` where the rule no longer says so, or cannot tell.
        steps: Newest first; empty while nothing was agreed.
    """

    subject: Subject
    since: Month
    concern: Concern | None
    steps: tuple[Step, ...] = ()

    @property
    def state(self) -> Progress:
        """How far it has come."""
        return self.steps[0].state if self.steps else Progress.NEW

    @property
    def owner(self) -> str:
        """Who looks after it; empty for nobody yet."""
        return self.steps[0].owner if self.steps else ""

    @property
    def due_on(self) -> dt.date | None:
        """Until when."""
        return self.steps[0].due_on if self.steps else None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in CLOSED

    @property
    def newest(self) -> int:
        """Number of the newest step; 0 before the first."""
        return self.steps[0].id if self.steps else 0

    def is_overdue(self, today: dt.date) -> bool:
        """Whether its day has passed while it is still open."""
        return self.is_open and self.due_on is not None and self.due_on < today


def track(concerns: Iterable[Concern], steps: Iterable[Step]) -> list[Tracked]:
    """Join what the rules say with what was agreed.

    A concern goes on in the newest thread about the same that began by its month as long as that
    one is open, and after it was closed unless its run began later: then it comes back as a new
    one. An open thread whose rule no longer says so stays, until somebody closes it.

    Args:
        concerns: In their order.
        steps: In any order.

    Returns:
        Open concerns in their order, then open threads without one (the oldest first), then
        closed ones (the one closed last first).
    """
    threads = _threads(steps)
    found = [_join(concern, threads) for concern in concerns]
    known = {(one.subject, one.since) for one in found}
    rest = [
        Tracked(subject=subject, since=since, concern=None, steps=tuple(some))
        for subject, runs in threads.items()
        for since, some in runs.items()
        if (subject, since) not in known
    ]
    every = [*found, *rest]
    still = [one for one in every if one.is_open and one.concern]
    gone = [one for one in every if one.is_open and not one.concern]
    closed = [one for one in every if not one.is_open]
    gone.sort(key=lambda one: (one.since, one.subject))
    closed.sort(key=lambda one: -one.newest)
    return [*still, *gone, *closed]


def _threads(steps: Iterable[Step]) -> Threads:
    """Steps by subject and thread, the newest thread and the newest step first."""
    threads: dict[Subject, dict[Month, list[Step]]] = defaultdict(dict)
    for step in sorted(steps, key=lambda one: (one.since, one.id), reverse=True):
        threads[step.subject].setdefault(step.since, []).append(step)
    return threads


def _join(concern: Concern, threads: Threads) -> Tracked:
    subject = Subject(concern.rule, concern.region, concern.indicator)
    earlier = (one for one in threads.get(subject, {}).items() if one[0] <= concern.month)
    since, steps = next(earlier, (concern.since, []))
    if steps and steps[0].state in CLOSED and concern.since > since:
        since, steps = concern.since, []
    return Tracked(subject=subject, since=since, concern=concern, steps=tuple(steps))
