"""Boundaries on a slide: read from their layers, projected, and thinned to what can be seen."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide

    from dashboard.domain.geography import Box as Degrees
    from dashboard.domain.geography import Geography
    from dashboard.exports.deck.stage import Box

Ring = list[tuple[float, float]]
"""Longitudes and latitudes of a closed line."""

Point = tuple[int, int]

_STEP = 11_430
"""EMU between places of the net that corners are moved to: an eightieth of an inch."""

_LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class Terrain:
    """Where the world lies on a slide.

    Attributes:
        scale: EMU of a degree.
        left: Where the meridian of Greenwich lies, far off the slide.
        top: Where the equator lies.
    """

    scale: float
    left: float
    top: float

    @classmethod
    def of(cls, box: Box, view: Degrees) -> Terrain:
        """Fill a box with a part of the world, which stays in its middle.

        Args:
            box: In EMU.
            view: West, south, east and north in degrees.
        """
        west, south, east, north = view
        low, high = _northing(south), _northing(north)
        scale = min(box.width / (east - west), box.height / (high - low))
        left = box.left + box.width / 2 - (west + east) / 2 * scale
        return cls(scale, left, box.top + box.height / 2 + (low + high) / 2 * scale)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the world lies on the slide, in EMU."""
        x = self.left + longitude * self.scale
        return round(x), round(self.top - _northing(latitude) * self.scale)

    def add_area(self, slide: Slide, rings: Iterable[Ring]) -> Shape | None:
        """Add an area as one shape; ``None`` where nothing of it can be seen."""
        seen = [ring for ring in map(self._thinned, rings) if len(ring) >= _LEAST_CORNERS]
        if not seen:
            return None
        xs, ys = zip(*(corner for ring in seen for corner in ring), strict=True)
        left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        shape: Shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
        # The library can build such shapes, in time that grows with the square of their corners.
        path = "".join(_line([(x - left, y - top) for x, y in ring]) for ring in seen)
        outline = shape.element.spPr.prstGeom
        outline.getparent().replace(outline, parse_xml(_geometry(path, width, height)))
        return shape

    def _thinned(self, ring: Ring) -> list[Point]:
        """Move corners to a net, the same for all areas, so that neighbours keep one line."""
        placed = (self.place(*corner[:2]) for corner in ring)
        netted = ((round(x / _STEP) * _STEP, round(y / _STEP) * _STEP) for x, y in placed)
        corners = [corner for corner, _ in groupby(netted)]
        return corners[:-1] if corners[0] == corners[-1] else corners


def _line(ring: Sequence[Point]) -> str:
    first, *others = (f'<a:pt x="{x}" y="{y}"/>' for x, y in ring)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def _geometry(path: str, width: int, height: int) -> str:
    return (
        f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{path}</a:path></a:pathLst></a:custGeom>'
    )


def read_areas(geography: Geography, folder: Path, layer: str) -> dict[str, list[Ring]]:
    """Read a layer.

    Args:
        geography: Tells its file.
        folder: Of the layers.
        layer: Its name, such as ``national``.

    Returns:
        The lines of every region by code, those around its lakes too.
    """
    content = json.loads((folder / geography.files[layer]).read_bytes())
    return {one["id"]: list(_rings(one["geometry"])) for one in content["features"]}


def _rings(geometry: dict[str, list[list[Ring]]]) -> Iterator[Ring]:
    parts = geometry["coordinates"]
    polygons = [parts] if str(geometry["type"]) == "Polygon" else parts
    for polygon in polygons:
        yield from polygon  # type: ignore[misc]  # a polygon's parts are rings


def _northing(latitude: float) -> float:
    """Degrees from the equator as Mercator draws them."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
