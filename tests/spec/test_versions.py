"""Corrections, undo, old versions, demo values."""


def test_a_correction_counts_instead_and_keeps_the_first_receipt(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5  F05 1   received 2026-02-05
        file B
        Kenanga  2026-01  F01 6          received 2026-04-02
        """,
        """
        F01  Kenanga  2026-01  6           1 of 1
        O03  Kenanga  2026-01  100% = 1/1  1 of 1
        F01  Kenanga  2026-01  5           1 of 1  after A
        """,
    )


def test_a_correction_of_all_that_was_reported_keeps_the_first_receipt(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5   received 2026-02-05
        Wiyong   2026-01  F01 5   received 2026-02-20
        file B
        Kenanga  2026-01  F01 6   received 2026-04-02
        Wiyong   2026-01  F01 6   received 2026-02-06
        """,
        """
        F01  Kenanga  2026-01  6  1 of 1
        F01  Wiyong   2026-01  6  1 of 1  1 late
        """,
    )


def test_undo_makes_it_missing_again(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5
        undo A
        """,
        """
        F01  Kenanga  2026  missing   0 of 3
        O03  Kenanga  2026  0% = 0/3  0 of 3
        F01  Kenanga  2026  5         1 of 3  after A
        """,
    )


def test_undo_of_a_correction_shows_what_was_before(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01/L 3  F01/P 2
        file B
        Kenanga  2026-01  F01 6
        undo B
        """,
        """
        F01    Kenanga  2026  5        1 of 3
        F01/P  Kenanga  2026  2        1 of 3
        F01    Kenanga  2026  6        1 of 3  after B
        F01/P  Kenanga  2026  missing  0 of 3  after B
        """,
    )


def test_what_a_later_file_said_stands_when_an_earlier_one_is_undone(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5  F05 1
        file B
        Kenanga  2026-01  F01 6
        undo A
        """,
        """
        F01  Kenanga  2026  6        1 of 3
        F05  Kenanga  2026  missing  0 of 3
        """,
    )


def test_an_undone_file_that_nobody_sees_any_more_changes_no_figure(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5
        file B
        Kenanga  2026-01  F01 6
        undo A
        """,
        "F01  Kenanga  2026  6  1 of 3",
    )


def test_undone_files_never_come_back(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5
        file B
        Kenanga  2026-01  F01 6
        file C
        Kenanga  2026-01  F01 7
        undo B
        undo C
        """,
        "F01  Kenanga  2026  5  1 of 3",
    )


def test_undo_of_the_first_report_moves_the_first_due_month(spec):
    spec(
        """
        file A
        Dukuhjati  2026-01  F01 5
        file B
        Dukuhjati  2026-03  F01 6
        undo A
        """,
        """
        F01  Dukuhjati  2026  6   1 of 1
        F01  Dukuhjati  2026  11  2 of 3  after B
        """,
    )


def test_demo_values_are_marked_wherever_they_are_in_the_sum(spec):
    spec(
        """
        demo file A
        Kenanga     2026-01  F01 5  F02 5
        file B
        Singakerta  2026-01  F01 7
        """,
        """
        F01  Kenanga     2026     5           1 of 3  demo
        F01  Singakerta  2026     7           1 of 3
        F01  Indramayu   2026     12          2 of 6  demo
        F03  Nation      2026     50% = 5/10  1 of 15  demo
        F01  Cirebon     2026     missing     0 of 3
        O03  Singakerta  2026-01  100% = 1/1  1 of 1
        O03  Kenanga     2026-01  100% = 1/1  1 of 1  demo
        """,
    )


def test_demo_values_never_replace_real_ones(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5
        demo file B
        Kenanga  2026-01  F01 99  F05 1
        """,
        """
        F01  Kenanga  2026  5  1 of 3
        F05  Kenanga  2026  1  1 of 3  demo
        """,
    )


def test_real_values_replace_demo_ones_and_owe_them_no_receipt(spec):
    spec(
        """
        demo file A
        Kenanga  2026-01  F01 99   received 2026-02-05
        file B
        Kenanga  2026-01  F01 5    received 2026-03-05
        """,
        "F01  Kenanga  2026  5  1 of 3  1 late",
    )


def test_a_real_value_that_equals_the_demo_one_is_real(spec):
    spec(
        """
        demo file A
        Kenanga  2026-01  F01 5
        file B
        Kenanga  2026-01  F01 5   received 2026-03-05
        """,
        "F01  Kenanga  2026  5  1 of 3  1 late",
    )


def test_a_report_with_any_real_value_is_real_and_received_when_that_was(spec):
    spec(
        """
        demo file A
        Kenanga  2026-01  F01 5  F05 1   received 2026-02-05
        file B
        Kenanga  2026-01  F01 6          received 2026-03-05
        """,
        """
        O03  Kenanga  2026-01  0% = 0/1  1 of 1  1 late
        F05  Kenanga  2026-01  1         1 of 1  1 late  demo
        """,
    )


def test_a_village_of_unknown_cohort_owes_from_its_first_demo_report_too(spec):
    spec("demo file A\nDukuhjati  2026-02  F01 5", "F01  Dukuhjati  2026  5  1 of 2  demo")


def test_cleared_demo_values_leave_what_was_real_in_every_version(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 5
        demo file B
        Kenanga  2026-01  F05 1
        Kenanga  2026-02  F01 70
        file C
        Kenanga  2026-02  F01 6   received 2026-04-01
        clear demo
        """,
        """
        F01  Kenanga  2026  11       2 of 3  1 late
        F05  Kenanga  2026  missing  0 of 3
        F01  Kenanga  2026  5        1 of 3  after A
        F01  Kenanga  2026  5        1 of 3  after B
        F01  Kenanga  2026  11       2 of 3  1 late  after C
        O03  Kenanga  2026  33.33% = 1/3  1 of 3  after B
        """,
    )
