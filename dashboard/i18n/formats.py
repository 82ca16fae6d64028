"""Numbers, months and times as people write them in each language.

Spaces inside a number are non-breaking, so that a value and its unit stay on one line.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dashboard.domain.measures import Language
from dashboard.i18n import text

if TYPE_CHECKING:
    from dashboard.domain.periods import Month, Window

PERCENT = "%"
RUPIAH = "rupiah"

_WIB = dt.timezone(dt.timedelta(hours=7), "WIB")
_INDONESIAN_MARKS = str.maketrans(",.", ".,")
_SCALES = (
    (1e12, "number.trillion"),
    (1e9, "number.billion"),
    (1e6, "number.million"),
    (1e3, "number.thousand"),
)


def plain_number(language: Language, value: float, *, digits: int = 0) -> str:
    """Write a number with thousands marks: ``1.234,5`` in Indonesian, ``1,234.5`` in English."""
    english = f"{value:,.{digits}f}"
    return english.translate(_INDONESIAN_MARKS) if language is Language.INDONESIAN else english


def percentage(language: Language, value: float, *, digits: int = 0) -> str:
    """Write a percentage: ``12,3 %`` in Indonesian, ``12.3%`` in English."""
    gap = "\N{NO-BREAK SPACE}" if language is Language.INDONESIAN else ""
    return f"{plain_number(language, value, digits=digits)}{gap}%"


def full_number(language: Language, value: float, unit: str) -> str:
    """Write every digit, with the sign of its unit: ``1.234``, ``12,3 %``, ``Rp1.250.000``."""
    if unit == PERCENT:
        return percentage(language, value, digits=1)
    sign = "Rp" if unit == RUPIAH else ""
    return sign + plain_number(language, value)


def short_number(language: Language, value: float, unit: str) -> str:
    """Write what a card has room for: money from a thousand, counts from a million, in words."""
    smallest = 1e3 if unit == RUPIAH else 1e6
    if unit == PERCENT or abs(value) < smallest:
        return full_number(language, value, unit)
    size, key = next(scale for scale in _SCALES if round(abs(value) / scale[0], 1) >= 1)
    sign = "Rp" if unit == RUPIAH else ""
    digits = plain_number(language, value / size, digits=1)
    digits = digits[:-2] if digits.endswith("0") else digits
    return f"{sign}{digits}\N{NO-BREAK SPACE}{text(language, key)}"


def month_name(language: Language, month: int) -> str:
    """Name of a month, 1 to 12."""
    return text(language, f"month.full.{month}")


def month_label(language: Language, month: int) -> str:
    """Three-letter name of a month, 1 to 12, for axes."""
    return text(language, f"month.short.{month}")


def full_month(language: Language, month: Month) -> str:
    """A month of a year: ``Oktober 2026``."""
    return f"{month_name(language, month.month)} {month.year}"


def window_phrase(language: Language, window: Window, *, short: bool = False) -> str:
    """Months in words: from January to October 2026, or October 2026; short as on axes."""
    name = month_label if short else month_name
    if not window.last:
        return text(language, "period.none_due", year=window.year)
    last = name(language, window.last)
    if window.first == window.last:
        return f"{last} {window.year}"
    months = text(language, "period.range", first=name(language, window.first), last=last)
    return f"{months} {window.year}"


def moment(language: Language, at: dt.datetime) -> str:
    """Day and time in western Indonesia: ``24 November 2026 13.05 WIB``."""
    local = at.astimezone(_WIB)
    clock = local.strftime("%H.%M" if language is Language.INDONESIAN else "%H:%M")
    return f"{day(language, local)} {clock} WIB"


def day(language: Language, on: dt.date) -> str:
    """A date in words: ``24 November 2026``."""
    return f"{on.day} {month_name(language, on.month)} {on.year}"
