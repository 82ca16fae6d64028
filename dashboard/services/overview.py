"""The overview page: is the programme on track, where not, what changed?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from dashboard.domain.errors import NotFoundError
from dashboard.domain.filters import Filters, read_filters
from dashboard.domain.measures import MAIN_PILLARS, Indicator, Pillar
from dashboard.domain.regions import Level, ancestors_of, district_of, level_of
from dashboard.domain.views import (
    KpiCard,
    Notice,
    Overview,
    PillarPanel,
    Reading,
    RegionReading,
    Stamp,
)
from dashboard.queries.regions import fetch_regions, find_region
from dashboard.services.figure_set import REPORTS_ON_TIME
from dashboard.services.figures import Question

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.register import Register
    from dashboard.domain.values import Value
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.figures import Figures
    from dashboard.services.store import Edition, Store

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
KEPT_ANSWERS = 64


@dataclass(slots=True)
class OverviewService:
    """Reads everything the overview shows, in one go and from one data version.

    The last answers are kept: people come back to where they were, and many ask for the same.
    """

    store: Store
    figures: Figures
    catalogue: Catalogue
    _kept: Callable[[int, dt.date, Viewer, str], Overview] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no answer kept."""
        self._kept = lru_cache(KEPT_ANSWERS)(self._answer)

    def read(self, viewer: Viewer, search: str) -> Overview:
        """Answer the overview for the query of a URL, with or without its question mark.

        What cannot be read, and a region, indicator or version that does not exist, falls back to
        its default, and a notice says so.

        Raises:
            StoreUnavailableError: When the database is locked or away.
        """
        with self.store.reading() as connection:
            newest = self.store.newest_version(connection)
        return self._kept(newest, self.figures.today().today, viewer, search)

    def _answer(self, newest: int, _day: dt.date, viewer: Viewer, search: str) -> Overview:
        query = dict(parse_qsl(search.removeprefix("?")))
        filters, unreadable = read_filters(query, newest=self.figures.today().last_due.year)
        notices = [
            Notice(key="unreadable", values={"key": one.key, "value": one.value})
            for one in unreadable
        ]
        with self.store.reading() as connection:
            edition, settled = self._edition(connection, filters, newest)
            settled = self._place(connection, viewer, settled)
            scene = self._scene(connection, edition, settled)
        notices += _replacements(filters, settled)
        if settled.version not in (None, newest):
            notices.append(Notice(key="old_version", values={"version": str(settled.version)}))
        return _compose(scene, notices)

    def _edition(
        self, connection: Connection, filters: Filters, newest: int
    ) -> tuple[Edition, Filters]:
        try:
            return self.store.edition(connection, filters.version or newest), filters
        except NotFoundError:
            return self.store.edition(connection, newest), replace(filters, version=None)

    def _place(self, connection: Connection, viewer: Viewer, filters: Filters) -> Filters:
        """The same choice without a region or indicator that does not exist for the viewer."""
        if find_region(connection, filters.region) is None or not viewer.may_read(filters.region):
            filters = replace(filters, region=viewer.scope)
        if filters.indicator not in self.catalogue.indicators:
            filters = replace(filters, indicator=None)
        return filters

    def _scene(self, connection: Connection, edition: Edition, filters: Filters) -> _Scene:
        indicator = self._indicator(filters)
        panels = {pillar: self._panel(pillar, filters) for pillar in _pillars(filters)}
        shown = {code for card in KPI_CARDS for code in card} | {indicator.code}
        shown |= {one.code for panel in panels.values() for one in panel}
        years = (filters.year - 1, filters.year)
        below = _regions_below(filters.region, edition.register)
        one, many = (
            Question(codes=codes, regions=regions, years=years)
            for codes, regions in ((shown, [filters.region]), ([indicator.code], below))
        )
        return _Scene(
            filters=filters,
            edition=edition,
            catalogue=self.catalogue,
            indicator=indicator,
            panels=panels,
            regions=fetch_regions(
                connection, [*below, *ancestors_of(filters.region), filters.region]
            ),
            below=below,
            here=self.figures.read(connection, edition, one),
            there=self.figures.read(connection, edition, many),
        )

    def _indicator(self, filters: Filters) -> Indicator:
        code = filters.indicator or USUAL_INDICATORS[filters.pillar]
        return self.catalogue.indicators[code]

    def _panel(self, pillar: Pillar, filters: Filters) -> list[Indicator]:
        """Core indicators come first; a chosen pillar shows all it has."""
        every = sorted(self.catalogue.pillar_indicators(pillar), key=lambda one: not one.core)
        return every if filters.pillar else every[:PANEL_SIZE]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What was read for one choice, before it is put in order."""

    filters: Filters
    edition: Edition
    catalogue: Catalogue
    indicator: Indicator
    panels: Mapping[Pillar, Sequence[Indicator]]
    regions: Mapping[str, Region]
    below: Sequence[str]
    here: FigureSet
    there: FigureSet

    @property
    def window(self) -> Window:
        return self.here.calendar.window(self.filters.year, self.filters.month)

    def reading(self, indicator: Indicator) -> Reading:
        region, window, year = self.filters.region, self.window, self.filters.year
        return Reading(
            indicator=indicator,
            current=self.here.value(indicator.code, region, window),
            previous=self.here.value(indicator.code, region, window.shifted(-1)),
            course=self.here.course(indicator.code, region, year),
        )

    def card(self, codes: Sequence[str]) -> KpiCard:
        readings = [self.reading(self.catalogue.indicators[code]) for code in codes]
        return KpiCard(main=readings[0], companion=readings[1] if readings[1:] else None)

    def ranked(self) -> list[RegionReading]:
        """Reported values from high to low, then the rest by name."""
        code, window = self.indicator.code, self.window
        readings = [
            RegionReading(
                region=self.regions[region],
                current=self.there.value(code, region, window),
                previous=self.there.value(code, region, window.shifted(-1)),
            )
            for region in self.below
        ]
        return sorted(readings, key=_rank)


def _replacements(asked: Filters, settled: Filters) -> Iterator[Notice]:
    """Say which choices do not exist and fell back to their defaults."""
    for name, value in (("version", "version"), ("region", "code"), ("indicator", "code")):
        wanted = getattr(asked, name)
        if wanted != getattr(settled, name):
            yield Notice(key=f"unknown_{name}", values={value: str(wanted)})


def _compose(scene: _Scene, notices: Sequence[Notice]) -> Overview:
    filters, code = scene.filters, scene.indicator.code
    kpis = tuple(scene.card(codes) for codes in KPI_CARDS)
    panels = tuple(
        PillarPanel(pillar=pillar, readings=tuple(map(scene.reading, panel)))
        for pillar, panel in scene.panels.items()
    )
    regions = tuple(scene.ranked())
    trend = scene.here.months(code, filters.region, filters.year)
    before = scene.here.months(code, filters.region, filters.year - 1)
    values = [*trend, *before, *(one.current for one in regions), *_values_of(kpis, panels)]
    path = [scene.regions[code] for code in ancestors_of(filters.region)]
    reports = scene.here.value(REPORTS_ON_TIME, filters.region, scene.window)
    if not reports.reported:
        notices = [*notices, Notice(key="no_data" if scene.below else "no_villages")]
    return Overview(
        filters=filters,
        path=(*path, scene.regions[filters.region]),
        indicator=scene.indicator,
        window=scene.window,
        newest_year=scene.here.calendar.last_due.year,
        stamp=Stamp(
            version=scene.edition.version,
            created_at=scene.edition.created_at,
            demo=any(value.demo for value in values),
        ),
        reports=reports,
        kpis=kpis,
        pillars=panels,
        regions=regions,
        trend=trend,
        trend_before=before,
        notices=tuple(notices),
    )


def _values_of(kpis: Sequence[KpiCard], panels: Sequence[PillarPanel]) -> Iterator[Value]:
    readings = [reading for panel in panels for reading in panel.readings]
    readings += [one for card in kpis for one in (card.main, card.companion) if one]
    for reading in readings:
        yield from (reading.current, reading.previous)


def _pillars(filters: Filters) -> tuple[Pillar, ...]:
    return (filters.pillar,) if filters.pillar else MAIN_PILLARS


def _regions_below(region: str, register: Register) -> list[str]:
    """Districts of the country or a province; from a district on, the villages."""
    if level_of(region) < Level.DISTRICT:
        return register.districts(region)
    around = district_of(region) if level_of(region) is Level.VILLAGE else region
    return [term.code for term in register.villages(around)]


def _rank(reading: RegionReading) -> tuple[bool, float, str]:
    value = reading.current.value
    return value is None, -(value or 0), reading.region.name
