"""Single cells of a file: their text, and the months and days in them."""

from __future__ import annotations

import datetime as dt
import re

from dashboard.domain.periods import Month

Cell = str | int | float | dt.date | dt.time | dt.timedelta

_PERIOD = re.compile(r"(?!0000)([0-9]{4})-(0[1-9]|1[0-2])")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) +([a-z]+) +([0-9]{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug",
            "september sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}


def text_of(cell: Cell) -> str:
    """Text of a cell without blanks around it; a whole number without decimals."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def read_period(cell: Cell) -> Month | None:
    """Month of a cell that says ``2026-08`` or holds a date; ``None`` where it is not a month."""
    if isinstance(cell, dt.date):
        return Month.of(cell)
    match = _PERIOD.fullmatch(text_of(cell))
    return Month(int(match[1]), int(match[2])) if match else None


def read_day(cell: Cell) -> dt.date | None:
    """Day of a cell: ``2022-08-31``, ``31/08/2022``, ``31 Agustus 2022`` or a date.

    Returns:
        The day; ``None`` where the cell is not a day, empty ones too.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    parts = _day_parts(text_of(cell).lower())
    try:
        return dt.date(*parts) if parts else None
    except ValueError:
        return None


def _day_parts(text: str) -> tuple[int, int, int] | None:
    if match := _ISO_DAY.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    match = _IN_WORDS.fullmatch(text)
    if match and match[2] in _MONTHS:
        return int(match[3]), _MONTHS[match[2]], int(match[1])
    return None
