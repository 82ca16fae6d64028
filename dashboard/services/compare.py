"""The page that compares: regions, cohorts or years side by side."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR, CompareBy
from dashboard.domain.regions import NATION, Level, district_of, level_of, province_of
from dashboard.domain.views import Notice
from dashboard.domain.views.compare import Column, CompareRow, CompareView, Subject
from dashboard.queries.villages import list_cohorts, list_reporting
from dashboard.services.figure_set import REPORTS_ON_TIME
from dashboard.services.notes import read_notes
from dashboard.services.overview import USUAL_INDICATORS
from dashboard.services.sections import list_sections

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dashboard.domain.measures import Indicator, Pillar
    from dashboard.domain.periods import Window
    from dashboard.domain.register import VillageTerm
    from dashboard.domain.values import Value
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.groups import GroupReader
    from dashboard.services.scene import Scene

MOST_COLUMNS = 4
MOST_VILLAGE_YEARS = 600
"""Reports of more villages and years are not read on a click: about 2 ms each."""

_USUAL_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the figures of one column come from.

    Attributes:
        region: Under which the figures are asked for.
        members: Villages of the subject.
        inside: All villages of the programme in that region, where figures are of the region.
    """

    subject: Subject
    window: Window
    region: str
    members: frozenset[str]
    figures: FigureSet
    inside: frozenset[str] = frozenset()


def compose_compare(groups: GroupReader, scene: Scene) -> CompareView:
    """Core indicators of what the reader chose, side by side, and one of them by month."""
    by = scene.filters.compare_by or CompareBy.REGIONS
    code = scene.filters.indicator or USUAL_INDICATORS[scene.filters.pillar]
    sections = list_sections(scene)
    codes = {one.code for _, indicators in sections for one in indicators} | {code, REPORTS_ON_TIME}
    asked = _Asked(groups, scene, by, frozenset(codes))
    subjects, notices = asked.subjects()
    sources = asked.sources(subjects)
    alike = scene.filters.like_for_like and asked.alike(sources)
    if scene.filters.like_for_like and not alike:
        notices.append(Notice(key="compare.too_wide", values={"most": str(MOST_VILLAGE_YEARS)}))
    sources = alike or sources
    columns = tuple(_column(source, code) for source in sources)
    rows = tuple(
        (pillar, tuple(_row(one, sources) for one in indicators)) for pillar, indicators in sections
    )
    frame = scene.frame(_values_of(rows, columns))
    frame["notices"] = (*_other_notices(frame["notices"]), *notices)
    return CompareView(
        **frame,
        by=by,
        indicator=scene.catalogue.indicators[code],
        columns=columns,
        headline=_row(scene.catalogue.indicators[code], sources),
        sections=rows,
        candidates=asked.candidates(subjects),
        like_for_like=bool(alike),
        notes=read_notes(scene, code, [one.key for one in subjects if one.region]),
    )


@dataclass(slots=True)
class _Asked:
    """One question for a comparison."""

    groups: GroupReader
    scene: Scene
    by: CompareBy
    codes: frozenset[str]
    _inside: dict[str, VillageTerm] = field(init=False)
    _cohorts: dict[int, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once what many subjects are made of."""
        villages = self.scene.edition.register.villages(self.scene.filters.region)
        self._inside = {term.code: term for term in villages}
        if self.by is CompareBy.COHORTS:
            self._cohorts = list_cohorts(self.scene.connection)

    def subjects(self) -> tuple[list[Subject], list[Notice]]:
        """What is compared: what the reader chose and exists, else something useful."""
        chosen = self.scene.filters.compare_with
        known = [one for one in map(self._subject, chosen) if one]
        notices = [
            Notice(key="compare.unknown", values={"code": key})
            for key in chosen
            if key not in {one.key for one in known}
        ]
        if len(known) > MOST_COLUMNS:
            values = {"count": str(len(known)), "most": str(MOST_COLUMNS)}
            notices.append(Notice(key="compare.too_many", values=values))
        if chosen and len(known) == 1:
            notices.append(Notice(key="compare.one"))
        usual = () if chosen else (self._subject(key) for key in self._usual())
        return [*known[:MOST_COLUMNS], *filter(None, usual)], notices

    def sources(self, subjects: Sequence[Subject]) -> list[_Source]:
        """Figures of every subject, with all villages."""
        if self.by is CompareBy.REGIONS:
            return self._regions(subjects)
        if self.by is CompareBy.YEARS:
            return self._years(subjects)
        window, year = self.scene.window, self.scene.filters.year
        return [
            _Source(
                subject,
                window,
                NATION,
                self._members(subject),
                self.groups.figures(self.scene, self._members(subject), self.codes, [year]),
            )
            for subject in subjects
        ]

    def alike(self, sources: Sequence[_Source]) -> list[_Source]:
        """The same with only the villages that handed in a report of every compared window.

        Returns:
            Nothing when that takes the reports of too many villages.
        """
        districts = {district_of(code) for source in sources for code in source.members}
        reporting = [
            list_reporting(self.scene.connection, districts, window, self.scene.edition.version)
            for window in dict.fromkeys(source.window for source in sources)
        ]
        kept = [(one.inside or one.members).intersection(*reporting) for one in sources]
        if sum(map(_reads, sources, kept)) > MOST_VILLAGE_YEARS:
            return []
        return list(map(self._alike, sources, kept))

    def candidates(self, taken: Sequence[Subject]) -> tuple[Subject, ...]:
        """What can be added, without what is there."""
        keys = {one.key for one in taken}
        listed = (self._subject(key) for key in self._possible() if key not in keys)
        return tuple(one for one in listed if one)

    def _alike(self, source: _Source, kept: frozenset[str]) -> _Source:
        """Add up the villages that count, or take the others away, whichever are fewer."""
        if _reads(source, kept) < len(kept):
            others = source.inside - kept
            figures = self.groups.remainder(self.scene, source.figures, source.region, others)
        else:
            figures = self.groups.figures(self.scene, kept, self.codes, [source.window.year])
        return replace(source, members=kept, figures=figures, region=NATION)

    def _regions(self, subjects: Sequence[Subject]) -> list[_Source]:
        keys = [one.key for one in subjects]
        figures = self.scene.ask(self.codes, keys, years=[self.scene.filters.year])
        return [
            _Source(one, self.scene.window, one.key, members, figures, members)
            for one, members in zip(subjects, map(self._members, subjects), strict=True)
        ]

    def _years(self, subjects: Sequence[Subject]) -> list[_Source]:
        """The same months of every year, up to the last that is due in all of them."""
        region, month = self.scene.filters.region, self.scene.filters.month
        calendar = self.scene.figures.today()
        years = [int(one.key) for one in subjects]
        windows = [calendar.window(year, month) for year in years]
        last = min((window.last for window in windows), default=0)
        figures = self.scene.ask(self.codes, [region], years=years)
        inside = frozenset(self._inside)
        return [
            _Source(one, replace(window, last=last), region, self._members(one), figures, inside)
            for one, window in zip(subjects, windows, strict=True)
        ]

    def _subject(self, key: str) -> Subject | None:
        region = None
        if self.by is CompareBy.REGIONS:
            region = self.scene.regions([key]).get(key)
            if region is None:
                return None
        return Subject(key=key, region=region, villages=len(self._codes_in(key)))

    def _members(self, subject: Subject) -> frozenset[str]:
        return frozenset(self._codes_in(subject.key))

    def _codes_in(self, key: str) -> Collection[str]:
        """Villages of the programme that belong to a region or cohort, or ran in a year."""
        if self.by is CompareBy.REGIONS:
            return [term.code for term in self.scene.edition.register.villages(key)]
        if self.by is CompareBy.COHORTS:
            return self._inside.keys() & set(self._cohorts.get(int(key), ()))
        return [code for code, term in self._inside.items() if _ran_in(term, int(key))]

    def _possible(self) -> list[str]:
        if self.by is CompareBy.YEARS:
            newest = self.scene.figures.today().last_due.year
            return [str(year) for year in range(newest, FIRST_YEAR - 1, -1)]
        if self.by is CompareBy.COHORTS:
            return [key for key in map(str, self._cohorts) if self._codes_in(key)]
        around = [self.scene.filters.region] if self.scene.filters.region else []
        return list(dict.fromkeys([*around, *self._beside(), *self.scene.below]))

    def _beside(self) -> list[str]:
        """Regions of one level: those inside the chosen one, or a district's neighbours."""
        region, register = self.scene.filters.region, self.scene.edition.register
        if level_of(region) is Level.NATION:
            return sorted({province_of(code) for code in self.scene.below})
        if level_of(region) is Level.DISTRICT:
            return list(dict.fromkeys([region, *register.districts(province_of(region))]))
        return self.scene.below

    def _usual(self) -> list[str]:
        """This year and the last, or the largest cohorts or regions, the chosen region first."""
        year, region = self.scene.filters.year, self.scene.filters.region
        if self.by is CompareBy.YEARS:
            return [str(each) for each in (year - 1, year) if each >= FIRST_YEAR]
        if self.by is CompareBy.COHORTS:
            sizes = {key: len(self._codes_in(key)) for key in self._possible()}
            largest = sorted(sizes, key=lambda key: -sizes[key])[:_USUAL_COLUMNS]
            return sorted(largest)
        largest = sorted(self._beside(), key=lambda code: -len(self._codes_in(code)))
        first = {region} & set(largest)
        return list(dict.fromkeys([*first, *largest]))[:_USUAL_COLUMNS]


def _ran_in(term: VillageTerm, year: int) -> bool:
    until = term.runs_until
    return term.runs_from.year <= year and (until is None or year <= until.year)


def _reads(source: _Source, kept: frozenset[str]) -> int:
    """Of how many villages reports must be read; a region in rollups can also be taken from."""
    in_rollups = source.inside and level_of(source.region) <= Level.DISTRICT
    return min(len(kept), len(source.inside - kept)) if in_rollups else len(kept)


def _column(source: _Source, code: str) -> Column:
    figures, region, window = source.figures, source.region, source.window
    return Column(
        subject=source.subject,
        window=window,
        counted=len(source.members),
        reports=figures.value(REPORTS_ON_TIME, region, window),
        months=figures.months(code, region, window.year),
    )


def _row(indicator: Indicator, sources: Sequence[_Source]) -> CompareRow:
    values = (
        source.figures.value(indicator.code, source.region, source.window) for source in sources
    )
    return CompareRow(indicator=indicator, values=tuple(values))


def _values_of(
    sections: Iterable[tuple[Pillar, Sequence[CompareRow]]], columns: Iterable[Column]
) -> Iterator[Value]:
    for _, rows in sections:
        for row in rows:
            yield from row.values
    for column in columns:
        yield from column.months


def _other_notices(notices: Iterable[Notice]) -> list[Notice]:
    """Whether the filter's own region has reports says nothing of what is compared."""
    return [one for one in notices if one.key not in {"no_data", "no_villages"}]
