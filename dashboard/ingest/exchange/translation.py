"""Puts the columns of another system into words that are known here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.cells import Cell, text_of
from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.personal import PERSONAL_DATA, holds_person, names_persons
from dashboard.ingest.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.ingest.table import RawTable

PERSONAL = Problem(
    PERSONAL_DATA, Phrase("fault.exchange_personal"), Phrase("remedy.delete_personal_column")
)
_STAMP = re.compile(r"([0-9]{4}-[0-9]{2})(-[0-9]{2})(?:[T ].*)?")


@dataclass(slots=True)
class Translation:
    """Reads one file column by column, and keeps what cannot be read.

    Attributes:
        raw: The file as it was read.
        faults: What stays open, in the order found.
    """

    raw: RawTable
    faults: list[Fault] = field(default_factory=list)

    def column(self, position: int, read: Callable[[str], Cell | Problem]) -> Column:
        """Replace the cells of a column; empty ones stay.

        Args:
            position: Column, from 0.
            read: Gives the new cell for a text, or says what is wrong with it. It is asked once
                per distinct cell, and reported once, at the first row, with how often it occurs.
        """
        column = self.raw.columns[position]
        texts = map(text_of, column.distinct)
        answers = [read(text) if text else "" for text in texts]
        problems = {
            number: answer for number, answer in enumerate(answers) if isinstance(answer, Problem)
        }
        if problems:
            self._report(position, problems)
        cells = ["" if isinstance(answer, Problem) else answer for answer in answers]
        return Column(cells, column.codes)

    def kept(self, position: int, answers: Mapping[str, Cell]) -> Column:
        """The column with some texts replaced; every other cell stays as it is."""
        column = self.raw.columns[position]
        cells = [answers.get(text_of(cell), cell) for cell in column.distinct]
        return Column(cells, column.codes)

    def is_personal(self, position: int) -> bool:
        """Whether a column that is filled looks like one about persons."""
        column = self.raw.columns[position]
        if not any(map(text_of, column.distinct)):
            return False
        return names_persons(self.raw.titles[position]) or any(map(holds_person, column.distinct))

    def blame(self, row: int | None, position: int | None, problem: Problem) -> None:
        """Note a problem that is not about what a cell says."""
        self.faults.append(self.raw.fault(row, position, problem))

    def close(self) -> None:
        """Refuse the file for everything that stays open.

        Raises:
            Refused: When there is a fault.
        """
        if self.faults:
            raise Refused(self.faults)

    def _report(self, position: int, problems: Mapping[int, Problem]) -> None:
        column = self.raw.columns[position]
        _, first, counts = np.unique(column.codes, return_index=True, return_counts=True)
        for number, problem in problems.items():
            times = Phrase("part.times", {"count": int(counts[number])})
            message = Phrase("fault.noted", {"said": problem.message, "note": times})
            counted = problem._replace(message=message)
            row = int(self.raw.rows[first[number]])
            self.faults.append(self.raw.fault(row, position, counted, column.distinct[number]))


def read_day(text: str) -> str:
    """Day of a time stamp such as ``2026-09-03T04:05:06.000+0000``; other texts stay.

    The day is the one that is written, whatever its time zone.
    """
    match = _STAMP.fullmatch(text)
    return match[1] + match[2] if match else text


def read_month(text: str) -> str:
    """Month of a day or time stamp, as a date question writes it; other texts stay."""
    match = _STAMP.fullmatch(text)
    return match[1] if match else text
