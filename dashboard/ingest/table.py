"""A file as a table of columns: each distinct cell is kept, read and judged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.faults import Fault, Problem
from dashboard.ingest.personal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.header import Field


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
            value=shown(cell) or None,
            **problem._asdict(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The known columns of a file, for the rules.

    Attributes:
        raw: The file.
        positions: Column of each field that the file has.
        columns: The column of every field; blank where the file has none.
        readings: What the cells say, as ``read_all`` returns it.
    """

    raw: RawTable
    positions: Mapping[Field, int]
    columns: Mapping[Field, Column]
    readings: pd.DataFrame

    def judge(
        self, fields: Sequence[Field], judge: Callable[..., Problem | None]
    ) -> Iterator[Fault]:
        """Ask once per distinct combination of cells, and report every row that has it.

        Args:
            fields: Whose cells the judge receives, in order; the first is where the fault is.
            judge: Says what is wrong with the cells, or ``None``.
        """
        columns = [self.columns[field] for field in fields]
        combined = np.zeros(len(self.raw.rows), dtype=np.int64)
        for column in columns:
            combined = combined * len(column.distinct) + column.codes
        _, first, which = np.unique(combined, return_index=True, return_inverse=True)
        problems = [
            judge(*(column.distinct[column.codes[index]] for column in columns)) for index in first
        ]
        is_faulty = np.array([problem is not None for problem in problems], dtype=bool)
        for index in np.flatnonzero(is_faulty[which]):
            if problem := problems[which[index]]:
                yield self.fault(int(index), fields[0], problem)

    def where(self, mask: pd.Series[bool], field: Field, problem: Problem) -> Iterator[Fault]:
        """Report one problem at every row for which the mask holds."""
        for index in np.flatnonzero(mask):
            yield self.fault(int(index), field, problem)

    def fault(self, index: int, field: Field, problem: Problem) -> Fault:
        """Say where in the file a problem is.

        Args:
            index: Row among the readings, from 0.
            field: Column; where the file has none the fault is about the row.
            problem: What is wrong there.
        """
        column = self.columns[field]
        cell = column.distinct[column.codes[index]]
        return self.raw.fault(self.row(index), self.positions.get(field), problem, cell)

    def row(self, index: int) -> int:
        """Row number in the file of a row among the readings."""
        return int(self.raw.rows[index])
