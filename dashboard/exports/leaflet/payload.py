"""What the script of the file reads: numbers, names and shapes, as compact as can be."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

from dashboard.domain.measures import Kind
from dashboard.domain.regions import Level, level_of
from dashboard.figures.classes import class_labels, class_of
from dashboard.figures.wording import Wording, is_small_base
from dashboard.i18n.formats import month_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.filters import Filters
    from dashboard.domain.geography import Box
    from dashboard.domain.leaflet import Leaflet
    from dashboard.domain.measures import Indicator
    from dashboard.domain.values import Value
    from dashboard.exports.making import Making

    Cell = list[float | int | str | None]

WIDTH = 1200
_LEAST_CORNERS = 3


def write_payload(leaflet: Leaflet, filters: Filters, making: Making) -> str:
    """Write it as JSON that no name in it can end the script of.

    ``values`` holds by indicator one row per year with one cell per region: number, numerator,
    denominator, reported, due, class on the map, and why there is no number. ``months`` holds the
    twelve months in the same order.
    """
    words = Wording(filters.language)
    order = list(product(leaflet.years, [one.code for one in leaflet.regions]))
    content = {
        "language": str(filters.language),
        "years": leaflet.years,
        "start": {"region": filters.region, "year": filters.year},
        "regions": [[one.code, one.name] for one in leaflet.regions],
        "indicators": [_described(code, words) for code in leaflet.indicators],
        "values": {
            code: [_cell(leaflet.values[code, place, year], words) for year, place in order]
            for code in leaflet.indicators
        },
        "months": {
            code: [leaflet.courses[code, place, year] for year, place in order]
            for code in leaflet.indicators
        },
        "names": [month_label(filters.language, month) for month in range(1, 13)],
        "words": {
            "none": words.text("leaflet.none"),
            "small": words.text("map.small_base"),
            "size": words.text("map.size", value="{value}"),
        },
        "map": draw_map(leaflet, making),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _described(code: str, words: Wording) -> dict[str, Any]:
    one = words.catalogue.indicators[code]
    kind = words.catalogue.measures[one.numerator[0]].kind
    coverage = "coverage.reports" if kind is Kind.FLOW else "coverage.villages"
    return {
        "code": code,
        "name": words.name(one),
        "unit": one.unit,
        "word": words.unit(one.unit),
        "coverage": words.text(coverage, reported="{reported}", due="{due}"),
        "classes": class_labels(one, words) if one.is_ratio else [],
    }


def _cell(value: Value, words: Wording) -> Cell:
    one = words.catalogue.indicators[value.code]
    return [
        value.value,
        value.numerator,
        value.denominator,
        value.reported,
        value.due,
        _class(value, one),
        words.state(value) if value.value is None else "",
    ]


def _class(value: Value, indicator: Indicator) -> int | None:
    if value.value is None or not indicator.is_ratio or is_small_base(value):
        return None
    return class_of(indicator, value.value)


def draw_map(leaflet: Leaflet, making: Making) -> dict[str, Any]:
    """Shapes of the districts with programme, and the land under them, as paths of an SVG."""
    box = making.geography.box("")
    scale = WIDTH / (box[2] - box[0])
    districts = {one.code for one in leaflet.regions if level_of(one.code) is Level.DISTRICT}
    areas = {
        code: path
        for code, path in _paths(making, "national", box, scale)
        if code in districts and path
    }
    seats = {code: _middle(making.geography.box(code), box, scale) for code in areas}
    land = "".join(path for _, path in _paths(making, "provinces", box, scale))
    return {
        "size": [WIDTH, round((box[3] - box[1]) * scale)],
        "land": land,
        "areas": areas,
        "seats": seats,
    }


def _middle(own: Box, box: Box, scale: float) -> tuple[int, int]:
    west, south, east, north = own
    return round(((west + east) / 2 - box[0]) * scale), round(
        (box[3] - (south + north) / 2) * scale
    )


def _paths(making: Making, layer: str, box: Box, scale: float) -> Iterator[tuple[str, str]]:
    content = json.loads((making.layers / making.geography.files[layer]).read_bytes())
    for one in content["features"]:
        parts = one["geometry"]["coordinates"]
        polygons = [parts] if one["geometry"]["type"] == "Polygon" else parts
        rings = (_thinned(ring, box, scale) for polygon in polygons for ring in polygon)
        yield one["id"], "".join(map(_line, rings))


def _thinned(ring: list[list[float]], box: Box, scale: float) -> list[tuple[int, int]]:
    points = (
        (round((corner[0] - box[0]) * scale), round((box[3] - corner[1]) * scale))
        for corner in ring
    )
    return list(dict.fromkeys(points))


def _line(points: list[tuple[int, int]]) -> str:
    if len(points) < _LEAST_CORNERS:
        return ""
    return f"M{' '.join(f'{x},{y}' for x, y in points)}Z"
