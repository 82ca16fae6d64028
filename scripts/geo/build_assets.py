"""Rebuild ``assets/geo`` from the boundaries in ``data/geo``; see ``docs/geodata.md``.

The same input and the pinned versions of ``requirements.txt`` give the same bytes, so that running
it again changes nothing.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import shapely

from dashboard.ingest.boundaries.layers import Area, write_layers

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "geo"
TARGET = ROOT / "assets" / "geo"
NOTICE = "NOTICE-geodata.txt"
INDICATIVE = (
    "Batas indikatif 2020 (BPS/WFP/OCHA via geoBoundaries, CC BY 3.0 IGO); bukan batas resmi BIG"
)


def main() -> None:
    """Write all files anew."""
    districts, lakes = (_read(f"idn_{name}.geojson") for name in ("districts", "lakes"))
    write_layers(TARGET, {"label": INDICATIVE}, districts, lakes)
    shutil.copyfile(SOURCES / NOTICE, TARGET / NOTICE)


def _read(name: str) -> list[Area]:
    features = json.loads((SOURCES / name).read_text(encoding="utf-8"))["features"]
    areas = [
        Area(
            code=feature["id"],
            name=feature["properties"].get("name", ""),
            shape=shapely.geometry.shape(feature["geometry"]),
        )
        for feature in features
    ]
    return sorted(areas, key=lambda area: area.code)


if __name__ == "__main__":
    main()
