"""What a number says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.measures import Dimension


class State(StrEnum):
    """Why a number is there, or is not."""

    REPORTED = "reported"
    MISSING = "missing"
    NOT_DUE = "not_due"
    SUPPRESSED = "suppressed"


Breakdown = Mapping[Dimension, str]
"""The members chosen, one per dimension; empty for the total."""


def breakdown_key(breakdown: Breakdown) -> str:
    """Write a breakdown as the store keeps it: ``sex=L;stage=selama``; empty for the total."""
    if not breakdown:
        return ""
    return ";".join(
        f"{dimension}={breakdown[dimension]}" for dimension in Dimension if dimension in breakdown
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One number of one region in one window, with all that a reader needs to judge it.

    Attributes:
        code: Indicator or measure.
        region: Kemendagri code; empty for the country.
        period: ``2026`` or ``2026-08``.
        breakdown: Members chosen per dimension; ``None`` for the total.
        value: The number, percentages as 0 to 100; ``None`` unless the state is reported.
        numerator: Sum behind the number.
        denominator: Sum below a percentage; ``None`` for a plain measure.
        reported: Reports counted: village-months for flows, villages for stocks.
        late: How many of them were received after their due date.
        due: Reports expected, in the same unit.
        demo: Whether demo values are in the sum.
    """

    code: str
    region: str
    period: str
    breakdown: Breakdown | None = None
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    reported: int = 0
    late: int = 0
    due: int = 0
    state: State = State.MISSING
    demo: bool = False
