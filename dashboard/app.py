"""Composition root: the only module that knows every layer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import dash
from dash import Dash

from dashboard.catalogue import load_catalogue
from dashboard.components.handout import read_handout
from dashboard.components.index_page import IndexPage
from dashboard.components.page import MenuPlace
from dashboard.components.target_preview import show_preview
from dashboard.components.wiring import add_page
from dashboard.domain.errors import StoreUnavailableError
from dashboard.domain.periods import ReportingCalendar
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.pages import PAGES
from dashboard.server.agendas import create_agendas
from dashboard.server.api import create_api
from dashboard.server.attention import create_agreements
from dashboard.server.downloads import Material, create_downloads
from dashboard.server.headers import add_headers
from dashboard.server.health import create_health
from dashboard.server.notes import create_notes
from dashboard.server.problems import Problem, ProblemError, respond
from dashboard.server.static_files import StaticFiles, add_static_files
from dashboard.server.submissions import create_submissions
from dashboard.server.targets import create_targets
from dashboard.services import open_services
from dashboard.services.boundaries import Boundaries
from dashboard.settings import PROJECT_ROOT
from dashboard.storage.engine import open_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from dashboard.domain.exhibits import Handout
    from dashboard.settings import Settings


def open_app(settings: Settings) -> Dash:
    """Build the app on the database that the settings name; no connection is opened yet."""
    return create_app(open_engine(settings.database_url), settings)


def create_app(engine: Engine, settings: Settings) -> Dash:
    """Build a complete, independent app; tests may build as many as they like."""
    static = static_files_of(settings)
    dash.page_registry.clear()
    app = IndexPage(
        "dashboard",
        stylesheet=static.url("bootstrap.min.css"),
        plotly=static.url("plotly.min.js"),
        use_pages=True,
        pages_folder="",
        assets_folder=str(PROJECT_ROOT / "assets"),
        compress=True,
        use_async=False,
        enable_mcp=False,
        update_title="",
        title="Desmigratif",
    )
    app.server.secret_key = settings.secret_key
    _connect(app, engine, settings)
    add_static_files(app, static)
    add_headers(app)
    return app


def open_reading(engine: Engine, settings: Settings) -> Callable[[str], Handout]:
    """What reads the handout of an address, without a server."""
    services = open_services(engine, load_catalogue(), partial(_calendar, settings))
    return partial(read_handout, [make_page(services) for make_page in PAGES], LOCAL_VIEWER)


def _calendar(settings: Settings) -> ReportingCalendar:
    day = settings.today or dt.datetime.now(dt.UTC).astimezone().date()
    return ReportingCalendar(day, settings.due_day)


def static_files_of(settings: Settings) -> StaticFiles:
    """Where static files lie: built ones with the program, the others with the data."""
    return StaticFiles(
        bundles=PROJECT_ROOT / "data" / "local" / "static",
        copies=settings.local_folder / "static-copies",
        boundaries=settings.local_folder / "geo",
    )


def _connect(app: IndexPage, engine: Engine, settings: Settings) -> None:
    """Give pages and interfaces the services that answer them."""
    catalogue, today = load_catalogue(), partial(_calendar, settings)
    boundaries = Boundaries(own=static_files_of(settings).boundaries)
    services = open_services(engine, catalogue, today, boundaries, settings.max_rows, apart=True)
    pages = [make_page(services) for make_page in PAGES]
    menu = tuple(MenuPlace(page.slug, page.path) for page in pages if page.listed)
    for page in pages:
        add_page(app, replace(page, menu=menu))
    app.layout = dash.html.Div(dash.page_container)
    app.server.register_blueprint(create_api(catalogue, services.values, services.regions))
    app.server.register_blueprint(create_health(services.health))
    app.server.register_blueprint(create_submissions(services, app.refuse))
    app.server.register_blueprint(create_agreements(services.agreements, app.refuse))
    app.server.register_blueprint(create_notes(services.notes, app.refuse))
    app.server.register_blueprint(
        create_targets(services.targets, app.refuse, partial(show_preview, app))
    )
    tell = partial(read_handout, pages, LOCAL_VIEWER)
    app.server.register_blueprint(create_agendas(services.agendas, tell, app.refuse))
    leaflet = partial(services.leaflet.read, LOCAL_VIEWER)
    material = Material(tell, boundaries.drawn, settings.deck_template, leaflet)
    app.server.register_blueprint(create_downloads(material, app.refuse))
    away = ProblemError(Problem.UNAVAILABLE)
    app.server.register_error_handler(StoreUnavailableError, lambda _: respond(away))
