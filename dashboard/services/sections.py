"""Which indicators pages that show all pillars list, and in which order."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.domain.measures import Direction, Pillar
from dashboard.domain.regions import Level, level_of
from dashboard.services.computed import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.domain.measures import Indicator
    from dashboard.services.scene import Scene

    Sections = tuple[tuple[Pillar, tuple[Indicator, ...]], ...]

_ONE_IN_A_DISTRICT = frozenset({"V02"})
_ONE_IN_A_VILLAGE = frozenset({"V01", "V02"})
"""What each row would show as one: a district counted in a district, a village in a village."""


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


def list_columns(scene: Scene) -> tuple[Indicator, ...]:
    """Indicators that a region below the chosen one can be good or bad at."""
    inside_district = level_of(scene.filters.region) >= Level.DISTRICT
    without = _ONE_IN_A_VILLAGE if inside_district else _ONE_IN_A_DISTRICT
    every = chain.from_iterable(indicators for _, indicators in list_sections(scene))
    return tuple(
        one for one in every if one.direction is not Direction.NEUTRAL and one.code not in without
    )
