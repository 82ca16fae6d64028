"""Puts official boundaries in place of those that come with the product, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dashboard.domain.regions import Level
from dashboard.ingest.boundaries.layers import MANIFEST, Area, write_layers
from dashboard.ingest.boundaries.reading import BoundariesRefusedError, Source, read_boundaries
from dashboard.storage.tables import region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection


def fetch_district_names(connection: Connection) -> dict[str, str]:
    """Official names of today's districts by code."""
    rows = connection.execute(
        select(region.c.code, region.c.name).where(
            region.c.level == int(Level.DISTRICT), region.c.valid_to.is_(None)
        )
    )
    return {row.code: row.name for row in rows}


def import_boundaries(source: Source, names: Mapping[str, str], about: str, folder: Path) -> str:
    """Check a file and write its boundaries.

    Args:
        source: The file.
        names: Every district that must be in it, by code.
        about: Whose boundaries they are, as maps say it.
        folder: Where the layers are kept.

    Returns:
        The label of the new boundaries.

    Raises:
        BoundariesRefusedError: When the file cannot be used; nothing was changed.
    """
    found = read_boundaries(source)
    missing = sorted(names.keys() - found.shapes.keys())
    unknown = sorted(found.shapes.keys() - names.keys())
    if missing or unknown:
        lines = [
            f"Berkas {source.file.name} tidak dipakai: {len(missing)} dari {len(names)} kab/kota"
            f" tidak ada di dalamnya, {len(unknown)} kode tidak dikenal. Batas di peta tetap.",
            *_listed("Tidak ada", missing, names),
            *_listed("Tidak dikenal", unknown, found.names),
        ]
        raise BoundariesRefusedError("\n".join(lines))
    label = f"Batas resmi: {about}"
    areas = [Area(code, names[code], shape) for code, shape in found.shapes.items()]
    write_layers(folder, {"label": label, "source": about}, areas)
    return label


def reset_boundaries(folder: Path) -> bool:
    """Go back to the boundaries that come with the product.

    Returns:
        Whether there were others.
    """
    manifest = folder / MANIFEST
    if not manifest.exists():
        return False
    manifest.unlink()
    for layer in folder.glob("*.geojson"):
        layer.unlink()
    return True


def _listed(word: str, codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [f"{word}: {code} {names.get(code, '')}".rstrip() for code in codes]
