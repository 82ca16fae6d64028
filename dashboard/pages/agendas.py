"""All agendas of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import agenda_tiles as tiles
from dashboard.components.page import Page, Tile

if TYPE_CHECKING:
    from dashboard.domain.views.agenda import AgendasView
    from dashboard.services import Services


def make(services: Services) -> Page[AgendasView]:
    """What is shown at which meeting?"""
    return Page(
        slug="agendas",
        path="/presentasi",
        read=services.agendas_page.read,
        tiles=(
            Tile(name="list", label="agenda.label_list", words=tiles.agendas),
            Tile(name="new", label="agenda.label_new", words=tiles.new_agenda),
        ),
    )
