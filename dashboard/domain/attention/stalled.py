"""Stalled groups: too many of the business groups that were formed no longer produce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.attention.lacking import Limits, judge_lacking
from dashboard.domain.attention.thresholds import LEAST_GROUPS, MUCH_STOPPED, STOPPED

if TYPE_CHECKING:
    from dashboard.domain.attention.concern import Judged
    from dashboard.domain.values import Value

_LIMITS = Limits(base=LEAST_GROUPS, share=STOPPED, grave=MUCH_STOPPED)


def judge_stalled(value: Value) -> Judged:
    """Judge the share of groups that still produce (U05).

    Returns:
        Number: groups that stopped; base: groups ever formed; share: the number in per cent.
    """
    return judge_lacking(value, _LIMITS)
