import pytest

from dashboard.domain.periods import Month
from dashboard.domain.views.why import Observed


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (12, 6, "F12"),
        (1, 1, "A1"),
        (7, 26, "Z7"),
        (7, 27, "AA7"),
        (9, 52, "AZ9"),
        (9, 703, "AAA9"),
        (None, 6, ""),
        (12, None, ""),
    ],
)
def test_a_cell_has_the_name_that_spreadsheet_programs_give_it(row, column, cell):
    one = Observed(
        month=Month(2026, 1),
        measure="F01",
        members={},
        value=1,
        row=row,
        column=column,
        version=1,
        demo=False,
        sent=None,
    )

    assert one.cell == cell
