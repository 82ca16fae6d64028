"""What is wrong with a file, said so that its sender can put it right, in no language yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS = 26
_FINISHED = "fault.told"


def cell_name(row: int | None, column: int | None) -> str:
    """Write a cell as a spreadsheet program does, ``F12``; empty unless both are known.

    Args:
        row: From 1.
        column: From 1.
    """
    if not (row and column):
        return ""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


class Amount(NamedTuple):
    """A number with thousands marks, in a unit of the catalogue or none."""

    value: float
    unit: str = ""


class Phrase(NamedTuple):
    """A phrase that ``i18n.faults`` writes in the language of who reads it.

    Attributes:
        key: Text of the interface, without a full stop at its end.
        values: What its placeholders stand for. Texts and whole numbers are written as they are,
            other numbers with the decimal mark of the language.
    """

    key: str
    values: Mapping[str, Value] = {}

    @property
    def is_finished(self) -> bool:
        """Whether it is finished Indonesian text, as findings kept it before there were phrases."""
        return self.key == _FINISHED


Value: TypeAlias = "str | int | float | Amount | Phrase"


def finished(told: str) -> Phrase:
    """A phrase that is written already, the same in every language."""
    return Phrase(_FINISHED, {"text": told})


def joined(key: str, values: Iterable[Value]) -> Value:
    """Put a word between things: ``F01 atau F02``.

    Args:
        key: Of a text that puts ``some`` before ``one`` more.
        values: At least one.
    """
    return reduce(lambda some, one: Phrase(key, {"some": some, "one": one}), values)


class Severity(StrEnum):
    """What a problem does to the rows that have it, gravest first."""

    ERROR = "error"
    """They cannot be stored."""

    QUESTION = "question"
    """They cannot be stored until the sender confirms what was understood."""

    WARNING = "warning"
    """They are stored; the sender should look at them."""


class Proposal(NamedTuple):
    """What a misspelt cell may mean; never taken without the sender's word.

    Attributes:
        kind: What the cell should name: ``village`` or ``title``.
        written: The cell as it is remembered once confirmed.
        meaning: Code of the village, or of the column.
        name: What stands for the code, for the sender to judge.
        confidence: Closeness of the spellings, above 0 and up to 1.
    """

    kind: str
    written: str
    meaning: str
    name: str
    confidence: float


class Problem(NamedTuple):
    """One thing that is wrong, whatever the place.

    Attributes:
        code: Stable key, for tests and counts.
        message: What is wrong.
        remedy: What to do about it.
        severity: Whether it keeps rows from being stored.
        proposal: What to confirm; only with a question.
    """

    code: str
    message: Phrase
    remedy: Phrase
    severity: Severity = Severity.ERROR
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong at one place of a file.

    Attributes:
        file: Name of the file, without its folder; empty for a form.
        sheet: Sheet of a workbook; ``None`` for CSV.
        row: Row as a spreadsheet program numbers it, from 1; ``None`` for the file as a whole.
        column: Title as the file writes it; ``None`` for the row as a whole.
        position: Number of that column, from 1 as a spreadsheet program counts; ``None`` likewise.
        value: What the cell holds, shortened; ``None`` where that must not be shown.
        code: Stable key of the problem.
        message: What is wrong.
        remedy: What to do about it.
        severity: Whether it keeps rows from being stored.
        proposal: What to confirm; only with a question.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    position: int | None = None
    value: str | None = None
    code: str
    message: Phrase
    remedy: Phrase
    severity: Severity = Severity.ERROR
    proposal: Proposal | None = None

    @classmethod
    def of_file(cls, file: str, problem: Problem) -> Self:
        """A problem of a file as a whole."""
        return cls(file=file, **problem._asdict())

    @property
    def cell(self) -> str:
        """Its cell as a spreadsheet program writes it, ``F12``; empty where it is not one cell."""
        return cell_name(self.row, self.position)

    @property
    def line(self) -> Phrase:
        """Its place, its value, the problem and the remedy on one line."""
        told = {"place": self._place(), "problem": self.message, "remedy": self.remedy}
        return Phrase("part.fault", told)

    def _place(self) -> Value:
        file: Value = self.file or Phrase("part.form")
        where = [file]
        if self.sheet:
            where.append(Phrase("part.in_sheet", {"sheet": self.sheet}))
        if self.row:
            where.append(Phrase("part.in_row", {"row": self.row}))
        parts = [joined("part.space", where)]
        if self.column:
            parts.append(Phrase("part.in_column", {"column": self.column}))
        if self.value:
            parts.append(f'"{self.value}"')
        return joined("part.comma", parts)

    @property
    def blocks(self) -> bool:
        """Whether it keeps rows from being stored."""
        return self.severity is not Severity.WARNING


def by_place(fault: Fault) -> tuple[int, int, str]:
    """Key that sorts faults as they stand in their file."""
    return fault.row or 0, fault.position or 0, fault.code


def worst_first(faults: Iterable[Fault]) -> list[Fault]:
    """Sort faults for a summary: the gravest first, then those of files, of rows and of cells."""
    gravest = list(Severity)
    return sorted(faults, key=lambda one: (gravest.index(one.severity), _level(one), by_place(one)))


def _level(fault: Fault) -> int:
    return (fault.row is not None) + (fault.position is not None)
