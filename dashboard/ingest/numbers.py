"""Numbers as people write them: ``1.234.567,8``, ``1,234,567.8``, ``Rp1,9 juta``."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from dashboard.domain.measures import Language
from dashboard.ingest.cells import Cell, text_of
from dashboard.ingest.faults import Phrase

_SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_MINUS = "\N{MINUS SIGN}-"
_AMOUNT = re.compile(
    rf"(?P<sign>[+{_MINUS}]?)(?P<currency>rp\.?|idr)? *(?P<digits>[0-9.,]+?)(?P<dash>,-)? *"
    rf"(?P<scale>{'|'.join(_SCALES)})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_EITHER_WAY = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_THOUSANDS = {Language.INDONESIAN: ".", Language.ENGLISH: ","}


class NotANumberError(ValueError):
    """The cell holds no number."""


class AmbiguousNumberError(ValueError):
    """The cell reads as two numbers, depending on the language it was written in.

    Attributes:
        readings: The number when the mark sets off thousands, and when it sets off decimals.
    """

    def __init__(self, text: str, readings: tuple[Decimal, Decimal]) -> None:
        """Keep both readings."""
        super().__init__(text)
        self.readings = readings

    @property
    def message(self) -> Phrase:
        """Both numbers, the second with the decimal mark of who reads this."""
        whole, broken = map(str, self.readings)
        units, _, decimals = broken.partition(".")
        numbers = {"whole": whole, "units": units, "decimals": decimals}
        return Phrase("fault.value_ambiguous", numbers)


def is_amount_of_money(cell: Cell) -> bool:
    """Whether a cell is written as money: ``Rp``, ``juta``, ``,-``."""
    match = _AMOUNT.fullmatch(text_of(cell)) if isinstance(cell, str) else None
    return match is not None and any(match.group("currency", "dash", "scale"))


def read_number(cell: Cell, language: Language | None) -> float:
    """Read the number of a cell; a mark that could mean two things needs a language.

    Args:
        cell: A number, or a text in Indonesian or English notation.
        language: Language in which the file writes numbers, or ``None`` when not declared.

    Raises:
        AmbiguousNumberError: For ``1.234`` and ``1,234`` without a language.
        NotANumberError: For anything else that is not one number, infinities too.
    """
    if isinstance(cell, (int, float)) and math.isfinite(cell):
        return float(cell)
    match = _AMOUNT.fullmatch(text_of(cell)) if isinstance(cell, str) else None
    if match is None:
        raise NotANumberError(cell)
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    number = _read_digits(match["digits"], language) * scale
    return float(-number if match["sign"] and match["sign"] in _MINUS else number)


def _read_digits(text: str, language: Language | None) -> Decimal:
    if not _DIGITS.fullmatch(text):
        raise NotANumberError(text)
    marks = [mark for mark in ".," if mark in text]
    if not marks:
        return Decimal(text)
    mark, *others = marks
    if others:
        return _read_both(text)
    if _EITHER_WAY.fullmatch(text):
        return _read_either_way(text, mark, language)
    if text.count(mark) == 1:
        return Decimal(text.replace(mark, "."))
    return _read_grouped(text, mark)


def _read_either_way(text: str, mark: str, language: Language | None) -> Decimal:
    as_thousands, as_decimals = Decimal(text.replace(mark, "")), Decimal(text.replace(mark, "."))
    if language is None:
        raise AmbiguousNumberError(text, (as_thousands, as_decimals))
    return as_thousands if mark == _THOUSANDS[language] else as_decimals


def _read_both(text: str) -> Decimal:
    mark = max(".,", key=text.rindex)
    whole, _, decimals = text.rpartition(mark)
    if mark in whole:
        raise NotANumberError(text)
    return _read_grouped(whole, "," if mark == "." else ".") + Decimal(f"0.{decimals}")


def _read_grouped(text: str, mark: str) -> Decimal:
    if not _GROUPED.fullmatch(text):
        raise NotANumberError(text)
    return Decimal(text.replace(mark, ""))
