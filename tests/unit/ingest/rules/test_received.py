import pytest


class TestReceived:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("kemarin", "received_shape"),
            ("08/31/2026", "received_shape"),
            ("2026-11-25", "received_future"),
            ("2026-07-31", "received_early"),
        ],
    )
    def test_refuses_dates_that_cannot_be(self, fault_of, written, code):
        fault = fault_of(diterima=written)

        assert (fault.column, fault.value, fault.code) == ("diterima", written, code)

    @pytest.mark.parametrize("written", ["", "2026-08-01", "24 November 2026"])
    def test_takes_none_and_the_edges(self, check_rows, written):
        row = ["32.12.16.2004", "2026-08", "F01", "1", "", "", "", written]

        assert check_rows(row).faults == []
