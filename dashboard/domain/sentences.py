"""Sentences before they are written: what they say, in no language yet.

A sentence is a key of the texts and what its placeholders stand for. Every number carries the
address of the page that shows just this number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.fair import FairChange
    from dashboard.domain.measures import Indicator, Pillar
    from dashboard.domain.periods import Month, Window
    from dashboard.domain.regions import Region


class Noun(StrEnum):
    """What is counted."""

    REPORT = "report"
    VILLAGE = "village"
    DISTRICT = "district"
    INDICATOR = "indicator"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a unit of the catalogue, percentages as 0 to 100.

    Attributes:
        bare: Whether it is written without the word of its unit, which stands beside it.
    """

    value: float
    unit: str
    link: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are, written with its noun."""

    value: int
    noun: Noun
    link: str


@dataclass(frozen=True, slots=True)
class Move:
    """How a number moved against the year before, with what the comparison rests on."""

    fair: FairChange
    indicator: Indicator
    link: str


@dataclass(frozen=True, slots=True)
class Named:
    """Name of an indicator; with an address it is a link."""

    indicator: Indicator
    link: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Name of a region; with an address it is a link."""

    region: Region
    link: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things: ``A, B and C``, or long ones with semicolons."""

    items: tuple[Part, ...]
    long: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a phrase inside one.

    Attributes:
        key: Text under ``briefing.``, without a full stop at its end.
        parts: What its placeholders stand for, by name.
    """

    key: str
    parts: Mapping[str, Part] = field(default_factory=dict)


Part: TypeAlias = (
    "Number | Count | Move | Named | Place | Listing | Sentence | Window | Month | Pillar"
)
