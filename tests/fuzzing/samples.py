"""Sound files to start from: filled in as a coordinator would, by the programs that people use."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import xlsxwriter

from dashboard.domain.periods import Month
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports.template import write_template
from tests.support.programme import PLACES

if TYPE_CHECKING:
    from dashboard.services import Services

FOLDER = Path(__file__).with_name("samples")
"""Files that LibreOffice made of ``write_wide``: it writes others each time, and seeds would not
tell the same inputs any more."""

LONG = ("kode_desa", "periode", "kode_ukuran", "nilai", "jenis_kelamin", "tahap", "diterima")
WIDE = ("No", "Desa", "Kabupaten", "Bulan", "F01 L", "F01 P", "F02", "U04", "M01")
VILLAGES = ("Kenanga", "Singakerta", "Wiyong", "Wetan", "Namosain")
AREAS = ("Indramayu", "Indramayu", "Cirebon", "Cilacap", "Kota Kupang")


class Sample(NamedTuple):
    """A file that is read without any fault, or with warnings only."""

    suffix: str
    content: bytes


def make_samples(services: Services) -> list[Sample]:
    """Make one of every kind, the same bytes each time."""
    return [
        Sample(".xlsx", pack(unpack(_fill_template(services)))),
        Sample(".xlsx", write_wide()),
        *(Sample(path.suffix, path.read_bytes()) for path in sorted(FOLDER.iterdir())),
        Sample(".csv", _write_csv("utf-8-sig", ",")),
        Sample(".csv", _write_csv("cp1252", ";")),
    ]


def write_wide() -> bytes:
    """One row per village and month, with notes above and numbers as numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Laporan")
        sheet.write("A1", "Laporan Desmigratif (contoh)")
        sheet.write_row("A3", WIDE)
        for number, (village, area) in enumerate(zip(VILLAGES, AREAS, strict=True), start=1):
            cells = (number, village, area, "Maret 2026", number, 2, 1, 1_900_000.0, 0)
            sheet.write_row(number + 2, 0, cells)
        book.add_worksheet("Petunjuk").write("A1", "Isi lembar Laporan saja.")
    return pack(unpack(file.getvalue()))


def unpack(content: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of a workbook's parts, without those that tell when it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            (one.filename, archive.read(one))
            for one in archive.infolist()
            if not one.filename.startswith("docProps/")
        ]


def pack(parts: list[tuple[str, bytes]]) -> bytes:
    """Make a workbook of parts, of which several may have the same name."""
    file = io.BytesIO()
    silent = warnings.catch_warnings(action="ignore", category=UserWarning)
    with silent, zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
    return file.getvalue()


def _fill_template(services: Services) -> bytes:
    months = [Month(2026, 2), Month(2026, 3)]
    template = write_template(services.templates.read(LOCAL_VIEWER, "32.12", months))
    book = openpyxl.load_workbook(io.BytesIO(template))
    for row in book["Laporan"].iter_rows(min_row=6, min_col=6):
        for cell in row[::2]:
            cell.value = 1
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_csv(encoding: str, separator: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow([*LONG, "nama_desa"])
    for name in VILLAGES:
        for sex in "LP":
            cells = (PLACES[name], "2026-03", "F01", "12", sex, "", "2026-04-05", name)
            writer.writerow(cells)
    return text.getvalue().encode(encoding)
