"""What looks wrong in the reports of a village: rules that a number can break.

Every rule gives the range in which a value was to be expected; a value outside of it is a finding
for a person to check, never a reason to leave it out of a figure. Reports are arrays of shape
``(villages, months)`` over consecutive months, in which a month without a report is ``NaN``. What
cannot be judged has a ``NaN`` bound, which nothing lies outside of.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.domain.measures import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from dashboard.domain.number_rules import Array
    from dashboard.domain.values import Value

RULES_EDITION = "1"
"""To be changed with any rule of this module: stored findings are then made anew."""

HISTORY = 24
"""Months before a report that it is judged by."""

FEWEST = 12
"""Reports that must be among them."""

RECENT = 3
"""Months before a report whose median is the level of a stock: one wrong report moves it little."""

SPREADS = 6.0
"""Usual range, in robust standard deviations around the median."""

LEAST_SHARE = 0.2
"""The usual range is at least this share of its middle wide, on either side."""

STEP = 2.0
"""How many times its level a stock may become, or what part of it."""

PEAKS = 3.0
"""How many times the largest of its history a flow may be."""

LEAD = HISTORY + RECENT
"""Months before the first judged one that a judgement needs."""

LEAST_MOVE = 10.0
"""Moves of less are common in villages and never a finding."""

_MAD_TO_DEVIATION = 1.4826


class Rule(StrEnum):
    """Kinds of findings, gravest first."""

    BROKEN = "broken"
    UNUSUAL = "unusual"
    JUMP = "jump"


class ReportState(StrEnum):
    """What became of the reports of one region and month."""

    RECEIVED = "received"
    LATE = "late"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_DUE = "not_due"


def report_state(value: Value) -> ReportState:
    """Judge by reports due, received and late: late ones tell only when all have come."""
    if not value.reported:
        return ReportState.MISSING if value.due else ReportState.NOT_DUE
    if value.reported < value.due:
        return ReportState.PARTLY
    return ReportState.LATE if value.late else ReportState.RECEIVED


def count_missing(value: Value) -> int:
    """Reports that are due and were not received."""
    return max(value.due - value.reported, 0)


class Limit(NamedTuple):
    """A measure that cannot be larger than another one, or than a number."""

    measure: str
    whole: str = ""
    most: float = 0.0


LIMITS = (
    Limit("C03", whole="C02"),
    Limit("U05N", whole="U05D"),
    Limit("U01", whole="U05D"),
    Limit("K02", whole="K01"),
    Limit("O01N", most=2.0),
)


class Range(NamedTuple):
    """Lowest and highest expected value, each of the shape of the reports."""

    low: Array
    high: Array


class Finding(NamedTuple):
    """One value outside its expected range.

    Attributes:
        village: Place on the first axis.
        month: Place on the second axis.
        low: Lowest expected value; ``None`` where the rule has no lower end.
    """

    rule: Rule
    measure: str
    village: int
    month: int
    value: float
    low: float | None
    high: float


def find(values: Mapping[str, Array], kinds: Mapping[str, Kind]) -> Iterator[Finding]:
    """Judge the reports of some villages; the first ``LEAD`` months only serve as history.

    Args:
        values: Reports by measure; breakdowns are added up.
        kinds: Kind of every measure.

    Returns:
        At most one finding for every value, the gravest; in no promised order.
    """
    for measure, reports in values.items():
        told = np.zeros(reports.shape, dtype=np.bool_)
        told[:, :LEAD] = True
        for rule, expected in _ranges(measure, values, kinds[measure]):
            found = is_outside(reports, expected) & ~told
            told |= found
            for village, month in np.argwhere(found).tolist():
                low, high = (float(bound[village, month]) for bound in expected)
                value = float(reports[village, month])
                known = None if np.isnan(low) else low
                yield Finding(rule, measure, village, month, value, known, high)


def is_outside(values: Array, expected: Range) -> NDArray[np.bool_]:
    """Where a value lies outside; never where there is no value or no bound."""
    return np.asarray((values < expected.low) | (values > expected.high), dtype=np.bool_)


def limit_range(limit: Limit, values: Mapping[str, Array]) -> Range:
    """From any number up to the whole, where the same report tells it."""
    reports = values[limit.measure]
    most = np.full_like(reports, limit.most if not limit.whole else np.nan)
    high = values.get(limit.whole, most)
    return Range(np.full_like(reports, np.nan), high)


def usual_range(reports: Array, kind: Kind) -> Range:
    """Median of the village's own history, plus and minus six robust standard deviations.

    The deviation is 1.4826 times the median distance from the median (MAD). A stock is judged by
    how far it moved from its level. Where more than half of the history is the same number there
    is no spread to judge by.
    """
    level = _level(reports) if kind is Kind.STOCK else np.zeros_like(reports)
    history = _before(reports - level, HISTORY)
    centre = _median(history)
    distance = _median(np.abs(history - centre[..., None]))
    middle = level + centre
    spread = SPREADS * _MAD_TO_DEVIATION * distance
    room = np.maximum(np.maximum(spread, LEAST_SHARE * middle), LEAST_MOVE)
    room[~_is_long(history) | ~(distance > 0)] = np.nan
    return Range(np.maximum(middle - room, 0.0), middle + room)


def step_range(reports: Array, kind: Kind) -> Range:
    """A stock at most doubles or halves its level; a flow is at most three times its peak.

    A first number above zero is no jump, and neither is a move of fewer than ten.
    """
    if kind is Kind.STOCK:
        level = _level(reports)
        level[level == 0] = np.nan
        low = np.minimum(level / STEP, level - LEAST_MOVE)
        return Range(np.maximum(low, 0.0), np.maximum(level * STEP, level + LEAST_MOVE))
    history = _before(reports, HISTORY)
    peak = np.max(np.nan_to_num(history), axis=-1)
    high = np.maximum(peak * PEAKS, peak + LEAST_MOVE)
    high[~_is_long(history) | (peak == 0)] = np.nan
    return Range(np.full_like(reports, np.nan), high)


def _ranges(measure: str, values: Mapping[str, Array], kind: Kind) -> Iterator[tuple[Rule, Range]]:
    for limit in LIMITS:
        if limit.measure == measure:
            yield Rule.BROKEN, limit_range(limit, values)
    yield Rule.UNUSUAL, usual_range(values[measure], kind)
    yield Rule.JUMP, step_range(values[measure], kind)


def _level(reports: Array) -> Array:
    return _median(_before(reports, RECENT))


def _before(reports: Array, months: int) -> Array:
    """The months before each month, on a new last axis."""
    padded = np.pad(reports, ((0, 0), (months, 0)), constant_values=np.nan)
    return np.lib.stride_tricks.sliding_window_view(padded, months, axis=1)[:, :-1]


def _is_long(history: Array) -> NDArray[np.bool_]:
    return np.asarray(np.count_nonzero(~np.isnan(history), axis=-1) >= FEWEST, dtype=np.bool_)


def _median(values: Array) -> Array:
    """Median over the last axis without the ``NaN`` values, many times faster than numpy's own."""
    ordered = np.sort(values, axis=-1)
    count = np.count_nonzero(~np.isnan(ordered), axis=-1)[..., None]
    lower = np.take_along_axis(ordered, np.maximum(count - 1, 0) // 2, axis=-1)
    upper = np.take_along_axis(ordered, np.maximum(count // 2, 0), axis=-1)
    return np.asarray((lower + upper)[..., 0] / 2)
