"""Boundary layers that the browser fetches by URL, and where each region lies."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]

FOLDER = Path(__file__).parents[2] / "assets" / "geo"
URL = "/assets/geo/"

_MARGIN = 0.06
_ASPECT = 2.1


def layer_url(name: str) -> str:
    """Address of a layer: ``national``, ``provinces`` or ``prov-33``.

    Raises:
        KeyError: When there is no such layer.
    """
    return URL + str(_manifest()["files"][name])


def province_layer(code: str) -> str:
    """Address of the layer of a province's districts, for any code below the country."""
    return layer_url(f"prov-{code[:2]}")


def codes_below(prefix: str) -> list[str]:
    """Codes of the provinces of the country (empty prefix) or of a province's districts."""
    length = 5 if prefix else 2
    return [code for code in _manifest()["boxes"] if len(code) == length and code.startswith(prefix)]


def frame(code: str) -> tuple[list[float], list[float]]:
    """Longitudes and latitudes that show a country, province or district in a wide tile.

    A region without a box shows the country.
    """
    boxes = _manifest()["boxes"]
    west, south, east, north = boxes.get(code, boxes[""])
    middle = math.radians((south + north) / 2)
    height = (north - south) * (1 + 2 * _MARGIN)
    width = max((east - west) * (1 + 2 * _MARGIN), height * _ASPECT / math.cos(middle))
    return _around(west, east, width), _around(south, north, height)


def _around(low: float, high: float, size: float) -> list[float]:
    middle = (low + high) / 2
    return [round(middle - size / 2, 3), round(middle + size / 2, 3)]


@cache
def _manifest() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    return content
