"""The titles that a file of reports may have, forgiving about spelling."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.ingest.cells import Cell, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    TitleRow = Callable[[Sequence[Cell]], bool]


class Field(StrEnum):
    """What a column may tell, by the published titles; the names only help to find a village."""

    VILLAGE = "kode_desa"
    PERIOD = "periode"
    MEASURE = "kode_ukuran"
    VALUE = "nilai"
    SEX = "jenis_kelamin"
    STAGE = "tahap"
    ASPECT = "aspek"
    RECEIVED = "diterima"
    VILLAGE_NAME = "desa"
    SUBDISTRICT = "kecamatan"
    DISTRICT = "kabupaten"
    PROVINCE = "provinsi"


NAMES = (Field.VILLAGE_NAME, Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE)
STORED = tuple(field for field in Field if field not in NAMES)

_SYNONYMS = {
    Field.VILLAGE: "village_code kode_kelurahan kode_desa_kelurahan kode_desa_kel kode_wilayah",
    Field.PERIOD: "period bulan month bulan_laporan periode_laporan bulan_pelaporan",
    Field.MEASURE: "measure_code ukuran measure",
    Field.VALUE: "value jumlah angka",
    Field.SEX: "sex gender kelamin jk",
    Field.STAGE: "stage",
    Field.ASPECT: "aspect",
    Field.RECEIVED: "received_on received tanggal_diterima tgl_diterima date_received",
    Field.VILLAGE_NAME: (
        "nama_desa kelurahan nama_kelurahan desa_kelurahan nama_desa_kelurahan desa_kel "
        "nama_desa_kel kampung nama_kampung nagari nama_nagari village village_name"
    ),
    Field.SUBDISTRICT: "nama_kecamatan kec distrik subdistrict subdistrict_name",
    Field.DISTRICT: (
        "nama_kabupaten kab kabupaten_kota kab_kota nama_kabupaten_kota nama_kab_kota district "
        "district_name regency"
    ),
    Field.PROVINCE: "nama_provinsi prov province province_name",
}
_IGNORED = "nama_ukuran measure_name no nomor no_urut nomor_urut"
_CODE = re.compile(r"\s*[A-Z][0-9]{2}[A-Z]?(?![A-Za-z0-9])")
_FEWEST = 2


def fold_title(title: str) -> str:
    """Fold a title so that case, blanks and marks do not matter; a share stays one."""
    return re.sub(r"[\W_]+", "", title.lower().replace("%", "persen"))


FIELD_TITLES = {
    fold_title(word): field
    for field, words in _SYNONYMS.items()
    for word in (field, *words.split())
}
"""Every title of a field, folded."""

_IGNORED_TITLES = frozenset(map(fold_title, _IGNORED.split()))


def find_field(title: str) -> Field | None:
    """Field that a title names."""
    return FIELD_TITLES.get(fold_title(title))


def is_ignored(title: str) -> bool:
    """Whether the column of a title may be there although it tells nothing."""
    return fold_title(title) in _IGNORED_TITLES


def is_header(row: Sequence[Cell]) -> bool:
    """Whether a row of a file holds titles.

    Two different things must be named that every row of data has. A place counts once, by code or
    name, and codes of measures count where there are more of them than a row of data has: lists of
    villages or of measures are no reports.
    """
    texts = [text_of(cell) for cell in row if isinstance(cell, str)]
    found = {find_field(text) for text in texts} - {None}
    if found & {Field.VILLAGE, *NAMES}:
        found = found - set(NAMES) | {Field.VILLAGE}
    measures = sum(_CODE.match(text) is not None for text in texts)
    return len(found) + (measures > _FEWEST) >= _FEWEST
