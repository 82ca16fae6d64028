import pytest

from tests.support.faults import remedy_of


class TestMeasure:
    @pytest.mark.parametrize(
        ("written", "code", "remedy"),
        [
            ("", "measure_empty", "F01"),
            ("V01", "measure_computed", "Hapus"),
            ("O03N", "measure_computed", "Hapus"),
            ("O04D", "measure_computed", "Hapus"),
            ("F03", "measure_indicator", "F01, F02"),
            ("o01", "measure_indicator", "O01N"),
            ("O03", "measure_indicator", "Hapus"),
            ("F011", "measure_unknown", "F01"),
            ("keberangkatan", "measure_unknown", "kamus"),
        ],
    )
    def test_says_what_to_report_instead(self, fault_of, written, code, remedy):
        fault = fault_of(kode_ukuran=written)

        assert (fault.column, fault.code) == ("kode_ukuran", code)
        assert remedy in remedy_of(fault)
