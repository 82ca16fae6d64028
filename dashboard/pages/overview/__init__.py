"""Programme at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash

from dashboard.pages.overview import callbacks
from dashboard.pages.overview.layout import layout

if TYPE_CHECKING:
    from dashboard.services.overview import OverviewService


def register(app: dash.Dash, overview: OverviewService) -> None:
    """Add this page and its callbacks to the app."""
    dash.register_page(__name__, path="/", name="overview", layout=layout)
    callbacks.register(app, overview)
