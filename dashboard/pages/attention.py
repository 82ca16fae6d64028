"""What must be looked after, by whom, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import attention_tiles as tiles
from dashboard.components.exhibits import attention as told
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.attention import AttentionView
    from dashboard.services import Services


def make(services: Services) -> Page[AttentionView]:
    """Concerns that the rules raise, and what was agreed on each."""
    return Page(
        slug="attention",
        path="/perhatian",
        read=services.attention.read,
        tiles=(
            Tile(
                name="summary",
                label="attention.label_summary",
                words=tiles.summary,
                exhibits=told.summary,
            ),
            Tile(
                name="concerns",
                label="attention.label_list",
                words=tiles.concerns,
                exhibits=told.concerns,
            ),
            Tile(
                name="carried",
                label="attention.label_carried",
                words=tiles.carried,
                exhibits=told.carried,
            ),
        ),
    )
