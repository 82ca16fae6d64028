"""The web application, as a WSGI server wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.app import create_app
from dashboard.settings import from_environment
from dashboard.storage.engine import open_engine

if TYPE_CHECKING:
    from flask import Flask


def create_server() -> Flask:
    """Build the application from the environment; each worker process builds its own.

    Raises:
        SettingsError: When a setting cannot be used.
    """
    settings = from_environment()
    server: Flask = create_app(open_engine(settings.database_url), settings).server
    return server
