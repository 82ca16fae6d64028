import pytest

from tests.support.faults import message_of, remedy_of


class TestPeriod:
    @pytest.mark.parametrize(
        ("written", "code", "remedy"),
        [
            ("", "period_empty", "2026-08"),
            ("triwulan 3", "period_shape", "2026-08"),
            ("2026-13", "period_shape", "2026-08"),
            ("01/03/2026", "period_ambiguous", "2026-08"),
            ("2026-12", "period_future", "2026-11"),
            ("2015-12", "period_early", "2016-01"),
        ],
    )
    def test_refuses_what_is_no_month_of_the_programme(self, fault_of, written, code, remedy):
        fault = fault_of(periode=written, kode_desa="34.01.01.2001")

        assert (fault.column, fault.code) == ("periode", code)
        assert remedy in remedy_of(fault)

    def test_names_both_months_of_a_day_that_could_be_either(self, fault_of):
        fault = fault_of(periode="01/03/2026", kode_desa="34.01.01.2001")

        assert message_of(fault) == "bisa 2026-01 atau 2026-03"

    def test_takes_the_month_that_runs(self, check_rows):
        faults = check_rows(["32.12.16.2004", "2026-11", "F01", "1"]).faults

        assert not any(fault.blocks for fault in faults)
