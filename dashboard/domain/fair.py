"""Whether two years can be compared, and like for like where they cannot as they are.

A sum grows when more villages report. Where the number of contributing reports (villages, for a
stock) changed by more than the tolerance, only what was reported in both windows is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.domain.values import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.values import Value

TOLERANCE = 5.0
"""Per cent by which the number of contributing reports may change."""

SMALLEST_BASE = 10
"""A percentage of fewer is not ranked."""


class Basis(StrEnum):
    """What a comparison rests on."""

    ALL = "all"
    ALIKE = "alike"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True, kw_only=True)
class FairChange:
    """A number against the same months of the year before, as they are best compared.

    Attributes:
        basis: All reports; only those that both years have; or all, though their number changed,
            because nothing is in both years or too much to compare one by one.
        current: The window, of what counts: its ``reported`` tells how many reports (villages, for
            a stock) that is.
        previous: The same of the year before.
        villages: How many villages count; 0 unless the basis is what both years have.
    """

    basis: Basis
    current: Value
    previous: Value
    villages: int = 0


@dataclass(frozen=True, slots=True)
class RankChange:
    """Place of a region among those that can be ranked in both years; the highest value is 1.

    Attributes:
        now: Place in the window.
        before: Place in the same months of the year before.
        of: How many regions are ranked.
    """

    now: int
    before: int
    of: int


def is_uneven(current: Value, previous: Value) -> bool:
    """Whether so many more or fewer reports are in a number that it cannot be compared as it is.

    Numbers that are not both there cannot be compared at all, and are not uneven.
    """
    if not (_is_there(current) and _is_there(previous) and previous.reported):
        return False
    shift = abs(current.reported - previous.reported) / previous.reported * 100
    return shift > TOLERANCE


def rank_changes(pairs: Sequence[tuple[Value, Value]]) -> list[RankChange | None]:
    """Rank regions now and a year before, always the same ones.

    Args:
        pairs: Value of each region in the window and a year before.

    Returns:
        In the order of the pairs; ``None`` for a region that has no number in one of the years, or
        a percentage of fewer than ten.
    """
    ranked = [place for place, pair in enumerate(pairs) if all(map(_can_be_ranked, pair))]
    now, before = (_places([pairs[place][year] for place in ranked]) for year in (0, 1))
    found = dict(zip(ranked, zip(now, before, strict=True), strict=True))
    return [
        RankChange(*found[place], len(ranked)) if place in found else None
        for place in range(len(pairs))
    ]


def _places(values: Sequence[Value]) -> list[int]:
    """Equal numbers share the place of the first of them."""
    numbers = [value.value or 0.0 for value in values]
    ordered = sorted(numbers, reverse=True)
    first = {number: place for place, number in reversed(list(enumerate(ordered, start=1)))}
    return [first[number] for number in numbers]


def _is_there(value: Value) -> bool:
    return value.state is State.REPORTED and value.value is not None


def _can_be_ranked(value: Value) -> bool:
    return _is_there(value) and (value.denominator is None or value.denominator >= SMALLEST_BASE)
