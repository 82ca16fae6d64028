"""One village on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import village_tiles as tiles
from dashboard.components.exhibits import village as told
from dashboard.components.note_tiles import village_notes
from dashboard.components.page import Page, Tile
from dashboard.figures.links import VILLAGE_PATH

if TYPE_CHECKING:
    from dashboard.domain.views.village import VillageView
    from dashboard.services import Services


def make(services: Services) -> Page[VillageView]:
    """How does this village stand?"""
    return Page(
        slug="village",
        path=VILLAGE_PATH,
        read=services.village.read,
        tiles=(
            Tile(
                name="identity",
                label="village.identity",
                words=tiles.identity,
                exhibits=told.identity,
            ),
            Tile(name="sheet", label="village.sheet", words=tiles.sheet, exhibits=told.sheet),
            Tile(
                name="history", label="village.history", words=tiles.history, exhibits=told.history
            ),
            Tile(name="notes", label="notes.label", words=village_notes, exhibits=told.notes),
            Tile(
                name="places",
                label="village.places_label",
                words=tiles.places,
                exhibits=told.places,
            ),
        ),
    )
