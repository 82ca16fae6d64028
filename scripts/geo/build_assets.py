"""Rebuild ``assets/geo`` from the boundaries in ``data/geo``; see ``docs/geodata.md``.

The same input and the pinned versions of ``requirements.txt`` give the same bytes, so that running
it again changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Geometries = NDArray[Any]
    Feature = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
INDICATIVE = (
    "Batas indikatif 2020 (BPS/WFP/OCHA via geoBoundaries, CC BY 3.0 IGO); bukan batas resmi BIG"
)
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


def main() -> None:
    """Write all files anew, the manifest last."""
    options = _read_arguments()
    districts = _read(options.data / "idn_districts.geojson")
    lakes = _read(options.data / "idn_lakes.geojson")
    options.out.mkdir(parents=True, exist_ok=True)
    for outdated in options.out.glob("*.geojson"):
        outdated.unlink()
    layers = _make_layers(districts, lakes)
    manifest = {
        "label": options.label,
        "files": {name: _write(options.out, name, layer) for name, layer in layers.items()},
        "boxes": _measure_boxes(districts),
    }
    (options.out / "manifest.json").write_text(_to_json(manifest) + "\n", encoding="utf-8")
    shutil.copyfile(options.data / "NOTICE-geodata.txt", options.out / "NOTICE-geodata.txt")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data/geo")
    parser.add_argument("--out", type=Path, default=ROOT / "assets/geo")
    parser.add_argument("--label", default=INDICATIVE, help="text under every map")
    return parser.parse_args()


def _read(path: Path) -> list[Feature]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    for feature in features:
        feature["shape"] = shapely.geometry.shape(feature["geometry"])
    return sorted(features, key=lambda feature: feature["id"])


def _make_layers(districts: list[Feature], lakes: list[Feature]) -> dict[str, list[Feature]]:
    coarse = _simplify(districts, lakes)
    layers = {
        "national": _draw(districts, coarse, NATIONAL_DIGITS),
        "provinces": _draw_provinces(districts, coarse),
        "lakes": _draw(lakes, _shapes(lakes), DETAIL_DIGITS),
    }
    for province, members in groupby(districts, key=_province_of):
        own = list(members)
        layers[f"prov-{province}"] = _draw(own, _shapes(own), DETAIL_DIGITS)
    return layers


def _simplify(districts: list[Feature], lakes: list[Feature]) -> Geometries:
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


def _draw_provinces(districts: list[Feature], shapes: Geometries) -> list[Feature]:
    codes = np.array([_province_of(district) for district in districts])
    provinces = [{"id": code, "properties": {}} for code in np.unique(codes).tolist()]
    dissolved = [shapely.coverage_union_all(shapes[codes == each["id"]]) for each in provinces]
    kept = [_drop_islets(shape, PROVINCE_ISLET_KM2) for shape in dissolved]
    simplified = shapely.coverage_simplify(np.array(kept), PROVINCE_TOLERANCE)
    return _draw(provinces, simplified, NATIONAL_DIGITS)


def _draw(
    features: list[Feature], shapes: Iterable[shapely.Geometry], digits: int
) -> list[Feature]:
    return [
        {
            "type": "Feature",
            "id": feature["id"],
            "properties": _drawn_properties(feature),
            "geometry": {"type": "MultiPolygon", "coordinates": _coordinates(shape, digits)},
        }
        for feature, shape in zip(features, shapes, strict=True)
    ]


def _drawn_properties(feature: Feature) -> dict[str, str]:
    name = feature["properties"].get("name")
    return {"name": name} if name else {}


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


def _measure_boxes(districts: list[Feature]) -> dict[str, list[float]]:
    """West, south, east and north of every district, every province and the country (``""``)."""
    codes = [district["id"] for district in districts]
    bounds = shapely.bounds(_shapes(districts))
    areas = {*codes, *(code[:2] for code in codes), ""}
    return {
        area: _surround(bounds[[code.startswith(area) for code in codes]]) for area in sorted(areas)
    }


def _surround(bounds: NDArray[np.float64]) -> list[float]:
    box = [*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0)]
    return [round(float(degrees), DETAIL_DIGITS) for degrees in box]


def _shapes(features: list[Feature]) -> Geometries:
    return np.array([feature["shape"] for feature in features], dtype=object)


def _province_of(district: Feature) -> str:
    return str(district["id"])[:2]


def _write(folder: Path, name: str, features: list[Feature]) -> str:
    """Write one layer under a name that changes with its content, so that it caches for ever."""
    body = _to_json({"type": "FeatureCollection", "features": features}).encode()
    file_name = f"{name}-{hashlib.sha256(body).hexdigest()[:8]}.geojson"
    (folder / file_name).write_bytes(body)
    return file_name


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
