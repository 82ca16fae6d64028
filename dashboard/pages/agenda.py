"""One agenda: its views in their order, and the ways to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import agenda_tiles as tiles
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.agenda import AgendaView
    from dashboard.services import Services


def make(services: Services) -> Page[AgendaView]:
    """What is shown, in which order, with which notes?"""
    return Page(
        slug="agenda",
        path="/presentasi/<agenda>",
        listed=False,
        read=services.agenda_page.read,
        tiles=(
            Tile(name="summary", label="agenda.label_summary", words=tiles.summary),
            Tile(name="items", label="agenda.label_items", words=tiles.items),
            Tile(name="add", label="agenda.label_add", words=tiles.new_item),
        ),
    )
