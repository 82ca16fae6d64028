"""What the reader has chosen to look at: URL to object and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from dashboard.domain.measures import MAIN_PILLARS, Language, Pillar
from dashboard.domain.regions import NATION, level_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

FIRST_YEAR = 2016
_INDICATOR = re.compile(r"[A-Z]\d\d[A-Z]?")


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
    """

    year: int
    month: int | None = None
    region: str = NATION
    pillar: Pillar | None = None
    indicator: str | None = None
    language: Language = Language.INDONESIAN
    version: int | None = None

    def to_query(self) -> str:
        """Write the URL query that restores these filters; usual choices are left out."""
        chosen = {
            "tahun": self.year,
            "bulan": self.month,
            "wilayah": self.region,
            "pilar": self.pillar,
            "indikator": self.indicator,
            "bahasa": None if self.language is Language.INDONESIAN else self.language,
            "versi": self.version,
        }
        return "?" + urlencode({key: value for key, value in chosen.items() if value})


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


def read_filters(query: Mapping[str, str], *, newest: int) -> tuple[Filters, list[Unreadable]]:
    """Read filters from a URL query.

    Args:
        query: URL parameters by name; unknown names are ignored.
        newest: The newest year that can be chosen, used when none is given.

    Returns:
        The filters, and every value that was not usable and fell back to its default. Whether a
        region or indicator exists is not checked here: that takes the data.
    """
    reader = _QueryReader(query)
    filters = Filters(
        year=reader.read("tahun", lambda text: _within(text, FIRST_YEAR, newest)) or newest,
        month=reader.read("bulan", lambda text: _within(text, 1, 12)),
        region=reader.read("wilayah", _region) or NATION,
        pillar=reader.read("pilar", _pillar),
        indicator=reader.read("indikator", _indicator),
        language=reader.read("bahasa", Language) or Language.INDONESIAN,
        version=reader.read("versi", lambda text: _within(text, 1, 10**9)),
    )
    return filters, reader.unreadable


def _within(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
        raise ValueError(text)
    return int(text)


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
