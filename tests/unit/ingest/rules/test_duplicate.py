from tests.support.faults import message_of

AUGUST = ("32.12.16.2004", "2026-08")


class TestDuplicate:
    def test_names_both_rows(self, check_rows):
        (fault,) = check_rows(
            [*AUGUST, "F01", "1", "L"],
            [*AUGUST, "F01", "2", "P"],
            [*AUGUST, "f01", "9", "male"],
        ).faults

        assert (fault.row, fault.code) == (4, "row_duplicate")
        assert "baris 4 mengulang baris 2" in message_of(fault)

    def test_names_the_first_row_each_time(self, check_rows):
        faults = check_rows(*[[*AUGUST, "F01", "1"]] * 3).faults

        assert [(fault.row, "baris 2:" in message_of(fault)) for fault in faults] == [
            (3, True),
            (4, True),
        ]

    def test_tells_months_villages_and_measures_apart(self, check_rows):
        checked = check_rows(
            [*AUGUST, "F01", "1"],
            [*AUGUST, "F02", "1"],
            ["32.12.16.2004", "2026-07", "F01", "1"],
            ["34.01.01.2001", "2026-08", "F01", "1"],
        )

        assert checked.faults == []
