"""Reports of the villages of a file as they will be once it is stored; no rule, but for rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.domain.periods import MONTHS, Month
from dashboard.ingest.context import Reports, Span
from dashboard.ingest.readings import DIMENSIONS, MEMBERS
from dashboard.ingest.rules.period import FIRST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from numpy.typing import NDArray

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.table import Table

VILLAGES_AT_ONCE = 250
NOT_IN_FILE = -1

_UNIT = ["village", "period", "measure"]


@dataclass(frozen=True, slots=True)
class History:
    """Totals of some villages, those of the file in place of those of the store.

    Attributes:
        span: Villages and months of the arrays.
        reports: Totals by measure.
        places: By measure, the first reading of the file for each total; ``NOT_IN_FILE`` where
            the store says it.
    """

    span: Span
    reports: Reports
    places: Mapping[str, NDArray[np.int64]]

    def find_place(self, measure: str, village: int, month: int) -> int | None:
        """First reading of the file for one total; ``None`` where the file does not say it."""
        places = self.places.get(measure)
        if places is None or places[village, month] == NOT_IN_FILE:
            return None
        return int(places[village, month])


def read_histories(
    table: Table, context: CheckContext, measures: Collection[str], *, before: int
) -> Iterator[History]:
    """Put some measures of a file over what the store holds, a block of villages at a time.

    What the file does not tell once and in full (an incomplete breakdown, a repeated row, an
    unreadable value, a village outside the register) counts as not in it: other rules hold it back.

    Args:
        table: The file.
        context: Register, day, and the store's earlier reports.
        measures: Codes of measures to read.
        before: Months before the first one of the file.

    Returns:
        Blocks in the order of the villages; nothing when the file holds none of the measures.
    """
    units = _read_units(table.readings, context, measures)
    if units.empty:
        return
    first = Month.from_number(int(units["period"].min())).plus(-before)
    last = Month.from_number(int(units["period"].max()))
    months = last.ordinal - first.ordinal + 1
    villages = sorted(units["village"].unique())
    for start in range(0, len(villages), VILLAGES_AT_ONCE):
        some = villages[start : start + VILLAGES_AT_ONCE]
        span = Span(some, first, months, frozenset(measures))
        yield _lay_over(context.earlier(span), units[units["village"].isin(some)], span)


def _read_units(
    readings: pd.DataFrame, context: CheckContext, measures: Collection[str]
) -> pd.DataFrame:
    """One row per village, month and measure that the file tells once and in full.

    Returns:
        Columns of the unit, ``value`` (the total) and ``place`` (its first reading).
    """
    is_usable = (
        readings["measure"].isin(list(measures))
        & readings["period"].between(FIRST.number, Month.of(context.today).number)
        & readings["village"].isin(list(context.villages))
    )
    rows = readings[is_usable]
    is_part = (rows[MEMBERS] != "").any(axis="columns")
    has_parts = is_part.groupby([rows[name] for name in _UNIT]).transform("any")
    rows = rows[is_part | ~has_parts]
    share = 1 / _count_siblings(rows, context).where(rows["value"].notna(), np.inf)
    named = rows[[*_UNIT, "value"]].assign(share=share, place=rows.index)
    added = {"value": "sum", "share": "sum", "place": "first"}
    units = named.groupby(_UNIT, as_index=False).agg(added)
    return units[np.isclose(units["share"], 1.0)]


def _count_siblings(rows: pd.DataFrame, context: CheckContext) -> pd.Series[float]:
    """How many rows the full breakdown has that a row belongs to; 1 for a total."""
    count = pd.Series(1.0, index=rows.index)
    for dimension in DIMENSIONS:
        count *= np.where(rows[dimension.value] != "", len(context.catalogue.members[dimension]), 1)
    return count


def _lay_over(stored: Reports, units: pd.DataFrame, span: Span) -> History:
    values, demo = dict(stored.values), dict(stored.demo)
    places: dict[str, NDArray[np.int64]] = {}
    shape = len(span.villages), span.months
    village = np.searchsorted(np.array(span.villages), units["village"].to_numpy(dtype=str))
    period = units["period"].to_numpy()
    month = period // 100 * MONTHS + period % 100 - 1 - span.first.ordinal
    for measure, chosen in units.groupby("measure").indices.items():
        code, at = str(measure), (village[chosen], month[chosen])
        values[code] = values.get(code, np.full(shape, np.nan)).copy()
        values[code][at] = units["value"].to_numpy()[chosen]
        demo[code] = demo.get(code, np.zeros(shape)).copy()
        demo[code][at] = 0
        places[code] = np.full(shape, NOT_IN_FILE)
        places[code][at] = units["place"].to_numpy()[chosen]
    return History(span, Reports(values, demo), places)
