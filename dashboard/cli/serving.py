"""Runs the production server in the foreground."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from dashboard.app import open_app, static_files_of
from dashboard.server.static_files import precompress

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from dashboard.settings import Settings


def run_server(settings: Settings) -> int:
    """Serve until stopped: gunicorn, or waitress on Windows."""
    app = open_app(settings)
    precompress(app, static_files_of(settings))
    _collect_rarely()
    if sys.platform == "win32":
        import waitress  # noqa: PLC0415  # not installed elsewhere

        _announce(settings)
        threads = settings.workers * settings.threads
        waitress.serve(app.server, host=settings.host, port=settings.port, threads=threads)
    else:
        _run_gunicorn(app.server, settings)
    return 0


def _collect_rarely() -> None:
    """Spare requests the pauses of collecting what lives as long as the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _run_gunicorn(server: WSGIApplication, settings: Settings) -> None:
    """Fork workers around an app that has neither connections nor threads yet."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415  # needs a POSIX system

    options = {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": "gthread",
        # As long as browsers keep a connection: a request must not meet one that is being closed.
        "keepalive": 75,
        "control_socket_disable": True,
        "loglevel": "warning",
        "when_ready": lambda _arbiter: _announce(settings),
    }

    class Application(BaseApplication):  # type: ignore[misc]  # gunicorn comes without types
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            return server

    Application().run()


def _announce(settings: Settings) -> None:
    address = f"http://{settings.host}:{settings.port}"
    print(f"Dasbor siap di {address} (Ctrl+C untuk berhenti)", flush=True)
