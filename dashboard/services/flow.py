"""The page of migration flows: who leaves, by which route, who returns?"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.domain.measures import Dimension
from dashboard.domain.views import KpiCard
from dashboard.domain.views.flow import ContextPoint, FlowView, ProtectionTable
from dashboard.queries.context import list_national_context
from dashboard.services.readings import compare_readings, compare_regions, mark_demo, outlook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.values import Value
    from dashboard.services.scene import Scene

CARDS = ("F01", "F02", "F04", "O03", "F03", "F05", "F06", "M07")
"""The reporting rate stands beside the two lower bounds that it qualifies."""

COURSES = ("F01", "F02", "F04", "F05", "F06")
SHARE, SERVICES, COMPLAINTS = "F03", "P01", "M07"
PLACEMENTS = "penempatan_total"
PLACEMENT_SERVICES = "layanan_penempatan_total"
PUBLISHED_COMPLAINTS = "pengaduan"


def compose_flow(scene: Scene) -> FlowView:
    """Departures by route, returns, protection services, and the national context."""
    filters = scene.filters
    code, region = filters.indicator or SHARE, filters.region
    figures = scene.ask({*CARDS, *COURSES, code}, [region])
    indicators = scene.catalogue.indicators
    readings = compare_readings(scene, figures, [indicators[one] for one in CARDS])
    trend, before = (figures.months(code, region, year) for year in reversed(scene.years))
    courses = {one: figures.months(one, region, filters.year) for one in COURSES}
    regions = compare_regions(scene, code, scene.below)
    protection = _protection(scene)
    shown = [(one.current, one.previous) for one in readings]
    shown += [(one.current, one.previous) for one in regions]
    values = chain(*shown, *courses.values(), _services(protection), trend, before)
    return FlowView(
        **mark_demo(scene.frame(values), [*readings, *regions]),
        **outlook(scene, indicators[code]),
        indicator=indicators[code],
        regions=regions,
        trend=trend,
        trend_before=before,
        kpis=tuple(KpiCard(main=one) for one in readings),
        share=figures.value(SHARE, region, scene.window),
        courses=courses,
        protection=protection,
        context=_context(scene),
    )


def _protection(scene: Scene) -> ProtectionTable:
    members, region, window = scene.catalogue.members, scene.filters.region, scene.window
    stages, aspects = members[Dimension.STAGE], members[Dimension.ASPECT]
    figures = scene.ask([SERVICES, COMPLAINTS], [region], years=[window.year], breakdowns=True)

    def value(breakdown: dict[Dimension, str], code: str = SERVICES) -> Value:
        return figures.value(code, region, window, breakdown)

    return ProtectionTable(
        cells={
            stage: {
                aspect: value({Dimension.STAGE: stage, Dimension.ASPECT: aspect})
                for aspect in aspects
            }
            for stage in stages
        },
        stages={stage: value({Dimension.STAGE: stage}) for stage in stages},
        aspects={aspect: value({Dimension.ASPECT: aspect}) for aspect in aspects},
        total=value({}),
        complaints={stage: value({Dimension.STAGE: stage}, COMPLAINTS) for stage in stages},
        complained=value({}, COMPLAINTS),
    )


def _services(table: ProtectionTable) -> Iterator[Value]:
    yield from (table.total, table.complained)
    for row in table.cells.values():
        yield from row.values()


def _context(scene: Scene) -> tuple[ContextPoint, ...]:
    rows = list_national_context(
        scene.connection, (PLACEMENTS, PLACEMENT_SERVICES, PUBLISHED_COMPLAINTS)
    )
    return tuple(
        ContextPoint(measure=row.measure, year=row.year, value=row.value, source=row.source)
        for row in rows
    )
