"""Where the chosen indicator is best and worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.briefing.facts import MAP
from dashboard.domain.fair import SMALLEST_BASE
from dashboard.domain.measures import Direction, Origin
from dashboard.domain.sentences import Count, Listing, Number, Part, Place, Sentence
from dashboard.domain.status import MINIMUM_COVERAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.briefing.facts import Facts
    from dashboard.domain.values import Value
    from dashboard.domain.views import RegionReading

MOST_NAMED = 3
_DIGITS = 1


def tell_extremes(facts: Facts) -> Sentence | None:
    """The best and the worst region inside, each with its base.

    Percentages are best or worst by the direction of the indicator; amounts are only highest and
    lowest, since a large district has more of everything. A region is compared when it has a
    number, at least three quarters of its reports, and no percentage of fewer than ten.
    """
    compared = [one for one in facts.areas if _is_comparable(facts, one.current)]
    if len(facts.areas) < 2:  # noqa: PLR2004 - the best and the worst
        return None
    if len(compared) < 2:  # noqa: PLR2004 - the best and the worst
        return Sentence(f"extremes.none_{facts.area_noun}")
    indicator = facts.chosen.indicator
    by_value = sorted(compared, key=lambda one: (_shown(one), one.region.code))
    low, high = _shown(by_value[0]), _shown(by_value[-1])
    count = Count(len(compared), facts.area_noun, facts.page(MAP))
    if low == high:
        parts: dict[str, Part] = {"value": facts.number(by_value[0].current, indicator)}
        told = Sentence("extremes.equal", {"count": count, **parts})
        return _with_left_out(facts, told, len(compared))
    is_small_better = indicator.is_ratio and indicator.direction is Direction.DOWN
    is_judged = indicator.is_ratio and indicator.direction is not Direction.NEUTRAL
    first, last = (low, high) if is_small_better else (high, low)
    told = Sentence(
        "extremes.best" if is_judged else "extremes.highest",
        {
            "first": _end(facts, by_value, first),
            "last": _end(facts, by_value, last),
            "count": count,
        },
    )
    return _with_left_out(facts, told, len(compared))


def _end(facts: Facts, regions: Sequence[RegionReading], shown: float) -> Sentence:
    """The regions with one number: by name with its base, or how many there are."""
    here = [one for one in regions if _shown(one) == shown]
    value, indicator = here[0].current, facts.chosen.indicator
    parts: dict[str, Part] = {"value": facts.number(value, indicator)}
    if len(here) > MOST_NAMED:
        count = Count(len(here), facts.area_noun, facts.page(MAP))
        return Sentence("extremes.many", {**parts, "count": count})
    places = Listing(tuple(Place(one.region, facts.why(one.current)) for one in here))
    if len(here) > 1:
        return Sentence("extremes.tied", {**parts, "places": places})
    base = facts.base(value, indicator)
    if base:
        return Sentence("extremes.ratio", {**parts, **base, "places": places})
    noun = facts.counted(indicator)
    counted = Number(value.reported, "laporan", facts.why(value), bare=True)
    due = Count(value.due, noun, facts.why(value))
    return Sentence("extremes.amount", {**parts, "places": places, "counted": counted, "due": due})


def _with_left_out(facts: Facts, told: Sentence, compared: int) -> Sentence:
    left = len(facts.areas) - compared
    if not left:
        return told
    count = Count(left, facts.area_noun, facts.page(MAP))
    return Sentence("extremes.left", {"told": told, "left": count})


def _is_comparable(facts: Facts, value: Value) -> bool:
    """What counts the reports themselves is not thin where few came: that is what it tells."""
    counts_reports = facts.part_of(facts.chosen.indicator).origin is Origin.SUBMISSIONS
    is_thin = value.reported < MINIMUM_COVERAGE * value.due and not counts_reports
    if value.value is None or is_thin:
        return False
    return value.denominator is None or value.denominator >= SMALLEST_BASE


def _shown(reading: RegionReading) -> float:
    """Rounded as it is written, so that equal words are a tie."""
    return round(reading.current.value or 0, _DIGITS)
