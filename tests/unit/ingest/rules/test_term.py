import pytest

from tests.support.faults import message_of


class TestTerm:
    @pytest.mark.parametrize(
        ("village", "month", "code", "said"),
        [
            ("32.12.16.2004", "2018-12", "period_before_village", "2019-01"),
            ("33.01.01.2001", "2022-07", "period_after_village", "2022-06"),
        ],
    )
    def test_refuses_months_outside_the_term_of_a_village(
        self, fault_of, village, month, code, said
    ):
        fault = fault_of(kode_desa=village, periode=month)

        assert (fault.column, fault.code) == ("periode", code)
        assert said in message_of(fault)

    @pytest.mark.parametrize(
        ("village", "month"),
        [
            ("32.12.16.2004", "2019-01"),
            ("33.01.01.2001", "2016-01"),
            ("33.01.01.2001", "2022-06"),
        ],
    )
    def test_takes_the_first_and_last_month(self, check_rows, village, month):
        assert check_rows([village, month, "F01", "1"]).faults == []

    def test_judges_each_village_and_month_together(self, check_rows):
        (fault,) = check_rows(
            ["32.12.16.2004", "2020-01", "F01", "1"],
            ["33.01.01.2001", "2020-01", "F01", "1"],
            ["32.12.16.2004", "2018-12", "F01", "1"],
        ).faults

        assert fault.row == 4
