"""Who leaves, by which route, who returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import flow_tiles, tiles
from dashboard.components.exhibits import flow as told
from dashboard.components.exhibits.indicator import kpis, ranking, trend
from dashboard.components.page import Page, Tile
from dashboard.figures.flow import context_figure, returns_figure, routes_figure
from dashboard.figures.trend import trend_figure

if TYPE_CHECKING:
    from dashboard.domain.views.flow import FlowView
    from dashboard.services import Services


def make(services: Services) -> Page[FlowView]:
    """Who leaves, by which route, who returns?"""
    return Page(
        slug="flow",
        path="/arus-migrasi",
        read=services.flow.read,
        tiles=(
            Tile(name="kpis", label="kpi.label", words=tiles.kpi_row, exhibits=kpis, framed=False),
            Tile(
                name="routes",
                label="flow.routes",
                words=flow_tiles.routes_heading,
                chart=routes_figure,
                notes=flow_tiles.routes_notes,
                exhibits=told.routes,
            ),
            Tile(
                name="trend",
                label="trend.label",
                words=tiles.trend_heading,
                chart=trend_figure,
                exhibits=trend,
            ),
            Tile(name="ranking", label="ranking.label", words=tiles.ranking, exhibits=ranking),
            Tile(
                name="returns",
                label="flow.returns",
                words=flow_tiles.returns_heading,
                chart=returns_figure,
                exhibits=told.returns,
            ),
            Tile(
                name="protection",
                label="flow.protection",
                words=flow_tiles.protection,
                exhibits=told.protection,
            ),
            Tile(
                name="context",
                label="flow.context",
                words=flow_tiles.context_heading,
                chart=context_figure,
                notes=flow_tiles.context_notes,
                exhibits=told.context,
            ),
        ),
    )
