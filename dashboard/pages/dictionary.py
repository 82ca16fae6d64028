"""Every indicator and measure explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.dictionary_tiles import entries
from dashboard.components.exhibits import dictionary as told
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.dictionary import Dictionary
    from dashboard.services import Services


def make(services: Services) -> Page[Dictionary]:
    """What does this number mean?"""
    return Page(
        slug="dictionary",
        path="/indikator",
        read=services.dictionary.read,
        tiles=(
            Tile(
                name="entries",
                label="dictionary.label",
                words=entries,
                exhibits=told.entries,
                framed=False,
            ),
        ),
    )
