"""The map page: where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.regions import NATION, Level, district_of, level_of
from dashboard.domain.views.map import MapView
from dashboard.queries.scales import ScaleQuery, fetch_largest
from dashboard.services.figure_set import NOT_STORED
from dashboard.services.overview import USUAL_INDICATORS
from dashboard.services.readings import compare_readings, compare_regions, mark_demo

if TYPE_CHECKING:
    from dashboard.domain.regions import Region
    from dashboard.services.scene import Scene

MOST_VILLAGES = 1_000
"""More points than this cover a province instead of showing it."""


def compose_map(scene: Scene) -> MapView:
    """The chosen indicator below the chosen region, on a scale that no year changes."""
    filters = scene.filters
    code = filters.indicator or USUAL_INDICATORS[filters.pillar]
    indicator = scene.catalogue.indicators[code]
    regions = compare_regions(scene, code, scene.below)
    (total,) = compare_readings(scene, scene.ask([code], [filters.region]), [indicator])
    frame = scene.frame([total.current, total.previous, *(one.current for one in regions)])
    return MapView(
        **mark_demo(frame, [total, *regions]),
        indicator=indicator,
        regions=regions,
        trend=(),
        trend_before=(),
        largest=None if indicator.is_ratio else _largest(scene, code),
        places=_places(scene),
        total=total,
    )


def _largest(scene: Scene, code: str) -> float:
    """Largest number of a district; where villages are shown, that of their district.

    Villages have no rollups, and their reports of all years are too much to read for a scale.
    """
    around = district_of(scene.filters.region)
    inside = level_of(around) is Level.DISTRICT
    if code in NOT_STORED:
        return _largest_now(scene, code, around if inside else NATION)
    query = ScaleQuery(
        code=code,
        years=range(FIRST_YEAR, scene.figures.today().last_due.year + 1),
        month=scene.filters.month,
        level=Level.DISTRICT,
        region=around if inside else None,
        version=scene.edition.version,
    )
    return fetch_largest(scene.connection, query)


def _largest_now(scene: Scene, code: str, region: str) -> float:
    """The same for what follows from the register, which hardly ever shrinks: its newest state."""
    calendar, districts = scene.figures.today(), scene.edition.register.districts(region)
    newest = calendar.window(calendar.last_due.year)
    figures = scene.ask([code], districts)
    return max((figures.value(code, one, newest).value or 0 for one in districts), default=0)


def _places(scene: Scene) -> tuple[Region, ...]:
    """Places of a province's villages, unless there are too many for points."""
    region = scene.filters.region
    if level_of(region) is not Level.PROVINCE:
        return ()
    codes = [term.code for term in scene.edition.register.villages(region)]
    named = scene.regions(codes) if len(codes) <= MOST_VILLAGES else {}
    return tuple(named[code] for code in codes if code in named)
