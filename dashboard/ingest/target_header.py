"""The titles that a file of targets may have, forgiving about spelling."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.domain.closeness import KnownNames
from dashboard.domain.periods import MONTHS
from dashboard.domain.targets import Phasing
from dashboard.ingest.faults import Phrase, Problem, joined
from dashboard.ingest.header import fold_title
from dashboard.ingest.personal import PERSONAL_DATA, names_persons, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.ingest.cells import Cell


class TargetField(StrEnum):
    """What a column may tell, by the published titles."""

    CODE = "kode_wilayah"
    PLACE = "wilayah"
    INDICATOR_CODE = "kode_indikator"
    INDICATOR = "indikator"
    YEAR = "tahun"
    VALUE = "nilai"
    PHASING = "pentahapan"
    TOLERANCE = "toleransi"
    BASE = "titik_awal"


_SYNONYMS = {
    TargetField.CODE: "kode region_code kode_kemendagri kode_kabupaten kode_kab kode_kab_kota",
    TargetField.PLACE: (
        "nama_wilayah region region_name daerah kabupaten nama_kabupaten kab kab_kota "
        "kabupaten_kota nama_kab_kota provinsi"
    ),
    TargetField.INDICATOR_CODE: "indicator_code kode_ukuran",
    TargetField.INDICATOR: "nama_indikator indicator indicator_name",
    TargetField.YEAR: "year thn tahun_target",
    TargetField.VALUE: "target nilai_target value target_tahun target_setahun",
    TargetField.PHASING: "tahapan phasing pola penahapan",
    TargetField.TOLERANCE: "tolerance batas_toleransi toleransi_persen",
    TargetField.BASE: "base baseline nilai_awal awal",
}
_IGNORED = "no nomor no_urut satuan unit keterangan catatan arah pilar"
MONTH_TITLES = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
"""Published titles of the twelve months."""

PHASING_NAMES = {
    Phasing.EVEN: "merata",
    Phasing.SEASONAL: "musiman",
    Phasing.CUMULATIVE: "kumulatif",
    Phasing.MONTHLY: "bulanan",
}
"""Published names of the phasings."""

_MONTHS = (
    "januari january",
    "februari pebruari february",
    "maret march",
    "april",
    "may",
    "juni june",
    "juli july",
    "agustus august aug ags agt",
    "september sept",
    "oktober october oct",
    "november nopember nop",
    "desember december dec",
)

Meaning = TargetField | int
"""A field, or a month from 0."""

_TITLES: dict[str, Meaning] = {
    fold_title(word): field
    for field, words in _SYNONYMS.items()
    for word in (field, *words.split())
}
_TITLES |= {
    fold_title(word): month
    for month in range(MONTHS)
    for word in (
        MONTH_TITLES[month],
        *_MONTHS[month].split(),
        f"b{month + 1:02d}",
        f"b{month + 1}",
        f"bulan_{month + 1}",
    )
}
_WHERE: frozenset[Meaning] = frozenset({TargetField.CODE, TargetField.PLACE})
_FEWEST = 2
_KNOWN = KnownNames(_TITLES)
_IGNORED_TITLES = frozenset(map(fold_title, _IGNORED.split()))
_PERSONAL = Problem(
    PERSONAL_DATA, Phrase("fault.column_personal"), Phrase("remedy.delete_personal_column")
)
_UNTITLED = Problem(
    "column_untitled", Phrase("fault.column_untitled"), Phrase("remedy.title_or_delete")
)
_REQUIRED = (
    (TargetField.CODE, TargetField.PLACE),
    (TargetField.INDICATOR_CODE, TargetField.INDICATOR),
    (TargetField.YEAR,),
    (TargetField.VALUE,),
)
"""Fields of which a file needs one of each."""

_ALL = {"titles": ", ".join(TargetField)}


class TargetHeader:
    """What the titles of a file of targets mean.

    Attributes:
        positions: Column of each field and month that is there, from 0.
        problems: What is wrong, each with its column (``None``: the whole row).
    """

    def __init__(self, titles: Sequence[str], filled: Sequence[bool]) -> None:
        """Read titles.

        Args:
            titles: Of all columns.
            filled: Whether each column has anything below its title.
        """
        self.positions: dict[Meaning, int] = {}
        self.problems: list[tuple[int | None, Problem]] = []
        for place, title in enumerate(titles):
            if title or filled[place]:
                self._read(place, title)
        self.problems += [(None, one) for one in self._missing(titles)]

    def _read(self, place: int, title: str) -> None:
        folded = fold_title(title)
        if folded in _IGNORED_TITLES:
            return
        meaning = _TITLES.get(folded)
        if meaning is None:
            self.problems.append((place, _unknown(title)))
        elif self.positions.setdefault(meaning, place) != place:
            self.problems.append((place, _repeated(meaning)))

    def _missing(self, titles: Sequence[str]) -> Iterator[Problem]:
        lacking = [
            joined("part.or", fields)
            for fields in _REQUIRED
            if self.positions.keys().isdisjoint(fields)
        ]
        if lacking:
            found = ", ".join(shown(title) for title in titles if title)
            told = {
                "missing": joined("part.comma", lacking),
                "found": found or Phrase("part.no_title"),
            }
            yield Problem(
                "column_missing",
                Phrase("fault.column_missing", told),
                Phrase("remedy.write_target_titles", _ALL),
            )


def is_target_header(row: Sequence[Cell]) -> bool:
    """Whether a row of a file holds titles of targets: its place, and something else."""
    found = {_TITLES.get(fold_title(cell)) for cell in row if isinstance(cell, str)} - {None}
    return bool(found & _WHERE) and len(found - _WHERE) >= _FEWEST


def title_of(meaning: Meaning) -> str:
    """Published title of a field or month."""
    return MONTH_TITLES[meaning] if isinstance(meaning, int) else meaning.value


def _unknown(title: str) -> Problem:
    if not title:
        return _UNTITLED
    if names_persons(title):
        return _PERSONAL
    near = _KNOWN.find_close(fold_title(title))
    remedy = Phrase("remedy.delete_or_use_targets", _ALL)
    if near:
        guessed = joined("part.or", dict.fromkeys(title_of(_TITLES[name]) for name in near))
        remedy = Phrase("remedy.write_or_delete_column", {"titles": guessed})
    return Problem("column_unknown", Phrase("fault.column_unknown"), remedy)


def _repeated(meaning: Meaning) -> Problem:
    message = Phrase("fault.target_column_repeated", {"column": title_of(meaning)})
    return Problem("column_repeated", message, Phrase("remedy.delete_one_column"))
