"""Judges numbers of any region against its target."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level, level_of
from dashboard.domain.status import judge
from dashboard.domain.targets import RollUp, roll_up_of
from dashboard.services.aims import aims_of, count_given, find_aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.status import Judgement
    from dashboard.domain.targets import Aim
    from dashboard.domain.values import Value
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene


def judge_reading(scene: Scene, indicator: Indicator, region: str, value: Value) -> Judgement:
    """Judge one number of the scene's window.

    Args:
        scene: Tells targets, window and data version.
        indicator: What the number is.
        region: Where it is from.
        value: The number.
    """
    return _judge(scene, indicator, find_aim(scene, indicator, region), value)


def judge_regions(
    scene: Scene, figures: FigureSet, indicator: Indicator, regions: Sequence[str]
) -> list[tuple[Value, Judgement]]:
    """One indicator of many regions in the scene's window, in their order.

    Kept, because a click on a scorecard changes its order or its language and hardly ever its
    numbers.
    """
    key = (indicator.code, scene.window, scene.figures.today().today, tuple(regions))
    return scene.edition.judged.get(key, partial(_judge_all, scene, figures, indicator, regions))


def _judge_all(
    scene: Scene, figures: FigureSet, indicator: Indicator, regions: Sequence[str]
) -> list[tuple[Value, Judgement]]:
    aims = aims_of(scene, indicator, regions)
    values = figures.values(indicator.code, regions, scene.window)
    return [
        (value, _judge(scene, indicator, aims.get(region), value))
        for region, value in zip(regions, values, strict=True)
    ]


def _judge(scene: Scene, indicator: Indicator, aim: Aim | None, value: Value) -> Judgement:
    measure = scene.catalogue.measures[indicator.numerator[0]]
    found = judge(value, aim, indicator=indicator, measure=measure, window=scene.window)
    if aim or level_of(value.region) >= Level.DISTRICT or roll_up_of(indicator) is RollUp.NONE:
        return found
    given, needed = count_given(scene, indicator, value.region)
    return replace(found, given=(given, needed)) if 0 < given < needed else found
