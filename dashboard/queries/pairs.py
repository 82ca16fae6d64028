"""What villages reported both in a window and in the same months of the year before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dashboard.domain.measures import Kind
from dashboard.domain.number_rules import Array, Field
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import NATION
from dashboard.storage.cube import Scope
from dashboard.storage.packed import read_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from dashboard.domain.periods import Window
    from dashboard.storage.cube import Formula, YearCube

_AFTER_POINT = "/"
"""Sorts right after the point: the codes inside a region lie between the two."""


class Pair(NamedTuple):
    """Sums of one code over what both years have.

    Attributes:
        current: Numerator, denominator, reports counted, late ones, ones with demo values.
        previous: The same of the year before.
        villages: How many villages are in them.
    """

    current: list[float]
    previous: list[float]
    villages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairQuery:
    """Which villages, codes and months.

    Attributes:
        districts: Each list is read together, so that memory stays small in a large country.
        formulas: Stored codes, with how they are computed.
        until: The year to its last month that counts; compared with the same of the year before.
        group_of: Region under which a village is added up.
        version: Data version; ``None`` reads the newest.
    """

    districts: Sequence[Sequence[str]]
    formulas: Sequence[Formula]
    until: Window
    group_of: Callable[[str], str]
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Sums over what villages have in both years, of every month alone and of the year to date.

    A flow counts in the months that a village reported in both years; a stock in the villages that
    reported it in both windows, each with its newest month.

    Attributes:
        regions: Codes in order.
        codes: Place of each code.
        cells: Shape ``(2, 5, codes, regions, 13)``: this year, then the year before; twelve months
            and the year to date.
        villages: How many villages that is: shape ``(codes, regions, 13)``.
    """

    regions: Sequence[str]
    codes: Mapping[str, int]
    cells: Array
    villages: Array

    def find(self, code: str, region: str, window: Window) -> Pair | None:
        """Sums of one code in a region; ``None`` where nothing of it is in both years.

        Args:
            code: One of the codes.
            region: One of the regions, or one that holds some of them.
            window: The year to date, or any month of it.
        """
        slot = window.last - 1 if window.single else MONTHS
        place, inside = self.codes[code], self._inside(region)
        villages = int(self.villages[place, inside, slot].sum())
        if not villages:
            return None
        current, previous = self.cells[:, :, place, inside, slot].sum(axis=-1).tolist()
        return Pair(current, previous, villages)

    def add_months(self, code: str, region: str, last: int) -> tuple[list[float], list[float]]:
        """Sums of the months from January to a month that villages reported in both years.

        Returns:
            Cells of this year and of the year before, as in ``Pair``; zeros where there is nothing.
        """
        months = self.cells[:, :, self.codes[code], self._inside(region), :last]
        current, previous = months.sum(axis=(-2, -1)).tolist()
        return current, previous

    def _inside(self, region: str) -> slice:
        if region == NATION:
            return slice(None)
        start = bisect_left(self.regions, region)
        return slice(start, bisect_left(self.regions, f"{region}{_AFTER_POINT}"))


def fetch_pairs(connection: Connection, query: PairQuery) -> Pairs:
    """Read what both years have; villages of other programmes than the ministry's are left out."""
    parts = [_fetch_some(connection, query, some) for some in query.districts]
    regions = [region for names, _, _ in parts for region in names]
    shape = (len(query.formulas), 0, MONTHS + 1)
    cells = [np.zeros((2, len(Field), *shape)), *(part for _, part, _ in parts)]
    villages = [np.zeros(shape), *(part for _, _, part in parts)]
    return Pairs(
        regions=regions,
        codes={formula.code: place for place, formula in enumerate(query.formulas)},
        cells=np.concatenate(cells, axis=-2),
        villages=np.concatenate(villages, axis=-2),
    )


def _fetch_some(
    connection: Connection, query: PairQuery, districts: Sequence[str]
) -> tuple[list[str], Array, Array]:
    """Regions of some districts, with their cells and villages as in ``Pairs``."""
    years = [_read(connection, query, districts, query.until.year - back) for back in (0, 1)]
    both = sorted(set(years[0].villages) & set(years[1].villages))
    groups = [(region, len(list(inside))) for region, inside in groupby(both, query.group_of)]
    if not groups:
        shape = (len(query.formulas), 0, MONTHS + 1)
        return [], np.zeros((2, len(Field), *shape)), np.zeros(shape)
    cells = _paired([_cells(year, both, query) for year in years], query)
    starts = np.cumsum([0, *(size for _, size in groups[:-1])])
    counted = (cells[0, Field.REPORTED] > 0).astype(np.float64)
    return (
        [region for region, _ in groups],
        np.add.reduceat(cells, starts, axis=-2),
        np.add.reduceat(counted, starts, axis=-2),
    )


def _read(
    connection: Connection, query: PairQuery, districts: Sequence[str], year: int
) -> YearCube:
    measures = {part for formula in query.formulas for part in formula.parts}
    scope = Scope(districts=districts, year=year, version=query.version, measures=measures)
    return read_totals(connection, scope)


def _cells(cube: YearCube, villages: Sequence[str], query: PairQuery) -> Array:
    """Cells of some villages: every month alone, then January to the last month."""
    place = {village: number for number, village in enumerate(cube.villages)}
    monthly, to_date = cube.village_cells(query.formulas)
    # Before any month is due nobody asks for the year to date.
    last = max(query.until.last, 1)
    cells = np.concatenate([monthly, to_date[..., last - 1 : last]], axis=-1)
    return cells[:, :, [place[village] for village in villages]]


def _paired(years: Sequence[Array], query: PairQuery) -> Array:
    """Only what both years have; a flow to date is the sum of its months that both have."""
    cells = np.stack(years)
    cells *= (cells[:, Field.REPORTED] > 0).all(axis=0)
    flows = [place for place, one in enumerate(query.formulas) if one.kind is Kind.FLOW]
    months = cells[:, :, flows, :, : query.until.last]
    cells[:, :, flows, :, MONTHS:] = months.sum(axis=-1, keepdims=True)
    return cells
