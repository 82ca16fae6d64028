"""One table as CSV, for programs that read no workbook."""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO
from typing import TYPE_CHECKING

from dashboard.domain.exhibits import Figure
from dashboard.domain.measures import Language
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.exhibits import Cell, Exhibit, Handout
    from dashboard.exports.making import Making

NOTHING = "–"
"""What stands where there is nothing to tell, so that no cell is empty."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SEPARATORS = {Language.INDONESIAN: ";", Language.ENGLISH: ","}


def write(handouts: Sequence[Handout], making: Making) -> bytes:  # noqa: ARG001  # as all writers
    """Write the first exhibit of the first handout, UTF-8 with a byte order mark.

    Every row also tells source, data version and, where there are demo values, that. In Indonesian
    columns are separated by semicolons and decimals by a comma, as spreadsheet programs set to
    Indonesian expect it; in English by commas and a point.

    Args:
        handouts: At least one, with at least one exhibit.
        making: Not needed.
    """
    handout = handouts[0]
    exhibit, language = handout.exhibits[0], handout.filters.language
    beside = dict(_beside(handout))
    file = StringIO()
    writer = csv.writer(file, delimiter=_SEPARATORS[language])
    writer.writerow([_harmless(one) for one in (*headings(exhibit, language), *beside)])
    for row in exhibit.rows:
        told = [_told(cell, language) for cell in row]
        writer.writerow([*told, *map(_harmless, beside.values())])
    return file.getvalue().encode("utf-8-sig")


def headings(exhibit: Exhibit, language: Language) -> list[str]:
    """Headings of the columns, each with the unit of its figures where they share one."""
    units = Wording(language).catalogue.units
    told = []
    for place, column in enumerate(exhibit.columns):
        cells = (row[place] for row in exhibit.rows)
        own = {units[cell.unit][language] for cell in cells if isinstance(cell, Figure)}
        unit = own.pop() if len(own) == 1 else ""
        told.append(column.name if unit in column.name else f"{column.name} ({unit})")
    return told


def _beside(handout: Handout) -> Iterator[tuple[str, str]]:
    """What every row tells of where it comes from: heading and content."""
    words = Wording(handout.filters.language)
    yield words.text("workbook.source"), handout.source
    yield words.text("workbook.version"), handout.stamp
    if handout.demo:
        yield words.text("workbook.demo"), words.text("stamp.demo")


def _told(cell: Cell, language: Language) -> str:
    match cell:
        case Figure(number=None):
            return cell.state or NOTHING
        case Figure():
            return _digits(cell.number or 0, language)
        case dt.date():
            return cell.isoformat()
        case None | "":
            return NOTHING
        case int():
            return str(cell)
    return _harmless(cell)


def _digits(number: float, language: Language) -> str:
    """Every digit of a number, without marks between thousands."""
    written = str(int(number)) if number == int(number) else repr(number)
    return written.replace(".", ",") if language is Language.INDONESIAN else written


def _harmless(text: str) -> str:
    """Text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
