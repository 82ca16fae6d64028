"""A stock is, per village, the newest month inside the window that it reported."""


def test_is_the_newest_month_and_never_adds_over_months(spec):
    spec(
        """
        Kenanga  2026-01  M03 50
        Kenanga  2026-02  M03 60
        """,
        """
        M03  Kenanga  2026     60       1 of 1
        M03  Kenanga  2026-01  50       1 of 1
        M03  Kenanga  2026-03  missing  0 of 1
        """,
    )


def test_each_village_brings_its_own_newest_month(spec):
    spec(
        """
        Kenanga     2026-01  M03 50
        Kenanga     2026-03  M03 60
        Singakerta  2026-01  M03 7
        """,
        """
        M03  Indramayu  2026     67       2 of 2
        M03  Indramayu  2026-01  57       2 of 2
        M03  Indramayu  2026-02  missing  0 of 2
        M03  Indramayu  2026-03  60       1 of 2
        M03  Nation     2026     67       2 of 5
        """,
    )


def test_is_never_carried_into_another_year(spec):
    spec(
        "Kenanga  2025-12  M03 50",
        """
        M03  Kenanga  2025  50       1 of 1
        M03  Kenanga  2026  missing  0 of 1
        """,
    )


def test_a_newest_zero_is_the_value(spec):
    spec(
        """
        Kenanga  2026-01  M03 50
        Kenanga  2026-02  M03 0
        """,
        "M03  Kenanga  2026  0  1 of 1",
    )


def test_a_month_that_is_not_due_yet_is_outside_the_year(spec):
    spec(
        """
        Kenanga  2026-03  M03 50
        Kenanga  2026-04  M03 99   received 2026-04-12
        """,
        "M03  Kenanga  2026  50  1 of 1",
    )


def test_late_is_the_report_that_brought_the_value(spec):
    spec(
        """
        Kenanga  2026-01  M03 50   received 2026-03-01
        Kenanga  2026-02  M03 60
        Wiyong   2026-01  M03 5
        Wiyong   2026-02  M03 6    received 2026-03-11
        """,
        """
        M03  Kenanga    2026     60  1 of 1
        M03  Kenanga    2026-01  50  1 of 1  1 late
        M03  JawaBarat  2026     66  2 of 3  1 late
        """,
    )
