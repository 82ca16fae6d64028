"""Regions, keyed by the Kemendagri code as text (``32.12.16.2004``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

NATION = ""


class Level(IntEnum):
    """Administrative levels, from wide to narrow; the value is the number of code parts."""

    NATION = 0
    PROVINCE = 1
    DISTRICT = 2
    SUBDISTRICT = 3
    VILLAGE = 4


_LENGTHS = {0: Level.NATION, 2: Level.PROVINCE, 5: Level.DISTRICT, 8: Level.SUBDISTRICT}
_LENGTHS[13] = Level.VILLAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One area of the official list.

    Attributes:
        code: Kemendagri code; empty for the whole country.
        name: Full name as people say it: ``Kabupaten Indramayu``, ``Kenanga``.
        kind: ``kabupaten``, ``kota``, ``desa``, ``kelurahan``, ``desa adat`` or empty.
        latitude: Degrees of the seat or centre; ``None`` where unknown.
        longitude: The same, east.
    """

    code: str
    name: str
    kind: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def level(self) -> Level:
        """Administrative level, read from the code."""
        return level_of(self.code)


@lru_cache(maxsize=16_384)
def level_of(code: str) -> Level:
    """Read the level from a well-formed code; kept, because every number asks for it.

    Raises:
        ValueError: When the text has not the shape of a region code.
    """
    level = _LENGTHS.get(len(code))
    if level is None or not all(part.isdecimal() for part in code.split(".") if code):
        raise ValueError(code)
    return level


def parent_of(code: str) -> str:
    """Code one level up; the country is its own parent."""
    return code.rpartition(".")[0]


def district_of(code: str) -> str:
    """District part of a district, subdistrict or village code."""
    return code[:5]


def province_of(code: str) -> str:
    """Province part of any code below the country."""
    return code[:2]


def ancestors_of(code: str) -> tuple[str, ...]:
    """All codes above, widest first: the country, the province and so on."""
    return tuple(code[:length] for length in _LENGTHS if length < len(code))
