"""Changes against the year before that a different number of reports cannot feign."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dashboard.domain.fair import Basis, FairChange, is_uneven, rank_changes
from dashboard.domain.number_rules import percentage
from dashboard.domain.regions import NATION, Level, district_of, level_of, province_of
from dashboard.queries.pairs import PairQuery, fetch_pairs
from dashboard.services.figure_set import NOT_STORED
from dashboard.storage.formulas import list_formulas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.domain.periods import Window
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading, RegionReading
    from dashboard.queries.pairs import Pairs
    from dashboard.services.scene import Scene

MOST_VILLAGES = 3000
"""Of more villages reports are not compared one by one on a click: about 0.1 ms each."""

_VILLAGES_AT_ONCE = 500

R = TypeVar("R", "Reading", "RegionReading")


def fair_change(scene: Scene, current: Value, previous: Value) -> FairChange:
    """Compare a number with the year before: as it is, or like for like where it must be.

    Numbers that follow from register, calendar or meetings rest on no reports and are compared as
    they are.

    Args:
        scene: Tells the window and what has been read.
        current: Number of the scene's window.
        previous: The same of the year before.
    """
    if current.code in NOT_STORED or not is_uneven(current, previous):
        return FairChange(basis=Basis.ALL, current=current, previous=previous)
    pairs = _pairs_of(scene, current.region)
    pair = pairs.find(current.code, current.region, scene.window) if pairs else None
    if not pair:
        return FairChange(basis=Basis.UNEVEN, current=current, previous=previous)
    return FairChange(
        basis=Basis.ALIKE,
        current=_part(current, pair.current),
        previous=_part(previous, pair.previous),
        villages=pair.villages,
    )


def with_fair_changes(scene: Scene, readings: Iterable[R]) -> tuple[R, ...]:
    """The same readings of the scene's window, each with its fair change."""
    return tuple(
        replace(one, fair=fair_change(scene, one.current, one.previous)) for one in readings
    )


def with_ranks(readings: Sequence[RegionReading]) -> tuple[RegionReading, ...]:
    """The same readings, each with its place now and a year before."""
    ranks = rank_changes([(one.current, one.previous) for one in readings])
    return tuple(replace(one, rank=rank) for one, rank in zip(readings, ranks, strict=True))


def _pairs_of(scene: Scene, region: str) -> Pairs | None:
    """Those of the country hold every district; one too large for that is read area by area."""
    if level_of(region) > Level.DISTRICT:
        return kept_pairs(scene, district_of(region))
    return kept_pairs(scene, NATION) or kept_pairs(scene, _around(scene.filters.region, region))


def _around(chosen: str, region: str) -> str:
    """Where pairs of a region are read: all that the reader looks at, or the area beside it."""
    wide = chosen if level_of(chosen) <= Level.DISTRICT else district_of(chosen)
    return wide if region.startswith(wide) else province_of(region)


def kept_pairs(scene: Scene, around: str) -> Pairs | None:
    """What both years have in all regions around; kept, as the first reading takes long."""
    until = scene.figures.today().window(scene.window.year)
    is_near = level_of(around) >= Level.DISTRICT
    kept = scene.edition.near_pairs if is_near else scene.edition.pairs
    return kept.get((around, until), partial(_read, scene, around, until))


def _read(scene: Scene, around: str, until: Window) -> Pairs | None:
    register = scene.edition.register
    sizes = {code: len(register.villages(code)) for code in register.districts(around)}
    if sum(sizes.values()) > MOST_VILLAGES:
        return None
    shown = scene.catalogue.indicators
    query = PairQuery(
        districts=list(_portions(sizes)),
        formulas=[one for one in list_formulas(scene.catalogue) if one.code in shown],
        until=until,
        group_of=district_of if level_of(around) < Level.DISTRICT else str,
        version=scene.edition.version,
    )
    return fetch_pairs(scene.connection, query)


def _portions(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Districts in portions of about as many villages as are read at once."""
    portion, villages = [], 0
    for code, size in sizes.items():
        portion.append(code)
        villages += size
        if villages >= _VILLAGES_AT_ONCE:
            yield portion
            portion, villages = [], 0
    if portion:
        yield portion


def _part(value: Value, cell: Sequence[float]) -> Value:
    """The same number of only what both years have."""
    above, below, reported, late, demo = cell
    is_ratio = value.denominator is not None
    return replace(
        value,
        value=percentage(above, below) if is_ratio else above,
        numerator=above,
        denominator=below if is_ratio else None,
        reported=int(reported),
        late=int(late),
        demo=demo > 0,
    )
