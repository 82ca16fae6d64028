"""Reads the numbers that a briefing in one file takes along."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import chain, product
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.leaflet import Leaflet
from dashboard.domain.regions import NATION, province_of
from dashboard.queries.regions import fetch_regions
from dashboard.services.figures import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.domain.exhibits import Handout
    from dashboard.domain.register import Register
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figures import Figures
    from dashboard.services.store import Store

MOST_INDICATORS = 8
MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class LeafletService:
    """Answers for all regions of a viewer at once."""

    store: Store
    figures: Figures
    catalogue: Catalogue

    def read(self, viewer: Viewer, handouts: Sequence[Handout]) -> Leaflet:
        """Read the indicators of some views by the data version and the day of the first.

        Args:
            viewer: Who asks; regions outside the scope are left out.
            handouts: At least one.

        Raises:
            NotFoundError: When there is no such version.
            StoreUnavailableError: When the database is locked or away.
        """
        version, day = _fixed(handouts[0])
        figures = self.figures.as_of(day) if day else self.figures
        codes, years = self._indicators(handouts), _years(handouts)
        with self.store.reading() as connection:
            edition = self.store.edition(connection, version)
            places = [one for one in _places(edition.register) if viewer.may_read(one)]
            names = fetch_regions(connection, places)
            wanted = Question(codes=codes, regions=places, years=years)
            found = figures.read(connection, edition, wanted)
        keys = list(product(codes, places, years))
        return Leaflet(
            indicators=codes,
            years=years,
            regions=tuple(names[one] for one in places),
            values={
                key: found.value(key[0], key[1], found.calendar.window(key[2])) for key in keys
            },
            courses={key: found.course(*key) for key in keys},
        )

    def _indicators(self, handouts: Sequence[Handout]) -> tuple[str, ...]:
        told = chain.from_iterable(one.indicators for each in handouts for one in each.exhibits)
        known = [code for code in dict.fromkeys(told) if code in self.catalogue.indicators]
        return tuple(known[:MOST_INDICATORS])


def _fixed(handout: Handout) -> tuple[int | None, dt.date | None]:
    """Data version and day of an address."""
    query = parse_qs(urlsplit(handout.address).query)
    version, day = query.get("versi", [""])[0], query.get("per", [""])[0]
    return int(version) if version else None, dt.date.fromisoformat(day) if day else None


def _years(handouts: Sequence[Handout]) -> tuple[int, ...]:
    newest = max(one.filters.year for one in handouts)
    return tuple(range(max(FIRST_YEAR, newest - MOST_YEARS + 1), newest + 1))


def _places(register: Register) -> list[str]:
    districts = register.districts(NATION)
    return sorted({NATION, *map(province_of, districts), *districts})
