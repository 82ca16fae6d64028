"""What a rule says of one region, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.domain.periods import Month


class Rule(StrEnum):
    """What can need attention, in reading order."""

    LATE = "late"
    OFF_TRACK = "off_track"
    DEPARTURES = "departures"
    VACANT = "vacant"
    STALLED = "stalled"
    JUMP = "jump"


class Severity(IntEnum):
    """How grave a concern is; the gravest comes first."""

    HIGH = 0
    MEDIUM = 1
    LOW = 2


class Quiet(StrEnum):
    """Why a rule says nothing of a month."""

    CALM = "calm"
    UNKNOWN = "unknown"
    """Too few reports, or too small a base, to say anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What a rule says of the end of one month.

    Attributes:
        number: The number that raises it.
        base: What the number is counted among, or held against.
        share: The number in per cent, as its rule tells; ``None`` where there is no base.
        size: How much is concerned, to sort by.
        reported: Reports that the number rests on.
        due: Reports expected.
        demo: Whether demo values are in it.
        compared: What is held against the base in place of the number, where reports are missing.
    """

    number: float
    base: float
    share: float | None
    severity: Severity
    size: float
    reported: int
    due: int
    demo: bool = False
    compared: float | None = None


Judged = Alarm | Quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something that somebody must look after.

    Attributes:
        region: Code of a district.
        indicator: Code of the indicator or measure that the number is of.
        since: First month of the unbroken run of months in which the rule says so.
        month: Newest month of it: the one at whose end everything is judged.
    """

    rule: Rule
    region: str
    indicator: str
    since: Month
    month: Month
    alarm: Alarm

    @property
    def order(self) -> tuple[int, float, str, str, str]:
        """Sorts the gravest first, then the largest, then by code."""
        alarm = self.alarm
        return alarm.severity, -alarm.size, self.region, self.rule, self.indicator


def raise_concern(
    rule: Rule, region: str, indicator: str, judged: Iterable[tuple[Month, Judged]]
) -> Concern | None:
    """Say since when a rule has been saying so.

    Months of which nothing can be said neither break a run nor begin one.

    Args:
        rule: Which rule.
        region: Code of a district.
        indicator: Code of what the number is of.
        judged: Months without a gap, newest first; read only as far as the run goes.

    Returns:
        ``None`` when the rule says nothing of the newest month.
    """
    months = iter(judged)
    newest, alarm = next(months)
    if not isinstance(alarm, Alarm):
        return None
    since = newest
    for month, one in months:
        if one is Quiet.CALM:
            break
        since = month if isinstance(one, Alarm) else since
    return Concern(
        rule=rule, region=region, indicator=indicator, since=since, month=newest, alarm=alarm
    )
