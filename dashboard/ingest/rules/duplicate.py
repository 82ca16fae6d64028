"""No two rows give the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.faults import Problem
from dashboard.ingest.header import Field
from dashboard.ingest.readings import MEMBERS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_KEY = ["village", "period", "measure", *MEMBERS]


def find(table: Table, context: CheckContext) -> Iterator[Fault]:  # noqa: ARG001 - shape of a rule
    """Report rows whose village, month, measure and members an earlier row has."""
    readings = table.readings
    keyed = readings[
        (readings["period"] > 0)
        & (readings["measure"] != "")
        & (readings["village"] != "")
        & (readings[MEMBERS] != UNREADABLE).all(axis="columns")
    ]
    repeated = keyed[keyed.duplicated(_KEY, keep=False)]
    first: dict[tuple[object, ...], int] = {}
    for index, *key in repeated[_KEY].itertuples(name=None):
        earlier = first.setdefault(tuple(key), index)
        if earlier != index:
            problem = Problem(
                "row_duplicate",
                f"baris {table.row(index)} mengulang baris {table.row(earlier)}: desa, bulan, "
                "ukuran, dan rinciannya sama",
                "Hapus salah satu",
            )
            yield table.fault(index, Field.VILLAGE, problem)
