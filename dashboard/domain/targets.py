"""Targets of a year, and the path that leads to them month by month.

What is expected by a month follows from the target and its phasing alone:

- even: the same step every month; a flow starts from nothing, a stock from its base; a percentage
  keeps its level the whole year;
- seasonal: the shares of the same months of the year before, for flows only;
- cumulative: twelve levels to date are given;
- monthly: twelve amounts are given (levels, for a stock and a percentage).

Where the path cannot be known it is not invented: it stays open and says what is lacking.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from dashboard.domain.measures import Direction, Kind
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import NATION, Level, level_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.periods import Window

    Path = tuple[float | None, ...]
    TargetKey = tuple[str, str, int]

OPEN_PATH: Path = (None,) * MONTHS

NOT_ADDED = frozenset({"V02", "O04"})
"""Districts reached are counted once each, and meetings belong to the country."""


def is_usual(indicator: Indicator) -> bool:
    """Whether districts are usually given a target: core, with a better direction, and it adds."""
    is_directed = indicator.direction is not Direction.NEUTRAL
    return indicator.core and is_directed and indicator.code not in NOT_ADDED


class Phasing(StrEnum):
    """How a target spreads over the months of its year."""

    EVEN = "even"
    SEASONAL = "seasonal"
    CUMULATIVE = "cumulative"
    MONTHLY = "monthly"


STEPPED = frozenset({Phasing.CUMULATIVE, Phasing.MONTHLY})
"""Those that give every month."""


class RollUp(StrEnum):
    """How targets of districts make that of the region around them."""

    SUM = "sum"
    RATIO = "ratio"
    NONE = "none"


class Lack(StrEnum):
    """Why a target has no path."""

    BASE = "base"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was agreed for one indicator, region and year.

    Attributes:
        region: Kemendagri code; empty for the country.
        value: By the end of the year, in the unit of the indicator; percentages as 0 to 100.
        steps: Twelve numbers for the phasings that give every month, else empty.
        base: Level of a stock when the year begins; ``None`` takes last December's.
        tolerance: Per cent of the expected, or percentage points; ``None`` for the usual one.
    """

    indicator: str
    region: str
    year: int
    value: float
    phasing: Phasing = Phasing.EVEN
    steps: tuple[float, ...] = ()
    base: float | None = None
    tolerance: float | None = None
    demo: bool = False

    @property
    def key(self) -> TargetKey:
        """What there is one target of: indicator, region and year."""
        return self.indicator, self.region, self.year


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPlan:
    """What accepting some targets would change.

    Attributes:
        changes: Old and new target of one key each; ``None`` where there is none.
        unchanged: How many targets count already as they were given.
    """

    changes: tuple[tuple[Target | None, Target | None], ...]
    unchanged: int

    @property
    def new(self) -> int:
        """Targets that were not there before."""
        return sum(old is None for old, _ in self.changes)

    @property
    def removed(self) -> int:
        """Targets that go without another one in their place."""
        return sum(new is None for _, new in self.changes)

    @property
    def changed(self) -> int:
        """Targets that take the place of others."""
        return len(self.changes) - self.new - self.removed

    @property
    def digest(self) -> str:
        """Stands for all that it would do."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """What one accepted change did to one target.

    Attributes:
        version: Data version that the change made.
        made_at: When, in UTC.
        old: What counted before; ``None`` when it is new.
        new: What counts since; ``None`` when it was removed.
        submitter: Who changed it, as typed.
        reason: Why, in their words.
        file_name: File that it came with; empty when it was typed on the page.
    """

    version: int
    made_at: dt.datetime
    old: Target | None
    new: Target | None
    submitter: str
    reason: str
    file_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """The target that counts for one indicator, region and year, with its path.

    Attributes:
        value: By the end of the year.
        path: Twelve levels: to date for a flow, at that month for a stock, of that window for a
            percentage; ``None`` where it is not known.
        own: Whether it was given for this very region; else it follows from its districts.
        given: Districts inside that gave one.
        needed: Districts inside with villages that run in the year; 0 for a target of its own.
        lack: What the path lacks.
        demo: Whether demo targets are in it.
    """

    indicator: str
    region: str
    year: int
    value: float
    path: Path
    tolerance: float
    own: bool = True
    given: int = 0
    needed: int = 0
    lack: Lack | None = None
    demo: bool = False

    def expected(self, window: Window, kind: Kind, *, is_ratio: bool) -> float | None:
        """What the path asks for in a window; ``None`` where that is not known."""
        if not window.last:
            return None
        level = self.path[window.last - 1]
        is_step = window.single and kind is Kind.FLOW and not is_ratio
        if level is None or not is_step or window.last == 1:
            return level
        before = self.path[window.last - 2]
        return None if before is None else level - before


@dataclass(slots=True)
class Targets:
    """All targets of one data version.

    Attributes:
        every: The targets, in no order.
    """

    every: Sequence[Target] = ()
    _found: Mapping[tuple[str, int], dict[str, Target]] = field(init=False)

    def __post_init__(self) -> None:
        """Index by indicator and year, then region."""
        found: dict[tuple[str, int], dict[str, Target]] = defaultdict(dict)
        for one in self.every:
            found[one.indicator, one.year][one.region] = one
        self._found = dict(found)

    def own(self, indicator: str, region: str, year: int) -> Target | None:
        """The target that was given for this very region."""
        return self._found.get((indicator, year), {}).get(region)

    def inside(self, indicator: str, region: str, year: int) -> dict[str, Target]:
        """Targets of the districts inside a region, by code."""
        return {
            code: target
            for code, target in self._found.get((indicator, year), {}).items()
            if level_of(code) is Level.DISTRICT and (region == NATION or code.startswith(region))
        }

    def keys(self) -> set[TargetKey]:
        """Indicator, region and year of every target."""
        return {one.key for one in self.every}

    def years(self) -> list[int]:
        """Years that have targets, newest first."""
        return sorted({year for _, year in self._found}, reverse=True)


def roll_up_of(indicator: Indicator) -> RollUp:
    """How targets of districts make one of the region around them."""
    if indicator.code in NOT_ADDED or indicator.direction is Direction.NEUTRAL:
        return RollUp.NONE
    return RollUp.RATIO if indicator.is_ratio else RollUp.SUM


def needs_last_year(target: Target, kind: Kind, *, is_ratio: bool) -> bool:
    """Whether the path rests on the numbers of the year before."""
    if target.phasing is Phasing.SEASONAL:
        return True
    is_level = kind is Kind.STOCK and not is_ratio
    return is_level and target.phasing is Phasing.EVEN and target.base is None


def lack_of(target: Target) -> Lack:
    """What is lacking when a path that needs the year before cannot be known."""
    return Lack.LAST_YEAR if target.phasing is Phasing.SEASONAL else Lack.BASE


def path_of(
    target: Target, kind: Kind, *, is_ratio: bool, last_year: Sequence[float | None] = OPEN_PATH
) -> Path:
    """Twelve levels that lead to a target.

    Args:
        target: With a phasing that fits its indicator.
        kind: How the indicator's first measure adds; without meaning for a percentage.
        is_ratio: Whether the indicator is a percentage.
        last_year: The same region's twelve numbers of the year before: to date for a flow, of
            the month for a stock.

    Returns:
        Open as a whole where the year before is needed and not known.
    """
    flows = kind is Kind.FLOW and not is_ratio
    if target.phasing in STEPPED:
        monthly = flows and target.phasing is Phasing.MONTHLY
        return tuple(accumulate(target.steps)) if monthly else target.steps
    if target.phasing is Phasing.SEASONAL:
        return _seasonal(target.value, last_year)
    if is_ratio:
        return (target.value,) * MONTHS
    base = 0.0 if flows else last_year[-1] if target.base is None else target.base
    return OPEN_PATH if base is None else _even(base, target.value)


def _even(base: float, value: float) -> Path:
    """The last level is the target itself, past what dividing leaves."""
    steps = (base + (value - base) * month / MONTHS for month in range(1, MONTHS))
    return (*steps, value)


def _seasonal(value: float, last_year: Sequence[float | None]) -> Path:
    """A month that last year lacks takes the share reached before it."""
    whole = last_year[-1]
    if not whole:
        return OPEN_PATH
    reached: float = 0.0
    levels = []
    for level in last_year:
        reached = reached if level is None else level
        levels.append(value * reached / whole)
    return tuple(levels)


def sum_of(paths: Iterable[Path]) -> Path:
    """Add paths month by month; a month that one of them leaves open stays open."""
    return tuple(
        None if None in levels else sum(level for level in levels if level is not None)
        for levels in zip(*paths, strict=True)
    )


def weighted(levels: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """Mean of percentages, each weighed by what it is a percentage of.

    Returns:
        ``None`` without any weight, or where a percentage that has one is not known.
    """
    pairs = [(level, weight) for level, weight in zip(levels, weights, strict=True) if weight]
    known = [(level, weight) for level, weight in pairs if level is not None]
    if not known or len(known) < len(pairs):
        return None
    return sum(level * weight for level, weight in known) / sum(weight for _, weight in known)
