"""Boundary layers that the browser fetches by URL, and where each region lies."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parents[2] / "assets" / "geo"
URL = "/assets/geo/"

_PROVINCE = 2
_DISTRICT = 5
_SMALLEST = 0.2
_REACH = 1.5
_ROOM = 0.97
_SEA = 1.0


def layer_url(name: str) -> str:
    """Address of a layer: ``national``, ``provinces`` or ``prov-33``.

    Raises:
        KeyError: When there is no such layer.
    """
    return URL + str(_manifest()["files"][name])


def province_layer(code: str) -> str:
    """Address of the layer of a province's districts, for any code below the country."""
    return layer_url(f"prov-{code[:2]}")


def districts_of(province: str) -> list[str]:
    """Codes of all districts of a province."""
    return [
        code for code in _manifest()["boxes"] if len(code) == _DISTRICT and code[:2] == province
    ]


def provinces_around(code: str) -> list[str]:
    """Codes of the provinces that a tile showing a region may reach; all for the country."""
    west, south, east, north = _box(code)
    reach = _REACH * max(east - west, north - south)
    return [
        other
        for other in _manifest()["boxes"]
        if len(other) == _PROVINCE
        and _overlap(_box(other), (west - reach, south - reach, east + reach, north + reach))
    ]


def view_of(code: str) -> dict[str, Any]:
    """Projection that fills a tile with a country, province or district, whatever its shape.

    The frame is always the whole country, so that neighbours reach the edges of the tile. A
    region without a box shows the country.
    """
    west, south, east, north = _box("")
    left, bottom, right, top = _box(code)
    width, height = (max(right - left, _SMALLEST), max(top - bottom, _SMALLEST))
    scale = min((east - west) / width, (north - south) / height)
    return {
        "projection": {"type": "mercator", "scale": round(scale * _ROOM, 2)},
        "center": {"lon": round((left + right) / 2, 3), "lat": round((bottom + top) / 2, 3)},
        "lonaxis": {"range": [west - _SEA, east + _SEA]},
        "lataxis": {"range": [south, north]},
    }


def _box(code: str) -> Sequence[float]:
    boxes: dict[str, list[float]] = _manifest()["boxes"]
    return boxes.get(code, boxes[""])


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@cache
def _manifest() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    return content
