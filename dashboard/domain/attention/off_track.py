"""Far off the trajectory: the status rule says off track, by far, and the base is not small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Alarm, Judged, Quiet, Severity
from dashboard.domain.attention.thresholds import FAR, LEAST_EXPECTED, VERY_FAR
from dashboard.domain.status import Status

if TYPE_CHECKING:
    from dashboard.domain.status import Judgement
    from dashboard.domain.values import Value


def judge_off_track(value: Value, judgement: Judgement) -> Judged:
    """Judge an indicator of a district against its target.

    Returns:
        Number: the value; base: what is expected by now; share: the deviation, in per cent of the
        expected or in percentage points; size: how many times the tolerance that is.
    """
    if not judgement.is_judged:
        return Quiet.UNKNOWN if judgement.status is Status.THIN else Quiet.CALM
    if judgement.status is not Status.OFF_TRACK:
        return Quiet.CALM
    expected, deviation = judgement.expected or 0.0, judgement.deviation or 0.0
    base = expected if value.denominator is None else value.denominator
    if base < LEAST_EXPECTED:
        return Quiet.UNKNOWN
    tolerances = -deviation / judgement.tolerance if judgement.tolerance else VERY_FAR
    if tolerances < FAR:
        return Quiet.CALM
    return Alarm(
        number=value.value or 0.0,
        base=expected,
        share=deviation,
        severity=Severity.HIGH if tolerances >= VERY_FAR else Severity.MEDIUM,
        size=tolerances,
        reported=value.reported,
        due=value.due,
        demo=value.demo or bool(judgement.aim and judgement.aim.demo),
        compared=judgement.compared if judgement.compared != value.value else None,
    )
