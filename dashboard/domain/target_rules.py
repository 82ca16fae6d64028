"""What makes a target nonsense: the same for a file, a form, and what a preview brings back."""

from __future__ import annotations

from itertools import pairwise
from math import isclose, isnan
from typing import TYPE_CHECKING

from dashboard.domain.faults import Phrase, Problem
from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.measures import LARGEST_VALUE, Direction, Kind
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import NATION
from dashboard.domain.targets import STEPPED, Phasing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.domain.measures import Indicator
    from dashboard.domain.targets import Target

    Rule = Callable[[Target, Indicator, Kind], Problem | None]
    PlainRule = Callable[[Target], Problem | None]

LAST_YEAR = 2100
WHOLE = 100.0
NATIONAL_ONLY = "O04"
_CLOSE = 1e-9

_NEUTRAL = Problem(
    "target_neutral", Phrase("fault.target_neutral"), Phrase("remedy.choose_directed")
)
_NATIONAL = Problem(
    "target_national", Phrase("fault.target_national"), Phrase("remedy.write_nation")
)
_YEAR = Problem(
    "target_year",
    Phrase("fault.target_year", {"first": FIRST_YEAR, "last": LAST_YEAR}),
    Phrase("remedy.write_year"),
)
_ZERO_OR_MORE = Phrase("remedy.write_zero_or_more")
_PERCENT = Phrase("remedy.write_percent")
_NEGATIVE = Problem("target_negative", Phrase("fault.target_negative"), _ZERO_OR_MORE)
_OVER = Problem("target_over_whole", Phrase("fault.target_over_whole"), _PERCENT)
_FRACTION = Problem("target_fraction", Phrase("fault.target_fraction"), Phrase("remedy.write_85"))
_LARGE = Problem("target_large", Phrase("fault.target_large"), Phrase("remedy.check_unit"))
_SEASONAL = Problem(
    "target_seasonal", Phrase("fault.target_seasonal"), Phrase("remedy.use_other_phasing")
)
_NO_STEPS = Problem(
    "target_steps_missing",
    Phrase("fault.target_steps_missing"),
    Phrase("remedy.fill_months_or_even"),
)
_SPARE_STEPS = Problem(
    "target_steps_spare",
    Phrase("fault.target_steps_spare"),
    Phrase("remedy.phase_or_clear_months"),
)
_NEGATIVE_STEP = Problem(
    "target_step_negative", Phrase("fault.target_step_negative"), _ZERO_OR_MORE
)
_OVER_STEP = Problem("target_step_over", Phrase("fault.target_step_over"), _PERCENT)
_FALLING = Problem(
    "target_steps_falling",
    Phrase("fault.target_steps_falling"),
    Phrase("remedy.write_since_january"),
)
_BASE = Problem("target_base", Phrase("fault.target_base"), Phrase("remedy.clear_base"))
_BASE_NEGATIVE = Problem(
    "target_base_negative", Phrase("fault.target_base_negative"), _ZERO_OR_MORE
)
_TOLERANCE = Problem(
    "target_tolerance", Phrase("fault.target_tolerance"), Phrase("remedy.write_tolerance")
)


def find_problems(
    target: Target, indicator: Indicator, kind: Kind
) -> Iterator[tuple[str, Problem]]:
    """Everything that is wrong with a target, each with the name of the field that it is about.

    Args:
        target: As somebody wrote it; a number that could not be read is NaN and breaks no rule.
        indicator: What it is for.
        kind: How the indicator's first measure adds.
    """
    yield from find_plain_problems(target)
    for part, rule in _RULES:
        if problem := rule(target, indicator, kind):
            yield part, problem


def find_plain_problems(target: Target) -> Iterator[tuple[str, Problem]]:
    """What is wrong with a target whatever it is for."""
    for part, rule in _PLAIN_RULES:
        if problem := rule(target):
            yield part, problem


def _judge_indicator(target: Target, indicator: Indicator, _kind: Kind) -> Problem | None:
    if indicator.direction is Direction.NEUTRAL:
        return _NEUTRAL
    is_misplaced = indicator.code == NATIONAL_ONLY and target.region != NATION
    return _NATIONAL if is_misplaced else None


def _judge_year(target: Target) -> Problem | None:
    return None if FIRST_YEAR <= target.year <= LAST_YEAR else _YEAR


def _judge_sign(target: Target) -> Problem | None:
    return _NEGATIVE if target.value < 0 else None


def _judge_value(target: Target, indicator: Indicator, _kind: Kind) -> Problem | None:
    if indicator.is_ratio and target.value > WHOLE:
        return _OVER
    if indicator.is_ratio and 0 < target.value < 1:
        return _FRACTION
    return _LARGE if target.value > LARGEST_VALUE else None


def _judge_phasing(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    flows = kind is Kind.FLOW and not indicator.is_ratio
    return _SEASONAL if target.phasing is Phasing.SEASONAL and not flows else None


def _judge_steps(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    steps = target.steps
    if target.phasing not in STEPPED:
        return _SPARE_STEPS if steps else None
    if len(steps) != MONTHS:
        return _NO_STEPS
    if any(step < 0 for step in steps):
        return _NEGATIVE_STEP
    if indicator.is_ratio and any(step > WHOLE for step in steps):
        return _OVER_STEP
    flows = kind is Kind.FLOW and not indicator.is_ratio
    return _judge_end(target, adds=flows and target.phasing is Phasing.MONTHLY, rises=flows)


def _judge_end(target: Target, *, adds: bool, rises: bool) -> Problem | None:
    """Steps lead to the target: by their sum, or by the last of them."""
    steps = target.steps
    if rises and not adds and any(later < earlier for earlier, later in pairwise(steps)):
        return _FALLING
    end = sum(steps) if adds else steps[-1]
    if isnan(end - target.value) or isclose(end, target.value, rel_tol=_CLOSE):
        return None
    return _sums_to(end) if adds else _ends_at(end)


def _judge_base(target: Target, indicator: Indicator, kind: Kind) -> Problem | None:
    if target.base is None:
        return None
    fits = kind is Kind.STOCK and not indicator.is_ratio and target.phasing is Phasing.EVEN
    if not fits:
        return _BASE
    return _BASE_NEGATIVE if target.base < 0 else None


def _judge_tolerance(target: Target) -> Problem | None:
    return None if target.tolerance is None or 0 <= target.tolerance <= WHOLE else _TOLERANCE


def _sums_to(total: float) -> Problem:
    message = Phrase("fault.target_steps_sum", {"total": round(total, 6)})
    return Problem("target_steps_sum", message, Phrase("remedy.match_sum"))


def _ends_at(level: float) -> Problem:
    message = Phrase("fault.target_steps_end", {"level": round(level, 6)})
    return Problem("target_steps_end", message, Phrase("remedy.match_december"))


_PLAIN_RULES: tuple[tuple[str, PlainRule], ...] = (
    ("year", _judge_year),
    ("value", _judge_sign),
    ("tolerance", _judge_tolerance),
)
_RULES: tuple[tuple[str, Rule], ...] = (
    ("indicator", _judge_indicator),
    ("value", _judge_value),
    ("phasing", _judge_phasing),
    ("steps", _judge_steps),
    ("base", _judge_base),
)
