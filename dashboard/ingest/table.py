"""A file as readings for the rules: each distinct cell is kept, read and judged once."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from dashboard.ingest.faults import Fault, Phrase, Problem
from dashboard.ingest.personal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.header import Field

    Indices = NDArray[np.int64]

_MOST_COMBINATIONS = 2**62


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its distinct cells, and for each row the position of its cell among them."""

    distinct: Sequence[Cell]
    codes: NDArray[np.int32]

    @classmethod
    def blank(cls, rows: int) -> Column:
        """Column of empty cells."""
        return cls([""], np.zeros(rows, dtype=np.int32))

    def read(self, reader: Callable[[Cell], object]) -> NDArray[np.object_]:
        """One reading per row; the reader is asked once per distinct cell."""
        readings = np.empty(len(self.distinct), dtype=object)
        readings[:] = [reader(cell) for cell in self.distinct]
        return readings[self.codes]

    def take(self, rows: Indices | slice) -> Column:
        """The same column with the given rows, in their order."""
        return Column(self.distinct, self.codes[rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A file as it was read, nothing judged yet.

    Attributes:
        file: Name of the file, without its folder.
        sheet: Sheet of a workbook; ``None`` for CSV.
        titles: Titles of the columns, without blanks around them.
        title_row: Row of the titles, as a spreadsheet program numbers it.
        rows: Row numbers of the data, the same way; blank rows are left out.
        columns: One per title.
        overfull: Rows that hold more cells than there are titles, with the number of cells.
    """

    file: str
    sheet: str | None
    titles: tuple[str, ...]
    title_row: int
    rows: NDArray[np.int64]
    columns: tuple[Column, ...]
    overfull: Mapping[int, int]

    def take(self, rows: slice) -> RawTable:
        """The same file with some of its rows."""
        columns = tuple(column.take(rows) for column in self.columns)
        return replace(self, rows=self.rows[rows], columns=columns)

    def cell(self, index: int, position: int) -> Cell:
        """Cell of a row and column of the data, both from 0."""
        column = self.columns[position]
        return column.distinct[int(column.codes[index])]

    def fault(
        self, row: int | None, position: int | None, problem: Problem, cell: Cell = ""
    ) -> Fault:
        """Say where in this file a problem is.

        Args:
            row: Row number, or ``None`` for the file as a whole.
            position: Column, from 0, or ``None`` for the row as a whole.
            problem: What is wrong there.
            cell: What is written there.
        """
        return Fault(
            file=self.file,
            sheet=self.sheet,
            row=row,
            column=None if position is None else shown(self.titles[position]) or None,
            position=None if position is None else position + 1,
            value=shown(cell) or None,
            **problem._asdict(),
        )


class RemedyWords(NamedTuple):
    """How a remedy speaks of one value in its file.

    Attributes:
        piece: What holds the value.
        clear: How to take a value out that is not reported.
    """

    piece: Phrase
    clear: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A file as one reading per value, whichever way it is laid out.

    Attributes:
        raw: The file.
        columns: Of every field one cell per reading; blank where the file has none.
        source: Row of the data, from 0, in which each reading stands.
        places: Of each field of the file, the column of the file, from 0, of each reading.
        amounts: Columns of the file that hold values, those for reading only too.
        wording: How remedies speak of a value.
        missing: Measures that have a column but no value, by number of the row.
    """

    raw: RawTable
    columns: Mapping[Field, Column]
    source: Indices
    places: Mapping[Field, NDArray[np.int32]]
    amounts: frozenset[int]
    wording: RemedyWords
    missing: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Arranged):
    """An arranged file and what it says, for the rules.

    Attributes:
        readings: What the cells say, as ``read_all`` returns it.
    """

    readings: pd.DataFrame

    @classmethod
    def of(cls, arranged: Arranged, readings: pd.DataFrame) -> Self:
        """An arranged file with its readings."""
        given = {one.name: getattr(arranged, one.name) for one in fields(arranged)}
        return cls(**given, readings=readings)

    def judge(
        self, fields: Sequence[Field], judge: Callable[..., Problem | None]
    ) -> Iterator[Fault]:
        """Ask once per distinct combination of cells, and report every row that has it.

        Args:
            fields: Whose cells the judge receives, in order; the first is where the fault is.
            judge: Says what is wrong with the cells, or ``None``.
        """
        columns = [self.columns[field] for field in fields]
        first, which = combine(columns)
        problems = [
            judge(*(column.distinct[column.codes[index]] for column in columns)) for index in first
        ]
        yield from self.report(fields[0], problems, which)

    def where(
        self, mask: pd.Series[bool] | NDArray[np.bool_], field: Field, problem: Problem
    ) -> Iterator[Fault]:
        """Report one problem at every cell of which a reading fulfils the mask."""
        yield from self.report(field, [None, problem], np.asarray(mask).astype(np.int64))

    def report(
        self, field: Field, problems: Sequence[Problem | None], which: Indices
    ) -> Iterator[Fault]:
        """Report problems of readings, each once per cell of the file.

        Args:
            field: Column; where the file has none the faults are about the row.
            problems: What is wrong with each kind of reading, or ``None``.
            which: Kind of each reading.
        """
        is_faulty = np.array([problem is not None for problem in problems], dtype=bool)
        indices = np.flatnonzero(is_faulty[which])
        if len(indices) == 0:
            return
        spots = self.source[indices] * len(self.raw.titles)
        if field in self.places:
            spots += self.places[field][indices]
        _, first = np.unique(spots * len(problems) + which[indices], return_index=True)
        for index in indices[np.sort(first)]:
            if problem := problems[which[index]]:
                yield self.fault(int(index), field, problem)

    def fault(self, index: int, field: Field, problem: Problem) -> Fault:
        """Say where in the file a problem is.

        Args:
            index: Reading, from 0.
            field: Column; where the file has none the fault is about the row.
            problem: What is wrong there.
        """
        if field not in self.places:
            return self.raw.fault(self.row(index), None, problem)
        position = int(self.places[field][index])
        cell = self.raw.cell(int(self.source[index]), position)
        return self.raw.fault(self.row(index), position, problem, cell)

    def row(self, index: int) -> int:
        """Row number in the file of a reading."""
        return int(self.raw.rows[self.source[index]])


def combine(columns: Sequence[Column]) -> tuple[Indices, Indices]:
    """Find the distinct combinations of cells that some columns hold side by side.

    Returns:
        Of each combination the first row that has it, and of each row its combination.
    """
    combined = np.zeros(len(columns[0].codes), dtype=np.int64)
    combinations = 1
    for column in columns:
        if combinations * len(column.distinct) > _MOST_COMBINATIONS:
            _, combined = np.unique(combined, return_inverse=True)
            combinations = len(combined)
        combined = combined * len(column.distinct) + column.codes
        combinations *= len(column.distinct)
    _, first, which = np.unique(combined, return_index=True, return_inverse=True)
    return first, which
