"""The workbook in which targets of many districts are written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from dashboard.domain.measures import Language
from dashboard.exports.styles import Style, add_styles, fit_paper, put_text
from dashboard.ingest.target_header import MONTH_TITLES, PHASING_NAMES, TargetField

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.services.targets import TargetTemplate, TemplateLine

SHEET = "Target"
_WIDTHS = {
    TargetField.CODE: 14,
    TargetField.PLACE: 28,
    TargetField.INDICATOR_CODE: 14,
    TargetField.INDICATOR: 44,
    TargetField.YEAR: 8,
    TargetField.VALUE: 16,
    TargetField.PHASING: 12,
    TargetField.TOLERANCE: 10,
    TargetField.BASE: 12,
}
_GUIDE = (
    "Isi kolom nilai; baris yang nilainya kosong dilewati. Angka tanpa titik ribuan.",
    "nilai: yang harus tercapai pada akhir tahun, dalam satuan indikatornya; persentase 0 sampai"
    " 100.",
    "pentahapan: merata (langkah sama tiap bulan; boleh dikosongkan), musiman (mengikuti pola tahun"
    " lalu; hanya untuk jumlah yang bertambah tiap bulan), kumulatif (jumlah sejak Januari, isi jan"
    " sampai des, des sama dengan nilai), bulanan (angka tiap bulan, isi jan sampai des, jumlahnya"
    " sama dengan nilai).",
    "toleransi: persen dari yang diharapkan, atau poin untuk persentase; kosong berarti 5.",
    "titik_awal: keadaan pada awal tahun, hanya untuk keadaan seperti jumlah kelompok; kosong"
    " berarti keadaan Desember tahun lalu.",
    "Target provinsi dan Indonesia yang tidak ditulis dihitung dari semua kab/kota di dalamnya.",
)


def write_target_template(content: TargetTemplate) -> bytes:
    """Write an XLSX workbook with the sheets ``Target`` and ``Petunjuk``, which imports as it is.

    ``Target`` has one row per region and indicator, with the targets that count already.
    """
    workbook = Workbook()
    add_styles(workbook)
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    for column, title in enumerate((*_WIDTHS, *MONTH_TITLES), start=1):
        put_text(sheet.cell(1, column), title, Style.HEADER)
        width = _WIDTHS.get(TargetField(title), 9) if title in _WIDTHS else 9
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, line in enumerate(content.lines, start=2):
        _write_line(sheet, number, line, content.year)
    sheet.freeze_panes = f"{get_column_letter(len(_WIDTHS) - 3)}2"
    fit_paper(sheet, "landscape")
    sheet.print_title_rows = "1:1"
    _add_guide(workbook)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write_line(sheet: Worksheet, number: int, line: TemplateLine, year: int) -> None:
    region, indicator, target = line
    name = f"{indicator.name[Language.INDONESIAN]} ({indicator.unit})"
    texts = (region.code or "Indonesia", region.name, indicator.code, name)
    for column, text in enumerate(texts, start=1):
        put_text(sheet.cell(number, column), text, Style.FIXED)
    sheet.cell(number, len(texts) + 1, year).style = Style.FIXED
    own: tuple[object, ...] = (None,) * 4
    if target:
        own = target.value, PHASING_NAMES[target.phasing], target.tolerance, target.base
    steps = target.steps if target else ()
    free = (*own, *(steps or (None,) * len(MONTH_TITLES)))
    for column, value in enumerate(free, start=len(texts) + 2):
        cell = sheet.cell(number, column)
        cell.value = value
        cell.style = Style.INPUT


def _add_guide(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("Petunjuk")
    sheet.column_dimensions["A"].width = 110
    put_text(sheet["A1"], "Cara mengisi target", Style.TITLE)
    for number, sentence in enumerate(_GUIDE, start=3):
        put_text(sheet.cell(number, 1), sentence, Style.TEXT)
    fit_paper(sheet, "portrait")
