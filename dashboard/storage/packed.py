"""Years of villages, packed: what every village of a district reported, in one row of the store.

Figures of single villages, of cohorts and medians follow from the totals that villages report. Read
from observations they take hundreds of rows a village; packed, one row holds a district's year.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sqlalchemy import Connection, insert, select, update

from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import Level, district_of, level_of
from dashboard.storage.cube import NO_MEMBERS, ON_TIME, YearCube
from dashboard.storage.tables import village_year
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.domain.number_rules import Array
    from dashboard.storage.cube import Scope

_QUICK = 1
_RECEIVED, _LATE, _DEMO = range(3)


class PackedYear(NamedTuple):
    """One year of a district.

    Attributes:
        villages: Codes, in the order of the second axis.
        measures: Codes, in the order of the first axis.
        numbers: Compressed 64-bit floats ``(measures, villages, 12)``: totals, ``NaN`` for none.
        flags: Compressed bytes ``(3 + measures, villages, 12)``: received, late, report with demo
            values, then for every measure whether its value is one.
    """

    villages: list[str]
    measures: list[str]
    numbers: bytes
    flags: bytes

    @property
    def content(self) -> tuple[list[str], list[str], bytes, bytes]:
        """The same, uncompressed: equal years are equal."""
        unpacked = zlib.decompress(self.numbers), zlib.decompress(self.flags)
        return self.villages, self.measures, *unpacked


def pack(cube: YearCube) -> dict[str, PackedYear]:
    """Pack a year of reports by district; villages and districts without any are left out."""
    places: dict[str, list[int]] = {}
    for place in np.flatnonzero(cube.received.any(axis=1)).tolist():
        places.setdefault(district_of(cube.villages[place]), []).append(place)
    return {district: _packed(cube, some) for district, some in places.items()}


def _packed(cube: YearCube, places: Sequence[int]) -> PackedYear:
    """Pack some villages; measures that none of them reported are left out."""
    totals = {code: array[places] for code, array in cube.totals().items()}
    measures = sorted(code for code, array in totals.items() if not np.isnan(array).all())
    nothing = np.zeros_like(cube.late)
    demo = [cube.demo.get(measure, nothing)[places] for measure in (ON_TIME, *measures)]
    flags = np.array([cube.received[places], cube.late[places], *demo]).astype(np.uint8)
    return PackedYear(
        [cube.villages[place] for place in places],
        measures,
        zlib.compress(np.array([totals[measure] for measure in measures]).tobytes(), _QUICK),
        zlib.compress(flags.tobytes(), _QUICK),
    )


def replace_years(
    connection: Connection, version: int, year: int, fresh: Mapping[str, PackedYear]
) -> None:
    """Close the packed years of districts that changed with a version, and add what is new.

    Args:
        connection: Open connection with a transaction.
        version: Data version in the making.
        year: Calendar year.
        fresh: Every touched district; an empty year where nothing is left.
    """
    c = village_year.c
    old = list_years(connection, year, fresh)
    changed = {
        district: packed
        for district, packed in fresh.items()
        if district not in old or old[district].content != packed.content
    }
    here = (c.year == year, c.district_code.in_(changed), c.version_to.is_(None))
    connection.execute(update(village_year).where(*here).values(version_to=version))
    rows = [
        {"district_code": district, "year": year, "version_from": version, **packed._asdict()}
        for district, packed in changed.items()
    ]
    if rows:
        connection.execute(insert(village_year), rows)


def list_years(
    connection: Connection, year: int, districts: Iterable[str], version: int | None = None
) -> dict[str, PackedYear]:
    """Packed years of some districts, in code order; ``None`` as version reads the newest."""
    c = village_year.c
    columns = select(c.district_code, c.villages, c.measures, c.numbers, c.flags)
    rows = connection.execute(
        columns.where(
            c.year == year, c.district_code.in_(list(districts)), live_at(village_year, version)
        ).order_by(c.district_code)
    )
    return {district: PackedYear(*packed) for district, *packed in rows}


def read_totals(connection: Connection, scope: Scope) -> YearCube:
    """Read one year of some villages as ``read_cube`` does, but without breakdowns."""
    packed = list_years(connection, scope.year, scope.districts, scope.version).values()
    parts = [(one, _chosen(one.villages, scope)) for one in packed]
    villages = [one.villages[place] for one, places in parts for place in places]
    known = {measure for one, places in parts if places for measure in one.measures}
    measures = sorted(known if scope.measures is None else known & set(scope.measures))
    shape = (len(villages), MONTHS)
    numbers = np.full((len(measures), *shape), np.nan)
    flags = np.zeros((_DEMO + 1 + len(measures), *shape))
    start = 0
    for one, places in parts:
        here = slice(start, start := start + len(places))
        _unpack(one, places, measures, numbers[:, here], flags[:, here])
    demo = dict(zip((ON_TIME, *measures), flags[_DEMO:], strict=True))
    values = {
        measure: {NO_MEMBERS: number} for measure, number in zip(measures, numbers, strict=True)
    }
    return YearCube(villages, values, demo, flags[_RECEIVED], flags[_LATE])


def _unpack(
    packed: PackedYear,
    places: Sequence[int],
    measures: Sequence[str],
    numbers: Array,
    flags: Array,
) -> None:
    """Write the chosen villages of one district into arrays of ``measures``.

    Args:
        packed: Year of the district.
        places: Where the chosen villages are in it.
        measures: Which measures; those that the district lacks are left as they are.
        numbers: Gets the numbers: ``(measures, places, 12)``.
        flags: Gets received, late, report with demo values, then demo values of each measure.
    """
    if not places:
        return
    order = {measure: place for place, measure in enumerate(packed.measures)}
    found = [(to, order[measure]) for to, measure in enumerate(measures) if measure in order]
    into, source = np.array(found, dtype=np.intp).reshape(-1, 2).T
    some = slice(None) if len(places) == len(packed.villages) else list(places)
    shape = (-1, len(packed.villages), MONTHS)
    given = np.frombuffer(zlib.decompress(packed.numbers)).reshape(shape)
    numbers[into] = given[source][:, some]
    marked = np.frombuffer(zlib.decompress(packed.flags), np.uint8).reshape(shape)
    every = _DEMO + 1
    flags[:every] = marked[:every, some]
    flags[every + into] = marked[every + source][:, some]


def _chosen(villages: Sequence[str], scope: Scope) -> list[int]:
    within, wanted = scope.within, scope.villages
    if within and level_of(within) is Level.VILLAGE:
        wanted, within = {within}, ""
    prefix = f"{within}." if within else ""
    return [
        place
        for place, code in enumerate(villages)
        if code.startswith(prefix) and (wanted is None or code in wanted)
    ]


def empty_years(districts: Collection[str]) -> dict[str, PackedYear]:
    """Years of districts in which nothing is reported any more."""
    nothing = zlib.compress(b"", _QUICK)
    return {district: PackedYear([], [], nothing, nothing) for district in districts}
