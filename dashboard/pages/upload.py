"""One file that was sent: what is wrong with it, and what accepting it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import upload_tiles as tiles
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.sending import UploadView
    from dashboard.services import Services


def make(services: Services) -> Page[UploadView]:
    """What is wrong with this file, and what would it change?"""
    return Page(
        slug="upload",
        path="/kirim/<kiriman>",
        listed=False,
        read=services.upload.read,
        tiles=(
            Tile(name="summary", label="upload.label_summary", words=tiles.summary),
            Tile(name="questions", label="upload.label_questions", words=tiles.questions),
            Tile(name="faults", label="upload.label_faults", words=tiles.faults),
            Tile(name="changes", label="upload.label_changes", words=tiles.changes),
        ),
    )
