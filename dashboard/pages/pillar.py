"""One pillar of the programme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import pillar_tiles, tiles
from dashboard.components.exhibits import pillar as told
from dashboard.components.exhibits.indicator import trend
from dashboard.components.note_tiles import trend_notes
from dashboard.components.page import Page, Tile
from dashboard.figures.trend import trend_figure

if TYPE_CHECKING:
    from dashboard.domain.views.pillar import PillarView
    from dashboard.services import Services

PATH = "/pilar/<pilar>"


def make(services: Services) -> Page[PillarView]:
    """How is this pillar doing?"""
    return Page(
        slug="pillar",
        path=PATH,
        read=services.pillar.read,
        tiles=(
            Tile(
                name="kpis",
                label="pillar.indicators",
                words=tiles.kpi_row,
                exhibits=told.indicators,
                framed=False,
            ),
            Tile(
                name="districts",
                label="pillar.districts",
                words=pillar_tiles.districts,
                exhibits=told.districts,
            ),
            Tile(
                name="trend",
                label="trend.label",
                words=tiles.trend_heading,
                chart=trend_figure,
                notes=partial(trend_notes, path=PATH),
                exhibits=trend,
            ),
            Tile(
                name="sexes",
                label="pillar.sexes",
                words=pillar_tiles.sexes,
                exhibits=told.sexes,
            ),
            Tile(name="heat", label="heat.label", words=pillar_tiles.heat_map, exhibits=told.heat),
            Tile(
                name="villages",
                label="pillar.villages",
                words=pillar_tiles.villages,
                exhibits=told.villages,
            ),
            Tile(
                name="stopped",
                label="pillar.stopped_label",
                words=pillar_tiles.stopped,
                exhibits=told.stopped,
            ),
        ),
    )
