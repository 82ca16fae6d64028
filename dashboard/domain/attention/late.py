"""Late reports: one of the newest due months was not received, or too few came on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Alarm, Judged, Quiet, Severity
from dashboard.domain.attention.thresholds import LEAST_ON_TIME, LEAST_REPORTS, MUCH_MISSING
from dashboard.domain.quality_rules import count_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.values import Value


def judge_late(months: Sequence[Value]) -> Judged:
    """Judge the newest due months of a district.

    Args:
        months: Reports received (the stored receipts), each month alone.

    Returns:
        Number: reports missing; base: reports due; share: per cent received on time.
    """
    due = sum(month.due for month in months)
    if due < LEAST_REPORTS:
        return Quiet.UNKNOWN if due else Quiet.CALM
    missing, late = sum(map(count_missing, months)), sum(month.late for month in months)
    on_time = 100 * (due - missing - late) / due
    if not missing and on_time >= LEAST_ON_TIME:
        return Quiet.CALM
    return Alarm(
        number=missing,
        base=due,
        share=on_time,
        severity=_severity(missing, due),
        size=missing or late,
        reported=due - missing,
        due=due,
        demo=any(month.demo for month in months),
    )


def _severity(missing: int, due: int) -> Severity:
    if 100 * missing >= MUCH_MISSING * due:
        return Severity.HIGH
    return Severity.MEDIUM if missing else Severity.LOW
