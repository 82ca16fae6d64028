"""A measure of one report is its total or one full breakdown; where both are given they agree."""

from __future__ import annotations

from itertools import groupby, product
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from dashboard.ingest.faults import Phrase, Problem, joined
from dashboard.ingest.header import Field
from dashboard.ingest.readings import DIMENSIONS, MEMBERS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault, Value
    from dashboard.ingest.table import Table

_UNIT = ["village", "period", "measure"]
_BITS = {name: 1 << place for place, name in enumerate(MEMBERS)}
_TOLERANCE = 0.005
_LISTED = 6


class _Row(NamedTuple):
    """One row of data; its kind says with one bit each which members it names."""

    unit: int
    place: int
    kind: int
    members: tuple[str, ...]
    value: float


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report mixed and incomplete breakdowns, and totals that differ from their breakdown.

    Units (one measure of one village and month) with members that are unreadable or not declared
    are left to the rules about those.
    """
    keyed = _keyed(table.readings, context.catalogue)
    lists = [list(context.catalogue.members[dimension]) for dimension in DIMENSIONS]
    combinations = {kind: _combinations(kind, lists) for kind in range(1, 1 << len(MEMBERS))}
    suspects = keyed[keyed["unit"].isin(_suspects(keyed, combinations))].sort_values("unit")
    members = zip(*(suspects[name] for name in MEMBERS), strict=True)
    columns = (suspects["unit"], suspects.index, suspects["kind"], members, suspects["value"])
    rows = map(_Row._make, zip(*columns, strict=True))
    for _, unit in groupby(rows, key=lambda row: row.unit):
        for index, field, problem in _judge(sorted(unit), combinations, table.wording.piece):
            yield table.fault(index, field, problem)


def _keyed(readings: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Distinct observations with readable keys, with their unit and kind."""
    is_keyed = (readings["period"] > 0) & (readings["measure"] != "") & (readings["village"] != "")
    keyed = readings.loc[is_keyed, [*_UNIT, *MEMBERS, "value"]]
    keyed["kind"] = sum((keyed[name] != "") * bit for name, bit in _BITS.items())
    keyed["unit"] = keyed.groupby(_UNIT, sort=False).ngroup()
    declared = {
        measure.code: sum(_BITS[one] for one in measure.dimensions if one in _BITS)
        for measure in catalogue.measures.values()
    }
    is_flawed = (keyed["kind"] & ~keyed["measure"].map(declared)) > 0
    is_flawed |= (keyed[MEMBERS] == UNREADABLE).any(axis="columns")
    flawed = keyed.loc[is_flawed, "unit"].unique()
    return keyed[~keyed["unit"].isin(flawed)].drop_duplicates(["unit", *MEMBERS])


def _combinations(kind: int, lists: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """All members that the rows of a full breakdown name, "" for the dimensions outside it."""
    bits = zip(lists, _BITS.values(), strict=True)
    return tuple(product(*(members if kind & bit else [""] for members, bit in bits)))


def _suspects(
    keyed: pd.DataFrame, combinations: dict[int, tuple[tuple[str, ...], ...]]
) -> pd.Series[int]:
    """Units in which something is wrong."""
    sums = keyed.groupby(["unit", "kind"])["value"].agg(["size", "count", "sum"]).reset_index()
    total, broken = sums[sums["kind"] == 0], sums[sums["kind"] > 0]
    full = broken["kind"].map({kind: len(rows) for kind, rows in combinations.items()})
    both = broken.merge(total, on="unit")
    is_known = (both["count_x"] == both["size_x"]) & (both["count_y"] == both["size_y"])
    differs = is_known & ((both["sum_x"] - both["sum_y"]).abs() > _TOLERANCE)
    is_wrong = broken["unit"].duplicated(keep=False) | (broken["size"] < full)
    units: pd.Series[int] = pd.concat([broken.loc[is_wrong, "unit"], both.loc[differs, "unit"]])
    return units


def _judge(
    rows: Sequence[_Row], combinations: dict[int, tuple[tuple[str, ...], ...]], piece: Phrase
) -> Iterator[tuple[int, Field, Problem]]:
    """Say what is wrong with one unit, and at which reading and column."""
    broken = [row for row in rows if row.kind]
    first = broken[0]
    other = next((row for row in broken if row.kind != first.kind), None)
    named = {row.members for row in broken}
    missing = [names for names in combinations[first.kind] if names not in named]
    if other:
        yield other.place, _fields(other.kind)[0], _mixed(first.kind, other.kind, piece)
    elif missing:
        yield first.place, _fields(first.kind)[0], _incomplete(missing, piece)
    else:
        total = next(row for row in rows if not row.kind)
        summed = sum(row.value for row in broken)
        yield total.place, Field.VALUE, _unequal(total.value, summed, piece)


def _fields(kind: int) -> list[Field]:
    bits = zip(DIMENSIONS.values(), _BITS.values(), strict=True)
    return [field for field, bit in bits if kind & bit]


def _mixed(kind: int, other: int, piece: Phrase) -> Problem:
    one, another = (joined("part.and", _fields(each)) for each in (kind, other))
    return Problem(
        "breakdown_mixed",
        Phrase("fault.breakdown_mixed", {"one": one, "other": another}),
        Phrase("remedy.break_one_way", {"piece": piece}),
    )


def _incomplete(missing: Sequence[tuple[str, ...]], piece: Phrase) -> Problem:
    listed: Value = ", ".join("/".join(filter(None, names)) for names in missing[:_LISTED])
    if len(missing) > _LISTED:
        listed = Phrase("part.more", {"some": listed, "count": len(missing) - _LISTED})
    return Problem(
        "breakdown_incomplete",
        Phrase("fault.breakdown_incomplete", {"missing": listed}),
        Phrase("remedy.complete_breakdown", {"piece": piece}),
    )


def _unequal(total: float, summed: float, piece: Phrase) -> Problem:
    numbers = {"total": total, "parts": summed, "difference": abs(total - summed)}
    rounded = {name: round(float(number), 2) for name, number in numbers.items()}
    return Problem(
        "breakdown_unequal",
        Phrase("fault.breakdown_unequal", rounded),
        Phrase("remedy.mend_total", {"piece": piece}),
    )
