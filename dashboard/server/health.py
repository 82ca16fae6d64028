"""``/health``: one line for monitors and load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import Blueprint, Response

from dashboard.domain.errors import StoreUnavailableError

if TYPE_CHECKING:
    from dashboard.services.health import HealthService

UNAVAILABLE = "Basis data tidak terjangkau, terkunci, atau belum disiapkan."


def create_health(health: HealthService) -> Blueprint:
    """Make the blueprint: 200 with the data version, or 503 while the data cannot be read."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/health")
    def _health() -> Response:
        try:
            version = health.data_version()
        except StoreUnavailableError:
            return _json(503, {"status": "unavailable", "detail": UNAVAILABLE})
        return _json(200, {"status": "ok", "data_version": version})

    return blueprint


def _json(status: int, content: dict[str, str | int]) -> Response:
    response = Response(orjson.dumps(content), status, mimetype="application/json")
    response.cache_control.no_store = True
    return response
