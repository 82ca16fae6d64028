"""A percentage is the sum of numerators over the sum of denominators."""


def test_is_sum_over_sum_and_never_a_mean_of_percentages(spec):
    spec(
        """
        Kenanga  2026-01  F01 1   F02 9
        Wiyong   2026-01  F01 90  F02 0
        """,
        """
        F03  Kenanga    2026  10% = 1/10    1 of 3
        F03  Wiyong     2026  100% = 90/90  1 of 3
        F03  JawaBarat  2026  91% = 91/100  2 of 9
        """,
    )


def test_of_flows_rests_on_the_village_months_with_every_part(spec):
    spec(
        """
        Kenanga     2026-01  F01 8    F02 2
        Kenanga     2026-02  F01 500
        Singakerta  2026-01           F02 700
        Singakerta  2026-02  F01 2    F02 8
        """,
        """
        F03  Indramayu   2026     50% = 10/20  2 of 6
        F03  Indramayu   2026-02  20% = 2/10   1 of 2
        F03  Kenanga     2026-02  missing      0 of 1
        F01  Indramayu   2026     510          3 of 6
        """,
    )


def test_of_stocks_takes_the_newest_month_with_every_part(spec):
    spec(
        """
        Kenanga  2026-01  C02 40  C03 10
        Kenanga  2026-02  C02 50
        Wiyong   2026-01  C02 10
        Wiyong   2026-02          C03 9
        """,
        """
        C04  Kenanga    2026  25% = 10/40  1 of 1
        C02  Kenanga    2026  50           1 of 1
        C04  Wiyong     2026  missing      0 of 1
        C04  JawaBarat  2026  25% = 10/40  1 of 3
        """,
    )


def test_nothing_over_nothing_is_reported_and_has_no_value(spec):
    spec(
        """
        Kenanga  2026-01  F01 0  F02 0
        Wiyong   2026-01  F01 3  F02 1
        """,
        """
        F03  Kenanga    2026  no value = 0/0  1 of 3
        F03  JawaBarat  2026  75% = 3/4       2 of 9
        """,
    )


def test_resolved_complaints_can_exceed_those_received(spec):
    spec("Kenanga  2026-01  M08N 3  M07 2", "M08  Kenanga  2026  150% = 3/2  1 of 3")


def test_posts_are_two_for_each_village_that_reported_its_officers(spec):
    spec(
        """
        Kenanga     2026-01  O01N 2
        Kenanga     2026-02  O01N 1
        Wiyong      2026-01  F01 5
        """,
        """
        O01   Kenanga    2026     50% = 1/2   1 of 1
        O01   Kenanga    2026-01  100% = 2/2  1 of 1
        O01   JawaBarat  2026     50% = 1/2   1 of 3
        O01D  JawaBarat  2026     8           4 of 4
        O01   Wiyong     2026     missing     0 of 1
        """,
    )


def test_villages_without_a_word_on_their_responsible_person_are_outside(spec):
    spec(
        """
        Kenanga     2026-01  O02N 1
        Singakerta  2026-02  O02N 0
        Wiyong      2026-01  F01 5
        """,
        """
        O02  Indramayu  2026  50% = 1/2  2 of 2
        O02  JawaBarat  2026  50% = 1/2  2 of 3
        O02  Cirebon    2026  missing    0 of 1
        """,
    )
