"""Loads what public sources say: register of villages, meetings, national context."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from dashboard.domain.regions import district_of
from dashboard.storage.tables import meeting, reference_series, region, village
from dashboard.storage.versions import add_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

ROLES = {
    "Koordinator dari Dinas Kabupaten": "koordinator",
    "Penanggung jawab Desmigratif": "penanggung_jawab",
    "Peserta pusat": "pusat",
    "Petugas angkatan 2017": "petugas",
}
YEAR_FIGURES = ("new_villages", "cumulative_villages", "districts", "provinces")


class FactsError(ValueError):
    """A bundled file does not fit the region list; names file, row and value."""


def load_facts(connection: Connection, folder: Path) -> int | None:
    """Load the four files of a facts folder once, as one data version.

    Args:
        connection: Inside a transaction, with the regions loaded; the caller commits.
        folder: Holds ``villages.csv``, ``programme_years.csv``, ``pmi_reference.csv`` and
            ``meetings.csv``.

    Returns:
        The data version; ``None`` when a register is there already.

    Raises:
        FactsError: When a village is not in the region list.
    """
    if connection.scalar(select(village.c.village_code).where(village.c.demo.is_(False)).limit(1)):
        return None
    version = add_version(connection, action="register")
    connection.execute(insert(village), list(_villages(connection, folder / "villages.csv")))
    connection.execute(insert(meeting), list(_meetings(folder / "meetings.csv")))
    series = [*_years(folder / "programme_years.csv"), *_context(folder / "pmi_reference.csv")]
    connection.execute(insert(reference_series), series)
    return version


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _villages(connection: Connection, path: Path) -> Iterator[dict[str, object]]:
    rows = list(_rows(path))
    codes = select(region.c.code).where(region.c.code.in_([row["village_code"] for row in rows]))
    known = set(connection.scalars(codes))
    for number, row in enumerate(rows, start=2):
        code = row["village_code"]
        if code not in known:
            message = f"{path.name} baris {number}: {code} tidak ada dalam daftar wilayah."
            raise FactsError(message)
        yield {
            "district_code": district_of(code),
            "village_code": code,
            "cohort_year": int(row["cohort_year"]) if row["cohort_year"] else None,
            "status": "running",
            "programme": row["programme"],
            "confidence": row["confidence"],
            "source_url": row["source_url"],
            "source_date": row["source_date"],
            "demo": False,
        }


def _meetings(path: Path) -> Iterator[dict[str, object]]:
    for row in _rows(path):
        yield {
            "name": row["meeting"],
            "participant_group": row["group"],
            "role": ROLES.get(row["group"], ""),
            "start": dt.date.fromisoformat(row["start"]),
            "end": dt.date.fromisoformat(row["end"]) if row["end"] else None,
            "place": row["place"],
            "present": int(row["participants"]) if row["participants"] else None,
            "source": row["source"],
        }


def _years(path: Path) -> Iterator[dict[str, object]]:
    for row in _rows(path):
        for measure in YEAR_FIGURES:
            if row[measure]:
                yield {
                    "series": "programme",
                    "area_level": "national",
                    "area": "Indonesia",
                    "measure": measure,
                    "year": int(row["year"]),
                    "source": row["source"],
                    "value": float(row[measure]),
                    "note": row["note"],
                }


def _context(path: Path) -> Iterator[dict[str, object]]:
    for row in _rows(path):
        yield {
            "series": "pmi",
            "area_level": row["level"],
            "area": row["area"],
            "measure": row["measure"],
            "year": int(row["year"]),
            "source": row["source_url"],
            "value": float(row["value"]),
            "note": "",
        }
