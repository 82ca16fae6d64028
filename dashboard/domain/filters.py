"""What the reader has chosen to look at: URL to object and back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from dashboard.domain.measures import MAIN_PILLARS, Language, Pillar
from dashboard.domain.regions import NATION, level_of
from dashboard.domain.sending import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

FIRST_YEAR = 2016
_VARIABLE = re.compile(r"<(\w+)>")
_OF_STATUS = "status"
_INDICATOR = re.compile(r"[A-Z]\d\d[A-Z]?")


class CompareBy(StrEnum):
    """What stands side by side on the page that compares."""

    REGIONS = "wilayah"
    COHORTS = "angkatan"
    YEARS = "tahun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The one filter object that every service, page and export receives.

    Attributes:
        year: Calendar year, from 2016.
        month: 1 to 12, or ``None`` for the year to its last due month.
        region: Kemendagri code; empty for the country.
        pillar: One of the four pillars, or ``None`` for all.
        indicator: What map, ranking and trend show; ``None`` for the usual one.
        version: An old data version to look at; ``None`` for the newest.
        as_of: The day whose calendar counts, for what was shown then; ``None`` for today.
        compare_by: What is compared; ``None`` for the usual, regions.
        compare_with: Region codes, cohort years or years to compare, in the reader's order.
        like_for_like: Whether only villages count that reported in all compared windows.
        map_of_status: Whether maps show how regions stand against their targets, not numbers.
        upload: Number of a file that was sent; only part of a path.
        submission: Number of an acceptance; only part of a path.
        agenda: Number of an agenda; only part of a path.
        message: What was just done; told once, so no link carries it.
    """

    year: int
    month: int | None = None
    region: str = NATION
    pillar: Pillar | None = None
    indicator: str | None = None
    language: Language = Language.INDONESIAN
    version: int | None = None
    as_of: dt.date | None = None
    compare_by: CompareBy | None = None
    compare_with: tuple[str, ...] = ()
    like_for_like: bool = False
    map_of_status: bool = False
    upload: int | None = None
    submission: int | None = None
    agenda: int | None = None
    message: Message | None = None

    def to_query(self) -> str:
        """Write the URL query that restores these filters; usual choices are left out."""
        return _query(self._chosen())

    def to_address(self, path: str) -> str:
        """Write the address of a page: variables of its path are filled in, the rest is query.

        Args:
            path: Path of the page, such as ``/peta`` or ``/pilar/<pilar>``.
        """
        chosen = self._chosen()
        names = _VARIABLE.findall(path)
        known = chosen | {
            "kiriman": self.upload,
            "penerimaan": self.submission,
            "agenda": self.agenda,
        }
        filled = _VARIABLE.sub(lambda found: str(known[found[1]] or ""), path)
        return filled + _query({key: chosen[key] for key in chosen if key not in names})

    def _chosen(self) -> dict[str, object]:
        return {
            "tahun": self.year,
            "bulan": self.month,
            "wilayah": self.region,
            "pilar": self.pillar,
            "indikator": self.indicator,
            "bahasa": None if self.language is Language.INDONESIAN else self.language,
            **self.fixed(),
            **self.beside(),
        }

    def fixed(self) -> dict[str, str]:
        """What holds the data and the day still, as in the query; empty for what is newest."""
        chosen = {"versi": self.version, "per": self.as_of}
        return {key: str(value) for key, value in chosen.items() if value}

    def beside(self) -> dict[str, str]:
        """What the filter bar has no field for, as in the query; without usual choices."""
        chosen = {
            "banding": self.compare_by or "",
            "dengan": ",".join(self.compare_with),
            "sepadan": "1" if self.like_for_like else "",
            "peta": _OF_STATUS if self.map_of_status else "",
        }
        return {key: str(value) for key, value in chosen.items() if value}


def _query(chosen: Mapping[str, object]) -> str:
    known = {key: value for key, value in chosen.items() if value}
    return "?" + urlencode(known, safe=",")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A URL value that could not be used."""

    key: str
    value: str


class _QueryReader:
    """Reads typed values from a query and remembers what could not be read."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.unreadable: list[Unreadable] = []

    def read(self, key: str, parse: Callable[[str], T]) -> T | None:
        text = self._query.get(key, "").strip()
        if not text:
            return None
        try:
            return parse(text)
        except ValueError:
            self.unreadable.append(Unreadable(key, text))
            return None

    def read_each(self, key: str, parse: Callable[[str], str]) -> tuple[str, ...]:
        """Read a list with commas, each thing once; what cannot be read is left out."""
        read: dict[str, None] = {}
        for text in filter(None, map(str.strip, self._query.get(key, "").split(","))):
            try:
                read[parse(text)] = None
            except ValueError:
                self.unreadable.append(Unreadable(key, text))
        return tuple(read)


def read_day(query: Mapping[str, str], *, today: dt.date) -> dt.date:
    """Read the day whose calendar counts; today where the query has none that is usable."""
    return _QueryReader(query).read("per", partial(_past_day, today=today)) or today


def read_filters(
    query: Mapping[str, str], *, newest: int, today: dt.date = dt.date.max
) -> tuple[Filters, list[Unreadable]]:
    """Read filters from a URL query.

    Args:
        query: URL parameters by name; unknown names are ignored.
        newest: The newest year that can be chosen, used when none is given.
        today: The last day that can be looked back to.

    Returns:
        The filters, and every value that was not usable and fell back to its default. Whether a
        region or indicator exists is not checked here: that takes the data.
    """
    reader = _QueryReader(query)
    compare_by = reader.read("banding", CompareBy)
    filters = Filters(
        year=reader.read("tahun", lambda text: _within(text, FIRST_YEAR, newest)) or newest,
        month=reader.read("bulan", lambda text: _within(text, 1, 12)),
        region=reader.read("wilayah", _region) or NATION,
        pillar=reader.read("pilar", _pillar),
        indicator=reader.read("indikator", _indicator),
        language=reader.read("bahasa", Language) or Language.INDONESIAN,
        version=reader.read("versi", _number),
        as_of=reader.read("per", partial(_past_day, today=today)),
        compare_by=compare_by,
        compare_with=reader.read_each("dengan", _compared(compare_by, newest)),
        like_for_like=bool(reader.read("sepadan", lambda text: _within(text, 1, 1))),
        map_of_status=bool(reader.read("peta", _of_status)),
        upload=reader.read("kiriman", _number),
        submission=reader.read("penerimaan", _number),
        agenda=reader.read("agenda", _number),
        message=reader.read("pesan", Message),
    )
    return filters, reader.unreadable


def _compared(by: CompareBy | None, newest: int) -> Callable[[str], str]:
    if by in (None, CompareBy.REGIONS):
        return _region
    return lambda text: str(_within(text, FIRST_YEAR, newest))


def _within(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
        raise ValueError(text)
    return int(text)


def _past_day(text: str, *, today: dt.date) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not dt.date(FIRST_YEAR, 1, 1) <= day <= today:
        raise ValueError(text)
    return day


def _of_status(text: str) -> str:
    if text != _OF_STATUS:
        raise ValueError(text)
    return text


def _number(text: str) -> int:
    return _within(text, 1, 10**9)


def _region(text: str) -> str:
    level_of(text)
    return text


def _pillar(text: str) -> Pillar:
    pillar = Pillar(text)
    if pillar not in MAIN_PILLARS:
        raise ValueError(text)
    return pillar


def _indicator(text: str) -> str:
    if not _INDICATOR.fullmatch(text):
        raise ValueError(text)
    return text
