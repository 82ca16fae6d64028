"""The village-months of a chunk, and the chance that belongs to each of them.

Chance is a hash of seed, village, name and month, not a stream that is drawn in some order. So a
number stays the same whatever other villages, months or measures are generated with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pandas.util import hash_array

from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.regions import district_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = NDArray[np.float64]
Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Days = NDArray[np.datetime64]

EPOCH_YEAR = 1970


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoVillage:
    """A village for which reports are made up, from its first month on."""

    village_code: str
    first: Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Village-months, in the order of the villages given and then of time.

    Every array has one entry per village-month, and so has every array that a method returns.

    Attributes:
        village: Position of the village in the sequence given.
        age: Months since the first month of the village.
        month: Months since January 1970.
    """

    village: Integers
    age: Integers
    month: Integers
    village_keys: Keys
    district_keys: Keys

    @property
    def calendar_month(self) -> Integers:
        """1 to 12."""
        return self.month % MONTHS + 1

    @property
    def period(self) -> Integers:
        """The month as ``202608``."""
        return (EPOCH_YEAR + self.month // MONTHS) * 100 + self.calendar_month

    @property
    def time(self) -> Array:
        """Middle of the month in years, 2020.21 for March 2020."""
        return EPOCH_YEAR + (self.month + 0.5) / MONTHS

    def first_day(self, later: int = 0) -> Days:
        """First day of the month that many months later."""
        return (self.month + later).astype("datetime64[M]").astype("datetime64[D]")

    def uniform(self, name: str) -> Array:
        """Chance from 0 to 1, anew each month."""
        return _chance(self.village_keys, name, self.month)

    def constant(self, name: str) -> Array:
        """Chance from 0 to 1 that a village keeps for ever."""
        return _chance(self.village_keys, name)

    def held(self, name: str, months: int) -> Array:
        """Chance from 0 to 1 that a village keeps for that many months."""
        return _chance(self.village_keys, name, self.month // months)

    def trait(self, name: str) -> Array:
        """Lasting strength from 0 to 1, shared in half by the villages of a district."""
        return (self.constant(name) + _chance(self.district_keys, name)) / 2

    def drift(self, name: str) -> Array:
        """Chance from 0 to 1 that moves slowly: drawn for each January, straight in between."""
        year, month = np.divmod(self.month, MONTHS)
        here = _chance(self.village_keys, name, year)
        following = _chance(self.village_keys, name, year + 1)
        return here + (following - here) * month / MONTHS

    def count(self, name: str, rate: Array) -> Array:
        """Whole numbers around a rate, which spread about as much as counts of rare events do."""
        spread = np.minimum(rate, np.sqrt(3 * rate))
        level = rate + spread * (2 * self.uniform(f"{name}.level") - 1)
        return np.floor(level + self.uniform(f"{name}.rounding"))

    def stock(self, name: str, level: Array) -> Array:
        """Whole numbers near a level, without monthly noise."""
        return np.floor(level + self.constant(f"{name}.rounding"))

    def sometimes(self, name: str, share: float, size: Array | float) -> Array:
        """Around a size in a share of the months, else 0; not rounded."""
        held = self.uniform(f"{name}.held") < share
        return np.where(held, size * (0.6 + 0.8 * self.uniform(f"{name}.size")), 0.0)


def build_panel(villages: Sequence[DemoVillage], last: Month, seed: int) -> Panel:
    """Lay out the months of every village from its first to the last one.

    A village that starts after ``last`` has no month.
    """
    first = np.array([_number(one.first) for one in villages], dtype=np.int64)
    length = np.maximum(_number(last) + 1 - first, 0)
    village = np.repeat(np.arange(len(villages)), length)
    age = np.arange(len(village)) - np.repeat(np.cumsum(length) - length, length)
    codes = [one.village_code for one in villages]
    return Panel(
        village=village,
        age=age,
        month=first[village] + age,
        village_keys=hash_codes(codes, seed)[village],
        district_keys=hash_codes([district_of(code) for code in codes], seed)[village],
    )


def hash_codes(codes: Sequence[str], seed: int) -> Keys:
    """Give each code a number that looks random and is the same on every machine."""
    return hash_array(
        np.array(codes, dtype=object), hash_key=f"{seed % 10**16:016d}", categorize=False
    )


def to_chance(keys: Keys) -> Array:
    """Turn hashes into floats from 0 to below 1, from the 53 bits that a float holds."""
    return (keys >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _chance(keys: Keys, name: str, step: Integers | None = None) -> Array:
    stream = hash_array(keys ^ _name_key(name))
    return to_chance(stream if step is None else hash_array(stream + step.astype(np.uint64)))


@cache
def _name_key(name: str) -> np.uint64:
    return np.uint64(hash_codes([name], 0)[0])


def _number(month: Month) -> int:
    return (month.year - EPOCH_YEAR) * MONTHS + month.month - 1
