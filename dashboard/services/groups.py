"""Figures of groups of villages that are no region, such as a cohort."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.domain.number_rules import Field
from dashboard.domain.regions import NATION
from dashboard.domain.register import Register
from dashboard.domain.views.village import PeerGroup, Peers
from dashboard.queries.villages import GroupQuery, fetch_group
from dashboard.services.computed import ComputedFigures
from dashboard.services.figure_set import NOT_STORED, RECEIPTS, REPORTS_ON_TIME, FigureSet
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import Window
    from dashboard.queries.villages import GroupYear
    from dashboard.services.scene import Scene
    from dashboard.storage.cube import Formula, YearCells

KEPT_YEARS = 64

_Key = tuple[int, int, frozenset[str], frozenset[str]]
_NOBODY = Peers(value=None, villages=0)


@dataclass(slots=True)
class GroupReader:
    """Reads groups of villages by the number rules that make the rollups.

    No rollup holds a group: its villages' reports are read, which takes long for a large one, so
    that the last years read are kept. Cells are small and never change within a data version.
    """

    catalogue: Catalogue
    _formulas: dict[str, Formula] = field(init=False)
    _kept: dict[_Key, GroupYear] = field(init=False, default_factory=dict)

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
        cells = {
            (row.code, "", NATION, year): row
            for year in years
            for row in self._year(scene, members, wanted, year).sums
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
        cells = {}
        for (code, breakdown, _, year), row in rows:
            key = (code, breakdown, NATION, year)
            cells[key] = _less(row, part.cells.get(key) if part else None)
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
        year = self._year(scene, members, frozenset(codes), scene.filters.year, middles=True)
        together = self.figures(scene, members, codes, [scene.filters.year])
        peers = {}
        for code in codes:
            middle = _middle(year, code, scene.window)
            if self.catalogue.indicators[code].is_ratio:
                ratio = together.value(code, NATION, scene.window)
                peers[code] = Peers(value=ratio.value, villages=middle.villages)
            else:
                peers[code] = middle
        return PeerGroup(size=len(members), peers=peers)

    def _year(
        self,
        scene: Scene,
        members: frozenset[str],
        codes: frozenset[str],
        year: int,
        *,
        middles: bool = False,
    ) -> GroupYear:
        key = (scene.edition.version, year, members, codes)
        found = self._kept.get(key)
        if found is None or (middles and not found.middles):
            query = GroupQuery(
                villages=members,
                formulas=[self._formulas[code] for code in sorted(_stored(codes))],
                year=year,
                version=scene.edition.version,
            )
            found = fetch_group(scene.connection, query, scene.figures.today(), middles=middles)
            self._kept = dict([*self._kept.items(), (key, found)][-KEPT_YEARS:])
        return found


def _stored(codes: Collection[str]) -> set[str]:
    return {RECEIPTS if code == REPORTS_ON_TIME else code for code in codes} - NOT_STORED


def _part_of(register: Register, members: frozenset[str]) -> Register:
    return Register({code: term for code, term in register.terms.items() if code in members})


def _less(whole: YearCells, part: YearCells | None) -> YearCells:
    if part is None:
        return whole
    return whole._replace(
        monthly=list(map(_minus, whole.monthly, part.monthly)),
        to_date=list(map(_minus, whole.to_date, part.to_date)),
    )


def _minus(whole: list[float] | None, part: list[float] | None) -> list[float] | None:
    if whole is None or part is None:
        return whole
    left = [one - other for one, other in zip(whole, part, strict=True)]
    return left if left[Field.REPORTED] else None


def _middle(year: GroupYear, code: str, window: Window) -> Peers:
    stored = RECEIPTS if code == REPORTS_ON_TIME else code
    months, totals = year.middles.get(stored, ((), ()))
    row = months if window.single else totals
    found = row[window.last - 1] if row and window.last else None
    return Peers(value=found.value, villages=found.villages) if found else _NOBODY
