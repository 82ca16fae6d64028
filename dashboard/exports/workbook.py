"""Pages as a workbook: every tile a sheet of typed cells, and what the numbers mean."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from io import BytesIO
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.domain.exhibits import Figure
from dashboard.exports.metadata import WIDTHS, metadata_rows, used_codes
from dashboard.exports.styles import Style, add_styles, fit_height, fit_paper, put_text
from dashboard.exports.table_file import NOTHING, headings
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import PERCENT, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.domain.exhibits import Cell, Exhibit, Handout
    from dashboard.exports.making import Making

HEAD = 6
"""Row of the headings on the sheet of an exhibit; above stand title, subtitle, view and version."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]\x00-\x1f]")
_FORMULA_STARTS = ("=", "+", "-", "@")
_NARROWEST, _WIDEST, _ONLY_COLUMN, _LEAST_IN_ALL = 9, 34, 110, 60
_LETTERS_A_PAGE = 170
_LINE_HEIGHT = 15
_WRAPPED = Alignment(wrap_text=True, vertical="top")


class _Planned(NamedTuple):
    """One sheet to come."""

    name: str
    handout: Handout
    exhibit: Exhibit


def write(handouts: Sequence[Handout], making: Making) -> bytes:
    """Write an XLSX workbook.

    The first sheet tells which views these are and lists the sheets, one an exhibit; the last is
    the metadata. Numbers are numbers, percentages from 0 to 100, dates are dates; a number that is
    missing is the word for why, never an empty cell. No text becomes a formula.

    Args:
        handouts: At least one; the first decides the language of the first and the last sheet.
        making: Tells time and links.
    """
    workbook = Workbook()
    add_styles(workbook)
    workbook.properties.creator = "Desmigratif"
    workbook.properties.title = handouts[0].title
    words = Wording(handouts[0].filters.language)
    planned = list(_plan(handouts))
    _write_about(workbook.worksheets[0], handouts, planned, making)
    for each in planned:
        _write_exhibit(workbook.create_sheet(each.name), each)
    _write_metadata(workbook.create_sheet(words.text("workbook.metadata")), planned, words)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _plan(handouts: Iterable[Handout]) -> Iterator[_Planned]:
    """Sheets by number, so that no two have the same name."""
    pairs = ((handout, exhibit) for handout in handouts for exhibit in handout.exhibits)
    for number, (handout, exhibit) in enumerate(pairs, start=1):
        title = _NOT_IN_NAMES.sub(" ", exhibit.title)
        name = shorten(f"{number} {title}", _LONGEST_NAME, placeholder="").strip(" '")
        yield _Planned(name, handout, exhibit)


def _write_about(
    sheet: Worksheet, handouts: Sequence[Handout], planned: Sequence[_Planned], making: Making
) -> None:
    words = Wording(handouts[0].filters.language)
    sheet.title = words.text("workbook.about")
    for letter, width in (("A", 36), ("B", 110)):
        sheet.column_dimensions[letter].width = width
    number = 1
    for handout in handouts:
        put_text(sheet.cell(number, 1), handout.title, Style.TITLE)
        for name, told in _about(handout, making):
            number += 1
            _write_pair(sheet, number, words.text(f"workbook.{name}"), told)
            if name == "address":
                sheet.cell(number, 2).hyperlink = told
                sheet.cell(number, 2).style = Style.LINK
            if name == "demo":
                sheet.cell(number, 2).style = Style.DEMO
        number = _write_contents(sheet, number + 2, handout, planned) + 2
    _write_pair(sheet, number, NOTHING, words.text("workbook.nothing"))
    fit_paper(sheet, "landscape")


def _about(handout: Handout, making: Making) -> Iterator[tuple[str, str]]:
    """What the first sheet tells of a view: name of the text that labels it, and content."""
    words = Wording(handout.filters.language)
    yield "question", handout.question
    yield "shown", handout.sentence
    yield "version", handout.stamp
    if handout.demo:
        yield "demo", f"{words.text('stamp.demo')}: {words.text('stamp.demo_title')}"
    yield "source", handout.source
    yield "address", making.host + handout.address
    yield "made", moment(words.language, making.made_at)


def _write_pair(sheet: Worksheet, number: int, name: str, told: str) -> None:
    put_text(sheet.cell(number, 1), name, Style.STRONG)
    put_text(sheet.cell(number, 2), told, Style.TEXT)
    fit_height(sheet, number, [name, told])


def _write_contents(
    sheet: Worksheet, number: int, handout: Handout, planned: Sequence[_Planned]
) -> int:
    """List the sheets of a handout, with links; the number of the next free row."""
    for each in planned:
        if each.handout is not handout:
            continue
        told = " · ".join(filter(None, (each.exhibit.title, each.exhibit.subtitle)))
        _write_pair(sheet, number, each.name, told)
        cell = sheet.cell(number, 1)
        quoted = each.name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.style = Style.LINK
        number += 1
    return number


def _write_exhibit(sheet: Worksheet, planned: _Planned) -> None:
    _, handout, exhibit = planned
    language = handout.filters.language
    names = headings(exhibit, language)
    _set_widths(sheet, names, exhibit)
    for place, name in enumerate(names, start=1):
        put_text(sheet.cell(HEAD, place), name, Style.HEADER)
    fit_height(sheet, HEAD, names)
    for number, row in enumerate(exhibit.rows, start=HEAD + 1):
        for place, content in enumerate(row, start=1):
            _put(sheet.cell(number, place), content, counted=place != exhibit.label + 1)
        _fit(sheet, number, row)
    if not exhibit.rows:
        put_text(sheet.cell(HEAD + 1, 1), Wording(language).text("workbook.empty"), Style.STATE)
    stamp = Style.DEMO if handout.demo else None
    _write_line(sheet, 1, exhibit.title, Style.TITLE)
    _write_line(sheet, 2, exhibit.subtitle)
    _write_line(sheet, 3, f"{handout.title} · {handout.sentence}")
    _write_line(sheet, 4, handout.stamp, stamp)
    below = HEAD + max(len(exhibit.rows), 1) + 2
    for number, note in enumerate((*exhibit.notes, handout.source), start=below):
        _write_line(sheet, number, note)
    _arrange(sheet, exhibit)


def _arrange(sheet: Worksheet, exhibit: Exhibit) -> None:
    """Keep headings and names in sight, on screen and on paper."""
    last = get_column_letter(len(exhibit.columns))
    sheet.freeze_panes = f"{get_column_letter(exhibit.label + 2)}{HEAD + 1}"
    if exhibit.rows:
        sheet.auto_filter.ref = f"A{HEAD}:{last}{HEAD + len(exhibit.rows)}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.print_title_cols = f"A:{get_column_letter(exhibit.label + 1)}"
    fit_paper(sheet, "landscape", -(-_width(sheet) // _LETTERS_A_PAGE))


def _width(sheet: Worksheet) -> int:
    """Letters that the columns have room for."""
    return int(sum(one.width for one in sheet.column_dimensions.values()))


def _put(cell: SheetCell | MergedCell, content: Cell, *, counted: bool) -> None:
    """Write one cell in its own type.

    Args:
        cell: Where.
        content: What.
        counted: Whether a whole number counts something, rather than naming the row.
    """
    match content:
        case Figure(number=None):
            put_text(cell, content.state or NOTHING, Style.STATE)
        case Figure():
            _put_number(cell, content.number or 0, content.unit)
        case None | "":
            put_text(cell, NOTHING, Style.STATE)
        case str():
            put_text(cell, content, Style.CELL)
            cell.quotePrefix = content.startswith(_FORMULA_STARTS)
        case dt.date():
            cell.value = content
            cell.style = Style.CELL
            cell.number_format = "yyyy-mm-dd"
        case int():
            cell.value = content
            cell.style = Style.NUMBER
            cell.number_format = "#,##0" if counted else "0"


def _put_number(cell: SheetCell | MergedCell, number: float, unit: str) -> None:
    cell.value = number
    cell.style = Style.NUMBER
    broken = number != int(number)
    cell.number_format = "0.0" if unit == PERCENT else "#,##0.0" if broken else "#,##0"


def _set_widths(sheet: Worksheet, names: Sequence[str], exhibit: Exhibit) -> None:
    """Room for what the columns hold; long text is wrapped."""
    most = _ONLY_COLUMN if len(names) == 1 else _WIDEST
    widths = [
        min(most, max(_NARROWEST, _word(name), *(_length(row[place]) for row in exhibit.rows)))
        for place, name in enumerate(names)
    ]
    widths[exhibit.label] += max(0, _LEAST_IN_ALL - sum(widths))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width + 2


def _word(name: str) -> int:
    """Length of the longest word of a heading, which the filter's button stands beside."""
    return max(map(len, name.split()), default=0) + 3


def _length(cell: Cell) -> int:
    match cell:
        case Figure(number=None):
            return len(cell.state)
        case Figure():
            return len(f"{cell.number:,.1f}")
        case None:
            return 0
    return len(str(cell))


def _fit(sheet: Worksheet, number: int, row: Sequence[Cell]) -> None:
    """Make a row as high as its longest text takes."""
    texts = [cell if isinstance(cell, str) else "" for cell in row]
    if max(map(len, texts), default=0) > _NARROWEST:
        fit_height(sheet, number, texts)


def _write_line(sheet: Worksheet, number: int, told: str, style: Style | None = None) -> None:
    """Write a text across the width of the table."""
    if not told:
        return
    cell, columns = sheet.cell(number, 1), len(sheet.column_dimensions)
    put_text(cell, told, style)
    cell.alignment = _WRAPPED
    # Spreadsheet programs call the merging of one cell damage.
    if columns > 1:
        sheet.merge_cells(None, number, 1, number, columns)
    height = _LINE_HEIGHT * (1.3 if style is Style.TITLE else 1)
    sheet.row_dimensions[number].height = height * -(-len(told) // _width(sheet))


def _write_metadata(sheet: Worksheet, planned: Sequence[_Planned], words: Wording) -> None:
    for place, width in enumerate(WIDTHS.values(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    put_text(sheet["A1"], words.text("workbook.metadata_title"), Style.TITLE)
    lines = [words.text("workbook.standard"), words.text("workbook.unknown")]
    shown = {one.handout.address: one.handout for one in planned}.values()
    lines += [f"{one.title}: {one.sentence} · {one.stamp}" for one in shown]
    for number, line in enumerate(lines, start=2):
        put_text(sheet.cell(number, 1), line)
    head = len(lines) + 3
    for place, key in enumerate(WIDTHS, start=1):
        put_text(sheet.cell(head, place), words.text(key), Style.HEADER)
    rows = metadata_rows(_used(planned), words.language)
    for number, row in enumerate(rows, start=head + 1):
        for place, told in enumerate(row, start=1):
            put_text(sheet.cell(number, place), told, Style.CELL)
        fit_height(sheet, number, row)
    sheet.freeze_panes = f"C{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_title_cols = "A:B"
    fit_paper(sheet, "landscape", -(-_width(sheet) // _LETTERS_A_PAGE))


def _used(planned: Iterable[_Planned]) -> Mapping[str, Sequence[str]]:
    """On which sheets each code is, by number."""
    used: dict[str, list[str]] = defaultdict(list)
    for each in planned:
        for code in used_codes(each.exhibit):
            used[code].append(each.name.partition(" ")[0])
    return used
