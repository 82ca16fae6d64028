"""A measure broken down adds to its total."""


def test_parts_add_to_the_total(spec):
    spec(
        """
        Kenanga  2026-01  F01/L 3  F01/P 4
        Kenanga  2026-02  F01/L 0  F01/P 1
        """,
        """
        F01    Kenanga    2026     8  2 of 3
        F01/L  Kenanga    2026     3  2 of 3
        F01/P  Kenanga    2026     5  2 of 3
        F01/L  Indramayu  2026-02  0  1 of 2
        """,
    )


def test_a_report_without_breakdown_counts_in_the_total_alone(spec):
    spec(
        """
        Kenanga     2026-01  F01/L 3  F01/P 4
        Singakerta  2026-01  F01 10
        """,
        """
        F01    Indramayu   2026  17       2 of 6
        F01/L  Indramayu   2026  3        1 of 6
        F01/P  Indramayu   2026  4        1 of 6
        F01/P  Singakerta  2026  missing  0 of 3
        """,
    )


def test_stage_and_aspect_add_over_the_other_dimension(spec):
    spec(
        """
        Kenanga  2026-01  P01/sebelum/hukum 1  P01/sebelum/sosial 2  P01/selama/hukum 4
        Wiyong   2026-01  P01/sebelum 10  P01/selama 20  P01/setelah 40
        """,
        """
        P01                 JawaBarat  2026  77  2 of 9
        P01/sebelum         JawaBarat  2026  13  2 of 9
        P01/selama          JawaBarat  2026  24  2 of 9
        P01/setelah         JawaBarat  2026  40  1 of 9
        P01/hukum           JawaBarat  2026  5   1 of 9
        P01/sebelum/hukum   JawaBarat  2026  1   1 of 9
        """,
    )


def test_a_percentage_is_broken_down_where_every_part_is(spec):
    spec(
        """
        Kenanga     2026-01  F01/L 3  F01/P 7  F02/L 1  F02/P 1
        Singakerta  2026-01  F01/L 5  F01/P 5  F02 90
        """,
        """
        F03    Indramayu  2026  17.86% = 20/112  2 of 6
        F03/L  Indramayu  2026  75% = 3/4        1 of 6
        F03/P  Indramayu  2026  87.5% = 7/8      1 of 6
        """,
    )


def test_a_broken_down_stock_is_the_newest_month_with_that_part(spec):
    spec(
        """
        Kenanga  2026-01  M03/L 30  M03/P 40
        Kenanga  2026-02  M03 65
        """,
        """
        M03    Kenanga  2026  65  1 of 1
        M03/L  Kenanga  2026  30  1 of 1
        M03/P  Kenanga  2026  40  1 of 1
        """,
    )


def test_a_later_file_replaces_the_whole_breakdown(spec):
    spec(
        """
        file A
        Kenanga  2026-01  F01/L 3  F01/P 4
        file B
        Kenanga  2026-01  F01 9
        """,
        """
        F01    Kenanga  2026  9        1 of 3
        F01/L  Kenanga  2026  missing  0 of 3
        F01/L  Kenanga  2026  3        1 of 3  after A
        """,
    )
