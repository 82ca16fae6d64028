import pytest


class TestPeriod:
    @pytest.mark.parametrize(
        ("written", "code", "remedy"),
        [
            ("", "period_empty", "2026-08"),
            ("Agustus 2026", "period_shape", "2026-08"),
            ("2026-13", "period_shape", "2026-08"),
            ("01/03/2026", "period_shape", "2026-03"),
            ("2026-12", "period_future", "2026-11"),
            ("2015-12", "period_early", "2016-01"),
        ],
    )
    def test_refuses_what_is_no_month_of_the_programme(self, fault_of, written, code, remedy):
        fault = fault_of(periode=written, kode_desa="34.01.01.2001")

        assert (fault.column, fault.code) == ("periode", code)
        assert remedy in fault.remedy

    def test_takes_the_month_that_runs(self, check_rows):
        assert check_rows(["32.12.16.2004", "2026-11", "F01", "1"]).faults == []
