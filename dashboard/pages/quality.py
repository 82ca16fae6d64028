"""Who has not reported, which numbers look wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import quality_tiles
from dashboard.components.exhibits import quality as told
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.quality import QualityView
    from dashboard.services import Services


def make(services: Services) -> Page[QualityView]:
    """Reports received, values to check, and what to write to the districts that are late."""
    return Page(
        slug="quality",
        path="/mutu-data",
        read=services.quality.read,
        tiles=(
            Tile(
                name="summary",
                label="quality.label_summary",
                words=quality_tiles.summary,
                framed=False,
                exhibits=told.summary,
            ),
            Tile(
                name="board",
                label="quality.label_board",
                words=quality_tiles.board,
                exhibits=told.board,
            ),
            Tile(
                name="findings",
                label="quality.label_findings",
                words=quality_tiles.findings,
                exhibits=told.findings,
            ),
            Tile(
                name="reminders",
                label="quality.label_reminders",
                words=quality_tiles.reminders,
                exhibits=told.reminders,
            ),
        ),
    )
