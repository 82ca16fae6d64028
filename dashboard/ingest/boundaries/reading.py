"""Reads the areas of districts from a map file, whatever its format and coordinates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Geometries = NDArray[Any]

CODE_FIELDS = ("kdpkab", "kode_kab", "kode_kk", "code")
NAME_FIELDS = ("wadmkk", "nama_kab", "namobj", "nama", "name")
DEGREES = "EPSG:4326"
INDONESIA = (94.0, -12.0, 142.0, 7.0)
"""West, south, east and north of all that can lie in the country."""

# 0.003 degrees are 300 m: official lines of 1:25,000 hold fifty times what a screen shows.
DETAIL_TOLERANCE = 0.003
GAP = 0.003
SNAP = 0.001
SMALLEST = 1e-6

_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_SHORTENED = re.compile(r"(\d\d)\.(\d)")
_CODE = re.compile(r"(\d\d)\.?(\d\d)(?:\.?\d\d(?:\.?\d{4})?)?")
_WITHOUT_DOT = 1_000


class BoundariesRefusedError(Exception):
    """The file cannot become boundaries; the message says why and what helps (Indonesian)."""


class Source(NamedTuple):
    """Where in a file the districts are.

    Attributes:
        layer: Which layer of the file; ``None`` for its only one with areas.
        code_field: Which column holds the codes; ``None`` for one of the usual names.
    """

    file: Path
    layer: str | None = None
    code_field: str | None = None


class Found(NamedTuple):
    """The areas of a file.

    Attributes:
        shapes: By district code, in degrees, on common borders.
        names: What the file calls them; empty where it does not say.
    """

    shapes: dict[str, shapely.Geometry]
    names: dict[str, str]


def read_boundaries(source: Source) -> Found:
    """Read the areas of districts; smaller areas are put together.

    Areas without a code (waters, forests) are left out.

    Raises:
        BoundariesRefusedError: When the file cannot be read, has no coordinate system, no column
            of codes, or other things than areas in Indonesia.
    """
    if not source.file.exists():
        raise _refusal(source, "tidak ditemukan. Periksa nama dan foldernya")
    try:
        return _read(source)
    except pyogrio.errors.DataLayerError as error:
        raise _refusal(source, f"tidak punya lapisan {source.layer}") from error
    except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError) as error:
        raise _refusal(
            source,
            "tidak dapat dibaca sebagai peta. Pakai GeoPackage, GeoJSON, atau SHP lengkap dengan"
            " .shx, .dbf, dan .prj (boleh dalam satu .zip)",
        ) from error


def read_code(value: object) -> str | None:
    """Read a district's code from a cell: of a district, or of a smaller area inside it.

    Returns:
        ``32.10`` for ``32.10``, ``3210``, ``32.10.01.2001`` and the numbers 32.1 and 3210; ``None``
        for what is no code.
    """
    if isinstance(value, float | np.floating):
        text = f"{value:.0f}" if value >= _WITHOUT_DOT else f"{value:.2f}"
    else:
        text = str(value).strip()
    if shortened := _SHORTENED.fullmatch(text):
        return f"{shortened[1]}.{shortened[2]}0"
    code = _CODE.fullmatch(text)
    return f"{code[1]}.{code[2]}" if code else None


def _read(source: Source) -> Found:
    layer = source.layer or _only_layer(source)
    about = pyogrio.read_info(source.file, layer=layer)
    crs = _require_crs(source, about["crs"])
    field = _code_field(source, list(about["fields"]))
    name_field = _find(NAME_FIELDS, about["fields"])
    columns = [field, *([name_field] if name_field else [])]
    meta, _, shapes, cells = pyogrio.raw.read(source.file, layer=layer, columns=columns)
    by_field = dict(zip(meta["fields"], cells, strict=True))
    codes = [read_code(value) for value in by_field[field]]
    names = by_field.get(name_field, [""] * len(codes))
    if not any(codes):
        raise _refusal(source, f'kolom "{field}" tidak berisi kode Kemendagri seperti 32.12')
    dissolved = _dissolve(codes, _to_degrees(source, shapely.from_wkb(shapes), crs))
    return Found(
        shapes=_share_borders(dissolved),
        names={code: str(name) for code, name in zip(codes, names, strict=True) if code},
    )


def _only_layer(source: Source) -> str:
    layers = [str(name) for name, kind in pyogrio.list_layers(source.file) if kind]
    if len(layers) == 1:
        return layers[0]
    if not layers:
        raise _refusal(source, "tidak berisi peta")
    raise _refusal(
        source,
        f"berisi beberapa lapisan ({', '.join(layers)}). Sebut salah satu dengan --layer",
    )


def _require_crs(source: Source, crs: str | None) -> CRS:
    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        raise _refusal(
            source,
            "tidak menyebut sistem koordinatnya (CRS). Sertakan berkas .prj, atau simpan ulang"
            " dengan CRS yang benar",
        ) from error


def _code_field(source: Source, fields: Sequence[str]) -> str:
    wanted = (source.code_field.lower(),) if source.code_field else CODE_FIELDS
    found = _find(wanted, fields)
    if found is None:
        raise _refusal(
            source,
            f"tidak punya kolom kode {' / '.join(name.upper() for name in wanted)}; kolomnya:"
            f" {', '.join(fields) or 'tidak ada'}. Sebut kolomnya dengan --code-field",
        )
    return found


def _find(wanted: Iterable[str], fields: Iterable[str]) -> str | None:
    by_name = {str(field).lower(): str(field) for field in fields}
    return next((by_name[name] for name in wanted if name in by_name), None)


def _to_degrees(source: Source, shapes: Geometries, crs: CRS) -> Geometries:
    """The same areas in longitude and latitude, made valid."""
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if not np.isin(shapely.get_type_id(shapes[there]), _POLYGONS).all():
        raise _refusal(source, "berisi titik atau garis, bukan luas. Pakai lapisan batas wilayah")
    transformer = Transformer.from_crs(crs, DEGREES, always_xy=True)

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    moved: Geometries = shapely.transform(shapes, move)
    if there.any() and not _lies_in_indonesia(shapely.total_bounds(moved)):
        raise _refusal(
            source,
            f"terletak di luar Indonesia menurut sistem koordinatnya ({crs.name}). Periksa CRS-nya",
        )
    valid: Geometries = shapely.make_valid(moved, method="structure", keep_collapsed=False)
    return valid


def _lies_in_indonesia(bounds: NDArray[np.float64]) -> bool:
    low, high = np.array(INDONESIA[:2]), np.array(INDONESIA[2:])
    return bool((bounds[:2] >= low).all() and (bounds[2:] <= high).all())


def _dissolve(codes: Sequence[str | None], shapes: Geometries) -> dict[str, shapely.Geometry]:
    """One area per district, in code order; what is too small for one is left out."""
    every = np.array([code or "" for code in codes])
    wanted = sorted({code for code in codes if code})
    dissolved = {code: shapely.union_all(shapes[every == code]) for code in wanted}
    return {code: shape for code, shape in dissolved.items() if shape.area > SMALLEST}


def _share_borders(shapes: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """Close small gaps and overlaps between neighbours, then simplify their common lines once."""
    if not shapes:
        return {}
    given = np.array(list(shapes.values()), dtype=object)
    clean = shapely.coverage_clean(given, gap_width=GAP, snapping_distance=SNAP)
    simple = shapely.coverage_simplify(clean, DETAIL_TOLERANCE)
    kept = np.where(shapely.area(simple) > SMALLEST, simple, given)
    return dict(zip(shapes, kept.tolist(), strict=True))


def _refusal(source: Source, problem: str) -> BoundariesRefusedError:
    return BoundariesRefusedError(f"Berkas {source.file.name} {problem}.")
