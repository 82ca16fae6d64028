"""The overview page: is the programme on track, where not, what changed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.measures import MAIN_PILLARS, Pillar
from dashboard.domain.views import KpiCard, Overview, PillarPanel
from dashboard.services.attention import top_concerns
from dashboard.services.briefing import list_sentences
from dashboard.services.notes import MOST_SHOWN, read_board
from dashboard.services.readings import compare_readings, compare_regions, mark_demo, outlook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene

KPI_CARDS = (("V01",), ("V02",), ("M01",), ("U07",), ("C03", "C04"), ("K01",), ("F03",), ("O03",))
USUAL_INDICATORS = {
    None: "F03",
    Pillar.MIGRATION_SERVICE: "M01",
    Pillar.PRODUCTIVE_BUSINESS: "U07",
    Pillar.COMMUNITY_PARENTING: "C04",
    Pillar.COOPERATIVE: "K01",
}
"""What map, ranking and trend show when nobody chose, by pillar."""

PANEL_SIZE = 4


def compose_overview(scene: Scene) -> Overview:
    """Headline numbers, the chosen indicator in space and time, and the pillars."""
    filters = scene.filters
    code = filters.indicator or USUAL_INDICATORS[filters.pillar]
    panels = {pillar: _panel(scene, pillar) for pillar in _pillars(filters.pillar)}
    shown = {code for card in KPI_CARDS for code in card} | {code}
    shown |= {one.code for panel in panels.values() for one in panel}
    figures = scene.ask(shown, [filters.region])
    kpis = tuple(_card(scene, figures, codes) for codes in KPI_CARDS)
    pillars = tuple(
        PillarPanel(pillar=pillar, readings=compare_readings(scene, figures, indicators))
        for pillar, indicators in panels.items()
    )
    indicator, regions = scene.catalogue.indicators[code], compare_regions(scene, code, scene.below)
    trend, before = (figures.months(code, filters.region, year) for year in reversed(scene.years))
    readings = [one for panel in pillars for one in panel.readings]
    readings += [one for card in kpis for one in (card.main, card.companion) if one]
    values = [*trend, *before, *(one.current for one in regions), *_values_of(readings)]
    concerns = top_concerns(scene)
    return Overview(
        **mark_demo(scene.frame(values), [*readings, *regions]),
        **outlook(scene, indicator),
        indicator=indicator,
        regions=regions,
        trend=trend,
        trend_before=before,
        notes=read_board(scene, code, most=MOST_SHOWN),
        kpis=kpis,
        pillars=pillars,
        briefing=list_sentences(scene, indicator, regions, concerns=concerns.open),
        concerns=concerns,
    )


def _pillars(chosen: Pillar | None) -> Sequence[Pillar]:
    return (chosen,) if chosen else MAIN_PILLARS


def _panel(scene: Scene, pillar: Pillar) -> Sequence[Indicator]:
    """Core indicators come first; a chosen pillar shows all it has."""
    every = sorted(scene.catalogue.pillar_indicators(pillar), key=lambda one: not one.core)
    return every if scene.filters.pillar else every[:PANEL_SIZE]


def _card(scene: Scene, figures: FigureSet, codes: Sequence[str]) -> KpiCard:
    indicators = (scene.catalogue.indicators[code] for code in codes)
    main, *others = compare_readings(scene, figures, indicators)
    return KpiCard(main=main, companion=others[0] if others else None)


def _values_of(readings: Iterable[Reading]) -> Iterator[Value]:
    for reading in readings:
        yield from (reading.current, reading.previous)
