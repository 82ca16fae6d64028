"""One choice of a reader, settled against one data version: what every page starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.domain.regions import Level, ancestors_of, district_of, level_of
from dashboard.domain.views import Notice, Reading, RegionReading, Stamp
from dashboard.queries.regions import fetch_regions
from dashboard.services.figure_set import REPORTS_ON_TIME
from dashboard.services.figures import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.figures import Figures
    from dashboard.services.store import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Reads what a page needs; alive while its connection is open.

    Attributes:
        filters: The choice, with defaults in place of what does not exist.
        notices: What fell back, for the reader.
        window: Months that count.
    """

    connection: Connection
    edition: Edition
    filters: Filters
    notices: Sequence[Notice]
    window: Window
    catalogue: Catalogue
    figures: Figures

    @property
    def years(self) -> tuple[int, int]:
        """The chosen year and the one before."""
        return self.filters.year - 1, self.filters.year

    @property
    def is_of_its_day(self) -> bool:
        """Whether the data are the newest of the day whose calendar counts."""
        return self.filters.version is None or self.filters.as_of is not None

    @property
    def below(self) -> list[str]:
        """Districts of the country or a province; from a district on, the villages of it."""
        region, register = self.filters.region, self.edition.register
        if level_of(region) < Level.DISTRICT:
            return register.districts(region)
        around = district_of(region) if level_of(region) is Level.VILLAGE else region
        return [term.code for term in register.villages(around)]

    def ask(
        self,
        codes: Collection[str],
        regions: Collection[str],
        *,
        years: Collection[int] = (),
        breakdowns: bool = False,
    ) -> FigureSet:
        """Read figures; the chosen year and the one before unless told otherwise."""
        question = Question(
            codes=codes, regions=regions, years=years or self.years, breakdowns=breakdowns
        )
        return self.figures.read(self.connection, self.edition, question)

    def regions(self, codes: Iterable[str]) -> Mapping[str, Region]:
        """Look regions up by code."""
        known = self.edition.regions
        missing = [code for code in codes if code not in known]
        if missing:
            known.update(fetch_regions(self.connection, missing))
        return known

    def reading(self, figures: FigureSet, indicator: Indicator) -> Reading:
        """One indicator of the chosen region with last year and its course."""
        code, region = indicator.code, self.filters.region
        return Reading(
            indicator=indicator,
            current=figures.value(code, region, self.window),
            previous=figures.value(code, region, self.window.shifted(-1)),
            course=figures.course(code, region, self.filters.year),
        )

    def ranking(
        self, code: str, regions: Sequence[str], figures: FigureSet | None = None
    ) -> tuple[RegionReading, ...]:
        """Regions with their values: reported ones from high to low, then the rest by name.

        Args:
            code: Indicator or measure.
            regions: Which regions.
            figures: Those of the code and the regions, where they were read already.
        """
        figures, named = figures or self.ask([code], regions), self.regions(regions)
        current = figures.values(code, regions, self.window)
        previous = figures.values(code, regions, self.window.shifted(-1))
        readings = [
            RegionReading(region=named[region], current=now, previous=before)
            for region, now, before in zip(regions, current, previous, strict=True)
        ]
        return tuple(sorted(readings, key=_rank))

    def frame(self, values: Iterable[Value]) -> dict[str, Any]:
        """Fields of a page view, given the values that the page shows."""
        region, below = self.filters.region, self.below
        reports = self.ask([REPORTS_ON_TIME], [region]).value(REPORTS_ON_TIME, region, self.window)
        path = [*ancestors_of(region), region]
        named = self.regions([*path, *below])
        nothing = [] if reports.reported else [Notice(key="no_data" if below else "no_villages")]
        return {
            "filters": self.filters,
            "path": tuple(named[code] for code in path),
            "window": self.window,
            "newest_year": self.figures.today().last_due.year,
            "stamp": Stamp(
                version=self.edition.version,
                created_at=self.edition.created_at,
                demo=reports.demo or any(value.demo for value in values),
                day=self.figures.today().today,
            ),
            "reports": reports,
            "choices": tuple(named[code] for code in below),
            "notices": (*self.notices, *nothing),
        }


def _rank(reading: RegionReading) -> tuple[bool, float, str]:
    value = reading.current.value
    return value is None, -(value or 0), reading.region.name
