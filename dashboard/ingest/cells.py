"""Single cells of a file: their text, and the months and days in them."""

from __future__ import annotations

import datetime as dt
import re

from dashboard.domain.periods import Month

Cell = str | int | float | dt.date | dt.time | dt.timedelta

# "2026.1" is what spreadsheet programs make of 2026.10, a number to them.
_YEAR_FIRST = re.compile(r"([0-9]{4})(?!\.1$)(?: ?[-/.] ?(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))")
_YEAR_LAST = re.compile(r"(0?[1-9]|1[0-2]) ?[-/.] ?([0-9]{4})")
_NAMED = re.compile(r"(?:bulan )?([a-z]+)[ .,'/-]*([0-9]{4}|[0-9]{2})")
_NAMED_LAST = re.compile(r"(?:tahun )?([0-9]{4})[ .,'/-]*([a-z]+)")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MIDNIGHT = re.compile(r"[ t]00:00(?::00(?:\.0+)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) +([a-z]+) +([0-9]{4})")
_CENTURY = 2000
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags agst aug",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
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
    """Month of a cell that can mean one month only.

    Read are ``2026-08``, ``08/2026``, ``202608``, ``Agustus 2026``, ``Agu-26`` (two digits are
    years from 2000), dates, and days as text where swapping day and month gives no other month.

    Returns:
        The month; ``None`` where the cell is not a month, or could be two.
    """
    if isinstance(cell, dt.date):
        return Month.of(cell)
    text = " ".join(text_of(cell).lower().split())
    year, month = _in_digits(text) or _by_name(text) or (0, 0)
    return Month(year, month) if year else _month_of_days(_MIDNIGHT.sub("", text))


def _in_digits(text: str) -> tuple[int, int] | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[2] or match[3])
    match = _YEAR_LAST.fullmatch(text)
    return (int(match[2]), int(match[1])) if match else None


def _by_name(text: str) -> tuple[int, int] | None:
    match = _NAMED.fullmatch(text)
    name, year = match.groups() if match else ("", "0")
    if match := _NAMED_LAST.fullmatch(text):
        year, name = match.groups()
    if name not in _MONTHS:
        return None
    return int(year) + (_CENTURY if len(year) == len("26") else 0), _MONTHS[name]


def _month_of_days(text: str) -> Month | None:
    """Month of a day as text, unless its parts read as days of two months."""
    days = [read_day(text)]
    if match := _DAY_FIRST.fullmatch(text):
        days.append(read_day(f"{match[2]}/{match[1]}/{match[3]}"))
    months = {Month.of(day) for day in days if day}
    return months.pop() if len(months) == 1 else None


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
