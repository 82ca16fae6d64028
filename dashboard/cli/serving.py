"""Runs the production server in the foreground."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.app import open_app

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from dashboard.settings import Settings


def run_server(settings: Settings) -> int:
    """Serve until stopped: gunicorn, or waitress on Windows."""
    print(
        f"Dasbor siap di http://{settings.host}:{settings.port} (Ctrl+C untuk berhenti)", flush=True
    )
    if sys.platform == "win32":
        import waitress  # noqa: PLC0415  # not installed elsewhere

        threads = settings.workers * settings.threads
        waitress.serve(
            open_app(settings).server, host=settings.host, port=settings.port, threads=threads
        )
    else:
        _run_gunicorn(settings)
    return 0


def _run_gunicorn(settings: Settings) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415  # needs a POSIX system

    options = {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": "gthread",
        "control_socket_disable": True,
        "loglevel": "warning",
    }

    class Application(BaseApplication):  # type: ignore[misc]  # gunicorn comes without types
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            server: WSGIApplication = open_app(settings).server
            return server

    Application().run()
