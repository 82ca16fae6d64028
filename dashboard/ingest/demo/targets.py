"""Made-up targets of districts: near what the year before reached, some easy, some out of reach."""

from __future__ import annotations

from itertools import product
from math import ceil
from typing import TYPE_CHECKING
from zlib import crc32

from dashboard.domain.measures import Kind
from dashboard.domain.targets import Phasing, Target, is_usual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Indicator

    Reached = Mapping[tuple[str, str, int], float]

SEASONAL = frozenset({"F02", "F04"})
"""Departures follow the calendar of Lebaran."""

COMPUTED = {"O03": 90.0}
"""Of indicators that no rollup holds, one target for everybody."""

_EASIEST, _SPREAD = 0.82, 0.36
_FASTEST = 0.12
_FEWEST_POINTS, _MOST_POINTS = -6.0, 8.0
_LOWEST, _HIGHEST = 40.0, 98.0
_DIGITS = 2
_SMALL = 100


def make_targets(
    catalogue: Catalogue,
    districts: Sequence[str],
    years: Sequence[int],
    reached: Reached,
    seed: int,
) -> Iterator[Target]:
    """Make up one target for every core indicator with a better direction.

    Args:
        catalogue: Tells indicators and how they add.
        districts: Kemendagri codes.
        years: For which years.
        reached: What each district had reached by December, by district, indicator and year.
        seed: The same one gives the same targets.

    Returns:
        Nothing for an indicator of a district that reported nothing of it the year before.
    """
    reporting = {(district, year) for district, _, year in reached}
    for indicator, district, year in product(_core(catalogue), districts, years):
        before = reached.get((district, indicator.code, year - 1), COMPUTED.get(indicator.code))
        if before is None or (district, year - 1) not in reporting:
            continue
        luck = crc32(f"{seed} {district} {indicator.code} {year}".encode()) / 2**32
        is_seasonal = indicator.code in SEASONAL and before > 0
        kind = catalogue.measures[indicator.numerator[0]].kind
        yield Target(
            indicator=indicator.code,
            region=district,
            year=year,
            value=_value(indicator, kind, before, luck),
            phasing=Phasing.SEASONAL if is_seasonal else Phasing.EVEN,
            base=before if kind is Kind.STOCK and not indicator.is_ratio else None,
            demo=True,
        )


def _core(catalogue: Catalogue) -> list[Indicator]:
    return [one for one in catalogue.indicators.values() if is_usual(one)]


def _value(indicator: Indicator, kind: Kind, before: float, luck: float) -> float:
    """Some per cent or points beside what was reached, rounded as people round targets."""
    if indicator.is_ratio:
        points = _FEWEST_POINTS + (_MOST_POINTS - _FEWEST_POINTS) * luck
        return float(round(min(max(before + points, _LOWEST), _HIGHEST)))
    growth = 1 + _FASTEST * luck if kind is Kind.STOCK else _EASIEST + _SPREAD * luck
    number = before * growth
    return float(f"{number:.{_DIGITS}g}") if number >= _SMALL else float(ceil(number))
