"""Checks a file that was read, and turns it into observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.ingest.header import Field, Header, match_header
from dashboard.ingest.readings import MEMBERS, read_all
from dashboard.ingest.rules import ALWAYS, RULES
from dashboard.ingest.table import Column, RawTable, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault

_UNIT = ["village_code", "period", "measure"]
_COLUMNS = [*_UNIT, *MEMBERS, "value", "received_on"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds.

    Attributes:
        frame: One row per observation, in the order of the file: ``village_code``, ``period``
            (``202608``), ``measure``, ``sex``, ``stage``, ``aspect`` ("" for none), ``value`` (in
            the unit of the measure), ``received_on`` (date or ``None``). A total that comes with
            its breakdown is left out. Empty unless the file is without faults.
        faults: Everything that is wrong, by row and column.
    """

    frame: pd.DataFrame
    faults: list[Fault]


def check(raw: RawTable, context: CheckContext) -> Checked:
    """Find everything that is wrong with a file in one pass.

    Args:
        raw: The file, as ``read_file`` returns it.
        context: What it is checked against.
    """
    header = match_header(raw.titles, [any(column.distinct) for column in raw.columns])
    table = _as_table(raw, header, context)
    faults = [raw.fault(raw.title_row, position, problem) for position, problem in header.problems]
    for find in RULES if header.is_complete else ALWAYS:
        faults += find(table, context)
    faults.sort(key=_by_place(raw))
    observations = _observations(table.readings)
    return Checked(observations[:0] if faults else observations, faults)


def _as_table(raw: RawTable, header: Header, context: CheckContext) -> Table:
    blank = Column.blank(len(raw.rows))
    given = header.positions
    columns = {field: raw.columns[given[field]] if field in given else blank for field in Field}
    return Table(raw=raw, positions=given, columns=columns, readings=read_all(columns, context))


def _by_place(raw: RawTable) -> Callable[[Fault], tuple[int, int, str]]:
    order = {title: position for position, title in enumerate(raw.titles)}

    def place(fault: Fault) -> tuple[int, int, str]:
        return fault.row or 0, order.get(fault.column or "", -1), fault.code

    return place


def _observations(readings: pd.DataFrame) -> pd.DataFrame:
    frame = readings.rename(columns={"village": "village_code"})[_COLUMNS]
    is_broken = (frame[MEMBERS] != "").any(axis="columns")
    has_breakdown = is_broken.groupby([frame[name] for name in _UNIT]).transform("any")
    return frame[is_broken | ~has_breakdown].reset_index(drop=True)
