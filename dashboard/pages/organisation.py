"""Who is in charge, who came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import organisation_tiles
from dashboard.components.exhibits import organisation as told
from dashboard.components.page import Page, Tile
from dashboard.figures.programme_years import programme_years_figure

if TYPE_CHECKING:
    from dashboard.domain.views.organisation import OrganisationView
    from dashboard.services import Services


def make(services: Services) -> Page[OrganisationView]:
    """Officers and responsible persons, who is lacking, meetings, and the programme's years."""
    return Page(
        slug="organisation",
        path="/organisasi",
        read=services.organisation.read,
        tiles=(
            Tile(
                name="summary",
                label="organisation.label_summary",
                words=organisation_tiles.summary,
                framed=False,
                exhibits=told.summary,
            ),
            Tile(
                name="posts",
                label="organisation.label_posts",
                words=organisation_tiles.posts,
                exhibits=told.posts,
            ),
            Tile(
                name="vacancies",
                label="organisation.label_vacancies",
                words=organisation_tiles.vacancies,
                exhibits=told.vacancies,
            ),
            Tile(
                name="meetings",
                label="organisation.meetings.label",
                words=organisation_tiles.meetings,
                exhibits=told.meetings,
            ),
            Tile(
                name="programme",
                label="organisation.years.label",
                words=organisation_tiles.programme_heading,
                chart=programme_years_figure,
                notes=organisation_tiles.programme_notes,
                exhibits=told.programme,
            ),
        ),
    )
