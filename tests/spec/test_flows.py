"""A flow adds over months and over areas."""


def test_adds_over_months(spec):
    spec(
        """
        Kenanga  2026-01  F01 5
        Kenanga  2026-02  F01 7
        Kenanga  2026-03  F01 1
        """,
        "F01  Kenanga  2026  13  3 of 3",
    )


def test_adds_over_areas(spec):
    spec(
        """
        Kenanga     2026-01  F01 5
        Singakerta  2026-01  F01 20
        Wiyong      2026-02  F01 300
        Namosain    2026-03  F01 4000
        """,
        """
        F01  Kenanga    2026  5        1 of 3
        F01  Sindang    2026  5        1 of 3
        F01  Krangkeng  2026  20       1 of 3
        F01  Indramayu  2026  25       2 of 6
        F01  JawaBarat  2026  325      3 of 9
        F01  NTT        2026  4000     1 of 3
        F01  Nation     2026  4325     4 of 15
        F01  Wetan      2026  missing  0 of 3
        """,
    )


def test_a_kelurahan_in_a_kota_counts_like_any_village(spec):
    spec(
        "Namosain  2026-01  F01 4",
        """
        F01  KotaKupang  2026  4  1 of 3
        V02  NTT         2026  1  1 of 1
        """,
    )


def test_coverage_is_in_village_months_of_that_measure(spec):
    spec(
        """
        Kenanga     2026-01  F01 5
        Kenanga     2026-02  F01 5  F05 2
        Singakerta  2026-01  F01 5
        """,
        """
        F01  Indramayu  2026     15       3 of 6
        F05  Indramayu  2026     2        1 of 6
        F05  Indramayu  2026-01  missing  0 of 2
        """,
    )


def test_a_reported_zero_is_a_value_and_a_gap_is_not_zero(spec):
    spec(
        """
        Kenanga  2026-01  F01 0
        """,
        """
        F01  Kenanga     2026-01  0        1 of 1
        F01  Kenanga     2026-02  missing  0 of 1
        F01  Kenanga     2026     0        1 of 3
        F01  Singakerta  2026     missing  0 of 3
        """,
    )


def test_money_keeps_its_fractions(spec):
    spec(
        """
        Kenanga  2026-01  U04 1500000.5
        Wiyong   2026-01  U04 0.25
        """,
        "U04  JawaBarat  2026  1.5e+06  2 of 9",
    )
