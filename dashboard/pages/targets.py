"""What was agreed, where, and by whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import target_tiles as tiles
from dashboard.components.exhibits import targets as told
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.targets import TargetsView
    from dashboard.services import Services


def make(services: Services) -> Page[TargetsView]:
    """Targets here and below, forms that change them, and what was changed."""
    return Page(
        slug="targets",
        path="/target",
        read=services.targets_page.read,
        tiles=(
            Tile(name="board", label="targets.label_board", words=tiles.board, exhibits=told.board),
            Tile(name="below", label="targets.label_below", words=tiles.below, exhibits=told.below),
            Tile(name="change", label="targets.label_change", words=tiles.change),
            Tile(name="upload", label="targets.label_upload", words=tiles.upload),
            Tile(
                name="history",
                label="targets.label_history",
                words=tiles.history,
                exhibits=told.history,
            ),
        ),
    )
