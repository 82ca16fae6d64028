"""What the page on what must be looked after shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dashboard.domain.attention.concern import Rule
    from dashboard.domain.attention.tracking import Progress, Tracked
    from dashboard.domain.periods import Month
    from dashboard.domain.regions import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedConcern:
    """One concern with what a reader must know of it.

    Attributes:
        path: Its province and its district.
        before_meeting: Whether the newest technical meeting could have known it.
        overdue: Whether its day has passed.
    """

    tracked: Tracked
    path: tuple[Region, ...]
    before_meeting: bool
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopConcerns:
    """The gravest open concerns.

    Attributes:
        month: Newest due month of the year, as of which everything is judged; ``None`` while none
            is due.
        first: The gravest, at most as many as were asked for.
        open: How many are open, those that are no longer detected too.
    """

    month: Month | None
    first: tuple[WatchedConcern, ...]
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionView(PageView):
    """Concerns of the chosen region, with what was agreed on them.

    Attributes:
        month: Newest due month of the year, as of which everything is judged; ``None`` while none
            is due.
        meeting: Day on which the newest technical meeting began; ``None`` where none is known.
        known: How many open ones that meeting could have known; 0 where none is known.
        still: Open concerns, the gravest first; of many the first ones.
        gone: Open ones of which the rule says nothing any more.
        closed: Those closed last.
        counts: How many there are of every rule and progress.
        overdue: How many are open past their day.
        hidden: How many of ``still`` are not shown.
        writable: Whether agreements can be written down here: only on the newest list.
    """

    month: Month | None
    meeting: dt.date | None
    known: int
    still: tuple[WatchedConcern, ...]
    gone: tuple[WatchedConcern, ...]
    closed: tuple[WatchedConcern, ...]
    counts: Mapping[tuple[Rule, Progress], int]
    overdue: int
    hidden: int
    writable: bool
