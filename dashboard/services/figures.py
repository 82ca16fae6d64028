"""Answers which value a code has, for any region, window and data version."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.queries.figures import (
    FigureQuery,
    LazyCells,
    fetch_code_year,
    fetch_region_year,
    fetch_rollups,
    fetch_village_figures,
    fetch_villages,
)
from dashboard.services.computed import ComputedFigures
from dashboard.services.figure_set import NOT_STORED, RECEIPTS, REPORTS_ON_TIME, FigureSet
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.queries.figures import FigureRow, StoredYear
    from dashboard.services.figure_set import Cells
    from dashboard.services.store import Edition
    from dashboard.storage.cube import Formula

    _Key = tuple[str, str, str, int]

FEW_REGIONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which figures to read together.

    Attributes:
        codes: Indicators and measures; unknown ones raise ``KeyError``.
        regions: Kemendagri codes of any level.
        years: Calendar years.
        breakdowns: Whether breakdowns are wanted beside the totals.
    """

    codes: Collection[str]
    regions: Collection[str]
    years: Collection[int]
    breakdowns: bool = False


@dataclass(slots=True)
class Figures:
    """Reads figures; wide regions from rollups, villages from their reports.

    Attributes:
        today: Tells the calendar of the day, since what is due changes overnight.
    """

    catalogue: Catalogue
    today: Callable[[], ReportingCalendar]
    _formulas: dict[str, Formula] = field(init=False)

    def __post_init__(self) -> None:
        """List the formulas once."""
        self._formulas = {one.code: one for one in list_formulas(self.catalogue)}

    def as_of(self, day: dt.date) -> Figures:
        """The same by the calendar of another day; the very same where it is that of today."""
        calendar = self.today()
        if day == calendar.today:
            return self
        then = replace(calendar, today=day)
        return Figures(self.catalogue, lambda: then)

    def read(self, connection: Connection, edition: Edition, question: Question) -> FigureSet:
        """Read what a question needs, in as few queries as its levels take."""
        calendar = self.today()
        query = FigureQuery(
            formulas=[self._formulas[code] for code in self._stored(question.codes)],
            years=sorted(set(question.years)),
            version=edition.version,
            breakdowns=question.breakdowns,
        )
        cells = dict(_read_wide(connection, edition, query, question.regions))
        cells |= _keyed(_read_narrow(connection, query, question.regions, calendar))
        computed = ComputedFigures(edition.register, calendar, edition.meetings)
        return FigureSet(cells, self._formulas, edition.register, calendar, computed)

    def _stored(self, codes: Collection[str]) -> set[str]:
        """Codes to read; the share of reports on time rests on the receipts."""
        needed = {RECEIPTS if code == REPORTS_ON_TIME else code for code in codes}
        return needed - NOT_STORED


def _read_wide(
    connection: Connection, edition: Edition, query: FigureQuery, regions: Collection[str]
) -> Iterator[tuple[_Key, Cells]]:
    """Totals of few regions are read with all their codes, those of many regions code by code."""
    wide = [region for region in regions if level_of(region) <= Level.DISTRICT]
    codes = [formula.code for formula in query.formulas]
    if query.breakdowns:
        if wide:
            yield from _keyed(fetch_rollups(connection, query, wide))
        return
    read = _by_region if len(wide) <= FEW_REGIONS else _by_code
    for year in query.years:
        for code, region, stored in read(connection, edition, codes, wide, year):
            yield (code, "", region, year), LazyCells(stored)


def _by_region(
    connection: Connection,
    edition: Edition,
    codes: Collection[str],
    regions: Collection[str],
    year: int,
) -> Iterator[tuple[str, str, StoredYear]]:
    for region in regions:
        totals = edition.region_years.get(
            (region, year), partial(fetch_region_year, connection, region, year, edition.version)
        )
        for code in codes:
            if code in totals:
                yield code, region, totals[code]


def _by_code(
    connection: Connection,
    edition: Edition,
    codes: Collection[str],
    regions: Collection[str],
    year: int,
) -> Iterator[tuple[str, str, StoredYear]]:
    levels = {level_of(region) for region in regions}
    for code, level in product(codes, levels):
        read = partial(fetch_code_year, connection, code, level, year, edition.version)
        totals = edition.code_years.get((code, level, year), read)
        for region in regions:
            if region in totals:
                yield code, region, totals[region]


def _keyed(rows: Iterable[FigureRow]) -> Iterator[tuple[_Key, Cells]]:
    for year, cells in rows:
        yield (cells.code, cells.breakdown, cells.region, year), cells


def _read_narrow(
    connection: Connection,
    query: FigureQuery,
    regions: Collection[str],
    calendar: ReportingCalendar,
) -> Iterator[FigureRow]:
    """Villages are read together with the others of their districts; a lone one is read alone."""
    narrow = [region for region in regions if level_of(region) > Level.DISTRICT]
    villages = [region for region in narrow if level_of(region) is Level.VILLAGE]
    alone = {region for region in narrow if level_of(region) is Level.SUBDISTRICT}
    if len(villages) > 1:
        districts = sorted({district_of(code) for code in villages})
        yield from fetch_villages(connection, query, districts, calendar)
    else:
        alone |= set(villages)
    for region in sorted(alone):
        yield from fetch_village_figures(connection, query, region, calendar)
