import pytest


class TestDimension:
    @pytest.mark.parametrize(
        ("measure", "column", "member", "code"),
        [
            ("U01", "jenis_kelamin", "L", "sex_undeclared"),
            ("F01", "tahap", "selama", "stage_undeclared"),
            ("F01", "aspek", "jiwa", "aspect_undeclared"),
        ],
    )
    def test_refuses_a_breakdown_that_the_measure_does_not_have(
        self, fault_of, measure, column, member, code
    ):
        fault = fault_of(kode_ukuran=measure, **{column: member})

        assert (fault.column, fault.value, fault.code) == (column, member, code)
