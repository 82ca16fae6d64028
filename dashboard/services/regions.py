"""Finding a place: level by level, or by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.domain.errors import NotFoundError
from dashboard.domain.regions import Level, ancestors_of, level_of
from dashboard.queries.regions import (
    fetch_regions,
    fetch_spellings,
    find_region,
    list_children,
    search_close_regions,
    search_regions,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dashboard.domain.regions import Region
    from dashboard.domain.register import Register
    from dashboard.domain.viewer import Viewer
    from dashboard.queries.regions import Spellings
    from dashboard.services.store import Store

MOST_FOUND = 20
# With fewer hits than this the reader may have meant another spelling.
FEW_FOUND = 5
_NEXT = {
    Level.NATION: Level.PROVINCE,
    Level.PROVINCE: Level.DISTRICT,
    Level.DISTRICT: Level.VILLAGE,
    Level.SUBDISTRICT: Level.VILLAGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRegion:
    """One region to choose from.

    Attributes:
        programme: Whether it is, or holds, a village of the programme.
        above: Regions around it, narrow to wide, without the country; empty where the reader came
            through them.
        close: Whether its name is only close to what was searched: perhaps it was meant.
    """

    region: Region
    programme: bool
    above: tuple[Region, ...] = ()
    close: bool = False


@dataclass(slots=True)
class RegionsService:
    """Lists and searches regions that a viewer may read, or that lead to them.

    The first misspelt name reads all spellings, which are kept: the list of regions comes with the
    program and changes with it.
    """

    store: Store
    _spellings: Spellings | None = field(init=False, default=None)

    def list_children(self, viewer: Viewer, parent: str) -> list[ListedRegion]:
        """List the next level: provinces, districts of a province, villages of a district.

        Returns:
            By name; among the villages those of the programme first. Empty below a village.

        Raises:
            NotFoundError: When there is no such parent; it names the parameter ``induk``.
            StoreUnavailableError: When the database is locked or away.
        """
        with self.store.reading() as connection:
            if find_region(connection, parent) is None:
                raise NotFoundError(parameter="induk", value=parent)
            level = _NEXT.get(level_of(parent))
            if level is None:
                return []
            register = self.store.edition(connection).register
            listed = [
                ListedRegion(region=region, programme=_in_programme(register, region.code))
                for region in list_children(connection, parent, level=level)
                if _may_see(viewer, region.code)
            ]
        if level is Level.VILLAGE:
            listed.sort(key=lambda one: not one.programme)
        return listed

    def search(self, viewer: Viewer, text: str) -> list[ListedRegion]:
        """Find at most 20 regions by a loosely written name or a code, best match first.

        Where fewer than five are spelt so, those that may be misspelt so follow, marked as close.

        Raises:
            StoreUnavailableError: When the database is locked or away.
        """
        with self.store.reading() as connection:
            register = self.store.edition(connection).register
            exact = search_regions(connection, text, limit=MOST_FOUND)
            close = self._search_close(connection, text) if len(exact) < FEW_FOUND else []
            found = {one.code: one for one in (*exact, *close) if _may_see(viewer, one.code)}
            above = fetch_regions(connection, {c for code in found for c in _above(code)})
        spelt_so = {one.code for one in exact}
        return [
            ListedRegion(
                region=region,
                programme=_in_programme(register, code),
                above=tuple(above[wider] for wider in _above(code) if wider in above),
                close=code not in spelt_so,
            )
            for code, region in found.items()
        ][:MOST_FOUND]

    def _search_close(self, connection: Connection, text: str) -> list[Region]:
        if self._spellings is None:
            self._spellings = fetch_spellings(connection)
        return search_close_regions(connection, text, self._spellings, limit=MOST_FOUND)


def _above(code: str) -> tuple[str, ...]:
    return tuple(filter(None, reversed(ancestors_of(code))))


def _may_see(viewer: Viewer, code: str) -> bool:
    return viewer.may_read(code) or code in ancestors_of(viewer.scope)


def _in_programme(register: Register, code: str) -> bool:
    wide = level_of(code) <= Level.DISTRICT
    return bool(register.districts(code) if wide else register.villages(code))
