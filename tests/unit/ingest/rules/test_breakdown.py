from itertools import product

from tests.support.faults import message_of

AUGUST = ("32.12.16.2004", "2026-08")
STAGES = ("sebelum", "selama", "setelah")
ASPECTS = ("ekonomi", "sosial", "jiwa", "hukum")


class TestBreakdown:
    def test_takes_a_full_breakdown_by_every_dimension(self, check_rows):
        rows = [[*AUGUST, "P01", "1", *names] for names in product("LP", STAGES, ASPECTS)]
        checked = check_rows(*rows)

        assert checked.faults == []
        assert len(checked.frame) == 24

    def test_takes_a_breakdown_by_one_of_two_dimensions(self, check_rows):
        assert check_rows(*([*AUGUST, "M01", "1", "", stage] for stage in STAGES)).faults == []

    def test_lists_the_missing_combinations(self, check_rows):
        (fault,) = check_rows(
            [*AUGUST, "M01", "9"],
            [*AUGUST, "M01", "1", "L", "sebelum"],
            [*AUGUST, "M01", "1", "L", "selama"],
            [*AUGUST, "M01", "1", "P", "sebelum"],
            [*AUGUST, "M01", "1", "P", "setelah"],
        ).faults

        assert (fault.row, fault.column, fault.code) == (3, "jenis_kelamin", "breakdown_incomplete")
        assert message_of(fault).endswith("belum ada: L/setelah, P/selama")

    def test_counts_the_missing_combinations_beyond_the_first_ones(self, check_rows):
        (fault,) = check_rows([*AUGUST, "P01", "1", "L", "sebelum", "jiwa"]).faults

        assert message_of(fault).endswith("L/selama/jiwa, dan 17 lagi")

    def test_names_total_sum_and_difference(self, check_rows):
        (fault,) = check_rows(
            [*AUGUST, "F01", "10", "L"], [*AUGUST, "F01", "18", "P"], [*AUGUST, "F01", "30"]
        ).faults

        assert (fault.row, fault.column, fault.code) == (4, "nilai", "breakdown_unequal")
        assert message_of(fault) == "jumlah 30, padahal rinciannya 28 (selisih 2)"

    def test_refuses_two_breakdowns_side_by_side(self, check_rows):
        (fault,) = check_rows(
            [*AUGUST, "M01", "1", "L"],
            [*AUGUST, "M01", "1", "P"],
            *([*AUGUST, "M01", "1", "", stage] for stage in STAGES),
        ).faults

        assert (fault.row, fault.column, fault.code) == (4, "tahap", "breakdown_mixed")

    def test_looks_at_each_village_month_and_measure_alone(self, check_rows):
        faults = check_rows(
            [*AUGUST, "F01", "1", "L"],
            ["32.12.16.2004", "2026-07", "F01", "1", "P"],
            ["34.01.01.2001", "2026-08", "F01", "1", "P"],
            [*AUGUST, "F02", "1", "P"],
        ).faults

        assert [(fault.row, fault.code) for fault in faults] == [
            (row, "breakdown_incomplete") for row in (2, 3, 4, 5)
        ]

    def test_leaves_unreadable_members_and_values_to_their_rules(self, check_rows):
        faults = check_rows(
            [*AUGUST, "F01", "1", "L"],
            [*AUGUST, "F01", "1", "Q"],
            [*AUGUST, "F02", "9"],
            [*AUGUST, "F02", "x", "L"],
            [*AUGUST, "F02", "1", "P"],
        ).faults

        assert [(fault.row, fault.code) for fault in faults] == [
            (3, "sex_unknown"),
            (5, "value_text"),
        ]
