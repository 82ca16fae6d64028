import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from dashboard.domain.faults import Fault, cell_name
from dashboard.domain.filters import read_filters
from dashboard.domain.sending import Message


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_a_cell_is_named_as_a_spreadsheet_program_names_it(row, column):
    assert cell_name(row, column) == f"{get_column_letter(column)}{row}"


@pytest.mark.parametrize(("row", "position"), [(None, None), (12, None), (None, 6)])
def test_a_fault_of_more_than_a_cell_names_none(row, position):
    fault = Fault(file="a.csv", row=row, position=position, code="x", message="m", remedy="r")

    assert fault.cell == ""


def test_what_was_just_done_is_told_once():
    filters, unreadable = read_filters({"pesan": "diterima"}, newest=2026)

    assert filters.message is Message.ACCEPTED
    assert filters.to_query() == "?tahun=2026"
    assert unreadable == []


def test_no_other_words_can_be_put_in_the_mouth_of_a_page():
    filters, unreadable = read_filters({"pesan": "Transfer uang ke saya"}, newest=2026)

    assert filters.message is None
    assert [one.key for one in unreadable] == ["pesan"]
