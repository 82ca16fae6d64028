"""Which indicators pages that show all pillars list, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.measures import Pillar
from dashboard.services.computed import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.domain.measures import Indicator
    from dashboard.services.scene import Scene

    Sections = tuple[tuple[Pillar, tuple[Indicator, ...]], ...]


def list_sections(scene: Scene, *, without: Collection[Pillar] = ()) -> Sections:
    """Core indicators of every pillar and group, or all indicators of the chosen pillar.

    Attendance of meetings is left out: it belongs to the country, and to no other place.

    Args:
        scene: Tells the chosen pillar.
        without: Groups to leave out.
    """
    chosen = scene.filters.pillar
    pillars = [chosen] if chosen else [one for one in Pillar if one not in without]
    return tuple(
        (
            pillar,
            tuple(
                one
                for one in scene.catalogue.pillar_indicators(pillar)
                if (one.core or chosen) and one.code not in MEETINGS
            ),
        )
        for pillar in pillars
    )
