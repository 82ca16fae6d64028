"""What is wrong with a file, in the language of who reads it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.domain.faults import Amount, Phrase
from dashboard.domain.measures import Language
from dashboard.i18n import text
from dashboard.i18n.formats import full_number

if TYPE_CHECKING:
    from dashboard.domain.faults import Value


def tell(language: Language, phrase: Phrase) -> str:
    """Write a phrase, and those inside it.

    Raises:
        KeyError: When there is no such text, or a placeholder of it has no value.
    """
    values = {name: _write(language, value) for name, value in phrase.values.items()}
    return text(language, phrase.key, **values)


def _write(language: Language, value: Value) -> str:
    if isinstance(value, Phrase):
        return tell(language, value)
    if isinstance(value, Amount):
        return full_number(language, value.value, value.unit)
    return _digits(language, value) if isinstance(value, float) else str(value)


def _digits(language: Language, number: float) -> str:
    """Every digit without thousands marks, as a sender may write it."""
    english = f"{Decimal(repr(float(number))).normalize():f}"
    return english.replace(".", ",") if language is Language.INDONESIAN else english
