"""The workbook in which a district writes the monthly reports of its villages."""

from __future__ import annotations

from io import BytesIO
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from dashboard.domain.measures import LARGEST_VALUE, Language
from dashboard.exports.guide import add_codes, add_guide, due_sentence, months_in_words
from dashboard.exports.styles import Style, add_styles, fit_paper, put_text
from dashboard.i18n import text
from dashboard.i18n.formats import RUPIAH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.services.templates import TemplateContent, TemplateRow, TemplateValue

SHEET = "Laporan"
_INDONESIAN = Language.INDONESIAN
_TITLE_ROW, _SECOND_ROW, _FIRST_ROW = 4, 5, 6
_PLACES: tuple[tuple[str, int, Callable[[TemplateRow], str]], ...] = (
    ("kode_desa", 15, lambda row: row.village.code),
    ("desa", 22, lambda row: row.village.name),
    ("kecamatan", 20, lambda row: row.subdistrict),
    ("periode", 10, lambda row: str(row.month)),
)
_FIRST_MEASURE = len(_PLACES) + 1
_NUMBER_WIDTH = 16
_VALUES_A_PAGE = 7
_PERCENT = 48
"""Scale at which the columns of so many values fit on a page beside those of the places."""


def write_template(content: TemplateContent) -> bytes:
    """Write an XLSX workbook with the sheets ``Laporan``, ``Petunjuk`` and ``Kode``.

    ``Laporan`` has one row per village and month and two columns per measure, or per part of its
    breakdown, each pair under its title: the last value, to compare with, and the cell to fill in.
    Only the latter can be edited; the protection has no password, so that a mistake of ours does
    not stop anybody.
    """
    workbook = Workbook()
    add_styles(workbook)
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    _write_head(sheet, content)
    _write_titles(sheet, content)
    for number, row in enumerate(content.rows, start=_FIRST_ROW):
        _write_row(sheet, number, row, content)
    _add_validations(sheet, content)
    _arrange(sheet, content)
    add_guide(workbook, content)
    add_codes(workbook, content)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write_head(sheet: Worksheet, content: TemplateContent) -> None:
    district, months = content.district, months_in_words(content.months)
    about = f"Laporan bulanan Desmigratif: {district.name}, {content.province}, {months}"
    put_text(sheet["A1"], about, Style.TITLE)
    how = (
        "Isi hanya kolom biru “nilai”. Tidak ada kejadian: tulis 0. Belum ada laporan: biarkan"
        f" kosong. {due_sentence(content)} Cara lengkap ada di lembar Petunjuk."
    )
    put_text(sheet["A2"], how)
    if content.has_demo:
        mark = text(_INDONESIAN, "stamp.demo")
        put_text(sheet["A3"], f"{mark}: angka di kolom “sebelumnya” hanya contoh.", Style.DEMO)


def _write_titles(sheet: Worksheet, content: TemplateContent) -> None:
    for column, (title, width, _) in enumerate(_PLACES, start=1):
        put_text(sheet.cell(_TITLE_ROW, column), title, Style.HEADER)
        sheet.cell(_SECOND_ROW, column).style = Style.HEADER
        sheet.merge_cells(None, _TITLE_ROW, column, _SECOND_ROW, column)
        sheet.column_dimensions[get_column_letter(column)].width = width
    style, pillar = Style.OTHER_HEADER, None
    columns = _columns(content)
    for measure in content.measures:
        if measure.pillar is not pillar:
            other = style is Style.HEADER
            style, pillar = Style.OTHER_HEADER if other else Style.HEADER, measure.pillar
        unit = content.units[measure.unit][_INDONESIAN]
        title = f"{measure.code} {measure.name[_INDONESIAN]} ({unit})"
        for column, value in islice(columns, len(content.values[measure.code])):
            put_text(sheet.cell(_TITLE_ROW, column), title, style)
            sheet.cell(_TITLE_ROW, column + 1).style = style
            sheet.merge_cells(None, _TITLE_ROW, column, _TITLE_ROW, column + 1)
            _write_second_titles(sheet, column, _named(value, content), style)


def _write_second_titles(sheet: Worksheet, column: int, named: str, style: Style) -> None:
    for place, what in enumerate(("sebelumnya", "nilai"), start=column):
        put_text(sheet.cell(_SECOND_ROW, place), f"{named}\n{what}".strip(), style)
        sheet.column_dimensions[get_column_letter(place)].width = _NUMBER_WIDTH


def _named(value: TemplateValue, content: TemplateContent) -> str:
    """Members that a value is of, each on a line; nothing for a total."""
    return ",\n".join(content.names[one] for one in value.members if one)


def _columns(content: TemplateContent) -> Iterator[tuple[int, TemplateValue]]:
    """Number of the first of the two columns of each value."""
    values = chain.from_iterable(content.values[one.code] for one in content.measures)
    return zip(count(_FIRST_MEASURE, 2), values, strict=False)


def _write_row(sheet: Worksheet, number: int, row: TemplateRow, content: TemplateContent) -> None:
    for column, (_, _, told) in enumerate(_PLACES, start=1):
        put_text(sheet.cell(number, column), told(row), Style.FIXED)
    for column, value in _columns(content):
        last = row.last.get(value)
        sheet.cell(number, column, last and last.value).style = Style.LAST
        sheet.cell(number, column + 1).style = Style.INPUT


def _add_validations(sheet: Worksheet, content: TemplateContent) -> None:
    last_row = _FIRST_ROW + len(content.rows) - 1
    yes_no = DataValidation(type="list", formula1='"0,1"')
    money, whole = _at_least_zero("decimal"), _at_least_zero("whole")
    _explain(yes_no, "Pilih 1 (ya, sudah ada) atau 0 (belum ada).")
    _explain(money, "Tulis rupiah penuh dengan angka saja, mulai dari 0, tanpa Rp dan tanpa titik.")
    _explain(whole, "Tulis bilangan bulat mulai dari 0, dengan angka saja, tanpa titik.")
    measures = {measure.code: measure for measure in content.measures}
    for column, value in _columns(content):
        measure = measures[value.measure]
        is_yes_no = measure.maximum == 1
        chosen = yes_no if is_yes_no else money if measure.unit == RUPIAH else whole
        letter = get_column_letter(column + 1)
        chosen.add(f"{letter}{_FIRST_ROW}:{letter}{last_row}")
    for validation in (yes_no, money, whole):
        if validation.sqref:
            sheet.add_data_validation(validation)


def _at_least_zero(kind: Literal["whole", "decimal"]) -> DataValidation:
    return DataValidation(type=kind, operator="between", formula1="0", formula2=str(LARGEST_VALUE))


def _explain(validation: DataValidation, error: str) -> None:
    validation.errorTitle = "Isian tidak dapat dipakai"
    validation.error = f"{error} Belum ada laporan: kosongkan."
    validation.errorStyle = "stop"
    validation.showErrorMessage = True


def _arrange(sheet: Worksheet, content: TemplateContent) -> None:
    """Keep places and titles in sight, on screen and on paper, and lock all but the inputs."""
    sheet.row_dimensions[_TITLE_ROW].height = 48
    columns = list(_columns(content))
    if any(any(value.members) for _, value in columns):
        sheet.row_dimensions[_SECOND_ROW].height = 64
    sheet.freeze_panes = f"{get_column_letter(_FIRST_MEASURE)}{_FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    fit_paper(sheet, "landscape")
    # Fitted columns would part a last value from its cell to fill in.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = _PERCENT
    for column, _ in columns[_VALUES_A_PAGE::_VALUES_A_PAGE]:
        sheet.col_breaks.append(Break(column - 1))
    sheet.print_title_rows = f"{_TITLE_ROW}:{_SECOND_ROW}"
    sheet.print_title_cols = f"A:{get_column_letter(len(_PLACES))}"
