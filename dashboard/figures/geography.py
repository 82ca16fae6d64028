"""How much of the world a map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.domain.regions import NATION

if TYPE_CHECKING:
    from dashboard.domain.geography import Geography

_SMALLEST = 0.2
_ROOM = 0.97
_SEA = 1.0


def view_of(geography: Geography, code: str) -> dict[str, Any]:
    """Projection that fills a tile with a country, province or district, whatever its shape.

    The frame is always the whole country, so that neighbours reach the edges of the tile. A
    region without a box shows the country.
    """
    west, south, east, north = geography.box(NATION)
    left, bottom, right, top = geography.box(code)
    width, height = (max(right - left, _SMALLEST), max(top - bottom, _SMALLEST))
    scale = min((east - west) / width, (north - south) / height)
    return {
        "projection": {"type": "mercator", "scale": round(scale * _ROOM, 2)},
        "center": {"lon": round((left + right) / 2, 3), "lat": round((bottom + top) / 2, 3)},
        "lonaxis": {"range": [west - _SEA, east + _SEA]},
        "lataxis": {"range": [south, north]},
    }
