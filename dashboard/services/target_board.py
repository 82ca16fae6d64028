"""The page of targets: what was agreed, where, and by whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.measures import Direction
from dashboard.domain.regions import Level, level_of
from dashboard.domain.target_rules import NATIONAL_ONLY
from dashboard.domain.targets import RollUp, roll_up_of
from dashboard.domain.views.targets import TargetLine, TargetsView
from dashboard.queries.targets import list_target_changes
from dashboard.services.aims import count_given
from dashboard.services.judging import judge_regions
from dashboard.services.overview import USUAL_INDICATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.services.scene import Scene

CHANGES_SHOWN = 40
MOST_BELOW = 60


def compose_targets(scene: Scene) -> TargetsView:
    """Targets of the chosen region and year, of one indicator below it, and the history."""
    filters, edition = scene.filters, scene.edition
    region, here = filters.region, [filters.region]
    indicators = _can_have_targets(scene)
    shown = [one for one in indicators if _is_shown(scene, one)]
    wanted = filters.indicator or USUAL_INDICATORS[filters.pillar]
    indicator = next((one for one in indicators if one.code == wanted), shown[0])
    lines = tuple(line for one in shown for line in _lines(scene, one, here))
    others = [code for code in scene.below if code != region][:MOST_BELOW]
    below = tuple(_lines(scene, indicator, others))
    changes = list_target_changes(
        scene.connection, region, filters.indicator, version=edition.version, limit=CHANGES_SHOWN
    )
    changed = {one.region for change in changes for one in (change.old, change.new) if one}
    return TargetsView(
        **scene.frame([line.value for line in (*lines, *below)]),
        lines=lines,
        indicator=indicator,
        below=below,
        indicators=indicators,
        own=edition.targets.own(indicator.code, region, filters.year),
        changes=tuple(changes),
        places=scene.regions(changed),
    )


def _can_have_targets(scene: Scene) -> tuple[Indicator, ...]:
    every = scene.catalogue.indicators.values()
    return tuple(one for one in every if one.direction is not Direction.NEUTRAL)


def _is_shown(scene: Scene, indicator: Indicator) -> bool:
    """Core indicators, all of a chosen pillar, and whatever has a target here."""
    filters = scene.filters
    if filters.pillar:
        return indicator.pillar is filters.pillar
    own = scene.edition.targets.own(indicator.code, filters.region, filters.year)
    is_possible = indicator.code != NATIONAL_ONLY or not filters.region
    return (indicator.core and is_possible) or own is not None


def _lines(scene: Scene, indicator: Indicator, regions: Sequence[str]) -> list[TargetLine]:
    figures = scene.ask([indicator.code], regions, years=[scene.filters.year])
    named, targets = scene.regions(regions), scene.edition.targets
    judged = judge_regions(scene, figures, indicator, regions)
    adds = roll_up_of(indicator) is not RollUp.NONE
    lines = []
    for region, (value, judgement) in zip(regions, judged, strict=True):
        is_wide = adds and level_of(region) < Level.DISTRICT
        given, needed = count_given(scene, indicator, region) if is_wide else (0, 0)
        lines.append(
            TargetLine(
                region=named[region],
                indicator=indicator,
                value=value,
                judgement=judgement,
                own=targets.own(indicator.code, region, scene.filters.year),
                given=given,
                needed=needed,
            )
        )
    return lines
