"""Reads what a briefing is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.briefing import Facts, brief
from dashboard.domain.measures import Pillar
from dashboard.domain.quality_rules import count_missing
from dashboard.domain.regions import Level, district_of, level_of
from dashboard.services.fair import with_fair_changes
from dashboard.services.figure_set import RECEIPTS, REPORTS_ON_TIME
from dashboard.services.judging import judge_reading
from dashboard.services.sections import list_columns, list_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.regions import Region
    from dashboard.domain.sentences import Sentence
    from dashboard.domain.status import Judgement
    from dashboard.domain.values import Value
    from dashboard.domain.views import RegionReading
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene


def list_sentences(
    scene: Scene, indicator: Indicator, areas: Sequence[RegionReading], *, concerns: int = 0
) -> tuple[Sentence, ...]:
    """Write the briefing of a page.

    Args:
        scene: The reader's choice.
        indicator: What map, ranking and trend show.
        areas: The same indicator in the regions inside, read already.
        concerns: How many concerns are open in the chosen region.
    """
    region = scene.filters.region
    told, scored = _told(scene, indicator), list_columns(scene)
    codes = {REPORTS_ON_TIME, *(one.code for one in (*told, *scored))}
    figures = scene.ask(codes, [region])
    readings = [scene.reading(figures, one) for one in told]
    chosen, *others = with_fair_changes(scene, readings)
    around = district_of(region) if level_of(region) > Level.DISTRICT else region
    named = scene.regions([region, around])
    facts = Facts(
        filters=scene.filters,
        window=scene.window,
        place=named[region],
        around=named[around],
        measures=scene.catalogue.measures,
        reports=figures.value(REPORTS_ON_TIME, region, scene.window),
        newest=_newest(scene, figures),
        chosen=chosen,
        others=tuple(others),
        areas=tuple(areas),
        owing=tuple(_owing(scene, figures)),
        judged=tuple(_judged(scene, figures, scored)),
        concerns=concerns,
    )
    return brief(facts)


def _told(scene: Scene, chosen: Indicator) -> list[Indicator]:
    """The chosen indicator, then the core ones (all, of a chosen pillar) beside it."""
    sections = list_sections(scene, without=[Pillar.PROGRAMME])
    others = [one for _, indicators in sections for one in indicators if one != chosen]
    return [chosen, *others]


def _newest(scene: Scene, figures: FigureSet) -> Value | None:
    """Reports of the newest due month; ``None`` where the window does not hold it."""
    calendar = scene.figures.today()
    newest = calendar.last_due
    if newest not in scene.window.months:
        return None
    month = calendar.window(newest.year, newest.month)
    return figures.value(REPORTS_ON_TIME, scene.filters.region, month)


def _owing(scene: Scene, own: FigureSet) -> Iterator[tuple[Region, int]]:
    """Regions inside (or the chosen village) with the due reports of them that did not come."""
    figures, codes = own, [scene.filters.region]
    if level_of(scene.filters.region) is not Level.VILLAGE:
        codes = scene.below
        figures = scene.ask([RECEIPTS], codes, years=[scene.window.year])
    named = scene.regions(codes)
    for code in codes:
        yield named[code], count_missing(figures.value(RECEIPTS, code, scene.window))


def _judged(
    scene: Scene, figures: FigureSet, indicators: Sequence[Indicator]
) -> Iterator[tuple[Indicator, Judgement]]:
    region = scene.filters.region
    for one in indicators:
        value = figures.value(one.code, region, scene.window)
        yield one, judge_reading(scene, one, region, value)
