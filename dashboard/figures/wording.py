"""Numbers in words: every number with its unit, its state, its coverage and its comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.measures import Direction, Kind
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
    from dashboard.domain.measures import Indicator, Language
    from dashboard.domain.values import Value

_SMALL_COUNT = 20
_SMALL_BASE = 10
_ROUGH = 10
_LOWER_BOUNDS = frozenset({"F02", "F04"})
_SYMBOLS = {"up": "▲", "down": "▼", "same": "=", "none": "○"}


class Tone(StrEnum):
    """Whether a change is welcome; always shown with a symbol and a word."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Change:
    """How a number moved against the same months of the year before."""

    symbol: str
    words: str
    tone: Tone


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
        return indicator.code in _LOWER_BOUNDS

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
