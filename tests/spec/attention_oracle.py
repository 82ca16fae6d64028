"""Two rules of attention once more, in plain loops over what the villages sent.

As the oracle of the numbers, this knows nothing of the product but the catalogue's files. It is
compared by reading with docs/perhatian.md, docs/status.md and docs/target.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from tests.spec.oracle import INDICATORS, RATIOS, kind_of

CALM, UNKNOWN = "calm", "unknown"
BROKEN_AT = {"C03": "C02", "U05N": "U05D", "U01": "U05D", "K02": "K01"}
"""A measure that is more than the other one of the same report breaks a rule: it is no jump."""

MOST_OFFICERS = 2


@dataclass(frozen=True)
class Plan:
    """A target of a district for one year; ``steps`` are twelve numbers or none."""

    region: str
    code: str
    year: int
    value: float
    phasing: str
    steps: tuple[float, ...]
    base: float | None
    tolerance: float | None
    demo: bool


@dataclass(frozen=True)
class Alarm:
    """What is said of the end of one month."""

    number: float
    base: float
    share: float | None
    weight: str
    size: float
    reported: int
    due: int
    demo: bool
    compared: float | None = None


def newest_month(oracle, year):
    """The last month of a year whose report is due."""
    return oracle.months((year, None))[-1]


def list_off_target(oracle, plans, year):
    """What is said of every target of a year, and since when, by district and code."""
    newest = newest_month(oracle, year)[1]
    found = {}
    for plan in plans:
        months = [(year, month) for month in range(newest, 0, -1)]
        judged = [(month, _judge_target(oracle.as_of(month), plan, month[1])) for month in months]
        if isinstance(judged[0][1], Alarm):
            found[plan.region, plan.code] = _since(judged)
    return found


def _since(judged):
    """Months newest first: up to the first calm one; unknown ones are passed over."""
    since = None
    for month, said in judged:
        if said == CALM:
            break
        if said != UNKNOWN:
            since = month
    return judged[0][1], since


def _judge_target(oracle, plan, month):
    year, code, is_ratio = (plan.year, None), plan.code, plan.code in RATIOS
    answer = oracle.answer(code, plan.region, year)
    _, value, _, below, reported, _, due, demo = answer
    expected = _expect(oracle, plan, month)
    better = INDICATORS[code]["direction"]
    if better == "neutral" or expected is None:
        return CALM
    if value is None or not due or reported / due < 0.75:
        return UNKNOWN
    compared = value
    if better == "down" and not is_ratio:
        compared = value / min(reported / due, 1)
    deviation = _deviate(compared, expected, is_ratio)
    if better == "down":
        deviation = -deviation
    tolerance = 5 if plan.tolerance is None else plan.tolerance
    if deviation >= -2 * tolerance:
        return CALM
    if (below if is_ratio else expected) < 10:
        return UNKNOWN
    times = -deviation / tolerance if tolerance else 10
    if times < 4:
        return CALM
    weight = "high" if times >= 10 else "medium"
    scaled = compared if compared != value else None
    is_demo = demo or plan.demo
    return Alarm(value, expected, deviation, weight, times, reported, due, is_demo, scaled)


def _deviate(number, expected, is_ratio):
    """In points for a percentage, else in per cent, to one decimal as it is shown."""
    if is_ratio:
        return round(round(number - expected, 9), 1)
    if expected == 0:
        return 0 if number == 0 else float("inf")
    return round(round((number - expected) / expected * 100, 9), 1)


def _expect(oracle, plan, month):
    """What a target asks for from January to a month; nothing where that is not known."""
    adds = kind_of(plan.code) == "flow" and plan.code not in RATIOS
    if plan.phasing == "monthly" and adds:
        return sum(plan.steps[:month])
    if plan.phasing in ("monthly", "cumulative"):
        return plan.steps[month - 1]
    if plan.phasing == "seasonal":
        return _expect_as_last_year(oracle, plan, month)
    if plan.code in RATIOS:
        return plan.value
    base = 0 if adds else _level_before(oracle, plan)
    return None if base is None else base + (plan.value - base) * month / 12


def _level_before(oracle, plan):
    if plan.base is not None:
        return plan.base
    return oracle.answer(plan.code, plan.region, (plan.year - 1, None))[1]


def _expect_as_last_year(oracle, plan, month):
    before = plan.year - 1
    whole = oracle.answer(plan.code, plan.region, (before, None))[1]
    if not whole:
        return None
    then = oracle.as_of((before, month)).answer(plan.code, plan.region, (before, None))[1]
    return plan.value * (then or 0) / whole


# Jumps


def list_jumps(oracle, year):
    """What is said of values to check, and since when, by district and measure."""
    months = _months_back(newest_month(oracle, year), (year - 1, 1))
    odd = {}
    for (village, month, measure), demo in _odd_values(oracle).items():
        if month in months:
            odd.setdefault((village[:5], measure), []).append((month, demo))
    found = {}
    for (district, measure), some in odd.items():
        judged = [
            (month, _judge_jumps(oracle, district, some, months[place : place + 3]))
            for place, month in enumerate(months)
        ]
        if isinstance(judged[0][1], Alarm):
            found[district, measure] = _since(judged)
    return found


def _months_back(newest, oldest):
    """Months from the newest back to the oldest."""
    months = [newest]
    while months[-1] > oldest:
        months.append(_before(months[-1], 1))
    return months


def _before(month, count):
    year, number = divmod(month[0] * 12 + month[1] - 1 - count, 12)
    return year, number + 1


def _judge_jumps(oracle, district, odd, three):
    """Values to check in three months, of a district that sent at least three reports in them."""
    answers = [oracle.answer("O03N", district, month) for month in three]
    received, due = sum(one[4] for one in answers), sum(one[6] for one in answers)
    some = [demo for month, demo in odd if month in three]
    if received < 3:
        return UNKNOWN
    if not some:
        return CALM
    weight = "medium" if len(some) >= 3 else "low"
    return Alarm(len(some), received, None, weight, len(some), received, due, any(some))


def _odd_values(oracle):
    """Whether it is a demo value, of every unusual value and jump by village, month, measure."""
    entries = oracle.entries()
    counted = {one.code for one in oracle.villages if one.of_ministry}
    sums = {unit: sum(one.said.values()) for unit, one in entries.items() if unit[0] in counted}
    return {
        unit: entries[unit].demo
        for unit, value in sums.items()
        if not _is_broken(sums, unit) and _is_odd(_series(sums, unit), value, unit[1], unit[2])
    }


def _series(sums, unit):
    """All that a village sent of one measure, by month."""
    return {one[1]: value for one, value in sums.items() if (one[0], one[2]) == (unit[0], unit[2])}


def _is_broken(sums, unit):
    village, month, measure = unit
    if measure == "O01N":
        return sums[unit] > MOST_OFFICERS
    whole = sums.get((village, month, BROKEN_AT.get(measure)))
    return whole is not None and sums[unit] > whole


def _is_odd(series, value, month, measure):
    is_stock = kind_of(measure) == "stock"
    return _is_unusual(series, value, month, is_stock) or _jumps(series, value, month, is_stock)


def _last(series, month, count):
    """Numbers of the months before one, of those that were sent."""
    months = [_before(month, ago) for ago in range(1, count + 1)]
    return [series[one] for one in months if one in series]


def _level(series, month):
    """Where a stock stands before a month: the middle one of three months."""
    last = _last(series, month, 3)
    return median(last) if last else None


def _is_unusual(series, value, month, is_stock):
    """Far from the middle of 24 months; of a stock, its moves from its level are compared."""
    level = _level(series, month) if is_stock else 0
    moves = {}
    for ago in range(1, 25):
        one = _before(month, ago)
        start = _level(series, one) if is_stock else 0
        if one in series and start is not None:
            moves[one] = series[one] - start
    if level is None or len(moves) < 12:
        return False
    centre = median(moves.values())
    spread = median(abs(move - centre) for move in moves.values())
    if spread == 0:
        return False
    middle = level + centre
    room = max(6 * 1.4826 * spread, 0.2 * middle, 10)
    return value < max(middle - room, 0) or value > middle + room


def _jumps(series, value, month, is_stock):
    """A stock that more than doubles or halves its level, a flow above three times its peak."""
    if is_stock:
        level = _level(series, month)
        if not level:
            return False
        least, most = min(level / 2, level - 10), max(level * 2, level + 10)
        return value < max(least, 0) or value > most
    history = _last(series, month, 24)
    if len(history) < 12 or max(history) == 0:
        return False
    peak = max(history)
    return value > max(peak * 3, peak + 10)
