"""How cells of our workbooks look, and how text gets into them without becoming a formula."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Literal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

DARK = "FF1F2937"
_FONT = "Calibri"
_LINE_HEIGHT = 15
_PALE = "FFF2F2F2"
_LINE = Side(style="thin", color="FFBFC5CC")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_NUMBER = Alignment(horizontal="right", vertical="top", indent=1)
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_THOUSANDS = "#,##0"


class Style(StrEnum):
    """Named styles that we add to a workbook."""

    TITLE = "Desmigratif judul"
    TEXT = "Desmigratif teks"
    STRONG = "Desmigratif tebal"
    HEADER = "Desmigratif kepala"
    OTHER_HEADER = "Desmigratif kepala lain"
    DEMO = "Desmigratif contoh"
    FIXED = "Desmigratif tetap"
    LAST = "Desmigratif sebelumnya"
    INPUT = "Desmigratif isian"
    LINK = "Desmigratif tautan"
    CELL = "Desmigratif sel"
    NUMBER = "Desmigratif angka"
    STATE = "Desmigratif tanpa angka"


def add_styles(workbook: Workbook) -> None:
    """Make our styles known to a workbook, unless it brings them along."""
    known = set(workbook.named_styles)
    for style in _styles():
        if style.name not in known:
            workbook.add_named_style(style)


def put_text(cell: Cell | MergedCell, text: str, style: Style | None = None) -> None:
    """Write text as text, also where it begins like a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    if style:
        cell.style = style


def fit_paper(
    sheet: Worksheet, orientation: Literal["portrait", "landscape"], pages_wide: int = 1
) -> None:
    """Print on A4 sheets, so many beside each other and as many below as it takes."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)


def fit_height(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    """Make room for the wrapped texts of a row, from the first column on.

    Spreadsheet programs do so by themselves in their own files only. The columns have widths.
    """
    lines = [
        -(-len(told) // int(sheet.column_dimensions[get_column_letter(column)].width))
        for column, told in enumerate(texts, start=1)
    ]
    sheet.row_dimensions[number].height = _LINE_HEIGHT * max(1, *lines)


def filled(colour: str) -> PatternFill:
    """Cells of one colour, written as ``FFRRGGBB``."""
    return PatternFill("solid", fgColor=colour, bgColor=colour)


def _styles() -> list[NamedStyle]:
    """New ones each time, for a workbook keeps the styles that it is given."""
    font = partial(Font, name=_FONT, size=11, color=DARK)
    plain, bold = font(), font(bold=True)
    link = font(color="FF0B57A4", underline="single")
    last = font(color="FF595959", italic=True)
    head = partial(NamedStyle, font=bold, border=_GRID, alignment=_CENTRED)
    middle, free = Alignment(vertical="center", shrink_to_fit=True), Protection(locked=False)
    number = partial(NamedStyle, border=_GRID, number_format=_THOUSANDS, alignment=middle)
    return [
        NamedStyle(Style.TITLE, font=font(bold=True, size=14)),
        NamedStyle(Style.TEXT, font=plain, alignment=_WRAPPED),
        NamedStyle(Style.STRONG, font=bold, alignment=_WRAPPED),
        head(Style.HEADER, fill=filled("FFDCE6F1")),
        head(Style.OTHER_HEADER, fill=filled("FFE6EFE0")),
        NamedStyle(Style.DEMO, font=font(color="FF9C2A10", bold=True)),
        NamedStyle(Style.FIXED, font=plain, fill=filled(_PALE), border=_GRID, alignment=middle),
        number(Style.LAST, font=last, fill=filled(_PALE)),
        number(Style.INPUT, font=plain, fill=filled("FFE3F1FD"), protection=free),
        NamedStyle(Style.LINK, font=link, alignment=_WRAPPED),
        NamedStyle(Style.CELL, font=plain, border=_GRID, alignment=_WRAPPED),
        NamedStyle(Style.NUMBER, font=plain, border=_GRID, alignment=_NUMBER),
        NamedStyle(Style.STATE, font=last, border=_GRID, alignment=_WRAPPED),
    ]
