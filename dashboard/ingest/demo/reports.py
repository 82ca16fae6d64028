"""Which reports arrive when, and what they hold, as rows that pass every import rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.domain.measures import REPORTED_DIMENSIONS, Dimension, Kind, Measure
from dashboard.ingest.demo.model import Conditions, make_parts, make_totals
from dashboard.ingest.demo.panel import Array, Days, DemoVillage, Panel, build_panel

if TYPE_CHECKING:
    import datetime as dt

    from numpy.typing import NDArray

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import Month

Cell = Mapping[Dimension, str]

# A third dimension would give a village cells of fractions of a person.
MOST_DIMENSIONS = 2
MEMBER_WEIGHTS = {"sebelum": 0.5, "selama": 0.2, "ekonomi": 0.35, "jiwa": 0.2, "hukum": 0.15}
USUAL_WEIGHT = 0.3
GIRLS = 0.49

SLIPPED_DIGIT = 0.001
SWAPPED_LINES = 0.002
LEFT_OUT = {True: 0.03, False: 0.08}
LATEST_DAYS = 60


def generate(
    villages: Sequence[DemoVillage],
    *,
    last: Month,
    seed: int,
    catalogue: Catalogue,
    today: dt.date,
    due_day: int = 10,
) -> pd.DataFrame:
    """Make up all monthly reports of some villages, from the first month of each to the last.

    A village gets the same rows whatever villages it is generated with, and a later ``last`` or
    ``today`` only adds rows. About one number in a thousand is ten times too large, and in two
    reports of a thousand the children who take part (C03) and those registered (C02) are swapped,
    for the checks of data quality to find; all other rows keep ``C03 <= C02``, ``M08N <= M07``,
    ``U05N <= U01 <= U05D`` and ``K02 <= K01``.

    Args:
        villages: Each village once; all rows of a village stand together, in this order.
        last: Newest month that can be reported.
        seed: Another seed is another world.
        catalogue: Tells dimensions and members; a measure that no village reports is left out.
        today: No report is received after this day.
        due_day: Day of the next month on which a report is due.

    Returns:
        One row per number with ``village_code, period, measure, sex, stage, aspect, value,
        received_on``: the period as ``202608``, text as categories (empty when there is no such
        breakdown), the value whole, the day as ``datetime.date``. Ordered by village, period,
        measure and member; empty without villages or reports.
    """
    panel = build_panel(villages, last, seed)
    received = receive(panel, np.datetime64(today, "D"), due_day)
    cells = make_cells(panel, catalogue)
    measures = [one for code, one in catalogue.measures.items() if code in cells]
    given = [_given(panel, one) & ~np.isnat(received) for one in measures]
    layout = [(one, cell) for one in measures for cell in _cells_of(one, catalogue)]
    widths = [cells[one.code].shape[1] for one in measures]
    present = np.repeat(np.column_stack(given), widths, axis=1)
    report, column = np.nonzero(present)
    values = np.concatenate([cells[one.code] for one in measures], axis=1)[present]
    return pd.DataFrame(
        {
            "village_code": _category(
                [one.village_code for one in villages], panel.village[report]
            ),
            "period": panel.period[report],
            **_describe(layout, column),
            "value": values,
            "received_on": received.astype(object)[report],
        }
    )


def receive(panel: Panel, today: np.datetime64, due_day: int) -> Days:
    """Day on which each report was received; not a time when it was not, or not by today."""
    punctuality = panel.trait("punctuality")
    silent = panel.held("silence", 3) < 0.16 * (1 - punctuality)
    forgotten = panel.uniform("forgotten") > 0.84 + 0.16 * punctuality
    late = panel.uniform("late") < 0.24 * (1 - punctuality)
    delay = 1 + np.floor(LATEST_DAYS * panel.uniform("delay") ** 2)
    early = np.floor(due_day * panel.uniform("early"))
    shift = due_day - 1 + np.where(late, delay, -early)
    received: Days = panel.first_day(later=1) + shift.astype("timedelta64[D]")
    received[silent | forgotten | (received > today)] = np.datetime64("NaT")
    return received


def make_cells(panel: Panel, catalogue: Catalogue) -> dict[str, Array]:
    """Numbers by measure code, one row per village-month and one column per cell."""
    conditions = Conditions.of(panel)
    cells: dict[str, Array] = {}
    for code, total in make_totals(conditions).items():
        measure = catalogue.measures[code]
        women = GIRLS if measure.unit == "anak" else conditions.women
        share = _shares(_cells_of(measure, catalogue), women, len(total))
        rounding = panel.constant if measure.kind is Kind.STOCK else panel.uniform
        cells[code] = _split(total, share, rounding(f"{code}.split"))
    for code, (whole, share) in make_parts(conditions).items():
        cells[code] = np.floor(cells[whole] * share[:, None] + panel.uniform(code)[:, None])
    _make_mistakes(panel, cells, catalogue)
    return cells


def _cells_of(measure: Measure, catalogue: Catalogue) -> list[Cell]:
    dimensions = measure.dimensions[:MOST_DIMENSIONS]
    members = (catalogue.members[dimension] for dimension in dimensions)
    return [dict(zip(dimensions, cell, strict=True)) for cell in product(*members)]


def _shares(cells: Sequence[Cell], women: Array | float, rows: int) -> Array:
    """Share of each cell in the total, shape ``(village-months, cells)``."""
    sexes = {"P": women, "L": 1 - women}
    weights = np.ones((rows, len(cells)))
    for column, cell in enumerate(cells):
        for member in cell.values():
            weights[:, column] *= sexes.get(member, MEMBER_WEIGHTS.get(member, USUAL_WEIGHT))
    total: Array = weights.sum(axis=1, keepdims=True)
    return weights / total


def _split(total: Array, shares: Array, rounding: Array) -> Array:
    """Whole numbers that add up to the total and are right on average."""
    edges = np.floor(total[:, None] * shares.cumsum(axis=1) + rounding[:, None])
    edges[:, -1] = total
    return np.diff(edges, axis=1, prepend=0)


def _make_mistakes(panel: Panel, cells: dict[str, Array], catalogue: Catalogue) -> None:
    """Put in the slips of the hand that a data-quality page is there to find."""
    swapped = (panel.uniform("swapped") < SWAPPED_LINES)[:, None]
    cells["C02"], cells["C03"] = (
        np.where(swapped, cells["C03"], cells["C02"]),
        np.where(swapped, cells["C02"], cells["C03"]),
    )
    for code, numbers in cells.items():
        if catalogue.measures[code].maximum is None:
            numbers[panel.uniform(f"{code}.slip") < SLIPPED_DIGIT] *= 10


def _given(panel: Panel, measure: Measure) -> NDArray[np.bool_]:
    return panel.uniform(f"{measure.code}.given") >= LEFT_OUT[measure.core]


def _describe(
    layout: Sequence[tuple[Measure, Cell]], column: NDArray[np.intp]
) -> dict[str, pd.Categorical[str]]:
    texts = {"measure": [measure.code for measure, _ in layout]}
    for dimension in REPORTED_DIMENSIONS:
        texts[dimension.value] = [cell.get(dimension, "") for _, cell in layout]
    return {name: _spread(values, column) for name, values in texts.items()}


def _spread(texts: Sequence[str], at: NDArray[np.intp]) -> pd.Categorical[str]:
    known = list(dict.fromkeys(texts))
    return _category(known, np.array([known.index(text) for text in texts])[at])


def _category(texts: Sequence[str], codes: NDArray[np.int64]) -> pd.Categorical[str]:
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype=str))
