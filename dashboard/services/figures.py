"""Answers which value a code has, for any region, window and data version."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level, district_of, level_of
from dashboard.queries.figures import (
    FigureQuery,
    fetch_rollups,
    fetch_village_figures,
    fetch_villages,
)
from dashboard.services.computed import ComputedFigures
from dashboard.services.figure_set import NOT_STORED, RECEIPTS, REPORTS_ON_TIME, FigureSet
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.queries.figures import FigureRow
    from dashboard.services.store import Edition
    from dashboard.storage.cube import Formula


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

    def read(self, connection: Connection, edition: Edition, question: Question) -> FigureSet:
        """Read what a question needs, in as few queries as its levels take."""
        calendar = self.today()
        query = FigureQuery(
            formulas=[self._formulas[code] for code in self._stored(question.codes)],
            years=sorted(set(question.years)),
            version=edition.version,
            breakdowns=question.breakdowns,
        )
        rows = chain(
            _read_wide(connection, query, question.regions),
            _read_narrow(connection, query, question.regions, calendar),
        )
        cells = {(c.code, c.breakdown, c.region, year): c for year, c in rows}
        computed = ComputedFigures(edition.register, calendar, edition.meetings)
        return FigureSet(cells, self._formulas, edition.register, calendar, computed)

    def _stored(self, codes: Collection[str]) -> set[str]:
        """Codes to read; the share of reports on time rests on the receipts."""
        needed = {RECEIPTS if code == REPORTS_ON_TIME else code for code in codes}
        return needed - NOT_STORED


def _read_wide(
    connection: Connection, query: FigureQuery, regions: Collection[str]
) -> Iterator[FigureRow]:
    wide = [region for region in regions if level_of(region) <= Level.DISTRICT]
    return fetch_rollups(connection, query, wide) if wide else iter(())


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
