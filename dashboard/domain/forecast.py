"""Where a number is heading by December: last year's month, plus the drift since.

The method is one that can be done by hand: the value of a coming month is that of the same month a
year earlier, plus the drift. The drift of a flow is the mean of what the newest twelve months
differ from the months a year before them; a stock stands where it stands, so that its drift is
what the newest month alone differs by. The interval comes from the past: the same rule is applied
at every earlier month of the series, and four fifths of what it then missed by lie within.

A percentage is made of its numerator and its denominator, each carried on by the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf
from statistics import fmean, median
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.measures import Kind
from dashboard.domain.number_rules import percentage
from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.status import MINIMUM_COVERAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EARLIER_YEARS = 2
"""Full years before the running one that a series must reach back."""

DRIFT_MONTHS = {Kind.FLOW: 12, Kind.STOCK: 1}
"""Newest months whose differences from a year before make the drift."""

LEAST_KNOWN = 0.5
"""Least share of them that must be known, together with the months a year before."""

FEWEST_TRIALS = 8
"""Earlier months at which the rule must have been tried to the same distance."""

LEAST_COUNT = 30.0
"""Least monthly mean, of a percentage both above and below the line: less is chance."""

LEAST_FILLED = 0.75
"""Least share of months with anything: money comes in large numbers and still by chance."""

SHARE_WITHIN = 0.8
"""Share of past errors that the interval holds."""


class NoForecast(StrEnum):
    """Why there is none."""

    SENSITIVE = "sensitive"
    NOT_REPORTED = "not_reported"
    NOT_RUNNING = "not_running"
    COVERAGE = "coverage"
    SHORT = "short"
    THIN = "thin"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One month of a series: a flow of that month, a stock as it stands by the end of it.

    Attributes:
        numerator: Sum behind the number; ``None`` while nothing is reported.
        denominator: Sum below a percentage; ``None`` for an amount.
        coverage: Reports counted of reports due, 0 to 1.
    """

    month: Month
    numerator: float | None
    denominator: float | None = None
    coverage: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A number to come, with the interval that past errors give."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The rest of the running year.

    Attributes:
        months: What each month to come is expected to tell, by month.
        year_end: The number of the whole year: a flow with what was counted already, a stock of
            December, a percentage of everything counted and expected.
        trials: Earlier months at which the rule was tried.
        typical_error: Median of what the year's end was then missed by, as a share of it, 0 to 1.
    """

    months: Mapping[Month, Expectation]
    year_end: Expectation
    trials: int
    typical_error: float


_Parts = tuple[float, ...]
"""The number of one month, or its numerator and denominator."""

_Series = Mapping[int, _Parts]
"""By month, counted since the year 0."""


class _Trial(NamedTuple):
    """The rule tried at an earlier month: what came before it, what it told, what came true."""

    before: list[_Parts]
    told: list[_Parts]
    true: list[_Parts]


def forecast(history: Sequence[Point], kind: Kind) -> Forecast | NoForecast:
    """Carry a series on to December of its last year.

    Args:
        history: Months in order, none left out, to the newest one due.
        kind: Whether the year's number is the sum of its months or the state of the last one.

    Returns:
        The forecast, or the first reason why there is none.
    """
    if not history or history[-1].month.month == MONTHS:
        return NoForecast.NOT_RUNNING
    known = {one.month.ordinal: parts for one in history if (parts := _parts(one))}
    trusted = {
        one.month.ordinal: known[one.month.ordinal]
        for one in history
        if one.coverage >= MINIMUM_COVERAGE and one.month.ordinal in known
    }
    last = history[-1].month
    reason = _too_weak(history, trusted, last)
    if reason:
        return reason
    coming = _carry_on(trusted, kind, last.ordinal, MONTHS - last.month)
    if coming is None:
        return NoForecast.GAPS
    trials = list(_trials(known, trusted, kind, (last.ordinal, len(coming))))
    if len(trials) < FEWEST_TRIALS:
        return NoForecast.SHORT
    counted = _between(known, Month(last.year, 1).ordinal, last.ordinal)
    return _make(last, counted, coming, trials, kind)


def _too_weak(history: Sequence[Point], trusted: _Series, last: Month) -> NoForecast | None:
    if fmean(point.coverage for point in history[-last.month :]) < MINIMUM_COVERAGE:
        return NoForecast.COVERAGE
    if min(trusted, default=last.ordinal) > Month(last.year - EARLIER_YEARS, 1).ordinal:
        return NoForecast.SHORT
    is_thin = any(map(_is_thin, zip(*trusted.values(), strict=True)))
    return NoForecast.THIN if is_thin else None


def _is_thin(part: Sequence[float]) -> bool:
    """Whether a series is so small, or so often nothing, that chance makes it."""
    return fmean(part) < LEAST_COUNT or fmean(map(bool, part)) < LEAST_FILLED


def _parts(point: Point) -> _Parts:
    """What is carried on; nothing where the month tells nothing."""
    if point.numerator is None:
        return ()
    return (point.numerator,) if point.denominator is None else (point.numerator, point.denominator)


def _between(series: _Series, first: int, last: int) -> list[_Parts]:
    return [series[at] for at in range(first, last + 1) if at in series]


def _carry_on(series: _Series, kind: Kind, at: int, steps: int) -> list[_Parts] | None:
    """The rule at one month: as many months after it; ``None`` where too little is known."""
    pairs = [
        (series[month], series[month - MONTHS])
        for month in range(at - DRIFT_MONTHS[kind] + 1, at + 1)
        if month in series and month - MONTHS in series
    ]
    before = _between(series, at + 1 - MONTHS, at + steps - MONTHS)
    if len(pairs) < LEAST_KNOWN * DRIFT_MONTHS[kind] or len(before) < steps:
        return None
    drifts = [
        fmean(now[part] - then[part] for now, then in pairs) for part in range(len(before[0]))
    ]
    return [
        tuple(max(part + drift, 0.0) for part, drift in zip(parts, drifts, strict=True))
        for parts in before
    ]


def _trials(
    known: _Series, trusted: _Series, kind: Kind, distance: tuple[int, int]
) -> Iterator[_Trial]:
    """Every earlier month at which the rule tells as many months as it does now."""
    last, steps = distance
    for at in range(min(trusted), last - steps + 1):
        true = _between(trusted, at + 1, at + steps)
        told = _carry_on(trusted, kind, at, steps) if len(true) == steps else None
        if told is not None:
            yield _Trial(_between(known, at + 1 + steps - MONTHS, at), told, true)


def _make(
    last: Month,
    counted: Sequence[_Parts],
    coming: Sequence[_Parts],
    trials: Sequence[_Trial],
    kind: Kind,
) -> Forecast:
    monthly = _within(
        abs(_number(told) - _number(true))
        for trial in trials
        for told, true in zip(trial.told, trial.true, strict=True)
    )
    ends = [
        (_whole([*one.before, *one.told], kind), _whole([*one.before, *one.true], kind))
        for one in trials
    ]
    is_ratio = len(coming[0]) > 1
    return Forecast(
        months={
            last.plus(step): _expect(_number(parts), monthly, is_ratio=is_ratio)
            for step, parts in enumerate(coming, start=1)
        },
        year_end=_expect(
            _whole([*counted, *coming], kind),
            _within(abs(told - true) for told, true in ends),
            is_ratio=is_ratio,
            least=sum(one[0] for one in counted) if kind is Kind.FLOW and not is_ratio else 0.0,
        ),
        trials=len(trials),
        typical_error=median(
            [abs(told - true) / abs(true) for told, true in ends if true] or [0.0]
        ),
    )


def _number(parts: _Parts) -> float:
    return parts[0] if len(parts) == 1 else percentage(*parts) or 0.0


def _whole(months: Sequence[_Parts], kind: Kind) -> float:
    """The number of all months together."""
    if kind is Kind.STOCK:
        return _number(months[-1])
    return _number(tuple(map(sum, zip(*months, strict=True))))


def _within(errors: Iterable[float]) -> float:
    """What a share of the errors, the interval's, does not exceed."""
    ranked = sorted(errors)
    return ranked[ceil(SHARE_WITHIN * len(ranked)) - 1]


def _expect(value: float, error: float, *, is_ratio: bool, least: float = 0.0) -> Expectation:
    """No count is below nothing or what was counted already, no percentage above all."""
    most = 100.0 if is_ratio else inf
    return Expectation(
        value=min(value, most), low=max(value - error, least), high=min(value + error, most)
    )
