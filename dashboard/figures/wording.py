"""Numbers in words: every number with its unit, its state, its coverage and its comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isinf
from typing import TYPE_CHECKING

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.fair import Basis
from dashboard.domain.measures import LOWER_BOUNDS, Direction, Kind
from dashboard.domain.regions import Level, level_of
from dashboard.domain.status import MINIMUM_COVERAGE, Judgement, Status
from dashboard.domain.values import State
from dashboard.i18n import text
from dashboard.i18n.formats import (
    PERCENT,
    RUPIAH,
    full_number,
    percentage,
    plain_number,
    short_number,
)

if TYPE_CHECKING:
    from dashboard.domain.fair import FairChange, RankChange
    from dashboard.domain.forecast import NoForecast
    from dashboard.domain.measures import Indicator, Language
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading, RegionReading

_SMALL_COUNT = 20
_SMALL_BASE = 10
_SMALL_EXPECTED = 100
_ROUGH = 10
STATUS_SYMBOLS = {
    Status.ON_TRACK: "▲",
    Status.WATCH: "●",
    Status.OFF_TRACK: "▼",
    Status.THIN: "○",
    Status.NO_TARGET: "–",
    Status.NEUTRAL: "◇",
}
_SYMBOLS = {"up": "▲", "down": "▼", "same": "=", "none": "○"}


class Tone(StrEnum):
    """Whether a change is welcome; always shown with a symbol and a word."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Change:
    """How a number moved against the same months of the year before.

    Attributes:
        note: What a comparison rests on that is not of all reports; empty for the usual one.
    """

    symbol: str
    words: str
    tone: Tone
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status as it is shown: symbol, word, and what it follows from.

    Attributes:
        status: Class of the stylesheet.
        told: What was expected, how far the number is from it, and on how many reports it rests.
    """

    status: Status
    symbol: str
    word: str
    told: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Says numbers in one language."""

    language: Language

    @property
    def catalogue(self) -> Catalogue:
        """Names of units, pillars and measures."""
        return load_catalogue()

    def text(self, key: str, /, **values: object) -> str:
        """One text of the interface."""
        return text(self.language, key, **values)

    def name(self, indicator: Indicator) -> str:
        """Name of an indicator."""
        return indicator.name[self.language]

    def unit(self, unit: str) -> str:
        """Name of a unit."""
        return self.catalogue.units[unit][self.language]

    def number(self, value: float, unit: str, *, full: bool = False) -> str:
        """A number without its unit word, but with ``%`` and ``Rp``."""
        write = full_number if full else short_number
        return write(self.language, value, unit)

    def amount(self, value: float, unit: str, *, full: bool = False) -> str:
        """A number with its unit: ``1.234 orang``, ``12,3 %``, ``Rp1,2 miliar``."""
        number = self.number(value, unit, full=full)
        return number if unit in (PERCENT, RUPIAH) else f"{number} {self.unit(unit)}"

    def expected_amount(self, value: float, unit: str) -> str:
        """The same for a number that is computed: a small one keeps one digit of its fraction."""
        if unit in (PERCENT, RUPIAH) or value >= _SMALL_EXPECTED or value == round(value):
            return self.amount(value, unit)
        return f"{plain_number(self.language, value, digits=1)} {self.unit(unit)}"

    def reading(self, value: Value, indicator: Indicator, *, full: bool = False) -> str:
        """A value with its unit, or why there is none."""
        if value.value is None:
            return self.state(value)
        return self.amount(value.value, indicator.unit, full=full)

    def state(self, value: Value) -> str:
        """Why a number is there, or is not; a share of nothing is reported and has no number."""
        if value.state is State.REPORTED and value.value is None:
            return self.text("state.of_nothing")
        return self.text(f"state.{value.state}")

    def basis(self, value: Value, indicator: Indicator) -> str:
        """What a percentage is a share of: ``1.200 dari 1.289 orang``; empty for a count.

        A base of less than ten is flagged.
        """
        if value.numerator is None or value.denominator is None:
            return ""
        unit = self.catalogue.measures[indicator.numerator[0]].unit
        basis = self.text(
            "number.of",
            part=self.number(value.numerator, unit),
            whole=self.amount(value.denominator, unit),
        )
        return f"{basis}, {self.text('number.small_base')}" if is_small_base(value) else basis

    def coverage(self, value: Value, indicator: Indicator) -> str:
        """How much of what is due is in the number: ``96 dari 120 laporan``."""
        kind = self.catalogue.measures[indicator.numerator[0]].kind
        return self.text(
            "coverage.reports" if kind is Kind.FLOW else "coverage.villages",
            reported=self.count(value.reported),
            due=self.count(value.due),
        )

    def late(self, value: Value) -> str:
        """How many reports came late; empty when none did."""
        return self.text("coverage.late", count=self.count(value.late)) if value.late else ""

    def count(self, number: float) -> str:
        """A whole number with its thousands marks."""
        return plain_number(self.language, number)

    def percentage(self, number: float, *, digits: int = 0) -> str:
        """A percentage with its sign, by default without a fraction."""
        return percentage(self.language, number, digits=digits)

    def is_lower_bound(self, indicator: Indicator) -> bool:
        """Whether officers see only part of what this counts."""
        return indicator.code in LOWER_BOUNDS

    def change(self, current: Value, previous: Value, indicator: Indicator) -> Change:
        """Compare with the same months of the year before."""
        year = previous.period[:4]
        if current.value is None or previous.value is None:
            words = self.text("change.none", year=year)
            return Change(_SYMBOLS["none"], words, Tone.NEUTRAL)
        way = way_of(current.value, previous.value)
        amount = self.difference(current.value, previous.value, indicator)
        words = self.text(f"change.{way}", amount=amount, year=year)
        weak = is_small_base(current) or is_small_base(previous)
        tone = Tone.NEUTRAL if weak else _tone(way, indicator.direction)
        return Change(_SYMBOLS[way], words, tone)

    def fair_change(self, fair: FairChange, indicator: Indicator) -> Change:
        """The same as it is best compared: like for like where too different reports are in it."""
        change = self.change(fair.current, fair.previous, indicator)
        if fair.basis is Basis.ALL:
            return change
        tone = change.tone if fair.basis is Basis.ALIKE else Tone.NEUTRAL
        return replace(change, tone=tone, note=self._compared(fair, indicator))

    def moved(self, reading: Reading | RegionReading, indicator: Indicator) -> Change:
        """How a reading moved, as it is best compared."""
        if reading.fair:
            return self.fair_change(reading.fair, indicator)
        return self.change(reading.current, reading.previous, indicator)

    def _compared(self, fair: FairChange, indicator: Indicator) -> str:
        """What a comparison rests on: ``3.900 laporan yang sama dari 412 desa``."""
        counted = str(self.catalogue.measures[indicator.numerator[0]].kind)
        if fair.basis is Basis.ALIKE and level_of(fair.current.region) is Level.VILLAGE:
            counted = "months"
        return self.text(
            f"fair.{fair.basis}_{counted}",
            now=self.count(fair.current.reported),
            before=self.count(fair.previous.reported),
            villages=self.count(fair.villages),
        )

    def rank(self, rank: RankChange | None) -> str:
        """Place and its change: ``peringkat 3 dari 40, naik 2``; why there is none otherwise."""
        if rank is None:
            return self.text("fair.unranked")
        steps = abs(rank.before - rank.now)
        way = "up" if rank.now < rank.before else "down" if steps else "same"
        return self.text(f"fair.rank_{way}", now=rank.now, of=rank.of, steps=steps)

    def status(self, judgement: Judgement, value: Value, indicator: Indicator) -> StatusWords:
        """A judgement in words."""
        return StatusWords(
            judgement.status,
            STATUS_SYMBOLS[judgement.status],
            self.status_word(judgement.status, indicator.direction),
            self.status_told(judgement, value, indicator),
        )

    def bare_status(self, status: Status, direction: Direction = Direction.UP) -> StatusWords:
        """A status by itself, as a legend shows it."""
        word = self.status_word(status, direction)
        return StatusWords(status, STATUS_SYMBOLS[status], word, told="")

    def status_word(self, status: Status, direction: Direction = Direction.UP) -> str:
        """Name of a status; where less is better, a number is not below its target but beyond."""
        is_beyond = status is Status.OFF_TRACK and direction is Direction.DOWN
        return self.text("status.off_track_down" if is_beyond else f"status.{status}")

    def status_told(self, judgement: Judgement, value: Value, indicator: Indicator) -> str:
        """What a status follows from: ``diharapkan 120 orang: 12,5 % di bawah``."""
        parts = (
            self._expected(judgement, indicator),
            self.scaled(judgement, value, indicator),
            self._judged_from(judgement, value, indicator),
        )
        return " · ".join(part for part in parts if part)

    def deviation(self, judgement: Judgement, indicator: Indicator) -> str:
        """How far a number is from what was expected, above or below; empty unless judged."""
        deviation = judgement.deviation
        if deviation is None:
            return ""
        if isinf(deviation):
            return self.text("status.nothing_expected")
        if not deviation:
            return self.text("status.equal")
        is_above = (deviation > 0) is (indicator.direction is Direction.UP)
        amount = self.percentage(abs(deviation), digits=1)
        if indicator.is_ratio:
            points = plain_number(self.language, abs(deviation), digits=1)
            amount = f"{points} {self.text('unit.points')}"
        return self.text("status.above" if is_above else "status.below", amount=amount)

    def no_forecast(self, reason: NoForecast) -> str:
        """Why there is no forecast."""
        least = self.percentage(100 * MINIMUM_COVERAGE)
        return self.text(f"forecast.{reason}", least=least)

    def _expected(self, judgement: Judgement, indicator: Indicator) -> str:
        if judgement.expected is None:
            return self.lack(judgement)
        amount = self.expected_amount(judgement.expected, indicator.unit)
        expected = self.text("status.expected", value=amount)
        deviation = self.deviation(judgement, indicator)
        return f"{expected}: {deviation}" if deviation else expected

    def lack(self, judgement: Judgement) -> str:
        """What there is not enough of to judge: a path, or targets of districts; else nothing."""
        if judgement.given:
            given, needed = map(self.count, judgement.given)
            return self.text("status.lack_districts", given=given, needed=needed)
        aim = judgement.aim
        return self.text(f"status.lack_{aim.lack}") if aim and aim.lack else ""

    def scaled(self, judgement: Judgement, value: Value, indicator: Indicator) -> str:
        """What is held against the expected where it is not the number itself, else nothing."""
        compared = judgement.compared
        if compared is None or compared == value.value:
            return ""
        return self.text("status.scaled", value=self.expected_amount(compared, indicator.unit))

    def _judged_from(self, judgement: Judgement, value: Value, indicator: Indicator) -> str:
        """On how many reports it rests, where some are missing or too few came."""
        if judgement.status is Status.THIN:
            least = self.percentage(100 * MINIMUM_COVERAGE)
            key = "status.too_few" if value.due else "status.nothing_due"
            return self.text(key, coverage=self.coverage(value, indicator), least=least)
        if not judgement.missing or not judgement.is_judged:
            return ""
        return self.text("status.judged_from", coverage=self.coverage(value, indicator))

    def difference(self, now: float, before: float, indicator: Indicator) -> str:
        """Points for percentages, a number on a small base, otherwise per cent."""
        difference = abs(now - before)
        if indicator.unit == PERCENT:
            points = plain_number(self.language, difference, digits=1)
            return f"{points} {self.text('unit.points')}"
        if before < _SMALL_COUNT:
            return self.number(difference, indicator.unit)
        share = 100 * difference / before
        digits = 1 if share < _ROUGH else 0
        return self.percentage(share, digits=digits)


def way_of(now: float, before: float) -> str:
    """Key of a movement: ``up``, ``down``, or ``same`` when both are written alike."""
    if round(now, 1) == round(before, 1):
        return "same"
    return "up" if now > before else "down"


def _tone(way: str, direction: Direction) -> Tone:
    if way == "same" or direction is Direction.NEUTRAL:
        return Tone.NEUTRAL
    return Tone.GOOD if way == direction else Tone.BAD


def is_small_base(value: Value) -> bool:
    """Whether a percentage is a share of too few to be judged."""
    return value.denominator is not None and value.denominator < _SMALL_BASE


def is_reported(value: Value) -> bool:
    """Whether there is a number to show."""
    return value.state is State.REPORTED and value.value is not None
