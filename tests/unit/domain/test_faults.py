import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from dashboard.domain.faults import Fault, cell_name, finished

SAID = finished("m")


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_a_cell_is_named_as_a_spreadsheet_program_names_it(row, column):
    assert cell_name(row, column) == f"{get_column_letter(column)}{row}"


@pytest.mark.parametrize(("row", "position"), [(None, None), (12, None), (None, 6)])
def test_a_fault_of_more_than_a_cell_names_none(row, position):
    fault = Fault(file="a.csv", row=row, position=position, code="x", message=SAID, remedy=SAID)

    assert fault.cell == ""
