"""Questions about regions: by code, by place in the hierarchy, by name."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true

from dashboard.domain.closeness import KnownNames
from dashboard.domain.region_names import (
    fold_name,
    normalise_name,
    split_area,
    split_kind,
    split_words,
)
from dashboard.domain.regions import NATION, Level, Region
from dashboard.storage.tables import region, village

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

INDONESIA = Region(code=NATION, name="Indonesia")
CODES_PER_QUERY = 10_000
SHORTEST_PART = 3
# Folded names hold a to z and digits only, so that this ends every beginning in any collation.
_LAST = "z" * 8
_WIDER = (2, 5, 8)
_COLUMNS = (
    region.c.code,
    region.c.name,
    region.c.kind,
    region.c.latitude,
    region.c.longitude,
)
_CURRENT = region.c.valid_to.is_(None)


@dataclass(frozen=True, slots=True)
class Spellings:
    """Every folded name of the regions of today, to compare misspelt ones with.

    Attributes:
        areas: Names of regions that hold others, and the single words of these names.
    """

    names: KnownNames
    areas: KnownNames


def find_region(connection: Connection, code: str) -> Region | None:
    """Look one region up, past ones included; the empty code is the country.

    Returns:
        ``None`` when there is no such region, also for text that is no code at all.
    """
    return fetch_regions(connection, [code]).get(code)


def fetch_regions(connection: Connection, codes: Iterable[str]) -> dict[str, Region]:
    """Look many regions up, past ones included.

    Returns:
        Region by code, without the codes that do not exist; in no promised order.
    """
    wanted = list(set(codes))
    found = {NATION: INDONESIA} if NATION in wanted else {}
    for start in range(0, len(wanted), CODES_PER_QUERY):
        chunk = wanted[start : start + CODES_PER_QUERY]
        rows = connection.execute(select(*_COLUMNS).where(region.c.code.in_(chunk)))
        found |= {row.code: _to_region(row) for row in rows}
    return found


def list_children(connection: Connection, parent: str, *, level: Level) -> list[Region]:
    """List the regions of a deeper level that lie in one region today.

    Returns:
        By name, then code; empty when the parent does not exist or is not above that level.
    """
    rows = connection.execute(
        select(*_COLUMNS).where(_CURRENT, region.c.level == int(level), _lies_in(parent))
    )
    return sorted(map(_to_region, rows), key=attrgetter("name", "code"))


def search_regions(connection: Connection, text: str, *, limit: int = 20) -> list[Region]:
    """Find regions of today by a loosely written name, or by a code.

    Spaces, case, punctuation and accents do not matter (``watumalang`` is ``Watu Malang``); a
    kind word in front or behind (``kab indramayu``, ``kupang kota``) moves that kind up. Words
    that no name holds may name areas around it (``kenanga indramayu``, ``kupang ntt``).

    Returns:
        At most ``limit`` regions. First the names that begin with the text and are of the kind
        that was named, if any; then beginnings in the programme (its villages and their
        districts); then exact names; then names that hold the text elsewhere (unless it is very
        short), again the kind and the programme first. Among equals the wider, then the shorter.
        Empty when the text holds no letter or digit.
    """
    by_code = find_region(connection, text.strip())
    if by_code and by_code != INDONESIA:
        return [by_code]
    for name, around in ((text, ()), *split_area(text)):
        statement = _search(name, around, limit)
        rows = [] if statement is None else connection.execute(statement).all()
        if rows:
            return [_to_region(row) for row in rows]
    return []


def fetch_spellings(connection: Connection) -> Spellings:
    """Read the names that ``search_close_regions`` compares with.

    Takes a quarter of a second and 6 MB for the whole country: keep what it returns.
    """
    names = connection.scalars(select(region.c.search_name).where(_CURRENT).distinct())
    areas = connection.execute(
        select(region.c.search_name, region.c.name).where(
            _CURRENT, region.c.level < int(Level.VILLAGE)
        )
    )
    parts = (part for row in areas for part in (row.search_name, *split_words(row.name)))
    return Spellings(names=KnownNames(names), areas=KnownNames(parts))


def search_close_regions(
    connection: Connection, text: str, spellings: Spellings, *, limit: int = 20
) -> list[Region]:
    """Find regions of today whose whole name the text may misspell.

    A misspelt name may have areas around it, misspelt or not (``kenangga indramyu``). Regions
    that are spelt as the text are among the found.

    Returns:
        At most ``limit`` regions: of the kind that was named, if any; then those of the programme
        (its villages and their districts); among equals the wider, then the closer, then by code.
        Empty when no name is close.
    """
    for part, around in ((text, ()), *split_area(text)):
        kind, name = split_kind(part)
        close = spellings.names.find_close(normalise_name(name))
        if not close:
            continue
        areas = [_lies_in_area(word, *spellings.areas.find_close(word)) for word in around]
        rows = connection.execute(_of_names(close, kind).where(*areas).limit(limit)).all()
        if rows:
            return [_to_region(row) for row in rows]
    return []


def _lies_in(parent: str) -> ColumnElement[bool]:
    # Both bounds hold digits and dots only and codes have fixed widths, so that the range is the
    # same in every collation and uses the index of the primary key.
    return region.c.code.between(f"{parent}.00".lstrip("."), f"{parent}.99.99.9999".lstrip("."))


def _search(text: str, around: Iterable[str], limit: int) -> Select[Any] | None:
    """Statement for a name in areas that hold some words; ``None`` when the text has no name."""
    kind, rest = split_kind(text)
    name = normalise_name(rest)
    if not name:
        return None
    spellings = sorted({name, fold_name(text)})
    column, areas = region.c.search_name, [_lies_in_area(word) for word in around]
    begins = or_(*(column.between(each, f"{each}{_LAST}") for each in spellings))
    only_begins = areas or len(name) < SHORTEST_PART
    of_kind, in_programme = _is_of_kind(kind), _is_in_programme()
    return (
        select(*_COLUMNS)
        .where(_CURRENT, begins if only_begins else column.contains(name), *areas)
        .order_by(
            _first(begins, of_kind),
            _first(begins, in_programme),
            _first(column.in_(spellings)),
            _first(of_kind),
            _first(in_programme),
            region.c.level,
            func.length(column),
            region.c.code,
        )
        .limit(limit)
    )


def _of_names(closeness: dict[str, float], kind: str | None) -> Select[Any]:
    column = region.c.search_name
    return (
        select(*_COLUMNS)
        .where(_CURRENT, column.in_(closeness))
        .order_by(
            _first(_is_of_kind(kind)),
            _first(_is_in_programme()),
            region.c.level,
            case(closeness, value=column).desc(),
            region.c.code,
        )
    )


def _lies_in_area(*words: str) -> ColumnElement[bool]:
    """Whether a province, district or subdistrict around the region holds one of the words."""
    area = region.alias()
    codes = [func.substr(region.c.code, 1, length) for length in _WIDER]
    named = or_(*(area.c.search_name.contains(word) for word in words))
    return exists().where(area.c.code.in_(codes), area.c.code != region.c.code, named)


def _first(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """Sort the rows that meet all conditions before the others."""
    return case((and_(*conditions), 0), else_=1)


def _is_of_kind(kind: str | None) -> ColumnElement[bool]:
    levels = {"provinsi": Level.PROVINCE, "kecamatan": Level.SUBDISTRICT}
    if kind in levels:
        return region.c.level == int(levels[kind])
    return region.c.kind == kind if kind else true()


def _is_in_programme() -> ColumnElement[bool]:
    return exists().where(
        village.c.district_code == func.substr(region.c.code, 1, 5),
        or_(village.c.village_code == region.c.code, region.c.level == int(Level.DISTRICT)),
    )


def _to_region(row: Row[*tuple[Any, ...]]) -> Region:
    return Region(
        code=row.code,
        name=row.name,
        kind=row.kind,
        latitude=row.latitude,
        longitude=row.longitude,
    )
