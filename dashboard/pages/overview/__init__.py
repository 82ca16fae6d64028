"""Programme at a glance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import dash

from dashboard.pages.overview import callbacks
from dashboard.pages.overview.first_paint import paint
from dashboard.pages.overview.layout import layout

if TYPE_CHECKING:
    from dashboard.components.index_page import IndexPage
    from dashboard.services.overview import OverviewService

PATH = "/"


def register(app: IndexPage, overview: OverviewService) -> None:
    """Add this page, its first paint and its callbacks to the app."""
    dash.register_page(__name__, path=PATH, name="overview", layout=layout)
    app.painters[PATH] = partial(paint, overview)
    callbacks.register(app, overview)
