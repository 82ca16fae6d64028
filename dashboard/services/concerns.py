"""What the rules of attention say of every district, from the figures that the pages show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Concern, Rule, raise_concern
from dashboard.domain.attention.departures import Alike, judge_departures
from dashboard.domain.attention.jump import judge_jump
from dashboard.domain.attention.late import judge_late
from dashboard.domain.attention.off_track import judge_off_track
from dashboard.domain.attention.stalled import judge_stalled
from dashboard.domain.attention.thresholds import MONTHS_JUDGED
from dashboard.domain.attention.vacant import judge_vacant
from dashboard.domain.fair import is_uneven
from dashboard.domain.filters import Filters
from dashboard.domain.number_rules import Field
from dashboard.domain.periods import MONTHS, Month, Window
from dashboard.domain.quality_rules import Rule as Quality
from dashboard.domain.regions import NATION, district_of
from dashboard.domain.status import judge
from dashboard.queries.findings import FindingQuery, list_findings
from dashboard.services.aims import aims_of
from dashboard.services.fair import kept_pairs
from dashboard.services.figure_set import RECEIPTS, REPORTS_ON_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dashboard.domain.attention.concern import Judged
    from dashboard.domain.measures import Indicator
    from dashboard.domain.values import Value
    from dashboard.queries.findings import FindingRow
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene

    Judge = Callable[[str, Month], Judged]

DEPARTURES = ("F02", "F04")
POSTS = ("O01", "O02")
GROUPS = "U05"
MOST_FINDINGS = 20_000
"""A guard for memory; a year of the whole programme has some hundreds."""

_JUMPS = (Quality.UNUSUAL, Quality.JUMP)


def list_concerns(scene: Scene) -> tuple[Concern, ...]:
    """Everything that the rules say at the end of the scene's year, in its order.

    The whole country is judged once a data version and day, whatever is chosen: a chosen month
    changes nothing, since what must be looked after is told as of the newest due month.

    Returns:
        The gravest first; empty while no month of the year is due.
    """
    calendar = scene.figures.today()
    filters = Filters(year=scene.filters.year)
    country = replace(scene, filters=filters, window=calendar.window(filters.year))
    if not country.window.last:
        return ()
    return scene.edition.concerns.get(
        (filters.year, calendar.today), lambda: tuple(_Detector.of(country).detect())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Detector:
    """Judges the districts of the country.

    Attributes:
        scene: The country in one year up to its last due month.
        figures: The chosen year and the one before, of every code that no target is needed for.
        months: Months up to the last due one, from January of the year before, newest first.
        received: Reports received in each of these months alone, by district: two rules ask for
            them again and again.
    """

    scene: Scene
    figures: FigureSet
    districts: list[str]
    months: list[Month]
    received: Mapping[str, Sequence[Value]]

    @classmethod
    def of(cls, scene: Scene) -> _Detector:
        districts = scene.edition.register.districts(NATION)
        year, last = scene.window.year, scene.window.last
        newest = Month(year, last)
        months = [newest.plus(-ago) for ago in range(last + MONTHS)]
        figures = scene.ask([RECEIPTS, *DEPARTURES, *POSTS, GROUPS], districts)
        windows = [Window(one.year, one.month, single=True) for one in months]
        return cls(
            scene=scene,
            figures=figures,
            districts=districts,
            months=months,
            received={
                district: [figures.value(RECEIPTS, district, window) for window in windows]
                for district in districts
            },
        )

    def detect(self) -> list[Concern]:
        found = [
            *self._each(Rule.LATE, REPORTS_ON_TIME, self._late),
            *self._each(Rule.STALLED, GROUPS, self._to_date(GROUPS, judge_stalled)),
            *self._off_track(),
            *self._jumps(),
        ]
        for code in POSTS:
            found += self._each(Rule.VACANT, code, self._to_date(code, judge_vacant))
        for code in DEPARTURES:
            found += self._each(Rule.DEPARTURES, code, self._departed(code), of_year=True)
        return sorted(found, key=lambda one: one.order)

    def _each(
        self,
        rule: Rule,
        code: str,
        judge: Judge,
        districts: Iterable[str] | None = None,
        *,
        of_year: bool = False,
    ) -> Iterator[Concern]:
        """Concerns of one rule and code.

        Args:
            rule: Which rule.
            code: What its number is of.
            judge: Judges a district at the end of a month.
            districts: Only these; by default every one.
            of_year: Whether a run begins in January at the earliest, since each year has its own
                target, or is compared with the one before.
        """
        year = self.scene.window.year
        months = [one for one in self.months if one.year == year] if of_year else self.months
        for district in self.districts if districts is None else districts:
            judged = ((month, judge(district, month)) for month in months)
            concern = raise_concern(rule, district, code, judged)
            if concern:
                yield concern

    def _late(self, district: str, month: Month) -> Judged:
        return judge_late(self._receipts(district, month))

    def _receipts(self, district: str, month: Month) -> Sequence[Value]:
        """Reports received of the newest months up to a month, each alone."""
        place = self.months[0].ordinal - month.ordinal
        return self.received[district][place : place + MONTHS_JUDGED]

    def _to_date(self, code: str, judge: Callable[[Value], Judged]) -> Judge:
        """Judge what stands at the end of a month, as its year is shown up to that month."""
        return lambda district, month: judge(
            self.figures.value(code, district, Window(month.year, month.month))
        )

    def _off_track(self) -> Iterator[Concern]:
        targets, year = self.scene.edition.targets, self.scene.window.year
        for code, indicator in self.scene.catalogue.indicators.items():
            aimed = [one for one in self.districts if targets.own(code, one, year)]
            if aimed and code != REPORTS_ON_TIME:
                judge = self._behind(indicator, aimed)
                yield from self._each(Rule.OFF_TRACK, code, judge, aimed, of_year=True)

    def _behind(self, indicator: Indicator, districts: Sequence[str]) -> Judge:
        code, measures = indicator.code, self.scene.catalogue.measures
        figures = self.scene.ask([code], districts, years=[self.scene.window.year])
        aims = aims_of(self.scene, indicator, districts)

        def judge_month(district: str, month: Month) -> Judged:
            window = Window(month.year, month.month)
            value = figures.value(code, district, window)
            judgement = judge(
                value,
                aims.get(district),
                indicator=indicator,
                measure=measures[indicator.numerator[0]],
                window=window,
            )
            return judge_off_track(value, judgement)

        return judge_month

    def _departed(self, code: str) -> Judge:
        def judge_month(district: str, month: Month) -> Judged:
            window = Window(month.year, month.month)
            current = self.figures.value(code, district, window)
            previous = self.figures.value(code, district, window.shifted(-1))
            return judge_departures(current, previous, self._alike(current, previous, month))

        return judge_month

    def _alike(self, current: Value, previous: Value, month: Month) -> Alike | None:
        """All reports, or only those of both years where too many more or fewer came."""
        if current.value is None or previous.value is None:
            return None
        if not is_uneven(current, previous):
            return Alike(now=current.value, before=previous.value, reported=current.reported)
        pairs = kept_pairs(self.scene, NATION)
        if pairs is None:
            return Alike(now=0, before=0, reported=0)
        now, before = pairs.add_months(current.code, current.region, month.month)
        return Alike(
            now=now[Field.NUMERATOR],
            before=before[Field.NUMERATOR],
            reported=int(now[Field.REPORTED]),
        )

    def _jumps(self) -> Iterator[Concern]:
        found = self._findings()
        for district, measure in sorted({key[:2] for key in found}):
            concern = raise_concern(
                Rule.JUMP, district, measure, self._jumped(district, measure, found)
            )
            if concern:
                yield concern

    def _jumped(
        self,
        district: str,
        measure: str,
        found: Mapping[tuple[str, str, Month], list[FindingRow]],
    ) -> Iterator[tuple[Month, Judged]]:
        for month in self.months:
            newest = [month.plus(-ago) for ago in range(MONTHS_JUDGED)]
            some = [row for one in newest for row in found.get((district, measure, one), ())]
            demo = any(row.demo for row in some)
            yield month, judge_jump(len(some), self._receipts(district, month), demo=demo)

    def _findings(self) -> dict[tuple[str, str, Month], list[FindingRow]]:
        """Unusual values and jumps by district, measure and month, of this year and the last."""
        version, found = self.scene.edition.version, defaultdict(list)
        for window in (self.scene.window, Window(self.scene.window.year - 1, MONTHS)):
            query = FindingQuery(NATION, window, version)
            for row in list_findings(self.scene.connection, query, limit=MOST_FINDINGS):
                if row.rule in _JUMPS:
                    place = district_of(row.village), row.measure, Month.from_number(row.period)
                    found[place].append(row)
        return dict(found)
