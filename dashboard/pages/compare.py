"""Regions, cohorts or years side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import compare_tiles as tiles
from dashboard.components.exhibits import compare as told
from dashboard.components.note_tiles import compare_notes
from dashboard.components.page import Page, Tile
from dashboard.figures.comparison import comparison_figure

if TYPE_CHECKING:
    from dashboard.domain.views.compare import CompareView
    from dashboard.services import Services


def make(services: Services) -> Page[CompareView]:
    """Who does better, and is the comparison fair?"""
    return Page(
        slug="compare",
        path="/banding",
        read=services.compare.read,
        tiles=(
            Tile(name="choice", label="compare.choice", words=tiles.choice),
            Tile(name="table", label="compare.table", words=tiles.table, exhibits=told.table),
            Tile(
                name="trend",
                label="compare.trend",
                words=tiles.trend_heading,
                chart=comparison_figure,
                notes=compare_notes,
                exhibits=told.trend,
            ),
        ),
    )
