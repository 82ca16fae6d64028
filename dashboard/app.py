"""Composition root: the only module that knows every layer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import dash
from dash import Dash

from dashboard.catalogue import load_catalogue
from dashboard.components.index_page import IndexPage
from dashboard.domain.periods import ReportingCalendar
from dashboard.pages import PAGES
from dashboard.server.api import create_api
from dashboard.services.api_values import ValuesService
from dashboard.services.figures import Figures
from dashboard.services.overview import OverviewService
from dashboard.services.regions import RegionsService
from dashboard.services.store import Store
from dashboard.settings import PROJECT_ROOT
from dashboard.storage.engine import open_engine

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from dashboard.settings import Settings


def open_app(settings: Settings) -> Dash:
    """Build the app on the database that the settings name."""
    return create_app(open_engine(settings.database_url), settings)


def create_app(engine: Engine, settings: Settings) -> Dash:
    """Build a complete, independent app; tests may build as many as they like."""

    def today() -> ReportingCalendar:
        day = settings.today or dt.datetime.now(dt.UTC).astimezone().date()
        return ReportingCalendar(day, settings.due_day)

    catalogue = load_catalogue()
    store = Store(engine)
    figures = Figures(catalogue, today)
    overview = OverviewService(store, figures, catalogue)

    dash.page_registry.clear()
    app = IndexPage(
        "dashboard",
        use_pages=True,
        pages_folder="",
        assets_folder=str(PROJECT_ROOT / "assets"),
        use_async=False,
        enable_mcp=False,
        update_title="",
        title="Desmigratif",
    )
    app.server.secret_key = settings.secret_key
    for page in PAGES:
        page.register(app, overview)
    app.layout = dash.html.Div(dash.page_container)
    app.server.register_blueprint(
        create_api(catalogue, ValuesService(store, figures, catalogue), RegionsService(store))
    )
    return app
