import pytest

from tests.support.faults import line_of

AUGUST = ("32.12.16.2004", "2026-08")
TITLES = ["kode_desa", "periode", "kode_ukuran", "nilai", "desa"]


class TestPersonal:
    @pytest.mark.parametrize(
        "written",
        [
            "3212162004000001",
            "3212 1620 0400 0001",
            "081234567890",
            "0812-3456-7890",
            "+62 812 3456 7890",
            "6281234567890",
            "(021) 5255733",
            "B1234567",
            "siti@contoh.id",
        ],
    )
    def test_names_the_column_once_and_not_the_cell(self, check_rows, written):
        (fault,) = check_rows(
            [*AUGUST, "F01", "1", "Kenanga"],
            [*AUGUST, "F02", "1", written],
            [*AUGUST, "F04", "1", written],
            titles=TITLES,
        ).faults

        assert (fault.row, fault.column, fault.value) == (3, "desa", None)
        assert fault.code == "column_personal"

    @pytest.mark.parametrize("written", ["3212162004000001", "081234567890"])
    def test_finds_persons_among_values(self, check_rows, written):
        faults = check_rows([*AUGUST, "U04", written]).faults

        assert "column_personal" in {fault.code for fault in faults}
        assert not any(written in line_of(fault) for fault in faults)

    def test_takes_large_amounts_and_villages_for_what_they_are(self, check_rows):
        checked = check_rows(
            [*AUGUST, "U04", "6281234567890", "Desa 2004"],
            [*AUGUST, "U06", "81234567890", "Kenanga"],
            titles=TITLES,
        )

        assert checked.faults == []
