"""The page of one pillar: how is it doing?"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from dashboard.domain.errors import NotFoundError
from dashboard.domain.measures import Dimension
from dashboard.domain.periods import Window
from dashboard.domain.regions import Level, level_of, province_of
from dashboard.domain.values import State
from dashboard.domain.views import KpiCard
from dashboard.domain.views.pillar import Grid, GridRow, PillarView, Stopped, VillageSample
from dashboard.services.notes import MOST_SHOWN, read_board
from dashboard.services.overview import USUAL_INDICATORS
from dashboard.services.readings import compare_readings, compare_regions, mark_demo, outlook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.domain.measures import Pillar
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading, RegionReading
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene

GRID_HIGHEST, GRID_LOWEST = 15, 10
"""Rows of the heat map where there are more regions than can be taken in at a glance."""

VILLAGES_A_SIDE = 15
"""Most villages compared from the highest districts, and from the lowest. Figures of a village are
computed from its reports: comparing all villages of a country would make a click wait."""


def compose_pillar(scene: Scene) -> PillarView:
    """The indicators of a pillar, and the chosen one by district, sex, month and village.

    Raises:
        NotFoundError: When the address names no pillar; it names the parameter ``pilar``.
    """
    pillar = scene.filters.pillar
    if pillar is None:
        raise NotFoundError(parameter="pilar", value="")
    scene = _within_pillar(scene, pillar)
    code, region = scene.filters.indicator or USUAL_INDICATORS[pillar], scene.filters.region
    codes = [one.code for one in scene.catalogue.pillar_indicators(pillar)]
    figures = scene.ask(codes, [region])
    kpis = _cards(scene, figures, codes)
    trend, before = (figures.months(code, region, year) for year in reversed(scene.years))
    around = scene.edition.register.districts(province_of(region))
    wide = scene.ask([code], around)
    districts = compare_regions(scene, code, around, wide)
    sample, narrow = _compare_villages(scene, code, districts)
    is_wide = level_of(region) < Level.DISTRICT
    regions = districts if is_wide else sample.readings
    sexes = _by_sex(scene, code)
    values = _values_of(*districts, *sample.readings, *(card.main for card in kpis))
    indicator = scene.catalogue.indicators[code]
    ranked = [*districts, *sample.readings]
    shown: list[Reading | RegionReading] = [*(card.main for card in kpis), *ranked]
    return PillarView(
        **mark_demo(scene.frame(chain(values, trend, before, sexes)), shown),
        **outlook(scene, indicator),
        pillar=pillar,
        indicator=indicator,
        regions=regions,
        trend=trend,
        trend_before=before,
        notes=read_board(scene, code, most=MOST_SHOWN),
        kpis=kpis,
        districts=districts,
        sample=sample,
        grid=_grid(wide if is_wide else narrow, code, regions, scene.filters.year),
        sexes=sexes,
        total=figures.value(code, region, scene.window),
    )


def _within_pillar(scene: Scene, pillar: Pillar) -> Scene:
    """The same choice without an indicator of another pillar, brought along from another page."""
    known = {one.code for one in scene.catalogue.pillar_indicators(pillar)}
    if scene.filters.indicator in known:
        return scene
    return replace(scene, filters=replace(scene.filters, indicator=None))


def _cards(scene: Scene, figures: FigureSet, codes: Sequence[str]) -> tuple[KpiCard, ...]:
    indicators = [scene.catalogue.indicators[code] for code in codes]
    core_first = sorted(indicators, key=lambda one: not one.core)
    return tuple(KpiCard(main=one) for one in compare_readings(scene, figures, core_first))


def _by_sex(scene: Scene, code: str) -> tuple[Value, ...]:
    indicator, region = scene.catalogue.indicators[code], scene.filters.region
    parts = [scene.catalogue.measures[part] for part in indicator.numerator + indicator.denominator]
    if not all(Dimension.SEX in part.dimensions for part in parts):
        return ()
    figures = scene.ask([code], [region], years=[scene.filters.year], breakdowns=True)
    return tuple(
        figures.value(code, region, scene.window, {Dimension.SEX: sex})
        for sex in scene.catalogue.members[Dimension.SEX]
    )


def _grid(figures: FigureSet, code: str, regions: Sequence[RegionReading], year: int) -> Grid:
    hidden = max(len(regions) - GRID_HIGHEST - GRID_LOWEST, 0)
    shown = [*regions[:GRID_HIGHEST], *regions[GRID_HIGHEST + hidden :]]
    rows = (
        GridRow(region=one.region, months=figures.months(code, one.region.code, year))
        for one in shown
    )
    return Grid(rows=tuple(rows), gap_after=GRID_HIGHEST, hidden=hidden)


def _compare_villages(
    scene: Scene, code: str, districts: Sequence[RegionReading]
) -> tuple[VillageSample, FigureSet]:
    """Villages inside a district; elsewhere those of the highest and lowest districts."""
    highest, lowest, codes = 0, 0, scene.below
    if level_of(scene.filters.region) < Level.DISTRICT:
        register = scene.edition.register
        inside = [[term.code for term in register.villages(one.region.code)] for one in districts]
        highest, lowest = _ends([len(villages) for villages in inside])
        chosen = inside if not highest else inside[:highest] + inside[len(inside) - lowest :]
        codes = list(chain.from_iterable(chosen))
    figures = scene.ask([code], codes)
    readings = compare_regions(scene, code, codes, figures)
    stopped = sorted(_stopped(scene, figures, readings), key=lambda one: -(one.before.value or 0))
    sample = VillageSample(
        readings=readings, stopped=tuple(stopped), highest=highest, lowest=lowest
    )
    return sample, figures


def _ends(sizes: Sequence[int]) -> tuple[int, int]:
    """How many districts at each end hold the villages to compare; none when all fit."""
    if len(sizes) < 2 or sum(sizes) <= 2 * VILLAGES_A_SIDE:  # noqa: PLR2004 - two ends
        return 0, 0
    highest, lowest = _count_fitting(sizes), _count_fitting(sizes[::-1])
    return highest, min(lowest, len(sizes) - highest)


def _count_fitting(sizes: Iterable[int]) -> int:
    """How many leading districts have together few enough villages; at least one."""
    return max(1, sum(total <= VILLAGES_A_SIDE for total in accumulate(sizes)))


def _stopped(
    scene: Scene, figures: FigureSet, readings: Sequence[RegionReading]
) -> Iterator[Stopped]:
    """Villages with a value in their last report of a year ago, and zero or no report now."""
    window = scene.window.shifted(-1)
    for one in readings:
        is_gone = one.current.state in (State.REPORTED, State.MISSING) and not one.current.value
        month = _last_reported(figures, one, window) if is_gone else 0
        if month:
            alone = Window(window.year, month, single=True)
            before = figures.value(one.current.code, one.region.code, alone)
            if before.value:
                yield Stopped(region=one.region, before=before, current=one.current)


def _last_reported(figures: FigureSet, one: RegionReading, window: Window) -> int:
    """Last month of a window with a number; 0 when there is none."""
    course = figures.course(one.current.code, one.region.code, window.year)
    months = (month.month for month in window.months)
    return max((month for month in months if course[month - 1] is not None), default=0)


def _values_of(*readings: Reading | RegionReading) -> Iterator[Value]:
    for reading in readings:
        yield from (reading.current, reading.previous)
