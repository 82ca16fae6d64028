"""What a briefing is written from: results that the pages show as well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.domain.fair import Basis, FairChange
from dashboard.domain.measures import Kind
from dashboard.domain.regions import Level
from dashboard.domain.sentences import Move, Noun, Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator, Measure
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Region
    from dashboard.domain.status import Judgement
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading, RegionReading

WHY = "/mengapa"
MAP = "/peta"
QUALITY = "/mutu-data"
SCORECARD = "/rapor"
ATTENTION = "/perhatian"
CHANGE = "#change-title"
"""Where the page that traces a number tells how it is compared with the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One choice of a reader with everything that the clauses may tell.

    Attributes:
        filters: The choice; addresses are written from it.
        place: The chosen region.
        around: The region whose parts are ``areas``: the chosen one, or the district of a village.
        measures: By code, for units and kinds.
        reports: Reports on time of reports due, in the window.
        newest: The same of the newest due month; ``None`` where the window does not hold it.
        chosen: The indicator on map, ranking and trend.
        others: Indicators whose changes may be told.
        areas: The chosen indicator in the regions inside ``around``.
        owing: Regions with the number of due reports that did not come, in any order.
        judged: Indicators held against their targets.
        concerns: How many concerns are open.
    """

    filters: Filters
    window: Window
    place: Region
    around: Region
    measures: Mapping[str, Measure]
    reports: Value
    newest: Value | None
    chosen: Reading
    others: tuple[Reading, ...] = ()
    areas: tuple[RegionReading, ...] = ()
    owing: tuple[tuple[Region, int], ...] = ()
    judged: tuple[tuple[Indicator, Judgement], ...] = ()
    concerns: int = 0

    @property
    def area_noun(self) -> Noun:
        """What the regions inside are."""
        return Noun.DISTRICT if self.around.level < Level.DISTRICT else Noun.VILLAGE

    def part_of(self, indicator: Indicator) -> Measure:
        """The first measure of an indicator: it tells unit and kind of what is counted."""
        return self.measures[indicator.numerator[0]]

    def kind_of(self, indicator: Indicator) -> Kind:
        """How an indicator adds."""
        return self.part_of(indicator).kind

    def page(self, path: str, region: Region | None = None) -> str:
        """Address of a page with the reader's choice, or with another region."""
        chosen = self.filters if region is None else replace(self.filters, region=region.code)
        return chosen.to_address(path)

    def why(self, value: Value, month: int | None = None) -> str:
        """Address of the page that shows just this number and what it is made of."""
        asked = replace(
            self.filters,
            indicator=value.code,
            region=value.region,
            month=month or self.filters.month,
        )
        return asked.to_address(WHY)

    def why_here(self, indicator: Indicator) -> str:
        """The same of an indicator of the chosen region."""
        return replace(self.filters, indicator=indicator.code).to_address(WHY)

    def number(self, value: Value, indicator: Indicator) -> Number:
        """A value that is there, with its link."""
        return Number(value.value or 0, indicator.unit, self.why(value))

    def base(self, value: Value, indicator: Indicator) -> dict[str, Number]:
        """What a percentage is a share of, as parts of a sentence; empty for a plain number."""
        if value.numerator is None or value.denominator is None:
            return {}
        unit, link = self.part_of(indicator).unit, self.why(value)
        return {
            "part": Number(value.numerator, unit, link, bare=True),
            "whole": Number(value.denominator, unit, link),
        }

    def move(self, reading: Reading) -> Move:
        """How a reading changed, with the address that tells how it is compared."""
        usual = FairChange(basis=Basis.ALL, current=reading.current, previous=reading.previous)
        link = self.why(reading.current) + CHANGE
        return Move(reading.fair or usual, reading.indicator, link)

    def counted(self, indicator: Indicator) -> Noun:
        """What an indicator counts its coverage in."""
        return Noun.REPORT if self.kind_of(indicator) is Kind.FLOW else Noun.VILLAGE
