"""Whether a number is where it should be by now: one rule for every page, done by hand as well.

The rule, in this order:

1. An indicator without a better direction is not judged: neutral.
2. Without a target, or a target whose path is not known, there is nothing to hold it against.
3. No number, nothing due, or fewer than three quarters of the due reports: not enough data.
4. The deviation is what the number differs from what is expected by now, in per cent of the
   expected, and in percentage points for a percentage; turned so that positive is better.
5. Down to minus the tolerance it is on track, down to minus twice the tolerance it is to be
   watched, below that it is off track.

Missing reports must not look like success: an amount that should be small is divided by the share
of the reports that came, as if those that did not come told the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import copysign, inf
from typing import TYPE_CHECKING

from dashboard.domain.measures import Direction, Origin

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator, Measure
    from dashboard.domain.periods import Window
    from dashboard.domain.targets import Aim
    from dashboard.domain.values import Value

MINIMUM_COVERAGE = 0.75
"""Least share of the due reports that a number must rest on to be judged."""

USUAL_TOLERANCE = 5.0
"""Where a target tells none: per cent of the expected, or percentage points."""

DIGITS = 1
"""Deviations are rounded as they are shown before they are judged, so that both agree."""

_NOISE = 9


class Status(StrEnum):
    """What the rule says, best first; the last three judge nothing."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"
    THIN = "thin"
    NO_TARGET = "no_target"
    NEUTRAL = "neutral"


JUDGED = (Status.ON_TRACK, Status.WATCH, Status.OFF_TRACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A status with every number that it follows from.

    Attributes:
        expected: What the target's path asks for by the end of the window.
        compared: What is held against it: the number itself, or an amount that should be small
            divided by its coverage.
        deviation: Per cent of the expected, or percentage points; positive is better, infinite
            where nothing was expected; ``None`` unless judged.
        tolerance: In the unit of the deviation.
        coverage: Reports counted of reports due, 0 to 1; ``None`` when nothing is due.
        missing: Reports that are due and not counted.
        aim: The target; ``None`` where there is none.
        given: Of a region without a target, where some but not all districts inside have one: how
            many do, of how many. A target of the region follows once all have.
    """

    status: Status
    expected: float | None = None
    compared: float | None = None
    deviation: float | None = None
    tolerance: float = USUAL_TOLERANCE
    coverage: float | None = None
    missing: int = 0
    aim: Aim | None = None
    given: tuple[int, int] | None = None

    @property
    def is_judged(self) -> bool:
        """Whether the number was held against what is expected."""
        return self.status in JUDGED


def judge(
    value: Value, aim: Aim | None, *, indicator: Indicator, measure: Measure, window: Window
) -> Judgement:
    """Judge one number.

    Args:
        value: The number with its coverage.
        aim: The target of its indicator, region and year.
        indicator: Tells the better direction, and whether the number is a percentage.
        measure: The indicator's first measure: how it adds, and where it comes from.
        window: Months that the number is about.
    """
    coverage, missing = _coverage(value, measure)
    expected = aim.expected(window, measure.kind, is_ratio=indicator.is_ratio) if aim else None
    tolerance = aim.tolerance if aim else USUAL_TOLERANCE
    compared = deviation = None
    if indicator.direction is Direction.NEUTRAL:
        status = Status.NEUTRAL
    elif expected is None:
        status = Status.NO_TARGET
    elif value.value is None or not coverage or coverage < MINIMUM_COVERAGE:
        status = Status.THIN
    else:
        compared = _compared(value.value, coverage, indicator)
        deviation = _deviation(compared, expected, indicator)
        status = _status(deviation, tolerance)
    return Judgement(
        status=status,
        expected=expected,
        compared=compared,
        deviation=deviation,
        tolerance=tolerance,
        coverage=coverage,
        missing=missing,
        aim=aim,
    )


def _coverage(value: Value, measure: Measure) -> tuple[float | None, int]:
    """Share and number; what counts the reports themselves knows those that did not come."""
    if not value.due:
        return None, 0
    missing = max(value.due - value.reported, 0)
    if measure.origin is Origin.SUBMISSIONS:
        return 1.0, missing
    return min(value.reported / value.due, 1.0), missing


def _compared(number: float, coverage: float, indicator: Indicator) -> float:
    is_small_better = indicator.direction is Direction.DOWN and not indicator.is_ratio
    return number / coverage if is_small_better else number


def _deviation(compared: float, expected: float, indicator: Indicator) -> float:
    better = 1 if indicator.direction is Direction.UP else -1
    difference = (compared - expected) * better
    if indicator.is_ratio:
        return _rounded(difference)
    if not expected:
        return copysign(inf, difference) if difference else 0.0
    return _rounded(difference / abs(expected) * 100)


def _rounded(number: float) -> float:
    """Round to what is shown, past the noise that computing leaves in the last digits."""
    return round(round(number, _NOISE), DIGITS) + 0.0


def _status(deviation: float, tolerance: float) -> Status:
    if deviation >= -tolerance:
        return Status.ON_TRACK
    return Status.WATCH if deviation >= -2 * tolerance else Status.OFF_TRACK
