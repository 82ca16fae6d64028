"""Checks a file that was read, and turns it into observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.domain.faults import by_place
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.layouts import arrange
from dashboard.ingest.layouts.titles import match_header
from dashboard.ingest.personal import PERSONAL_DATA
from dashboard.ingest.placing import place_villages
from dashboard.ingest.readings import MEMBERS, read_all
from dashboard.ingest.rules import ALWAYS, RULES
from dashboard.ingest.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import RawTable

_UNIT = ["village_code", "period", "measure"]
_SOURCE = ["source_row", "source_column"]
_COLUMNS = [*_UNIT, *MEMBERS, "value", "received_on", *_SOURCE]
_NO_VALUES = Problem(
    "file_no_values", Phrase("fault.file_no_values"), Phrase("remedy.fill_one_value")
)
MOST_VALUES = 2_000_000
"""Most cells for values in a file with a column per measure: each becomes a row."""

_MANY_VALUES = Problem(
    "file_values",
    Phrase("fault.file_values", {"most": MOST_VALUES}),
    Phrase("remedy.split_by_year"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds.

    Attributes:
        frame: One row per observation that can be stored, in the order of the file:
            ``village_code``, ``period`` (``202608``), ``measure``, ``sex``, ``stage``, ``aspect``
            ("" for none), ``value`` (in the unit of the measure), ``received_on`` (date or
            ``None``), ``source_row`` and ``source_column`` (from 1). A total that comes with its
            breakdown is left out. A measure of a village and month is there as a whole or not at
            all.
        faults: Everything that is wrong, by row and column.
        held: How many observations blocking faults hold back.
    """

    frame: pd.DataFrame
    faults: list[Fault]
    held: int = 0


def check(raw: RawTable, context: CheckContext) -> Checked:
    """Find everything that is wrong with a file in one pass.

    Args:
        raw: The file, as ``read_file`` returns it.
        context: What it is checked against.
    """
    header = match_header(raw, context.catalogue, context.remembered)
    if len(raw.rows) * len(header.values) > MOST_VALUES:
        header.problems.append((None, _MANY_VALUES))
        raw = raw.take(slice(0))
    placed = place_villages(arrange(raw, header), context)
    table = Table.of(placed.arranged, read_all(placed.arranged.columns, context))
    general = [table.raw.fault(raw.title_row, place, one) for place, one in header.problems]
    particular = list(placed.report(table))
    for find in ALWAYS:
        general += find(table, context)
    for find in () if header.missing else RULES:
        particular += find(table, context)
    if table.readings.empty and not general:
        general.append(table.raw.fault(None, None, _NO_VALUES))
    frame = _as_frame(table)
    is_held = _are_held(frame, table.amounts, particular)
    is_held |= any(fault.blocks for fault in general)
    is_stored = ~_are_spare(frame)
    return Checked(
        frame=frame[is_stored & ~is_held].reset_index(drop=True),
        faults=sorted(_without_echoes(general + particular), key=by_place),
        held=int((is_stored & is_held).sum()),
    )


def _without_echoes(faults: Sequence[Fault]) -> list[Fault]:
    """Leave out warnings about cells that are wrong anyway.

    Where there are data about persons, no warning is given at all: it might quote them.
    """
    wrong = {(one.row, one.position) for one in faults if one.blocks}
    about_persons = any(one.code == PERSONAL_DATA for one in faults)
    return [
        one
        for one in faults
        if one.blocks or not (about_persons or (one.row, one.position) in wrong)
    ]


def _as_frame(table: Table) -> pd.DataFrame:
    """All readings as observations, those that cannot be stored too."""
    frame = table.readings.rename(columns={"village": "village_code"})
    places = table.places.get(Field.VALUE, np.zeros(len(frame), dtype=np.int32))
    frame["source_row"] = table.raw.rows[table.source]
    frame["source_column"] = places.astype(np.int64) + 1
    return frame[_COLUMNS]


def _are_held(
    frame: pd.DataFrame, amounts: frozenset[int], faults: Iterable[Fault]
) -> pd.Series[bool]:
    """Which observations are of a measure that a blocking fault touches.

    A fault at a value touches that value, any other all of its row.
    """
    spots = [(one.row, one.position) for one in faults if one.blocks]
    rows = {row for row, place in spots if place is None or place - 1 not in amounts}
    cells = pd.MultiIndex.from_tuples(
        [(row, place) for row, place in spots if row not in rows] or [(0, 0)]
    )
    is_touched = frame["source_row"].isin(list(rows))
    is_touched |= pd.MultiIndex.from_frame(frame[_SOURCE]).isin(cells)
    return is_touched.groupby([frame[name] for name in _UNIT]).transform("any")


def _are_spare(frame: pd.DataFrame) -> pd.Series[bool]:
    """Which observations are totals that come with their breakdown."""
    is_broken = (frame[MEMBERS] != "").any(axis="columns")
    has_breakdown = is_broken.groupby([frame[name] for name in _UNIT]).transform("any")
    return has_breakdown & ~is_broken
