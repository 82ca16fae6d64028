"""Which reports are owed, and which came in time."""


def test_a_village_owes_from_january_of_its_cohort_year(spec):
    spec(
        "Singakerta  2019-01  F01 5",
        """
        F01  Singakerta  2019  5        1 of 12
        F01  Singakerta  2018  not due  0 of 0
        F01  Indramayu   2018  missing  0 of 12
        F01  Indramayu   2019  5        1 of 24
        """,
    )


def test_of_unknown_cohort_it_owes_from_its_first_report(spec):
    spec(
        """
        Dukuhjati  2026-02  F01 5
        """,
        """
        F01  Dukuhjati  2026     5        1 of 2
        F01  Dukuhjati  2026-01  not due  0 of 0
        F01  Dukuhjati  2026-03  missing  0 of 1
        F01  Dukuhjati  2025     not due  0 of 0
        M03  Dukuhjati  2026     missing  0 of 1
        """,
    )


def test_of_unknown_cohort_and_without_report_it_owes_nothing(spec):
    spec(
        "",
        """
        F01  Dukuhjati  2026  not due  0 of 0
        O03  Dukuhjati  2026  not due  0 of 0
        F01  Krangkeng  2026  missing  0 of 3
        """,
    )


def test_an_older_report_moves_the_first_due_month(spec):
    spec(
        """
        file A
        Dukuhjati  2026-03  F01 5
        file B
        Dukuhjati  2026-01  F05 1
        """,
        """
        F01  Dukuhjati  2026  5  1 of 1  after A
        F01  Dukuhjati  2026  5  1 of 3  after B
        """,
    )


def test_a_report_is_late_from_the_day_after_the_tenth(spec):
    spec(
        """
        Kenanga     2026-01  F01 1   received 2026-02-09
        Singakerta  2026-01  F01 1   received 2026-02-10
        Wiyong      2026-01  F01 1   received 2026-02-11
        """,
        """
        F01  Kenanga     2026  1  1 of 3
        F01  Singakerta  2026  1  1 of 3
        F01  Wiyong      2026  1  1 of 3  1 late
        F01  JawaBarat   2026  3  3 of 9  1 late
        """,
    )


def test_late_belongs_to_the_whole_report(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01 8   received 2026-02-05
        file B
        Kenanga  2026-01  F02 2   received 2026-03-20
        Kenanga  2026-02  F01 1   received 2026-03-20
        """,
        """
        F02  Kenanga  2026  2           1 of 3
        F03  Kenanga  2026  80% = 8/10  1 of 3
        F01  Kenanga  2026  9           2 of 3  1 late
        """,
    )


def test_reports_on_time_of_reports_due(spec):
    spec(
        """
        Kenanga     2026-01  F01 8
        Kenanga     2026-02  M03 8   received 2026-04-01
        Singakerta  2026-03  F01 1
        """,
        """
        O03   Kenanga    2026     33.33% = 1/3  2 of 3  1 late
        O03   Kenanga    2026-01  100% = 1/1    1 of 1
        O03   Kenanga    2026-02  0% = 0/1      1 of 1  1 late
        O03   Kenanga    2026-03  0% = 0/1      0 of 1
        O03   Wiyong     2026     0% = 0/3      0 of 3
        O03   Indramayu  2026     33.33% = 2/6  3 of 6  1 late
        O03   Nation     2026     13.33% = 2/15  3 of 15  1 late
        O03N  Indramayu  2026     2             3 of 6  1 late
        O03D  Indramayu  2026     6             6 of 6
        """,
    )


def test_a_report_without_any_number_of_flows_is_a_report(spec):
    spec("Kenanga  2026-01  K01 0", "O03  Kenanga  2026-01  100% = 1/1  1 of 1")
