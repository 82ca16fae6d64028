"""Why a file is refused; faults themselves are words of the domain."""

from __future__ import annotations

from dashboard.domain.faults import (
    Amount,
    Fault,
    Phrase,
    Problem,
    Proposal,
    Severity,
    Value,
    joined,
)
from dashboard.domain.measures import Language
from dashboard.i18n.faults import tell

__all__ = [
    "Amount",
    "Fault",
    "Phrase",
    "Problem",
    "Proposal",
    "Refused",
    "Severity",
    "Value",
    "joined",
]


class Refused(Exception):  # noqa: N818 - the file is refused, which is an answer and no error
    """A file that cannot be read as a table of observations at all.

    Attributes:
        faults: Why, at least one.
    """

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the reasons."""
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        """Write the first reason, in Indonesian."""
        return tell(Language.INDONESIAN, self.faults[0].line)
