"""Concerns in words: what a rule found, what it rests on, and where that is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.domain.attention import thresholds
from dashboard.domain.attention.concern import Rule, Severity
from dashboard.domain.fair import TOLERANCE
from dashboard.domain.measures import Kind
from dashboard.domain.periods import Month
from dashboard.domain.status import Judgement, Status
from dashboard.figures.links import WHY_PATH, region_links
from dashboard.i18n.formats import full_month, month_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.catalogue import Catalogue
    from dashboard.domain.attention.concern import Concern
    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator, Measure
    from dashboard.figures.wording import Wording

SYMBOLS = {Severity.HIGH: "‼", Severity.MEDIUM: "!", Severity.LOW: "?"}

_PATHS = {
    Rule.LATE: "/mutu-data",
    Rule.OFF_TRACK: "/",
    Rule.DEPARTURES: "/arus-migrasi",
    Rule.VACANT: "/organisasi",
    Rule.STALLED: "/pilar/<pilar>",
    Rule.JUMP: "/mutu-data",
}


@dataclass(frozen=True, slots=True)
class ConcernWording:
    """Says concerns in one language."""

    words: Wording

    def say(self, concern: Concern) -> str:
        """What the rule found, with the number and what it is counted among or held against."""
        say: Callable[[Concern], str] = getattr(self, f"_say_{concern.rule}")
        return say(concern)

    def coverage(self, concern: Concern) -> str:
        """How much of what is due is in the number; empty where the sentence tells it already."""
        if concern.rule in (Rule.LATE, Rule.JUMP):
            return ""
        series = self._series(concern)
        measure = self.words.catalogue.measures[getattr(series, "numerator", (series.code,))[0]]
        return self.words.text(
            "coverage.reports" if measure.kind is Kind.FLOW else "coverage.villages",
            reported=self.words.count(concern.alarm.reported),
            due=self.words.count(concern.alarm.due),
        )

    def month(self, month: Month) -> str:
        """A month in words."""
        return full_month(self.words.language, month)

    def since(self, concern: Concern) -> str:
        """Since when the rule has been saying so, and how many months that is."""
        months = concern.month.ordinal - concern.since.ordinal + 1
        is_first = concern.since == Month(concern.month.year - 1, 1)
        key = "since_long" if is_first else "since" if months > 1 else "since_one"
        return self.words.text(f"attention.{key}", month=self.month(concern.since), count=months)

    def name(self, code: str) -> str:
        """Name of the indicator or measure that a code stands for."""
        return self.words.catalogue.series(code).name[self.words.language]

    def rules(self) -> list[tuple[str, str]]:
        """Name and text of every rule, with its thresholds."""
        written = {
            name.lower(): self.words.count(getattr(thresholds, name))
            for name in dir(thresholds)
            if name.isupper() and name != "COVERAGE"
        }
        written["coverage"] = self.words.percentage(100 * thresholds.COVERAGE)
        written["tolerance"] = self.words.count(TOLERANCE)
        return [
            (
                self.words.text(f"attention.rule_{rule}"),
                self.words.text(f"attention.text_{rule}", **written),
            )
            for rule in Rule
        ]

    def _series(self, concern: Concern) -> Indicator | Measure:
        return self.words.catalogue.series(concern.indicator)

    def _say_late(self, concern: Concern) -> str:
        alarm = concern.alarm
        return self.words.text(
            "attention.say_late" if alarm.number else "attention.say_late_all",
            number=self.words.count(alarm.number),
            base=self.words.count(alarm.base),
            share=self.words.percentage(alarm.share or 0),
            months=self._newest_months(concern.month),
        )

    def _say_off_track(self, concern: Concern) -> str:
        alarm, indicator = concern.alarm, self.words.catalogue.indicators[concern.indicator]
        judgement = Judgement(status=Status.OFF_TRACK, deviation=alarm.share)
        said = self.words.text(
            "attention.say_off_track" if alarm.compared is None else "attention.say_scaled",
            name=self.name(concern.indicator),
            number=self.words.amount(alarm.number, indicator.unit),
            compared=self.words.expected_amount(alarm.compared or 0, indicator.unit),
            base=self.words.expected_amount(alarm.base, indicator.unit),
            share=self.words.deviation(judgement, indicator),
        )
        is_lower = self.words.is_lower_bound(indicator)
        return self.words.text("attention.lower_bound", said=said) if is_lower else said

    def _say_departures(self, concern: Concern) -> str:
        alarm, unit = concern.alarm, self._series(concern).unit
        share = alarm.share
        return self.words.text(
            "attention.say_departures" if share is not None else "attention.say_departures_new",
            name=self.name(concern.indicator),
            number=self.words.amount(alarm.number, unit),
            base=self.words.count(alarm.base),
            share=self.words.percentage(share or 0),
            year=concern.month.year - 1,
        )

    def _say_vacant(self, concern: Concern) -> str:
        return self._say_part(concern, f"attention.say_vacant_{concern.indicator.lower()}")

    def _say_stalled(self, concern: Concern) -> str:
        return self._say_part(concern, "attention.say_stalled")

    def _say_part(self, concern: Concern, key: str) -> str:
        alarm = concern.alarm
        return self.words.text(
            key,
            number=self.words.count(alarm.number),
            base=self.words.count(alarm.base),
            share=self.words.percentage(alarm.share or 0),
        )

    def _say_jump(self, concern: Concern) -> str:
        return self.words.text(
            "attention.say_jump",
            number=self.words.count(concern.alarm.number),
            base=self.words.count(concern.alarm.base),
            name=self.name(concern.indicator),
            months=self._newest_months(concern.month),
        )

    def _newest_months(self, last: Month) -> str:
        """The months that are judged together: ``Agustus–Oktober 2026``."""
        first = last.plus(1 - thresholds.MONTHS_JUDGED)
        is_same = first.year == last.year
        start = month_name(self.words.language, first.month) if is_same else self.month(first)
        return f"{start}–{self.month(last)}"


@dataclass(slots=True)
class ConcernLinks:
    """Writes the addresses of the numbers of concerns; those of one rule are written once.

    Attributes:
        catalogue: Tells which indicator a number is of.
        filters: The reader's other choices.
    """

    catalogue: Catalogue
    filters: Filters
    _known: dict[tuple[str, str, int], Callable[[str], str]] = field(
        init=False, default_factory=dict
    )

    def shown(self, concern: Concern) -> str:
        """Address of the page that shows the number."""
        return self._write(_PATHS[concern.rule], concern)

    def origin(self, concern: Concern) -> str:
        """Address that tells where the number comes from; empty where no indicator shows it."""
        has_one = concern.indicator in self.catalogue.indicators
        return self._write(WHY_PATH, concern) if has_one else ""

    def _write(self, path: str, concern: Concern) -> str:
        key = (path, concern.indicator, concern.month.year)
        if key not in self._known:
            self._known[key] = region_links(self._chosen(path, concern), path)
        return self._known[key](concern.region)

    def _chosen(self, path: str, concern: Concern) -> Filters:
        """Its indicator, in its year to the last due month."""
        indicator = self.catalogue.indicators.get(concern.indicator)
        chosen = replace(
            self.filters,
            year=concern.month.year,
            month=None,
            indicator=indicator.code if indicator else None,
        )
        if indicator and "<pilar>" in path:
            return replace(chosen, pillar=indicator.pillar)
        return chosen
