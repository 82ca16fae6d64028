"""The map, and the tiles of its own page: the years, and the list of all regions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import tiles
from dashboard.components.exhibits.indicator import map_exhibit
from dashboard.components.frame import period
from dashboard.components.page import Tile
from dashboard.components.rendering import place_name, render
from dashboard.domain.filters import FIRST_YEAR
from dashboard.figures.map import map_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from dashboard.domain.geography import Geography
    from dashboard.domain.views import IndicatorView
    from dashboard.domain.views.map import MapView
    from dashboard.figures.theme import Figure, Palette

region_list = partial(tiles.ranking, most=600)
"""The table of the map's numbers: the ranking with every district of the country."""


def map_tile(current: Callable[[], Geography]) -> Tile:
    """The map of a view's regions, on the boundaries of the moment.

    Args:
        current: Tells the boundaries to draw.
    """

    def draw(view: IndicatorView, palette: Palette) -> Figure:
        return map_figure(view, palette, current())

    def write_notes(view: IndicatorView) -> Markup:
        return tiles.map_notes(view, current())

    return Tile(
        name="map",
        label="map.label",
        words=tiles.map_heading,
        chart=draw,
        notes=write_notes,
        exhibits=map_exhibit,
    )


def years(view: MapView) -> Markup:
    """Which year is shown, the way to the others, and the number of the chosen region."""
    return render(
        "map_years.html",
        view,
        years=range(FIRST_YEAR, view.newest_year + 1),
        place=place_name(view),
        period=period(view),
    )
