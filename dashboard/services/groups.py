"""Figures of groups of villages that are no region, such as a cohort."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from dashboard.domain.number_rules import Field, percentage
from dashboard.domain.regions import NATION
from dashboard.domain.register import Register
from dashboard.domain.views.village import PeerGroup, Peers
from dashboard.queries.villages import GroupQuery, fetch_group, fetch_middles
from dashboard.services.computed import ComputedFigures
from dashboard.services.figure_set import NOT_STORED, RECEIPTS, REPORTS_ON_TIME, FigureSet
from dashboard.storage.cube import YearCells
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dashboard.catalogue import Catalogue
    from dashboard.queries.villages import Middle
    from dashboard.services.figure_set import Cells
    from dashboard.services.scene import Scene
    from dashboard.storage.cube import Formula

_CellKey = tuple[str, str, str, int]
_NOBODY = Peers(value=None, villages=0)


@dataclass(slots=True)
class GroupReader:
    """Reads groups of villages by the number rules that make the rollups.

    No rollup holds a group: its villages' packed years are read, which takes long for a large one,
    so that the edition keeps the last groups.
    """

    catalogue: Catalogue
    _formulas: dict[str, Formula] = field(init=False)

    def __post_init__(self) -> None:
        """List the formulas once."""
        self._formulas = {one.code: one for one in list_formulas(self.catalogue)}

    def figures(
        self, scene: Scene, villages: Iterable[str], codes: Iterable[str], years: Iterable[int]
    ) -> FigureSet:
        """Figures of all villages together; ask for them as the country's.

        Args:
            scene: Tells data version and day.
            villages: Codes; those that are not the ministry's are left out.
            codes: Indicators and measures of reports, register or receipts.
            years: Calendar years.
        """
        wanted, members = frozenset(codes), frozenset(villages)
        cells: dict[_CellKey, Cells] = {
            (row.code, "", NATION, year): row
            for year in years
            for row in self._sums(scene, members, wanted, year)
        }
        register = _part_of(scene.edition.register, members)
        calendar = scene.figures.today()
        computed = ComputedFigures(register, calendar, ())
        return FigureSet(cells, self._formulas, register, calendar, computed)

    def remainder(
        self, scene: Scene, whole: FigureSet, region: str, without: Iterable[str]
    ) -> FigureSet:
        """Figures of a region without some of its villages; ask for them as the country's.

        Cells add over villages, so that taking the few away is the same as adding up the many.

        Args:
            scene: Tells data version and day.
            whole: Figures that hold the region, from rollups.
            region: The country, a province or a district.
            without: Codes of villages in it.
        """
        left_out = frozenset(without)
        rows = [row for row in whole.cells.items() if row[0][1:3] == ("", region)]
        codes, years = {key[0] for key, _ in rows}, {key[3] for key, _ in rows}
        part = self.figures(scene, left_out, codes, years) if left_out else None
        cells: dict[_CellKey, Cells] = {}
        for (code, breakdown, _, year), row in rows:
            key = (code, breakdown, NATION, year)
            cells[key] = _less(key, row, part.cells.get(key) if part else None)
        inside = {term.code for term in scene.edition.register.villages(region)}
        register = _part_of(scene.edition.register, frozenset(inside - left_out))
        computed = ComputedFigures(register, whole.calendar, ())
        return FigureSet(cells, self._formulas, register, whole.calendar, computed)

    def peers(self, scene: Scene, villages: Collection[str], codes: Collection[str]) -> PeerGroup:
        """What a village is compared with: medians of counts, sum over sum of percentages.

        Args:
            scene: Tells data version, year and window.
            villages: Codes; those that are not the ministry's are left out.
            codes: Indicators.
        """
        members = frozenset(scene.edition.register.terms.keys() & set(villages))
        middles = self._middles(scene, members, frozenset(codes))
        peers = {code: self._peers(middles.get(code), code) for code in codes}
        if REPORTS_ON_TIME in codes:
            peers[REPORTS_ON_TIME] = _on_time(scene, members, middles.get(RECEIPTS))
        return PeerGroup(size=len(members), peers=peers)

    def _peers(self, found: Middle | None, code: str) -> Peers:
        if found is None:
            return _NOBODY
        is_ratio = self.catalogue.indicators[code].is_ratio
        ratio = percentage(found.numerator, found.denominator) if is_ratio else found.value
        return Peers(value=ratio, villages=found.villages)

    def _query(
        self, scene: Scene, members: frozenset[str], codes: frozenset[str], year: int
    ) -> GroupQuery:
        return GroupQuery(
            villages=members,
            formulas=[self._formulas[code] for code in sorted(_stored(codes))],
            year=year,
            version=scene.edition.version,
        )

    def _sums(
        self, scene: Scene, members: frozenset[str], codes: frozenset[str], year: int
    ) -> tuple[YearCells, ...]:
        query = self._query(scene, members, codes, year)
        read = partial(fetch_group, scene.connection, query)
        return scene.edition.group_years.get((year, members, codes), read)

    def _middles(
        self, scene: Scene, members: frozenset[str], codes: frozenset[str]
    ) -> dict[str, Middle]:
        query = self._query(scene, members, codes, scene.filters.year)
        read = partial(fetch_middles, scene.connection, query, scene.window)
        return scene.edition.group_middles.get((scene.window, members, codes), read)


def _stored(codes: Collection[str]) -> set[str]:
    return {RECEIPTS if code == REPORTS_ON_TIME else code for code in codes} - NOT_STORED


def _part_of(register: Register, members: frozenset[str]) -> Register:
    return Register({code: term for code, term in register.terms.items() if code in members})


def _less(key: _CellKey, whole: Cells, part: Cells | None) -> Cells:
    if part is None:
        return whole
    return YearCells(
        *key[:3],
        monthly=list(map(_minus, whole.monthly, part.monthly)),
        to_date=list(map(_minus, whole.to_date, part.to_date)),
    )


def _minus(whole: list[float] | None, part: list[float] | None) -> list[float] | None:
    if whole is None or part is None:
        return whole
    left = [one - other for one, other in zip(whole, part, strict=True)]
    return left if left[Field.REPORTED] else None


def _on_time(scene: Scene, members: frozenset[str], received: Middle | None) -> Peers:
    """Reports received on time of all that are due, received or not."""
    register = _part_of(scene.edition.register, members)
    due = register.count_due_reports(NATION, scene.window, scene.figures.today())
    share = percentage(received.numerator if received else 0, due)
    return Peers(value=share, villages=received.villages if received else 0)
