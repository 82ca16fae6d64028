"""What part of a whole is lacking: officers, responsible persons, groups that still produce."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.attention.concern import Alarm, Judged, Quiet, Severity
from dashboard.domain.attention.thresholds import COVERAGE

if TYPE_CHECKING:
    from dashboard.domain.values import Value


class Limits(NamedTuple):
    """When what is lacking raises a concern.

    Attributes:
        base: Smallest whole that is judged.
        share: Per cent that must be lacking.
        grave: Per cent from which on it is grave.
    """

    base: float
    share: float
    grave: float


def judge_lacking(value: Value, limits: Limits) -> Judged:
    """Judge a percentage by what is missing to the whole.

    Returns:
        Number: how many are lacking; base: the whole; share: the number in per cent of it.
    """
    whole, part = value.denominator or 0.0, value.numerator or 0.0
    if not value.due:
        return Quiet.CALM
    if value.reported < COVERAGE * value.due or whole < limits.base:
        return Quiet.UNKNOWN
    lacking = whole - part
    if lacking <= 0 or 100 * lacking < limits.share * whole:
        return Quiet.CALM
    return Alarm(
        number=lacking,
        base=whole,
        share=100 * lacking / whole,
        severity=Severity.HIGH if 100 * lacking >= limits.grave * whole else Severity.MEDIUM,
        size=lacking,
        reported=value.reported,
        due=value.due,
        demo=value.demo,
    )
