"""The scorecard: who is on track in what."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.domain.status import Status
from dashboard.domain.views.scorecard import ScorecardView, ScoreCell, ScoreRow, Summary
from dashboard.services.judging import judge_regions
from dashboard.services.overview import USUAL_INDICATORS
from dashboard.services.sections import list_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.status import Judgement
    from dashboard.services.scene import Scene

MOST_ROWS = 60
"""More regions than this do not fit a page that is read, nor a link that is slow."""


def compose_scorecard(scene: Scene) -> ScorecardView:
    """Every indicator with a better direction of every region below the chosen one."""
    region = scene.filters.region
    around = district_of(region) if level_of(region) is Level.VILLAGE else region
    indicators, regions = list_columns(scene), scene.below
    shown, summary = regions, None
    if len(regions) > MOST_ROWS:
        shown, summary = _farthest_off(scene, indicators, regions)
    (total,) = _rows(scene, indicators, [around])
    rows = sorted(_rows(scene, indicators, shown), key=lambda row: row.rank)
    values = [cell.value for row in (total, *rows) for cell in row.cells]
    return ScorecardView(
        **scene.frame(values),
        indicators=indicators,
        summary=summary or _summary(scene, indicators, rows),
        total=total,
        rows=tuple(rows),
        regions=len(regions),
    )


def _rows(scene: Scene, indicators: Sequence[Indicator], regions: Sequence[str]) -> list[ScoreRow]:
    figures = scene.ask([one.code for one in indicators], regions, years=[scene.filters.year])
    columns = [judge_regions(scene, figures, one, regions) for one in indicators]
    named = scene.regions(regions)
    return [
        ScoreRow(region=named[region], cells=tuple(ScoreCell(*one[place]) for one in columns))
        for place, region in enumerate(regions)
    ]


def _farthest_off(
    scene: Scene, indicators: Sequence[Indicator], regions: Sequence[str]
) -> tuple[list[str], Summary]:
    """As many regions as fit, those farthest off in the chosen or usual indicator first."""
    wanted = scene.filters.indicator or USUAL_INDICATORS[scene.filters.pillar]
    indicator = next((one for one in indicators if one.code == wanted), indicators[0])
    figures = scene.ask([indicator.code], regions, years=[scene.filters.year])
    judged = [judgement for _, judgement in judge_regions(scene, figures, indicator, regions)]
    deviations = [inf if one.deviation is None else one.deviation for one in judged]
    order = sorted(range(len(regions)), key=deviations.__getitem__)
    return [regions[place] for place in order[:MOST_ROWS]], _count(indicator, judged)


def _summary(
    scene: Scene, indicators: Sequence[Indicator], rows: Sequence[ScoreRow]
) -> Summary | None:
    """Of the chosen indicator, else of the first one with most regions off track."""
    every = [
        _count(indicator, [row.cells[place].judgement for row in rows])
        for place, indicator in enumerate(indicators)
    ]
    chosen = [one for one in every if one.indicator.code == scene.filters.indicator]
    worst = [one for one in every if one.off and one.off == max(each.off for each in every)]
    return next(iter([*chosen, *worst]), None)


def _count(indicator: Indicator, judged: Iterable[Judgement]) -> Summary:
    known = [one.status for one in judged if one.is_judged]
    return Summary(indicator=indicator, off=known.count(Status.OFF_TRACK), judged=len(known))
