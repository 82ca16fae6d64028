"""More departures outside the procedure, or through brokers, than in the same months last year.

Both numbers are lower bounds: officers see only what they learn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Alarm, Judged, Quiet, Severity
from dashboard.domain.attention.thresholds import (
    COVERAGE,
    GROWTH,
    LEAST_DEPARTURES,
    LEAST_INCREASE,
    STRONG_GROWTH,
)

if TYPE_CHECKING:
    from dashboard.domain.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Departures from January to a month, this year and last, as they can be compared.

    Attributes:
        now: This year; of only the reports that both years have, where their number changed by
            more than the tolerance of fair change.
        before: Last year, likewise.
        reported: Reports of this year that count.
    """

    now: float
    before: float
    reported: int


def judge_departures(current: Value, previous: Value, alike: Alike | None) -> Judged:
    """Judge one way of departing of a district.

    Args:
        current: All that was reported this year, January to a month.
        previous: The same months of last year.
        alike: What is compared; ``None`` where nothing can be.

    Returns:
        Number: departures this year; base: those of last year; share: growth in per cent.
    """
    if alike is None or not (_is_covered(current) and _is_covered(previous)):
        return Quiet.UNKNOWN
    if alike.now + alike.before < LEAST_DEPARTURES:
        return Quiet.UNKNOWN
    increase = alike.now - alike.before
    if increase < LEAST_INCREASE or 100 * increase < GROWTH * alike.before:
        return Quiet.CALM
    is_strong = 100 * increase >= STRONG_GROWTH * alike.before
    return Alarm(
        number=alike.now,
        base=alike.before,
        share=100 * increase / alike.before if alike.before else None,
        severity=Severity.HIGH if is_strong else Severity.MEDIUM,
        size=increase,
        reported=alike.reported,
        due=current.due,
        demo=current.demo or previous.demo,
    )


def _is_covered(value: Value) -> bool:
    return value.due > 0 and value.reported >= COVERAGE * value.due
