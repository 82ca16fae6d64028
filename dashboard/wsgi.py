"""The web application, as a WSGI server wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.app import open_app
from dashboard.settings import from_environment

if TYPE_CHECKING:
    from flask import Flask


def create_server() -> Flask:
    """Build the application from the environment; each worker process builds its own.

    Raises:
        SettingsError: When a setting cannot be used.
    """
    server: Flask = open_app(from_environment()).server
    return server
