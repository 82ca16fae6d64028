"""The rules that every figure obeys, in one place.

A village's reports of one year are arrays of shape ``(villages, 12)`` in which a month without a
report is ``NaN``: missing is not zero. The rules turn them into *cells*: an array of shape
``(5, villages, 12)`` with one plane per field (numerator, denominator, reports counted, how many
of those were late, how many hold demo values). Cells add over villages, districts and provinces;
how they add over months depends on the kind of the measure.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.measures import Kind
from dashboard.domain.periods import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = NDArray[np.float64]


class Field(IntEnum):
    """Planes of a cell array."""

    NUMERATOR = 0
    DENOMINATOR = 1
    REPORTED = 2
    LATE = 3
    DEMO = 4


def add_parts(parts: Sequence[Array]) -> Array:
    """Add the parts of a breakdown; a month without any part stays missing."""
    stacked = np.stack(parts)
    return np.where(np.isnan(stacked).all(axis=0), np.nan, np.nansum(stacked, axis=0))


def monthly_cells(
    numerators: Sequence[Array], denominators: Sequence[Array], *, late: Array, demo: Array
) -> Array:
    """Cells of each month alone; a village counts only where it reported every part.

    Args:
        numerators: Values that are added above the line, at least one.
        denominators: Values that are added below the line; empty for a plain measure.
        late: 1 where the month's report was received after its due date.
        demo: 1 where the month's report holds demo values.
    """
    complete = ~np.isnan([*numerators, *denominators]).any(axis=0)
    above = np.sum(numerators, axis=0)
    below = np.sum(denominators, axis=0) if denominators else np.zeros_like(above)
    planes = np.stack([above, below, np.ones_like(above), late, demo])
    return np.where(complete, planes, 0.0)


def cells_to_date(cells: Array, kind: Kind) -> Array:
    """Cells of January to each month: a flow adds up, a stock is the newest one reported."""
    if kind is Kind.FLOW:
        return cells.cumsum(axis=-1)
    reported = cells[Field.REPORTED] > 0
    newest = np.maximum.accumulate(np.where(reported, np.arange(MONTHS), -1), axis=-1)
    index = np.broadcast_to(np.maximum(newest, 0), cells.shape)
    return np.where(newest >= 0, np.take_along_axis(cells, index, axis=-1), 0.0)


def add_villages(cells: Array, groups: NDArray[np.intp], count: int) -> Array:
    """Add cells over villages that belong together.

    Args:
        cells: Shape ``(5, villages, 12)``.
        groups: Group number of each village, 0 to ``count - 1``.
        count: How many groups there are.

    Returns:
        Shape ``(5, count, 12)``.
    """
    added = np.zeros((len(Field), count, MONTHS))
    for plane, total in zip(cells, added, strict=True):
        np.add.at(total, groups, plane)
    return added


def percentage(numerator: float, denominator: float) -> float | None:
    """Sum over sum as 0 to 100; there is none when the denominator is zero."""
    return numerator / denominator * 100 if denominator else None
