"""Which column of a file is which: forgiving about spelling, strict about what comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.ingest.cells import Cell, text_of
from dashboard.ingest.faults import Problem
from dashboard.ingest.personal import names_persons, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Field(StrEnum):
    """Columns of the observation file that are stored, by their published titles."""

    VILLAGE = "kode_desa"
    PERIOD = "periode"
    MEASURE = "kode_ukuran"
    VALUE = "nilai"
    SEX = "jenis_kelamin"
    STAGE = "tahap"
    ASPECT = "aspek"
    RECEIVED = "diterima"


REQUIRED = (Field.VILLAGE, Field.PERIOD, Field.MEASURE, Field.VALUE)

_SYNONYMS = {
    Field.VILLAGE: "kode_desa village_code kode_kelurahan kode_desa_kelurahan kode_wilayah",
    Field.PERIOD: "periode period bulan month",
    Field.MEASURE: "kode_ukuran measure_code ukuran measure",
    Field.VALUE: "nilai value jumlah angka",
    Field.SEX: "jenis_kelamin sex gender kelamin jk",
    Field.STAGE: "tahap stage",
    Field.ASPECT: "aspek aspect",
    Field.RECEIVED: "diterima received_on received tanggal_diterima tgl_diterima date_received",
}
_INFORMATIONAL = (
    "nama_desa desa kelurahan nama_kelurahan desa_kelurahan kecamatan nama_kecamatan kabupaten "
    "kabupaten_kota kab_kota nama_kabupaten provinsi nama_provinsi nama_ukuran village "
    "village_name subdistrict subdistrict_name district district_name regency province "
    "province_name measure_name"
)


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.lower())


_FIELDS = {_key(word): field for field, words in _SYNONYMS.items() for word in words.split()}
_IGNORED = frozenset(map(_key, _INFORMATIONAL.split()))


def is_header(row: Sequence[Cell]) -> bool:
    """Whether a row of a file holds titles: at least two that are known."""
    return len({_key(text_of(cell)) for cell in row} & _FIELDS.keys()) > 1


@dataclass(frozen=True, slots=True)
class Header:
    """What the titles of a file mean.

    Attributes:
        positions: Column of each field that is there, from 0.
        problems: What is wrong with the titles, each with its column (``None``: the whole row).
    """

    positions: Mapping[Field, int]
    problems: tuple[tuple[int | None, Problem], ...]

    @property
    def is_complete(self) -> bool:
        """Whether every required column is there."""
        return self.positions.keys() >= set(REQUIRED)


def match_header(titles: Sequence[str], filled: Sequence[bool]) -> Header:
    """Find the fields among the titles of a file.

    Args:
        titles: Titles as the file writes them, in order.
        filled: Whether the column of each title holds anything below it.
    """
    positions: dict[Field, int] = {}
    problems: list[tuple[int | None, Problem]] = []
    for position, title in enumerate(titles):
        field = _FIELDS.get(_key(title))
        if field and field not in positions:
            positions[field] = position
        elif field:
            problems.append((position, _repeated(field, titles[positions[field]])))
        elif problem := _of_other_column(title, is_filled=filled[position]):
            problems.append((position, problem))
    problems += ((None, problem) for problem in _missing(positions, titles))
    return Header(positions, tuple(problems))


def _repeated(field: Field, first: str) -> Problem:
    return Problem(
        "column_repeated",
        f"kolom {field} sudah ada dengan judul {shown(first)}",
        "Hapus salah satu kolom",
    )


def _of_other_column(title: str, *, is_filled: bool) -> Problem | None:
    if _key(title) in _IGNORED or not (title or is_filled):
        return None
    if names_persons(title):
        return Problem(
            "column_personal",
            "kolom berisi data pribadi, yang tidak boleh masuk ke dasbor",
            "Hapus kolom ini dari berkas, lalu kirim lagi",
        )
    if not title:
        return Problem("column_untitled", "kolom berisi data tanpa judul", "Beri judul atau hapus")
    known = ", ".join(Field)
    return Problem("column_unknown", "judul kolom tidak dikenal", f"Hapus, atau pakai: {known}")


def _missing(positions: Mapping[Field, int], titles: Sequence[str]) -> Iterator[Problem]:
    missing = [field for field in REQUIRED if field not in positions]
    if missing:
        found = ", ".join(shown(title) for title in titles if title) or "tidak ada judul"
        yield Problem(
            "column_missing",
            f"kolom wajib tidak ada: {', '.join(missing)}; yang ditemukan: {found}",
            f"Tulis judul kolom di baris pertama: {', '.join(Field)}",
        )
