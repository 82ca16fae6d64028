"""Where reports are sent, and what was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import send_tiles as tiles
from dashboard.components.page import Page, Tile
from dashboard.components.sending import correction

if TYPE_CHECKING:
    from dashboard.domain.views.sending import SendView
    from dashboard.services import Services


def make(services: Services) -> Page[SendView]:
    """How does one report, and what has been received?"""
    return Page(
        slug="send",
        path="/kirim",
        read=services.send.read,
        tiles=(
            Tile(name="steps", label="send.label_steps", words=tiles.steps),
            Tile(name="upload", label="send.label_upload", words=tiles.upload),
            Tile(name="files", label="send.label_files", words=tiles.files),
            Tile(name="history", label="send.label_history", words=tiles.history),
            Tile(name="correction", label="correction.label", words=correction),
        ),
    )
