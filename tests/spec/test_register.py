"""Villages and districts, counted from the register."""


def test_villages_running_at_the_end_of_the_window(spec):
    spec(
        "",
        """
        V01  Indramayu   2026     3  3 of 3
        V01  Indramayu   2018     1  1 of 1
        V01  Nation      2016     1  1 of 1
        V01  Nation      2017     5  5 of 5
        V01  Nation      2026     6  6 of 6
        V01  Kenanga     2026     1  1 of 1
        V01  Kenanga     2015     0  0 of 0
        """,
    )


def test_a_village_runs_and_owes_to_its_last_month(spec):
    spec(
        """
        Rawaurip  2019-05  F01 4
        Rawaurip  2019-06  F01 5  M03 7
        """,
        """
        V01  Rawaurip  2019-06  1        1 of 1
        V01  Rawaurip  2019-07  0        0 of 0
        V01  Cirebon   2019     1        1 of 1
        F01  Rawaurip  2019     9        2 of 6
        F01  Cirebon   2019     9        2 of 18
        M03  Cirebon   2019     7        1 of 2
        F01  Rawaurip  2019-06  5        1 of 1
        F01  Rawaurip  2019-07  not due  0 of 0
        F01  Rawaurip  2020     not due  0 of 0
        """,
    )


def test_of_unknown_cohort_a_village_runs_since_a_source_named_it(spec):
    spec(
        "",
        """
        V01  Dukuhjati  2019-10  0  0 of 0
        V01  Dukuhjati  2019-11  1  1 of 1
        """,
    )
    spec("Dukuhjati  2019-03  F01 1", "V01  Dukuhjati  2019-03  1  1 of 1")


def test_districts_are_counted_once_and_never_added(spec):
    spec(
        "",
        """
        V02  Indramayu   2026  1  3 of 3
        V02  Krangkeng   2026  1  2 of 2
        V02  Sindang     2026  1  1 of 1
        V02  Singakerta  2026  1  1 of 1
        V02  Singakerta  2018  0  0 of 0
        V02  JawaBarat   2026  2  4 of 4
        V02  Nation      2026  4  6 of 6
        V02  Nation      2016  1  1 of 1
        """,
    )


def test_the_provincial_village_is_left_out_of_every_figure(spec):
    spec(
        """
        Kulon  2026-01  F01 100  F02 1  C02 9  C03 3  O01N 2  O02N 1
        Wetan  2026-01  F01 5
        """,
        """
        F01   Cilacap   2026  5             1 of 3
        F01   Binangun  2026  5             1 of 3
        F01   Nation    2026  5             1 of 15
        F03   Cilacap   2026  missing       0 of 3
        C04   Cilacap   2026  missing       0 of 1
        O01   Cilacap   2026  missing       0 of 1
        O03   Cilacap   2026  33.33% = 1/3  1 of 3
        V01   Cilacap   2026  1             1 of 1
        F01   Kulon     2026  not due       0 of 0
        O03   Kulon     2026  not due       0 of 0
        """,
    )
