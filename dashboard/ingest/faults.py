"""What is wrong with a file, said so that its sender can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, whatever the place.

    Attributes:
        code: Stable key, for tests and counts.
        message: What is wrong, in Indonesian.
        remedy: What to do about it, in Indonesian.
    """

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong at one place of a file.

    Attributes:
        file: Name of the file, without its folder.
        sheet: Sheet of a workbook; ``None`` for CSV.
        row: Row as a spreadsheet program numbers it, from 1; ``None`` for the file as a whole.
        column: Title as the file writes it; ``None`` for the row as a whole.
        value: What the cell holds, shortened; ``None`` where that must not be shown.
        code: Stable key of the problem.
        message: What is wrong, in Indonesian.
        remedy: What to do about it, in Indonesian.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Write place, value, problem and remedy on one line."""
        place = [
            self.file,
            f" lembar {self.sheet}" if self.sheet else "",
            f" baris {self.row}" if self.row else "",
            f", kolom {self.column}" if self.column else "",
            f', "{self.value}"' if self.value else "",
        ]
        return f"{''.join(place)}: {self.message}. {self.remedy}."


class Refused(Exception):  # noqa: N818 - the file is refused, which is an answer and no error
    """A file that cannot be read as a table of observations at all.

    Attributes:
        faults: Why, at least one.
    """

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the reasons; the text of the exception is the first of them."""
        super().__init__(str(faults[0]))
        self.faults = faults
