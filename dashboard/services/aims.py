"""The target that counts for a region: its own, or one that follows from its districts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.domain.measures import Kind
from dashboard.domain.periods import MONTHS, Window
from dashboard.domain.regions import NATION, Level, level_of
from dashboard.domain.status import USUAL_TOLERANCE
from dashboard.domain.targets import (
    OPEN_PATH,
    Aim,
    RollUp,
    lack_of,
    needs_last_year,
    path_of,
    roll_up_of,
    sum_of,
    weighted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.targets import Path, Target
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene


def find_aim(scene: Scene, indicator: Indicator, region: str) -> Aim | None:
    """The target of a region in the scene's year.

    Returns:
        ``None`` where the region has none of its own and not all its districts have one.
    """
    return aims_of(scene, indicator, [region]).get(region)


def aims_of(scene: Scene, indicator: Indicator, regions: Iterable[str]) -> dict[str, Aim]:
    """Targets of many regions in the scene's year; regions without one are left out."""
    targets, year = scene.edition.targets, scene.window.year
    if not targets.every:
        return {}
    regions = list(regions)
    found = (targets.own(indicator.code, region, year) for region in regions)
    aims = _given_aims(scene, indicator, [target for target in found if target])
    for region in regions:
        if region not in aims and (aim := _rolled_up(scene, indicator, region)):
            aims[region] = aim
    return aims


def count_given(scene: Scene, indicator: Indicator, region: str) -> tuple[int, int]:
    """Districts inside a region that have a target in the scene's year, and those that need one.

    A target of a region without its own follows from its districts once all of them have one.
    """
    needed = scene.edition.register.running_districts(region, scene.window.year)
    inside = scene.edition.targets.inside(indicator.code, region, scene.window.year)
    return sum(code in inside for code in needed), len(needed)


def _given_aims(scene: Scene, indicator: Indicator, targets: Sequence[Target]) -> dict[str, Aim]:
    """Targets of regions with their paths."""
    is_near = any(level_of(one.region) is Level.DISTRICT for one in targets)
    near = _district_aims(scene, indicator) if is_near else {}
    others = [one for one in targets if one.region not in near]
    known = {one.region: near[one.region] for one in targets if one.region in near}
    return known | _own_aims(scene, indicator, others)


def _district_aims(scene: Scene, indicator: Indicator) -> dict[str, Aim]:
    """Those of all districts; kept, because they are ranked, rolled up and watched."""
    code, year = indicator.code, scene.window.year

    def read() -> dict[str, Aim]:
        targets = scene.edition.targets.inside(code, NATION, year)
        return _own_aims(scene, indicator, list(targets.values()))

    return scene.edition.district_aims.get((code, year), read)


def _own_aims(scene: Scene, indicator: Indicator, targets: Sequence[Target]) -> dict[str, Aim]:
    """Targets of regions with their paths; last year is read for those that rest on it."""
    if not targets:
        return {}
    kind = scene.catalogue.measures[indicator.numerator[0]].kind
    resting = {
        one.region for one in targets if needs_last_year(one, kind, is_ratio=indicator.is_ratio)
    }
    figures = scene.ask([indicator.code], resting, years=[scene.window.year - 1])
    aims = {}
    for one in targets:
        needs = one.region in resting
        last_year = _last_year(figures, one, kind) if needs else OPEN_PATH
        path = path_of(one, kind, is_ratio=indicator.is_ratio, last_year=last_year)
        aims[one.region] = Aim(
            indicator=one.indicator,
            region=one.region,
            year=one.year,
            value=one.value,
            path=path,
            tolerance=USUAL_TOLERANCE if one.tolerance is None else one.tolerance,
            lack=lack_of(one) if path == OPEN_PATH else None,
            demo=one.demo,
        )
    return aims


def _last_year(figures: FigureSet, target: Target, kind: Kind) -> Path:
    """Flows to date of every month; of a stock, December is all that is needed."""
    numbers = figures.course_to_date(target.indicator, target.region, target.year - 1)
    return numbers if kind is Kind.FLOW else (*OPEN_PATH[1:], numbers[-1])


def _rolled_up(scene: Scene, indicator: Indicator, region: str) -> Aim | None:
    """Kept, because every page asks for the country and its provinces."""
    if level_of(region) >= Level.DISTRICT or roll_up_of(indicator) is RollUp.NONE:
        return None
    key = (indicator.code, region, scene.window)
    return scene.edition.aims.get(key, partial(_roll_up, scene, indicator, region))


def _roll_up(scene: Scene, indicator: Indicator, region: str) -> Aim | None:
    needed = scene.edition.register.running_districts(region, scene.window.year)
    inside = scene.edition.targets.inside(indicator.code, region, scene.window.year)
    if not needed or not inside.keys() >= set(needed):
        return None
    near = _district_aims(scene, indicator)
    parts = [near[code] for code in needed]
    if roll_up_of(indicator) is RollUp.SUM:
        value: float | None = sum(part.value for part in parts)
        path = sum_of(part.path for part in parts)
    else:
        value, path = _weigh(scene, parts)
    if value is None:
        return None
    tolerances = {part.tolerance for part in parts}
    return Aim(
        indicator=indicator.code,
        region=region,
        year=scene.window.year,
        value=value,
        path=path,
        tolerance=tolerances.pop() if len(tolerances) == 1 else USUAL_TOLERANCE,
        own=False,
        given=len(needed),
        needed=len(needed),
        lack=next((part.lack for part in parts if part.lack), None),
        demo=any(part.demo for part in parts),
    )


def _weigh(scene: Scene, parts: Sequence[Aim]) -> tuple[float | None, Path]:
    """Percentages of districts as one, each weighed by what it is a percentage of.

    A month that is not due yet takes the weights of the last one that is; the target of the year
    does so too.
    """
    window = scene.window
    districts = [part.region for part in parts]
    figures = scene.ask([parts[0].indicator], districts, years=[window.year])
    weights: list[float] = []
    path: list[float | None] = []
    for month in range(1, MONTHS + 1):
        if month <= window.last:
            each = Window(window.year, month, window.single)
            weights = figures.weights(parts[0].indicator, districts, each)
        levels = [part.path[month - 1] for part in parts]
        path.append(weighted(levels, weights) if weights else None)
    values = [part.value for part in parts]
    return weighted(values, weights) if weights else None, tuple(path)
