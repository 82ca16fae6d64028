import pytest

from tests.support.faults import remedy_of

AUGUST = ("32.12.16.2004", "2026-08")


class TestMember:
    @pytest.mark.parametrize(
        ("man", "woman"),
        [
            ("L", "P"),
            ("l", "p"),
            ("Laki-laki", "perempuan"),
            ("male", "FEMALE"),
            ("pria", "wanita"),
        ],
    )
    def test_knows_the_sexes_by_many_names(self, check_rows, man, woman):
        checked = check_rows([*AUGUST, "F01", "1", man], [*AUGUST, "F01", "2", woman])

        assert checked.faults == []
        assert checked.frame["sex"].tolist() == ["L", "P"]

    @pytest.mark.parametrize(
        "stages",
        [
            ("sebelum", "selama", "setelah"),
            ("Sebelum bekerja", "SELAMA", "setelah_bekerja"),
            ("before", "during work", "After"),
        ],
    )
    def test_knows_the_stages_by_many_names(self, check_rows, stages):
        checked = check_rows(*([*AUGUST, "M07", "1", "", stage] for stage in stages))

        assert checked.faults == []
        assert checked.frame["stage"].tolist() == ["sebelum", "selama", "setelah"]

    @pytest.mark.parametrize(
        ("column", "measure", "code"),
        [
            ("jenis_kelamin", "F01", "sex_unknown"),
            ("tahap", "M07", "stage_unknown"),
            ("aspek", "P01", "aspect_unknown"),
        ],
    )
    @pytest.mark.parametrize("written", ["X", "?", "1"])
    def test_lists_the_members_for_an_unknown_one(self, fault_of, column, measure, code, written):
        fault = fault_of(kode_ukuran=measure, **{column: written})

        assert (fault.column, fault.value, fault.code) == (column, written, code)
        assert {"L, P", "sebelum, selama, setelah", "ekonomi, sosial, jiwa, hukum"} & {
            remedy_of(fault).partition(": ")[2].partition(";")[0]
        }
