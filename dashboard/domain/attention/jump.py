"""Sudden jumps: values of a measure that lie outside what the village's history lets expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Alarm, Judged, Quiet, Severity
from dashboard.domain.attention.thresholds import LEAST_REPORTS, MANY_JUMPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.values import Value


def judge_jump(found: int, months: Sequence[Value], *, demo: bool = False) -> Judged:
    """Judge one measure of a district in the newest due months.

    Args:
        found: Values of the measure that the quality rules call unusual or a jump.
        months: Reports received, each month alone.
        demo: Whether one of the values is a demo value.

    Returns:
        Number: values to check; base: reports received in these months; no share.
    """
    received = sum(month.reported for month in months)
    if received < LEAST_REPORTS:
        return Quiet.UNKNOWN
    if not found:
        return Quiet.CALM
    return Alarm(
        number=found,
        base=received,
        share=None,
        severity=Severity.MEDIUM if found >= MANY_JUMPS else Severity.LOW,
        size=found,
        reported=received,
        due=sum(month.due for month in months),
        demo=demo,
    )
