import pytest


class TestLimits:
    @pytest.mark.parametrize(
        ("measure", "written", "code"),
        [
            ("F01", "-1", "value_negative"),
            ("F01", "12,5", "value_broken"),
            ("F01", "Rp12", "value_unit"),
            ("U04", "10000000000001", "value_large"),
            ("O02N", "2", "value_over"),
            ("O05", "7", "value_over"),
        ],
    )
    def test_refuses_what_a_measure_cannot_be(self, fault_of, measure, written, code):
        fault = fault_of(kode_ukuran=measure, nilai=written)

        assert (fault.column, fault.value, fault.code) == ("nilai", written, code)

    @pytest.mark.parametrize(
        ("measure", "written"),
        [
            ("F01", "0"),
            ("F01", "12,0"),
            ("U04", "10000000000000"),
            ("U04", "1234567,5"),
            ("O02N", "0"),
            ("O02N", "1"),
        ],
    )
    def test_takes_the_edges(self, check_rows, measure, written):
        assert check_rows(["32.12.16.2004", "2026-08", measure, written]).faults == []
