"""What the page of targets shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.measures import Indicator
    from dashboard.domain.regions import Region
    from dashboard.domain.status import Judgement
    from dashboard.domain.targets import Target, TargetChange
    from dashboard.domain.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One indicator of one region in the chosen year.

    Attributes:
        own: The target that was given for this very region.
        given: Districts inside that have one.
        needed: Districts inside that need one; 0 where none of them count for the region.
    """

    region: Region
    indicator: Indicator
    value: Value
    judgement: Judgement
    own: Target | None
    given: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsView(PageView):
    """Targets of a region and of those below it, and what was changed.

    Attributes:
        lines: Every indicator of the chosen region.
        indicator: Which one the regions below show, and the form offers.
        below: That indicator of the regions below.
        indicators: Those that can have targets.
        own: Target of the chosen region for that indicator and year.
        changes: What people changed last, the newest first.
        places: Regions of the changes by code.
    """

    lines: tuple[TargetLine, ...]
    indicator: Indicator
    below: tuple[TargetLine, ...]
    indicators: tuple[Indicator, ...]
    own: Target | None
    changes: tuple[TargetChange, ...]
    places: Mapping[str, Region]
