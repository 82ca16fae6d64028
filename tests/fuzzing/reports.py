"""Sound files with cells by chance: any titles, any layout, any kind of cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import xlsxwriter

from dashboard.ingest.cells import text_of
from tests.fuzzing.samples import AREAS, LONG, VILLAGES, WIDE, Sample
from tests.support.programme import CATALOGUE, PLACES

if TYPE_CHECKING:
    from random import Random

    from dashboard.ingest.cells import Cell

PERSON = "3201234567890123"
"""Looks like the number of an identity card."""

_NAMED = [name for one in CATALOGUE.measures.values() for name in one.name.values()]
_TITLES = (
    *LONG,
    *WIDE,
    *CATALOGUE.measures,
    *_NAMED,
    "kecamatan",
    "provinsi",
    "aspek",
    "M01 L sebelum",
    "F01 Keberangkatan prosedural (orang)",
    "P01_L_sebelum_ekonomi",
    "F01 L P",
    "C02 sebelum",
    "F01 sebelumnya",
    "Kode Dessa",
    "Keberangkattan prosedural",
    "NIK",
    "Nama lengkap",
    "Keterangan",
    "Z99",
    "",
)
_SECOND = ("nilai", "sebelumnya", "L", "P", "sebelum", "setelah", "ekonomi", "L sebelum", "", "?")
_TEXTS = (
    *PLACES.values(),
    *VILLAGES,
    *AREAS,
    "Kenangga",
    "Kab. Cilacap",
    "Kab. Kota",
    "DESA KENANGA (KSB)",
    "2026-03",
    "Maret 2026",
    "03/2026",
    "31 Februari 2026",
    "202613",
    "F01",
    "F03",
    "V01",
    "L",
    "perempuan",
    "sebelum",
    "1.234",
    "1.234,5",
    "Rp1,9 juta",
    "-",
    "n/a",
    "-1",
    "24%",
    "1e400",
    "9" * 400,
    "=1+1",
    "٣",
    "😀\u202e\u200b",
    "\n\t ",
    "x" * 30_000,
    PERSON,
    "0812-3456-7890",
)
_NUMBERS = (0, 1, 12, 2.0, 0.5, -1, 1e15, 1e308, 5e-324, 202603, 46082.0, 3212162004)
_DAYS = (
    dt.date(1900, 1, 1),
    dt.date(2026, 3, 31),
    dt.date(9999, 12, 31),
    dt.datetime(2026, 3, 1, 12, 30),  # noqa: DTZ001 - cells have no time zone
    dt.time(12, 30),
    dt.timedelta(days=40),
)


def write_report(chance: Random) -> Sample:
    """Write titles and cells by chance; half of the files are right but for a few cells."""
    rows = _usual(chance) if chance.random() < 0.5 else _unusual(chance)
    above = [["Laporan bulanan", "", "Maret"]] * chance.choice((0, 0, 1, 3))
    blank = [[]] * chance.choice((0, 0, 2))
    left = [""] * chance.choice((0, 0, 0, 2))
    sheet = [*above, *blank, *([*left, *row] for row in rows)]
    return _as_csv(chance, sheet) if chance.random() < 0.4 else _as_xlsx(chance, sheet)


def _usual(chance: Random) -> list[list[Cell]]:
    titles, row = chance.choice(
        (
            (LONG, (PLACES["Kenanga"], "2026-03", "F01", 12, "L", "", "")),
            (WIDE, (1, "Kenanga", "Indramayu", "2026-03", 1, 2, 3, 1_900_000, 0)),
        )
    )
    rows = [list(titles), *([*row] for _ in range(chance.randint(1, 6)))]
    for _ in range(chance.randint(0, 4)):
        line = rows[chance.randrange(len(rows))]
        line[chance.randrange(len(line))] = _cell(chance)
    return rows


def _unusual(chance: Random) -> list[list[Cell]]:
    width = chance.choice((1, 4, 9, 30, 210))
    titles = [chance.choice(_TITLES) for _ in range(width)]
    for place, title in enumerate(("kode_desa", "periode", "F01", "F02")[:width]):
        titles[place] = title if chance.random() < 0.8 else titles[place]
    chance.shuffle(titles)
    second = [[chance.choice(_SECOND) for _ in titles]] if chance.random() < 0.4 else []
    count = chance.choice((0, 1, 5, 40))
    rows = [[_cell(chance) for _ in range(width + chance.choice((0, 0, 1)))] for _ in range(count)]
    return [titles, *second, *rows]


def _cell(chance: Random) -> Cell:
    kinds: tuple[tuple[Cell, ...], ...] = (_TEXTS, _TEXTS, _NUMBERS, _DAYS, ("",), (True, False))
    return chance.choice(chance.choice(kinds))


def _as_csv(chance: Random, sheet: list[list[Cell]]) -> Sample:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=chance.choice(",;\t"))
    writer.writerows([text_of(cell) for cell in row] for row in sheet)
    encoding = chance.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return Sample(".csv", text.getvalue().encode(encoding, "replace"))


def _as_xlsx(chance: Random, sheet: list[list[Cell]]) -> Sample:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": chance.random() < 0.3}
    with xlsxwriter.Workbook(file, {**options, "default_date_format": "yyyy-mm-dd"}) as book:
        for _ in range(chance.choice((1, 1, 1, 2))):
            page = book.add_worksheet()
            for number, row in enumerate(sheet):
                page.write_row(number, 0, row)
            if chance.random() < 0.2 and book.get_worksheet_by_name("Sheet2"):
                page.hide()
    return Sample(".xlsx", file.getvalue())
