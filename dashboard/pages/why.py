"""Where a number comes from: from the formula down to the cell of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import why_tiles as tiles
from dashboard.components.exhibits import why as told
from dashboard.components.note_tiles import why_notes
from dashboard.components.page import Page, Tile
from dashboard.components.why_history_tiles import change, revision
from dashboard.figures.links import WHY_PATH

if TYPE_CHECKING:
    from dashboard.domain.views.why import WhyView
    from dashboard.services import Services


def make(services: Services) -> Page[WhyView]:
    """Where does this number come from?"""
    return Page(
        slug="why",
        path=WHY_PATH,
        listed=False,
        read=services.why.read,
        tiles=(
            Tile(
                name="formula",
                label="why.label_formula",
                words=tiles.formula,
                exhibits=told.formula,
            ),
            Tile(
                name="villages",
                label="why.label_villages",
                words=tiles.villages,
                exhibits=told.villages,
            ),
            Tile(
                name="districts",
                label="why.label_districts",
                words=tiles.districts,
                exhibits=told.districts,
            ),
            Tile(
                name="missing",
                label="why.label_missing",
                words=tiles.missing,
                exhibits=told.missing,
            ),
            Tile(
                name="origins",
                label="why.label_origins",
                words=tiles.origins,
                exhibits=told.origins,
            ),
            Tile(name="change", label="why.label_change", words=change, exhibits=told.change),
            Tile(
                name="revision", label="why.label_revision", words=revision, exhibits=told.revision
            ),
            Tile(name="notes", label="notes.label", words=why_notes, exhibits=told.notes),
        ),
    )
