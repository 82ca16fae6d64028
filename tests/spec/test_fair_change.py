"""Fair change: when two years are compared like for like, and with exactly which reports."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.fair import Basis, RankChange, is_uneven, rank_changes
from dashboard.domain.filters import Filters
from dashboard.domain.values import State, Value
from dashboard.services import fair
from dashboard.services.fair import fair_change, with_fair_changes, with_ranks
from dashboard.services.figures import Figures
from dashboard.services.scene import Scene
from tests.spec.oracle import Oracle
from tests.spec.trial import make_register, to_oracle
from tests.support.programme import CATALOGUE, PLACES, make_row, opened_programme

CODES = ("F01", "F03", "C04", "O01", "K03", "M08")
MEASURES = ("F01", "F02", "C02", "C03", "O01N", "K03", "M07", "M08N")
VILLAGES = ("Kenanga", "Singakerta", "Wiyong", "Wetan", "Namosain")
MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025) for month in (1, 2, 3, 12))
PLACES_ASKED = ("Nation", "JawaBarat", "Indramayu", "Krangkeng", *VILLAGES)
WINDOWS = ((2025, None), (2025, 2), (2025, 12))
TODAY = dt.date(2026, 1, 15)


def told(reported, number=1.0, denominator=None, region=""):
    there = number is not None
    return Value(
        code="F03" if denominator is not None else "F01",
        region=region,
        period="2025",
        value=number,
        denominator=denominator,
        reported=reported,
        state=State.REPORTED if there else State.MISSING,
    )


class TestWhenItIsUneven:
    @pytest.mark.parametrize(
        ("now", "before", "uneven"),
        [
            # Five per cent is not more than five per cent.
            (105, 100, False),
            (106, 100, True),
            (95, 100, False),
            (94, 100, True),
            (21, 20, False),
            (2, 1, True),
            (100, 100, False),
        ],
    )
    def test_more_than_the_tolerance(self, now, before, uneven):
        assert is_uneven(told(now), told(before)) is uneven

    def test_without_a_number_in_both_years_there_is_nothing_to_compare(self):
        assert not is_uneven(told(10, None), told(5))
        assert not is_uneven(told(10), told(5, None))
        assert not is_uneven(told(10), told(0))


class TestRanks:
    @pytest.mark.parametrize(
        ("pairs", "ranks"),
        [
            # Always the same regions: what is missing in one year is ranked in none.
            (
                [(9, 1), (8, 3), (7, None), (6, 2)],
                [(1, 3, 3), (2, 1, 3), None, (3, 2, 3)],
            ),
            ([(5, 5), (5, 4), (1, 4)], [(1, 1, 3), (1, 2, 3), (3, 2, 3)]),
            ([(5, None)], [None]),
            ([], []),
        ],
    )
    def test_place_now_and_a_year_before(self, pairs, ranks):
        values = [(told(1, now), told(1, before)) for now, before in pairs]

        assert rank_changes(values) == [one and RankChange(*one) for one in ranks]

    def test_a_percentage_of_fewer_than_ten_in_either_year_is_not_ranked(self):
        pairs = [
            (told(1, 90, 9), told(1, 50, 10)),
            (told(1, 80, 10), told(1, 50, 9)),
            (told(1, 70, 10), told(1, 50, 10)),
        ]

        assert rank_changes(pairs) == [None, None, RankChange(1, 1, 1)]


def make_scene(programme, connection, place="Nation", window=(2025, None)):
    year, month = window
    edition = programme.store.edition(connection)
    return Scene(
        connection=connection,
        edition=edition,
        filters=Filters(year=year, month=month, region=PLACES[place]),
        notices=(),
        window=programme.calendar.window(year, month),
        catalogue=CATALOGUE,
        figures=Figures(CATALOGUE, lambda: programme.calendar),
    )


def compare(scene, code, region):
    figures = scene.ask([code], [region])
    now, before = (figures.value(code, region, scene.window.shifted(-ago)) for ago in (0, 1))
    return now, before, fair_change(scene, now, before)


class TestAgainstReports:
    @pytest.fixture
    def sent(self, programme):
        """Kenanga reports twice a year, Wiyong only in 2025, Wetan in other months."""
        programme.today = TODAY
        programme.submit(
            [
                make_row("Kenanga", "2024-01", "F01", 10),
                make_row("Kenanga", "2024-02", "F01", 20),
                make_row("Kenanga", "2025-02", "F01", 25),
                make_row("Kenanga", "2025-03", "F01", 99),
                make_row("Wiyong", "2025-02", "F01", 500),
                make_row("Wiyong", "2025-03", "F01", 500),
                make_row("Wetan", "2024-05", "F01", 7),
                make_row("Wetan", "2025-06", "F01", 8),
                make_row("Kenanga", "2024-01", "K03", 30),
                make_row("Kenanga", "2025-03", "K03", 40),
                make_row("Wiyong", "2025-03", "K03", 500),
            ]
        )
        return programme

    def ask(self, programme, code, place, window=(2025, None)):
        with programme.store.reading() as connection:
            return compare(make_scene(programme, connection, place, window), code, PLACES[place])

    def test_a_flow_counts_in_the_months_that_both_years_have(self, sent):
        now, before, change = self.ask(sent, "F01", "Nation")

        assert (now.value, before.value) == (1132, 37)
        assert (now.reported, before.reported) == (5, 3)
        assert change.basis is Basis.ALIKE
        assert (change.current.value, change.previous.value) == (25, 20)
        assert (change.current.reported, change.villages) == (1, 1)

    def test_a_stock_counts_in_the_villages_that_both_years_have(self, sent):
        _, _, change = self.ask(sent, "K03", "Nation")

        assert change.basis is Basis.ALIKE
        assert (change.current.value, change.previous.value) == (40, 30)
        assert change.villages == change.current.reported == 1

    def test_where_as_many_report_all_reports_count(self, sent):
        now, before, change = self.ask(sent, "F01", "Kenanga")

        assert change.basis is Basis.ALL
        assert (change.current, change.previous) == (now, before)

    def test_where_nothing_is_in_both_years_it_says_so(self, programme):
        programme.today = TODAY
        programme.submit(
            [
                make_row("Wetan", "2024-05", "F01", 7),
                make_row("Wetan", "2025-06", "F01", 8),
                make_row("Wetan", "2025-07", "F01", 8),
            ]
        )

        now, before, change = self.ask(programme, "F01", "Wetan")

        assert change.basis is Basis.UNEVEN
        assert (change.current, change.previous) == (now, before)

    def test_too_many_villages_are_not_compared_one_by_one(self, sent, monkeypatch):
        monkeypatch.setattr(fair, "MOST_VILLAGES", 2)

        assert self.ask(sent, "F01", "Nation")[2].basis is Basis.UNEVEN

    def test_what_no_report_tells_is_compared_as_it_is(self, sent):
        with sent.store.reading() as connection:
            scene = make_scene(sent, connection, "Nation", (2019, None))
            assert compare(scene, "V01", "")[2].basis is Basis.ALL

    def test_a_correction_shows_at_once(self, sent):
        self.ask(sent, "F01", "Nation")
        sent.submit([make_row("Kenanga", "2025-02", "F01", 26)])

        assert self.ask(sent, "F01", "Nation")[2].current.value == 26

    def test_readings_and_rankings_carry_it(self, sent):
        with sent.store.reading() as connection:
            scene = make_scene(sent, connection)
            figures = scene.ask(["F01"], [""])
            (reading,) = with_fair_changes(
                scene, [scene.reading(figures, CATALOGUE.indicators["F01"])]
            )
            regions = with_ranks(with_fair_changes(scene, scene.ranking("F01", scene.below)))

        assert reading.fair.basis is Basis.ALIKE
        ranks = {one.region.code: one.rank for one in regions}
        assert ranks[PLACES["Indramayu"]] == RankChange(1, 1, 2)
        assert ranks[PLACES["Cirebon"]] is None


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(list(product(VILLAGES, MONTHS))),
        st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 9), min_size=1, max_size=5),
    ),
    min_size=4,
    max_size=24,
    unique_by=lambda report: report[0],
)


def count_by_hand(oracle, code, place, window, is_flow):
    """Sums over what both years have, from the oracle's numbers of single villages and months."""
    year, month = window
    windows = [(year, one) for one in ([month] if month else range(1, 13))] if is_flow else [window]
    sums, pairs, villages = [[0, 0], [0, 0]], 0, set()
    for one in oracle.villages:
        if not (one.of_ministry and (place in ("", one.code) or one.code.startswith(f"{place}."))):
            continue
        for each in windows:
            now = oracle.answer(code, one.code, each)
            before = oracle.answer(code, one.code, (each[0] - 1, each[1]))
            if now[0] == before[0] == "reported":
                pairs += 1
                villages.add(one.code)
                for total, answer in zip(sums, (now, before), strict=True):
                    total[0] += answer[2]
                    total[1] += answer[3] or 0
    return sums, pairs, len(villages)


def check(programme, oracle, place, window):
    with programme.store.reading() as connection:
        scene = make_scene(programme, connection, place, window)
        for code in CODES:
            indicator = CATALOGUE.indicators[code]
            kind = CATALOGUE.measures[indicator.numerator[0]].kind
            now, before, change = compare(scene, code, PLACES[place])
            if not is_uneven(now, before):
                assert change.basis is Basis.ALL
                continue
            sums, pairs, villages = count_by_hand(
                oracle, code, PLACES[place], window, kind == "flow"
            )
            if not pairs:
                assert change.basis is Basis.UNEVEN
                continue
            assert change.basis is Basis.ALIKE
            assert (change.current.reported, change.previous.reported) == (pairs, pairs)
            assert change.villages == villages
            for shown, (above, below) in zip((change.current, change.previous), sums, strict=True):
                assert shown.numerator == above
                assert shown.denominator == (below if indicator.is_ratio else None)
                wanted = above if not indicator.is_ratio else above / below * 100 if below else None
                assert shown.value == pytest.approx(wanted)


@given(reports=REPORTS)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_equals_the_oracle(sqlite_databases, reports):
    with opened_programme(sqlite_databases, today=TODAY) as programme:
        oracle = Oracle(make_register(), TODAY)
        rows = [
            make_row(village, month, measure, number)
            for (village, month), values in reports
            for measure, number in values.items()
        ]
        programme.submit(rows)
        oracle.accept(map(to_oracle, rows), demo=False)
        for place, window in product(PLACES_ASKED, WINDOWS):
            check(programme, oracle, place, window)
