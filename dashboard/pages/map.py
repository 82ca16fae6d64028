"""Where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import map_tiles
from dashboard.components.exhibits.indicator import ranking
from dashboard.components.exhibits.map import years
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.map import MapView
    from dashboard.services import Services


def make(services: Services) -> Page[MapView]:
    """Any indicator in space, year by year."""
    return Page(
        slug="map",
        path="/peta",
        read=services.map.read,
        tiles=(
            map_tiles.map_tile(services.boundaries.current),
            Tile(name="years", label="years.label", words=map_tiles.years, exhibits=years),
            Tile(
                name="ranking",
                label="ranking.label",
                words=map_tiles.region_list,
                exhibits=ranking,
            ),
        ),
    )
