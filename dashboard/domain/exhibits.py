"""What a tile of a page tells, as a table: of this alone, decks, workbooks and files are made.

An exhibit holds the very values that the page shows, so that no export can tell another number.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Pillar
    from dashboard.domain.values import Value


class Form(StrEnum):
    """How an exhibit is drawn where it is more than a table."""

    CARDS = "cards"
    """Each row is a headline number."""

    BARS = "bars"
    """Each row is a horizontal bar, from the top down."""

    COLUMNS = "columns"
    """Each row is a group of upright bars, one per drawn column."""

    LINES = "lines"
    """Each row is a point in time, each drawn column a line."""

    MAP = "map"
    """Each row is a region whose code is in the first column."""

    HEAT = "heat"
    """Rows by columns, every number shaded by its size."""

    TABLE = "table"
    """Rows as they are."""

    TEXT = "text"
    """Each row is a sentence."""


class Role(StrEnum):
    """What a drawn column is; the same thing looks the same everywhere."""

    ACTUAL = "actual"
    BEFORE = "before"
    TARGET = "target"
    FORECAST = "forecast"
    STATUS = "status"
    """A status in words, its symbol first: what a map shows in place of numbers."""

    OTHER = "other"
    """One of several of equal rank, such as compared regions."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell.

    Attributes:
        number: ``None`` where there is none.
        unit: Key of the unit names; ``%`` counts from 0 to 100.
        value: The value of an indicator or measure that it is; ``None`` for what was computed
            beside, such as a target or a forecast.
        state: In the reader's language, why there is no number; empty where there is one.
    """

    number: float | None
    unit: str
    value: Value | None = None
    state: str = ""


Cell = str | int | dt.date | Figure | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an exhibit.

    Attributes:
        name: Heading, in the reader's language.
        role: What is drawn of it; ``None`` for a column that is only read.
    """

    name: str
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One tile in words and numbers.

    Attributes:
        name: Unique on its page: the name of the tile, with ``-2`` for a second table of it.
        title: What it tells.
        subtitle: Measure, unit, place and months; may be empty.
        columns: At least one.
        rows: Cells in the order of the columns; none where there is nothing to tell.
        label: Index of the column that names a row.
        indicators: Codes of the indicators it tells about, the main one first; may be empty.
        pillar: Whose colour it has; ``None`` for none.
        notes: Sentences under it: what is uncertain, what it rests on, remarks of readers.
        seats: Of a map: code, latitude and longitude of every region that has a known place.
    """

    name: str
    title: str
    subtitle: str = ""
    form: Form = Form.TABLE
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    label: int = 0
    indicators: tuple[str, ...] = ()
    pillar: Pillar | None = None
    notes: tuple[str, ...] = ()
    seats: tuple[tuple[str, float, float], ...] = ()

    @property
    def tile(self) -> str:
        """Name of the tile that it is of."""
        return self.name.partition("-")[0]

    def figures(self) -> Iterator[Figure]:
        """Every number of the exhibit, row by row."""
        for row in self.rows:
            yield from (cell for cell in row if isinstance(cell, Figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What a page tells at one moment, ready to be written in any format.

    Attributes:
        slug: Name of the page.
        title: Title of the page, in the reader's language as all that follows.
        question: Which question the page answers.
        sentence: Pillar, place, months and coverage on one line.
        stamp: Data version, its time, and whether demo values are in it.
        source: Where the numbers come from.
        address: Path and query that show the same, with the data version.
        filters: The reader's choice.
        demo: Whether any number of the page holds demo values.
        exhibits: In reading order.
    """

    slug: str
    title: str
    question: str
    sentence: str
    stamp: str
    source: str
    address: str
    filters: Filters
    demo: bool
    exhibits: tuple[Exhibit, ...]

    def only(self, name: str) -> Self | None:
        """The same with all tables of one tile; ``None`` where the page has no such tile."""
        chosen = tuple(one for one in self.exhibits if one.tile == name)
        return replace(self, exhibits=chosen) if chosen else None
