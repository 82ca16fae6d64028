"""The overview in the first bytes of the index page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.frame import document_title
from dashboard.components.html import to_html
from dashboard.components.index_page import FirstPaint
from dashboard.domain.errors import StoreUnavailableError
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.pages.overview.layout import layout
from dashboard.pages.overview.payload import fragments

if TYPE_CHECKING:
    from dashboard.services.overview import OverviewService


def paint(overview: OverviewService, search: str) -> FirstPaint:
    """Paint the page for the query of its address; an empty shell while the database is away."""
    try:
        view = overview.read(LOCAL_VIEWER, search)
    except StoreUnavailableError:
        return FirstPaint("Desmigratif", to_html(layout()))
    shell = layout(bahasa=view.filters.language)
    return FirstPaint(document_title(view), to_html(shell, fragments(view)))
