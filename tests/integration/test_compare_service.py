"""The page that compares on the real store: same numbers as everywhere, and a fair choice."""

import pytest

from dashboard.domain.filters import CompareBy
from dashboard.domain.values import State
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import compare
from tests.support.programme import PLACES, make_row

INDRAMAYU, CIREBON, CILACAP = PLACES["Indramayu"], PLACES["Cirebon"], PLACES["Cilacap"]


@pytest.fixture
def read(programme, services):
    programme.submit(
        [
            make_row("Kenanga", "2025-01", "M01", 100),
            make_row("Kenanga", "2025-12", "M01", 1000),
            make_row("Kenanga", "2026-01", "M01", 10),
            make_row("Kenanga", "2026-01", "C03", 3),
            make_row("Kenanga", "2026-01", "C02", 4),
            make_row("Singakerta", "2026-02", "M01", 5),
            make_row("Singakerta", "2026-02", "C03", 1),
            make_row("Singakerta", "2026-02", "C02", 16),
            make_row("Wiyong", "2026-01", "M01", 70),
            make_row("Wetan", "2026-03", "M01", 40),
            make_row("Kulon", "2026-03", "M01", 999),
        ]
    )
    return lambda search: services.compare.read(LOCAL_VIEWER, search)


def values_of(view, code):
    """Value, reported and due of every column."""
    row = next(row for _, rows in view.sections for row in rows if row.indicator.code == code)
    return [(one.value, one.reported, one.due) for one in row.values]


def keys(view):
    return [column.subject.key for column in view.columns]


def notices(view):
    return [one.key for one in view.notices]


class TestRegions:
    def test_numbers_are_those_of_every_other_door(self, read, programme):
        view = read(f"?dengan={INDRAMAYU},{PLACES['Kenanga']},{PLACES['JawaTengah']}")

        for _, rows in view.sections:
            for row in rows:
                for column, value in zip(view.columns, row.values, strict=True):
                    place = next(k for k, code in PLACES.items() if code == column.subject.key)
                    assert value == programme.value(row.indicator.code, place, "2026")

    def test_a_percentage_is_the_sum_over_the_sum(self, read):
        view = read(f"?dengan={INDRAMAYU},{CIREBON}")

        assert values_of(view, "C04") == [(20.0, 2, 2), (None, 0, 1)]

    def test_the_columns_stand_in_the_order_of_the_reader(self, read):
        assert keys(read(f"?dengan={CIREBON},{INDRAMAYU}")) == [CIREBON, INDRAMAYU]

    def test_without_a_choice_the_largest_stand_side_by_side(self, read):
        assert keys(read("")) == ["32", "33", "53"]
        assert keys(read("?wilayah=32")) == [INDRAMAYU, CIREBON]
        assert keys(read(f"?wilayah={PLACES['Kenanga']}"))[0] == PLACES["Kenanga"]

    def test_what_is_compared_can_not_be_added_again(self, read):
        view = read(f"?dengan={CIREBON},{INDRAMAYU}")
        offered = [one.key for one in view.candidates]

        assert CILACAP in offered
        assert not {CIREBON, INDRAMAYU} & set(offered)

    def test_like_for_like_counts_villages_that_reported(self, read):
        view = read(f"?dengan={INDRAMAYU},{CIREBON}&sepadan=1")

        assert [(one.counted, one.subject.villages) for one in view.columns] == [(2, 3), (1, 2)]
        assert values_of(view, "M01") == [(15.0, 2, 6), (70.0, 1, 3)]


class TestYears:
    def test_the_same_months_of_every_year(self, read):
        view = read("?banding=tahun&dengan=2025,2026")

        assert [str(one.window.months[-1]) for one in view.columns] == ["2025-03", "2026-03"]
        assert [value for value, *_ in values_of(view, "M01")] == [100.0, 125.0]

    def test_like_for_like_keeps_villages_that_reported_in_both(self, read):
        view = read("?banding=tahun&dengan=2025,2026&sepadan=1")

        assert view.like_for_like
        assert [one.counted for one in view.columns] == [1, 1]
        assert [value for value, *_ in values_of(view, "M01")] == [100.0, 10.0]

    def test_taking_few_away_is_the_same_as_adding_many_up(self, read, programme):
        """Most villages of Jawa Barat reported in both years, but few of Indonesia."""
        programme.submit(
            make_row(village, month, code, number)
            for number, village in enumerate(("Wiyong", "Rawaurip", "Kenanga"), 3)
            for month in ("2018-03", "2019-02", "2019-03")
            for code in ("M01", "C02", "C03")
        )
        query = "?banding=tahun&dengan=2018,2019&sepadan=1"

        few_away, few_left = read(f"{query}&wilayah=32"), read(query)

        assert [one.counted for one in few_away.columns] == [3, 3]
        assert few_away.sections == few_left.sections
        assert [column.months for column in few_away.columns] == [
            column.months for column in few_left.columns
        ]

    def test_a_month_of_every_year(self, read):
        view = read("?banding=tahun&dengan=2025,2026&bulan=1")

        assert [value for value, *_ in values_of(view, "M01")] == [100.0, 80.0]

    def test_without_a_choice_last_year_and_this(self, read):
        assert keys(read("?banding=tahun")) == ["2025", "2026"]
        assert keys(read("?banding=tahun&tahun=2016")) == ["2016"]


class TestCohorts:
    def test_villages_of_one_cohort_are_added_without_the_provincial_one(self, read):
        view = read("?banding=angkatan&dengan=2016,2017")

        assert [one.subject.villages for one in view.columns] == [1, 4]
        assert [value for value, *_ in values_of(view, "M01")] == [10.0, 110.0]
        assert [value for value, *_ in values_of(view, "V01")] == [1, 3]

    def test_inside_a_region(self, read):
        view = read("?banding=angkatan&dengan=2016,2017&wilayah=33")

        assert [one.subject.villages for one in view.columns] == [0, 1]
        assert [value for value, *_ in values_of(view, "M01")] == [None, 40.0]

    def test_a_cohort_without_villages_has_no_number_but_a_place(self, read):
        view = read("?banding=angkatan&dengan=2020,2017")

        assert view.columns[0].subject.villages == 0
        row = view.sections[0][1][0]
        assert row.values[0].state is State.NOT_DUE


class TestOddChoices:
    def test_one_is_told_to_find_another(self, read):
        view = read(f"?dengan={INDRAMAYU}")

        assert keys(view) == [INDRAMAYU]
        assert notices(view) == ["compare.one"]

    def test_an_unknown_region_is_told(self, read):
        view = read(f"?dengan={INDRAMAYU},99.99,{CIREBON}")

        assert keys(view) == [INDRAMAYU, CIREBON]
        assert notices(view) == ["compare.unknown"]

    def test_only_unknown_ones_leave_nothing(self, read):
        assert keys(read("?dengan=99.99")) == []

    def test_of_five_the_first_four_are_shown(self, read):
        codes = [INDRAMAYU, CIREBON, CILACAP, "53.71", "53"]
        view = read(f"?dengan={','.join(codes)}")

        assert keys(view) == codes[:4]
        assert notices(view) == ["compare.too_many"]

    def test_words_that_are_nothing_are_told(self, read):
        view = read("?banding=kota&dengan=x")

        assert view.by is CompareBy.REGIONS
        assert notices(view) == ["unreadable", "unreadable"]

    def test_too_many_villages_for_like_for_like_are_told(self, read, monkeypatch):
        monkeypatch.setattr(compare, "MOST_VILLAGE_YEARS", 1)

        view = read("?banding=tahun&dengan=2025,2026&sepadan=1")

        assert not view.like_for_like
        assert "compare.too_wide" in notices(view)
        assert [value for value, *_ in values_of(view, "M01")] == [100.0, 125.0]


def test_an_old_version_forgets_the_demo_values_of_its_cohorts(programme, services):
    programme.submit([make_row("Kenanga", "2026-01", "M01", 10)])
    programme.submit([make_row("Wiyong", "2026-01", "M01", 70)], demo=True)
    search = "?banding=angkatan&dengan=2016,2017&versi=2"

    before = services.compare.read(LOCAL_VIEWER, search)
    programme.clear_demo()
    after = services.compare.read(LOCAL_VIEWER, search)

    assert [value for value, _, _ in values_of(before, "M01")] == [10, 70]
    assert [value for value, _, _ in values_of(after, "M01")] == [10, None]
