"""Programme at a glance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import tiles
from dashboard.components.briefing_tiles import briefing
from dashboard.components.exhibits import indicator as told
from dashboard.components.exhibits import overview as also
from dashboard.components.map_tiles import map_tile
from dashboard.components.note_tiles import trend_notes
from dashboard.components.page import Page, Tile
from dashboard.figures.trend import trend_figure

if TYPE_CHECKING:
    from dashboard.domain.views import Overview
    from dashboard.services import Services


def make(services: Services) -> Page[Overview]:
    """Is the programme on track, where not, what changed?"""
    return Page(
        slug="overview",
        path="/",
        read=services.overview.read,
        tiles=(
            Tile(
                name="kpis",
                label="kpi.label",
                words=tiles.kpi_row,
                exhibits=told.kpis,
                framed=False,
            ),
            Tile(name="briefing", label="briefing.label", words=briefing, exhibits=also.briefing),
            Tile(
                name="attention",
                label="attention.label_list",
                words=tiles.attention,
                exhibits=also.attention,
            ),
            map_tile(services.boundaries.current),
            Tile(
                name="trend",
                label="trend.label",
                words=tiles.trend_heading,
                chart=trend_figure,
                notes=partial(trend_notes, path="/", folded=True),
                exhibits=told.trend,
            ),
            Tile(name="ranking", label="ranking.label", words=tiles.ranking, exhibits=told.ranking),
            Tile(
                name="pillars",
                label="pillars.label",
                words=tiles.pillar_panels,
                exhibits=also.pillars,
                framed=False,
            ),
        ),
    )
