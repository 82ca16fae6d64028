"""Headers that keep a browser from running or loading anything but our own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask, Response

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def add_headers(app: Dash) -> None:
    """Add security headers to every response of the app's server.

    Pages, callbacks and layouts may be registered until the first request: the hashes of Dash's
    inline scripts are taken then.
    """

    @cache
    def policy() -> str:
        scripts = " ".join(["'self'", *app.csp_hashes()])
        # Plotly and Dash write style attributes; there is no way to hash those.
        return (
            f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline';"
            " img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:;"
            " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
        )

    server: Flask = app.server

    @server.after_request
    def _secure(response: Response) -> Response:
        response.headers.update(_FIXED)
        response.headers["Content-Security-Policy"] = policy()
        # Pages and callbacks tell figures of the moment; what may be kept says so itself.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
