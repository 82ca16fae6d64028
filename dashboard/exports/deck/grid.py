"""Cells of an exhibit as texts, and how many of them a slide has room for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dashboard.domain.exhibits import Figure, Form, Role
from dashboard.exports.deck.ink import POINT, SMALLEST, height_of, width_of
from dashboard.i18n.formats import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.exhibits import Cell, Exhibit
    from dashboard.figures.wording import Wording

NO_NUMBER: Final = "○"
"""Stands in a heat map for a number that is not there; the notes of the speaker say why."""

HEADLINE: Final = 22
"""Points of a headline number."""

_WIDEST, _FAVOUR, _SLACK = 90, 1.4, 4


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words.

    Attributes:
        places: Columns of the exhibit that are in it, from left to right.
        headings: Their names.
        rows: Texts of every row of the exhibit.
        numeric: Whether a column holds numbers.
        large: The column whose numbers are the headline; ``None`` for none.
        cut: How many columns were left out because there is no room for them.
    """

    places: tuple[int, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    large: int | None = None
    cut: int = 0

    @classmethod
    def of(cls, exhibit: Exhibit, words: Wording) -> Grid:
        """Write an exhibit down; codes, and units beside numbers that tell them, stay away."""
        spare = {words.text("export.code"), words.text("export.unit")}
        named = [n for n, one in enumerate(exhibit.columns) if one.name not in spare]
        places = tuple(n for n in named if any(row[n] not in (None, "") for row in exhibit.rows))
        drawn = [n for n, place in enumerate(places) if exhibit.columns[place].role is Role.ACTUAL]
        is_bare = exhibit.form is Form.HEAT
        return cls(
            places,
            tuple(exhibit.columns[place].name for place in places),
            tuple(
                tuple(told(row[place], words, is_bare=is_bare) for place in places)
                for row in exhibit.rows
            ),
            tuple(all(_is_number(row[place]) for row in exhibit.rows) for place in places),
            drawn[0] if exhibit.form is Form.CARDS and drawn else None,
        )

    def fitted(self, room: int, size: float, margin: int, *, may_turn: bool) -> Grid:
        """Make a table that fits: the same, or rows as columns, or the first columns of it.

        Args:
            room: For all columns, in EMU.
            size: Of the letters, in points.
            margin: EMU that stay free beside the text of a cell.
            may_turn: Whether rows may become columns.
        """
        for grid in (self, self._turned()) if may_turn else (self,):
            if sum(grid.least(size, margin)) <= room:
                return grid
        taken = accumulate(self.least(size, margin))
        count = max(sum(one <= room for one in taken), 1)
        rows = tuple(row[:count] for row in self.rows)
        cut = len(self.headings) - count
        return Grid(self.places[:count], self.headings[:count], rows, self.numeric[:count], cut=cut)

    def widths(self, room: int, size: float, margin: int) -> list[int]:
        """Share a width among the columns: numbers stay on one line, words stay whole.

        Args:
            room: For all columns, in EMU.
            size: Of the letters, in points.
            margin: EMU that stay free beside the text of a cell.
        """
        least = self.least(size, margin)
        # The longest text makes a row tall: it gets more than its share.
        wished = [
            (self._whole(place) - self._word(place)) ** _FAVOUR + _SLACK
            for place in range(len(self.headings))
        ]
        share = max(room - sum(least), 0) / sum(wished)
        wide = [one + more * share for one, more in zip(least, wished, strict=True)]
        return [int(room * one / sum(wide)) for one in wide]

    def _turned(self) -> Grid:
        """Columns as rows; the texts of the first column are the headings."""
        columns = tuple(zip(self.headings, *self.rows, strict=True))
        numeric = (False, *[all(self.numeric[1:])] * len(self.rows))
        return Grid(tuple(range(len(numeric))), ("", *columns[0][1:]), columns[1:], numeric)

    def least(self, size: float, margin: int) -> list[int]:
        """EMU of every column below which words or numbers would be cut in two."""
        least = []
        for place, heading in enumerate(self.headings):
            letters = size * self.enlarged if place == self.large else size
            of_heading = width_of("x" * _longest_word(heading), size)
            of_cells = width_of("x" * self._word(place), letters)
            least.append(round(max(of_heading, of_cells) * POINT) + margin)
        return least

    def _whole(self, place: int) -> int:
        """Letters of the longest text of a column."""
        return min(max(len(row[place]) for row in self.rows), _WIDEST)

    def _word(self, place: int) -> int:
        """Letters that a line of a column must hold."""
        if self.numeric[place]:
            return self._whole(place)
        return max(_longest_word(row[place]) for row in self.rows)

    def height(self, cells: Sequence[str], widths: Sequence[int], size: float) -> int:
        """EMU that a row takes.

        Args:
            cells: Its texts.
            widths: Of the columns, without what is kept free beside the texts.
            size: Of the letters, in points.
        """
        tall = 0
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            letters = size * self.enlarged if place == self.large else size
            tall = max(tall, height_of(cell, letters, width))
        return tall

    @property
    def enlarged(self) -> float:
        """How much larger the letters of the headline are than the others."""
        return HEADLINE / SMALLEST


def told(cell: Cell, words: Wording, *, is_bare: bool = False) -> str:
    """Write a cell in words.

    Args:
        cell: What to write.
        words: Of the reader.
        is_bare: Whether numbers go without their unit, and what has none is only marked.
    """
    if cell is None:
        return ""
    if isinstance(cell, Figure):
        return _figure(cell, words, is_bare=is_bare)
    if isinstance(cell, dt.date):
        return day(words.language, cell)
    return cell if isinstance(cell, str) else words.count(cell)


def _figure(figure: Figure, words: Wording, *, is_bare: bool) -> str:
    if figure.number is None:
        return NO_NUMBER if is_bare and figure.state else figure.state
    if is_bare:
        return words.number(figure.number, figure.unit)
    write = words.amount if figure.value else words.expected_amount
    return write(figure.number, figure.unit)


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))


def _is_number(cell: Cell) -> bool:
    return cell is None or isinstance(cell, int | Figure)
