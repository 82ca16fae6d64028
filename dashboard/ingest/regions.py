"""The official list of regions, loaded once into the store."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import exists, select

from dashboard.domain.region_names import normalise_name
from dashboard.domain.regions import level_of, parent_of
from dashboard.storage.bulk import bulk_insert
from dashboard.storage.tables import region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

# Date of Kepmendagri 300.2.2-2138/2025, whose codes and names the bundled list holds.
EDITION = dt.date(2025, 4, 25)


class _Row(NamedTuple):
    """Columns of the table ``region`` that the list fills, in the order of insertion."""

    code: str
    name: str
    level: int
    parent_code: str
    kind: str
    search_name: str
    postcode: str | None
    latitude: float | None
    longitude: float | None
    bps_code: str | None
    valid_from: dt.date


def load_regions(connection: Connection, path: Path) -> int:
    """Insert provinces, districts, subdistricts and villages.

    Args:
        connection: Inside a transaction; the caller commits.
        path: Gzipped CSV with the columns ``code``, ``name``, ``type``, ``postcode``, ``lat`` and
            ``lon`` (degrees) and ``bps_2020``.

    Returns:
        Number of regions inserted; 0 when this edition of the list is already there.
    """
    if connection.scalar(select(exists().where(region.c.valid_from == EDITION))):
        return 0
    return bulk_insert(connection, region, _Row._fields, _read_rows(path))


def _read_rows(path: Path) -> Iterator[_Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from map(_to_row, csv.DictReader(file))


def _to_row(line: dict[str, str]) -> _Row:
    code, name = line["code"], line["name"]
    return _Row(
        code=code,
        name=name,
        level=int(level_of(code)),
        parent_code=parent_of(code),
        kind=line["type"],
        search_name=normalise_name(name),
        postcode=line["postcode"] or None,
        latitude=_to_degrees(line["lat"]),
        longitude=_to_degrees(line["lon"]),
        bps_code=line["bps_2020"] or None,
        valid_from=EDITION,
    )


def _to_degrees(text: str) -> float | None:
    return float(text) if text else None
