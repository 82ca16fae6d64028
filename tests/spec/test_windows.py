"""Which months a number is about."""


def test_a_year_runs_to_its_last_due_month(spec):
    spec(
        """
        today 2026-04-15
        Kenanga  2026-01  F01 5
        Kenanga  2026-02  F01 7
        Kenanga  2026-03  F01 1
        Kenanga  2026-04  F01 100   received 2026-04-14
        """,
        """
        F01  Kenanga  2026     13   3 of 3
        F01  Kenanga  2026-04  100  1 of 0
        """,
    )


def test_a_month_is_that_month_alone(spec):
    spec(
        """
        Kenanga  2026-01  F01 5
        Kenanga  2026-02  F01 7
        """,
        """
        F01  Kenanga  2026-01  5        1 of 1
        F01  Kenanga  2026-02  7        1 of 1
        F01  Kenanga  2026-03  missing  0 of 1
        """,
    )


def test_a_past_year_has_twelve_months(spec):
    spec(
        """
        Kenanga  2025-01  F01 5
        Kenanga  2025-12  F01 7
        """,
        """
        F01  Kenanga  2025  12  2 of 12
        """,
    )


def test_in_january_nothing_of_the_year_is_due(spec):
    spec(
        """
        today 2026-02-09
        Kenanga  2026-01  F01 5   received 2026-02-03
        """,
        """
        F01  Kenanga  2026     not due  0 of 0
        F01  Kenanga  2026-01  5        1 of 0
        F01  Kenanga  2025     missing  0 of 12
        V01  Nation   2026     not due  0 of 0
        O03  Kenanga  2026     not due  0 of 0
        """,
    )


def test_a_year_to_come_is_not_due(spec):
    spec(
        "Kenanga  2026-01  F01 5",
        """
        F01   Kenanga  2027     not due  0 of 0
        F01   Kenanga  2027-01  not due  0 of 0
        O03D  Kenanga  2027     not due  0 of 0
        """,
    )


def test_a_report_is_due_from_the_tenth_of_the_next_month(spec):
    spec("today 2026-04-09", "F01  Kenanga  2026-03  not due  0 of 0")
    spec("today 2026-04-10", "F01  Kenanga  2026-03  missing  0 of 1")
    spec("today 2026-04-11", "F01  Kenanga  2026-03  missing  0 of 1")


def test_the_report_of_december_is_due_in_january(spec):
    spec(
        """
        today 2027-01-09
        Kenanga  2026-12  F01 4   received 2027-01-09
        """,
        "F01  Kenanga  2026  missing  0 of 11",
    )
    spec("today 2027-01-10", "F01  Kenanga  2026  4  1 of 12")
