"""Exhibits as tables: headline numbers, rows as they are, and shaded numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

from dashboard.domain.exhibits import Figure, Form
from dashboard.exports.deck.frame import add_slide
from dashboard.exports.deck.grid import HEADLINE, NO_NUMBER, Grid
from dashboard.exports.deck.ink import SMALLEST, Ink, rgb, write
from dashboard.figures.shades import Shades
from dashboard.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pptx.slide import Slide
    from pptx.table import Table, _Cell

    from dashboard.domain.exhibits import Exhibit
    from dashboard.exports.deck.stage import Box
    from dashboard.exports.deck.talk import Talk
    from dashboard.figures.wording import Wording

_MOST_ROWS = {Form.CARDS: 8}
_USUAL_ROWS = 12
_MOST_SLIDES = 3
_ROOMY_ROWS, _ROOMY_COLUMNS = 8, 6
_ROOMY = 14
SIDE, _OVER = 0.06, 0.04
_REMARK = 0.3
# A style without lines and fills: both are written out, for programs that know no styles.
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_FIRST_DARK = 4
"""The first of the five shades that dark letters cannot be read on."""


def _line(width: int, colour: str) -> str:
    return (
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/>'
        "</a:solidFill></a:lnB>"
    )


_HEAD_LINE, _ROW_LINE = _line(12700, LIGHT.muted), _line(6350, LIGHT.grid)


def add_tables(talk: Talk, exhibit: Exhibit, first_part: int = 1) -> None:
    """Add the rows of an exhibit on as many slides as they take, but not on too many."""
    slide, box = add_slide(talk, exhibit, first_part)
    remark = talk.stage.inches(_REMARK)
    whole = Grid.of(exhibit, talk.words)
    grid = whole.fitted(
        box.width,
        talk.stage.points(SMALLEST),
        2 * talk.stage.inches(SIDE),
        may_turn=exhibit.form is Form.TABLE,
    )
    sheet = Sheet(talk, exhibit, grid, box.without_bottom(remark))
    pages = sheet.pages()[:_MOST_SLIDES]
    for number, (start, end) in enumerate(pages):
        if number:
            slide, _ = add_slide(talk, exhibit, first_part + number)
        sheet.add(slide, start, end)
        left = len(grid.rows) - end if number == len(pages) - 1 else 0
        if remarks := list(_remarks(grid, left, talk.words)):
            line = (" · ".join(remarks), talk.ink(SMALLEST, muted=True))
            talk.write(slide, box.at_bottom(remark), [line], middle=True)


def _remarks(grid: Grid, left: int, words: Wording) -> Iterator[str]:
    """What a table leaves out.

    Args:
        grid: The table.
        left: Rows that no slide holds.
        words: Of the reader.
    """
    if any(NO_NUMBER in row for row in grid.rows):
        yield words.text("deck.no_number", mark=NO_NUMBER)
    if grid.cut:
        yield words.text("deck.more_columns", count=words.count(grid.cut))
    if left:
        yield words.text("deck.more_rows", count=words.count(left))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where on a slide rows go.

    Attributes:
        dense: Whether the letters are small however few rows there are.
    """

    talk: Talk
    exhibit: Exhibit
    grid: Grid
    box: Box
    dense: bool = False

    @property
    def size(self) -> float:
        """Points of its letters."""
        grid = self.grid
        is_roomy = len(grid.rows) <= _ROOMY_ROWS and len(grid.places) <= _ROOMY_COLUMNS
        is_roomy = is_roomy and grid.large is None and not self.dense
        return self.talk.stage.points(_ROOMY if is_roomy else SMALLEST)

    @property
    def widths(self) -> list[int]:
        """EMU of its columns."""
        return self.grid.widths(self.box.width, self.size, 2 * self.talk.stage.inches(SIDE))

    def pages(self) -> list[tuple[int, int]]:
        """First row of every slide and the one after its last, as even as their heights allow."""
        total = len(self.grid.rows)
        pages = self._cut(_MOST_ROWS.get(self.exhibit.form, _USUAL_ROWS))
        if len(pages) > _MOST_SLIDES:
            return pages
        even = self._cut(math.ceil(total / len(pages)))
        return even if len(even) == len(pages) else pages

    def fill(self, slide: Slide, most: int) -> tuple[int, int]:
        """Add the first rows, as many as the box has room for.

        Returns:
            How many rows, and the EMU that they take under their headings.
        """
        start, end = self._cut(most)[0]
        self.add(slide, start, end)
        return end, sum(self._heights(self.grid.rows[start:end]))

    def _cut(self, most: int) -> list[tuple[int, int]]:
        heading, *heights = self._heights(self.grid.rows)
        pages, start, taken = [], 0, heading
        for row, tall in enumerate(heights):
            if row > start and (row - start == most or taken + tall > self.box.height):
                pages.append((start, row))
                start, taken = row, heading
            taken += tall
        return [*pages, (start, len(heights))]

    def _heights(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """Heights of the headings and of rows."""
        inches = self.talk.stage.inches
        free = [width - 2 * inches(SIDE) for width in self.widths]
        lines = (self.grid.headings, *rows)
        return [self.grid.height(one, free, self.size) + 2 * inches(_OVER) for one in lines]

    def add(self, slide: Slide, start: int, end: int) -> None:
        """Add rows from one to another under the headings."""
        widths, heights = self.widths, self._heights(self.grid.rows[start:end])
        place = self.box._replace(height=sum(heights))
        shape = slide.shapes.add_table(len(heights), len(widths), *place)
        shape.element.xpath(".//p:cNvPr")[0].set("descr", self.exhibit.title)
        shape.element.xpath(".//a:tableStyleId")[0].text = _PLAIN_STYLE
        table = shape.table
        table.horz_banding = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        for row, height in zip(table.rows, heights, strict=True):
            row.height = Emu(height)
        self._write(table, start)
        # The library knows no lines of cells.
        for number, cell in enumerate(shape.element.xpath(".//a:tc")):
            line = _HEAD_LINE if number < len(widths) else _ROW_LINE
            cell.get_or_add_tcPr().insert(0, parse_xml(line))

    def _write(self, table: Table, start: int) -> None:
        shades = self._shades()
        for place, heading in enumerate(self.grid.headings):
            ink = self.talk.ink(SMALLEST, bold=True, muted=True, right=self.grid.numeric[place])
            self._write_cell(table.cell(0, place), heading, ink)
        for number in range(1, len(table.rows)):
            row = start + number - 1
            for place, text in enumerate(self.grid.rows[row]):
                cell = table.cell(number, place)
                shade = shades and self._shade(row, place, shades)
                self._write_cell(cell, text, self._ink(place, shade or 0))
                if shade:
                    cell.fill.solid()
                    cell.fill.fore_color.rgb = rgb(LIGHT.classes[shade - 1])

    def _write_cell(self, cell: _Cell, text: str, ink: Ink) -> None:
        inches = self.talk.stage.inches
        cell.margin_left = cell.margin_right = Emu(inches(SIDE))
        cell.margin_top = cell.margin_bottom = Emu(inches(_OVER))
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        write(cell.text_frame.paragraphs[0], text, ink, self.talk.language)

    def _ink(self, place: int, shade: int) -> Ink:
        talk, is_right = self.talk, self.grid.numeric[place]
        if place == self.grid.large:
            return talk.ink(HEADLINE, bold=True, right=is_right)
        colour = LIGHT.surface if shade >= _FIRST_DARK else LIGHT.text if shade else ""
        return Ink(self.size, colour=colour, right=is_right)

    def _shades(self) -> Shades | None:
        """Shades of a heat map of an indicator."""
        if self.exhibit.form is not Form.HEAT or not self.exhibit.indicators:
            return None
        indicator = self.talk.words.catalogue.indicators[self.exhibit.indicators[0]]
        values = (one.value for one in self.exhibit.figures() if one.value)
        return Shades.of(indicator, values)

    def _shade(self, row: int, place: int, shades: Shades) -> int:
        """Number of a cell's shade, from 1; 0 for none."""
        cell = self.exhibit.rows[row][self.grid.places[place]]
        if not isinstance(cell, Figure) or cell.value is None:
            return 0
        name, _, number = shades.look(cell.value).rpartition("-")
        return int(number) if name == "class" else 0
