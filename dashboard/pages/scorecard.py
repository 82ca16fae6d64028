"""Who is on track in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import scorecard_tiles as tiles
from dashboard.components.exhibits import scorecard as told
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.scorecard import ScorecardView
    from dashboard.services import Services


def make(services: Services) -> Page[ScorecardView]:
    """Where is the programme on track, where not, and in what?"""
    return Page(
        slug="scorecard",
        path="/rapor",
        read=services.scorecard.read,
        tiles=(
            Tile(name="table", label="scorecard.label", words=tiles.table, exhibits=told.table),
            Tile(
                name="detail",
                label="scorecard.label_detail",
                words=tiles.detail,
                exhibits=told.detail,
            ),
            Tile(name="rule", label="scorecard.rule", words=tiles.rule),
        ),
    )
