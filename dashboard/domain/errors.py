"""What can go wrong in a way that a reader must hear about."""

from __future__ import annotations


class StoreUnavailableError(Exception):
    """The database is locked or away; asking again later may succeed."""


class NotFoundError(LookupError):
    """A code that names nothing.

    Attributes:
        parameter: Which parameter named it.
        value: The code.
    """

    def __init__(self, parameter: str, value: str) -> None:
        """Remember parameter and value, for a message in the reader's language."""
        super().__init__(parameter, value)
        self.parameter = parameter
        self.value = value

    def __str__(self) -> str:
        """Write both, for a log."""
        return f"{self.parameter}={self.value}"
