"""Numbers as readers hold them against something: the year before, other regions, the target."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.services.aims import find_aim
from dashboard.services.fair import with_fair_changes, with_ranks
from dashboard.services.forecast import forecast_of
from dashboard.services.judging import judge_reading, judge_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.views import Reading, RegionReading
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene


def compare_readings(
    scene: Scene, figures: FigureSet, indicators: Iterable[Indicator]
) -> tuple[Reading, ...]:
    """Indicators of the chosen region with their fair changes.

    In a year with targets each tells how it stands against its own.
    """
    readings = with_fair_changes(scene, (scene.reading(figures, one) for one in indicators))
    if not has_targets(scene):
        return readings
    region = scene.filters.region
    return tuple(
        replace(one, judgement=judge_reading(scene, one.indicator, region, one.current))
        for one in readings
    )


def compare_regions(
    scene: Scene, code: str, regions: Sequence[str], figures: FigureSet | None = None
) -> tuple[RegionReading, ...]:
    """A ranking with fair changes, places a year before and, in a year with targets, statuses.

    Args:
        scene: Tells the window.
        code: Indicator.
        regions: Which regions.
        figures: Those of the code and the regions, where they were read already.
    """
    figures = figures or scene.ask([code], regions)
    readings = with_ranks(with_fair_changes(scene, scene.ranking(code, regions, figures)))
    if not has_targets(scene):
        return readings
    judged = judge_regions(scene, figures, scene.catalogue.indicators[code], regions)
    found = {value.region: judgement for value, judgement in judged}
    return tuple(replace(one, judgement=found[one.region.code]) for one in readings)


def has_targets(scene: Scene) -> bool:
    """Whether anything has a target in the scene's year."""
    return scene.window.year in scene.edition.targets.years()


def outlook(scene: Scene, indicator: Indicator) -> dict[str, Any]:
    """Fields of a view on where an indicator of the chosen region should be, and is heading.

    Returns:
        ``aim`` and ``forecast``, as in ``IndicatorView``.
    """
    region = scene.filters.region
    return {
        "aim": find_aim(scene, indicator, region),
        "forecast": forecast_of(scene, indicator, region),
    }


def mark_demo(frame: dict[str, Any], readings: Iterable[Reading | RegionReading]) -> dict[str, Any]:
    """The same fields of a page, telling of demo values where a target shown is one."""
    aims = (one.judgement.aim for one in readings if one.judgement)
    if not any(aim and aim.demo for aim in aims):
        return frame
    return {**frame, "stamp": replace(frame["stamp"], demo=True)}
