"""The layers that browsers fetch, drawn from the areas of districts.

The same areas and the same versions of shapely and numpy give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from dashboard.domain.regions import NATION, province_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Geometries = NDArray[Any]
    Feature = dict[str, Any]

MANIFEST = "manifest.json"
KM_PER_DEGREE = 111.32
# About 33 vertices for a district: drawing time grows with vertices, and a national map shows no
# more on 1,400 pixels (0.03 degrees each).
NATIONAL_TOLERANCE = 0.03
NATIONAL_DIGITS = 2
NATIONAL_ISLET_KM2 = 10.0
# Provinces are only the ground under a national map: half the vertices of their districts will do.
PROVINCE_TOLERANCE = 0.06
PROVINCE_ISLET_KM2 = 40.0
DETAIL_DIGITS = 4
SMALLEST_RING = 4


class Area(NamedTuple):
    """A district or a lake.

    Attributes:
        code: Kemendagri code; of a lake, any name.
        name: Official name; empty for none.
        shape: Polygon or multipolygon in degrees (WGS 84).
    """

    code: str
    name: str
    shape: shapely.Geometry


def write_layers(
    folder: Path, about: Mapping[str, object], districts: Sequence[Area], lakes: Sequence[Area] = ()
) -> None:
    """Write all layers and their manifest, and drop the files of an earlier set.

    The manifest is replaced in one step after the layers that it names are there, so that readers
    see the old set or the new one.

    Args:
        folder: Where to write; made when absent.
        about: First entries of the manifest.
        districts: In code order; neighbours share their vertices.
        lakes: Waters that belong to no district, in code order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    layers = _make_layers(districts, lakes)
    files = {name: _write(folder, name, layer) for name, layer in layers.items() if layer}
    manifest = {**about, "files": files, "boxes": _measure_boxes(districts)}
    draft = folder / f"{MANIFEST}.new"
    draft.write_text(_to_json(manifest) + "\n", encoding="utf-8")
    draft.replace(folder / MANIFEST)
    for path in folder.glob("*.geojson"):
        if path.name not in files.values():
            path.unlink()


def _make_layers(districts: Sequence[Area], lakes: Sequence[Area]) -> dict[str, list[Feature]]:
    coarse = _simplify(districts, lakes)
    layers = {
        "national": _draw(districts, coarse, NATIONAL_DIGITS),
        "provinces": _draw_provinces(districts, coarse),
        "lakes": _draw(lakes, _shapes(lakes), DETAIL_DIGITS),
    }
    for province, members in groupby(districts, key=_province):
        own = list(members)
        layers[f"prov-{province}"] = _draw(own, _shapes(own), DETAIL_DIGITS)
    return layers


def _simplify(districts: Sequence[Area], lakes: Sequence[Area]) -> Geometries:
    """Simplify all borders together, lakes included, so that neighbours keep one common line."""
    kept = [_drop_islets(shape, NATIONAL_ISLET_KM2) for shape in _shapes([*districts, *lakes])]
    simplified: Geometries = shapely.coverage_simplify(np.array(kept), NATIONAL_TOLERANCE)
    return simplified[: len(districts)]


def _drop_islets(shape: shapely.Geometry, smallest_km2: float) -> shapely.Geometry:
    """Leave out parts too small to see, never the largest."""
    parts = shapely.get_parts(shape)
    latitudes = np.radians(shapely.get_y(shapely.centroid(parts)))
    areas = shapely.area(parts) * KM_PER_DEGREE**2 * np.cos(latitudes)
    visible = areas >= smallest_km2
    visible[areas.argmax()] = True
    return shapely.multipolygons(list(parts[visible]))


def _draw_provinces(districts: Sequence[Area], shapes: Geometries) -> list[Feature]:
    codes = np.array([_province(district) for district in districts])
    provinces = np.unique(codes).tolist()
    dissolved = [shapely.coverage_union_all(shapes[codes == code]) for code in provinces]
    kept = [_drop_islets(shape, PROVINCE_ISLET_KM2) for shape in dissolved]
    simplified = shapely.coverage_simplify(np.array(kept), PROVINCE_TOLERANCE)
    areas = [Area(code, "", shape) for code, shape in zip(provinces, simplified, strict=True)]
    return _draw(areas, simplified, NATIONAL_DIGITS)


def _draw(areas: Sequence[Area], shapes: Iterable[shapely.Geometry], digits: int) -> list[Feature]:
    return [
        {
            "type": "Feature",
            "id": area.code,
            "properties": {"name": area.name} if area.name else {},
            "geometry": {"type": "MultiPolygon", "coordinates": _coordinates(shape, digits)},
        }
        for area, shape in zip(areas, shapes, strict=True)
    ]


def _coordinates(shape: shapely.Geometry, digits: int) -> list[list[list[list[float]]]]:
    """Round a shape; shells clockwise and holes the other way, as d3 needs.

    A ring that rounding flattens is left out: without an inside, d3 would fill the whole world. A
    shape of which nothing would be left keeps its full precision.
    """
    parts = [_round_part(part, digits) for part in shapely.get_parts(shape)]
    drawn = [part for part in parts if part]
    return drawn or _coordinates(shape, DETAIL_DIGITS)


def _round_part(part: shapely.Polygon, digits: int) -> list[list[list[float]]]:
    shell = _round_ring(part.exterior, digits, clockwise=True)
    holes = [_round_ring(hole, digits, clockwise=False) for hole in part.interiors]
    return [shell, *filter(None, holes)] if shell else []


def _round_ring(ring: shapely.LinearRing, digits: int, *, clockwise: bool) -> list[list[float]]:
    points = np.round(shapely.get_coordinates(ring), digits)
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    points = points[moved]
    if len(points) < SMALLEST_RING or shapely.Polygon(points).area == 0:
        return []
    if shapely.is_ccw(shapely.LinearRing(points)) == clockwise:
        points = points[::-1]
    rounded: list[list[float]] = points.tolist()
    return rounded


def _measure_boxes(districts: Sequence[Area]) -> dict[str, list[float]]:
    """West, south, east and north of every district, every province and the country."""
    codes = [district.code for district in districts]
    bounds = shapely.bounds(_shapes(districts))
    regions = {*codes, *map(province_of, codes), NATION}
    return {
        region: _surround(bounds[[code.startswith(region) for code in codes]])
        for region in sorted(regions)
    }


def _surround(bounds: NDArray[np.float64]) -> list[float]:
    box = [*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0)]
    return [round(float(degrees), DETAIL_DIGITS) for degrees in box]


def _shapes(areas: Sequence[Area]) -> Geometries:
    return np.array([area.shape for area in areas], dtype=object)


def _province(district: Area) -> str:
    return province_of(district.code)


def _write(folder: Path, name: str, features: list[Feature]) -> str:
    """Write one layer under a name that changes with its content, so that it caches for ever."""
    body = _to_json({"type": "FeatureCollection", "features": features}).encode()
    file_name = f"{name}-{hashlib.sha256(body).hexdigest()[:8]}.geojson"
    (folder / file_name).write_bytes(body)
    return file_name


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
