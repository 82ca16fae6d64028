import numpy as np
import pytest

from dashboard.domain.measures import Kind
from dashboard.domain.number_rules import (
    Field,
    add_parts,
    add_villages,
    cells_to_date,
    monthly_cells,
    percentage,
)
from dashboard.domain.periods import MONTHS

GAP = np.nan


def _year(*values):
    """One village's months; those after the given ones were not reported."""
    year = np.full((1, MONTHS), GAP)
    year[0, : len(values)] = values
    return year


def _cells(numerators, denominators=(), late=(), demo=()):
    marks = [np.nan_to_num(_year(*marked)) for marked in (late, demo)]
    return monthly_cells(numerators, denominators, late=marks[0], demo=marks[1])


def test_a_month_counts_where_every_part_was_reported():
    cells = _cells([_year(1, 2, GAP, 0)], [_year(1, 2, 3, 0), _year(5, GAP, 7, 0)])

    assert cells[Field.NUMERATOR, 0, :4].tolist() == [1, 0, 0, 0]
    assert cells[Field.DENOMINATOR, 0, :4].tolist() == [6, 0, 0, 0]
    assert cells[Field.REPORTED, 0, :5].tolist() == [1, 0, 0, 1, 0]


def test_marks_of_months_that_do_not_count_are_dropped():
    cells = _cells([_year(1, GAP)], late=(1, 1), demo=(0, 1))

    assert cells[Field.LATE, 0, :2].tolist() == [1, 0]
    assert cells[Field.DEMO, 0, :2].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("kind", "numerators", "reported"),
    [
        (Kind.FLOW, [0, 4, 4, 9, 9], [0, 1, 1, 2, 2]),
        (Kind.STOCK, [0, 4, 4, 5, 5], [0, 1, 1, 1, 1]),
    ],
)
def test_flows_add_up_and_stocks_are_the_newest(kind, numerators, reported):
    to_date = cells_to_date(_cells([_year(GAP, 4, GAP, 5, GAP)]), kind)

    assert to_date[Field.NUMERATOR, 0, :5].tolist() == numerators
    assert to_date[Field.REPORTED, 0, :5].tolist() == reported


def test_parts_add_and_a_month_without_any_stays_missing():
    added = add_parts([_year(1, GAP, GAP, 0), _year(2, 5, GAP, 0)])

    np.testing.assert_array_equal(added[0, :4], [3, 5, GAP, 0])


def test_villages_add_by_group():
    cells = np.concatenate([_cells([_year(one)]) for one in (1, 2, 4)], axis=1)

    added = add_villages(cells, np.array([1, 0, 1]), 3)

    assert added[Field.NUMERATOR, :, 0].tolist() == [2, 5, 0]
    assert added[Field.REPORTED, :, 0].tolist() == [1, 2, 0]


def test_there_is_no_percentage_of_nothing():
    assert [percentage(1, 4), percentage(0, 4), percentage(0, 0)] == [25, 0, None]
