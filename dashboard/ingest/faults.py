"""Why a file is refused; faults themselves are words of the domain."""

from __future__ import annotations

from dashboard.domain.faults import Fault, Problem, Proposal, Severity

__all__ = ["Fault", "Problem", "Proposal", "Refused", "Severity"]


class Refused(Exception):  # noqa: N818 - the file is refused, which is an answer and no error
    """A file that cannot be read as a table of observations at all.

    Attributes:
        faults: Why, at least one.
    """

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the reasons; the text of the exception is the first of them."""
        super().__init__(str(faults[0]))
        self.faults = faults
