"""Empty posts: fewer officers than posts, or villages without a responsible person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.attention.lacking import Limits, judge_lacking
from dashboard.domain.attention.thresholds import LEAST_VILLAGES, MUCH_VACANT

if TYPE_CHECKING:
    from dashboard.domain.attention.concern import Judged
    from dashboard.domain.values import Value

_LIMITS = Limits(base=LEAST_VILLAGES, share=0.0, grave=MUCH_VACANT)


def judge_vacant(value: Value) -> Judged:
    """Judge officers against posts (O01), or villages with a responsible person (O02).

    Returns:
        Number: posts that are empty; base: posts; share: the number in per cent of them.
    """
    return judge_lacking(value, _LIMITS)
