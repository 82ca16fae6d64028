import datetime as dt

import numpy as np
import pandas as pd
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Origin
from dashboard.domain.periods import Month
from dashboard.ingest.demo import DemoVillage, generate

KEY = ["village_code", "period", "measure", "sex", "stage", "aspect"]
COLUMNS = [*KEY, "value", "received_on"]
TODAY = dt.date(2026, 11, 24)
LAST = Month(2026, 10)
VILLAGES = [
    DemoVillage(village_code=f"35.{district:02d}.01.20{place:02d}", first=Month(2017 + place, 1))
    for district in range(1, 16)
    for place in range(4)
]


def make(villages=VILLAGES, *, last=LAST, seed=7, today=TODAY, due_day=10):
    return generate(
        villages, last=last, seed=seed, catalogue=load_catalogue(), today=today, due_day=due_day
    )


def plain(frame):
    text = dict.fromkeys(("village_code", "measure", "sex", "stage", "aspect"), str)
    return frame.astype(text).sort_values(KEY, ignore_index=True)


def assert_same(left, right):
    pd.testing.assert_frame_equal(plain(left), plain(right))


@pytest.fixture(scope="module")
def frame():
    return plain(make())


@pytest.fixture(scope="module")
def totals(frame):
    """One row per village and month, one column per measure; missing where not reported."""
    return frame.pivot_table(index=KEY[:2], columns="measure", values="value", aggfunc="sum")


@pytest.fixture(scope="module")
def reports(frame):
    one = frame.groupby(KEY[:2])["received_on"].agg(["nunique", "first"]).reset_index()
    months = pd.to_datetime(one["period"].astype(str), format="%Y%m")
    one["due_on"] = months + pd.DateOffset(months=1, days=9)
    one["received_on"] = pd.to_datetime(one["first"])
    return one


def of_period(totals, first, last):
    period = totals.index.get_level_values("period")
    return totals[(period >= first) & (period <= last)]


class TestDeterminism:
    def test_a_village_does_not_depend_on_its_chunk(self):
        whole = make(VILLAGES[:6])
        chunks = [plain(make(part)) for part in (VILLAGES[4:6], VILLAGES[1:4], VILLAGES[:1])]

        assert_same(whole, pd.concat(chunks))

    def test_later_months_and_days_only_add_rows(self):
        early = plain(make(VILLAGES[:4], last=Month(2024, 5), today=dt.date(2024, 6, 12)))
        later = plain(make(VILLAGES[:4]))
        known = later["period"].le(202405) & later["received_on"].le(dt.date(2024, 6, 12))

        assert len(early) < len(later)
        assert_same(early, later[known])

    def test_another_seed_is_another_world(self):
        assert not plain(make(VILLAGES[:1])).equals(plain(make(VILLAGES[:1], seed=8)))


class TestRows:
    def test_columns_and_types(self, frame):
        assert list(frame) == COLUMNS
        assert frame["period"].dtype == np.int64
        assert frame["value"].dtype == np.float64
        assert {type(day) for day in frame["received_on"]} == {dt.date}

    def test_no_villages_and_no_months_give_the_same_columns(self):
        for nothing in (make([]), make(VILLAGES[:1], last=Month(2016, 12))):
            assert list(nothing) == COLUMNS
            assert nothing.empty

    def test_a_village_starts_at_its_first_month_and_ends_at_the_last(self, frame):
        span = frame.groupby("village_code")["period"].agg(["min", "max"])
        first = pd.Series({one.village_code: one.first.number for one in VILLAGES})

        assert (span["min"] >= first).all()
        assert (span["min"] == first).mean() > 0.7
        assert (span["max"] <= LAST.number).all()
        assert (span["max"] == LAST.number).mean() > 0.7

    def test_every_reported_measure_is_there_and_no_computed_one(self, frame):
        measures = load_catalogue().measures.values()

        assert set(frame["measure"]) == {
            one.code for one in measures if one.origin is Origin.REPORT
        }

    def test_no_number_is_given_twice(self, frame):
        assert not frame.duplicated(KEY).any()

    def test_values_are_whole_and_not_negative(self, frame):
        assert (frame["value"] >= 0).all()
        assert (frame["value"] % 1 == 0).all()

    def test_yes_or_no_stays_so(self, frame):
        yes_no = [one.code for one in load_catalogue().measures.values() if one.maximum == 1]

        assert yes_no == ["O02N", "O05"]
        assert set(frame.loc[frame["measure"].isin(yes_no), "value"]) == {0, 1}

    @pytest.mark.parametrize(
        ("measure", "cells"), [("F01", 2), ("M01", 6), ("M07", 3), ("M08N", 3), ("P01", 12)]
    )
    def test_a_breakdown_is_full(self, frame, measure, cells):
        rows = frame[frame["measure"] == measure]

        assert len(rows[["sex", "stage", "aspect"]].drop_duplicates()) == cells
        assert set(rows.groupby(KEY[:2]).size()) == {cells}

    def test_cells_use_only_dimensions_of_their_measure(self, frame):
        for code, measure in load_catalogue().measures.items():
            rows = frame[frame["measure"] == code]
            used = {name for name in ("sex", "stage", "aspect") if rows[name].ne("").any()}
            assert used == set(measure.dimensions[:2]) or rows.empty

    @pytest.mark.parametrize(
        ("part", "whole"),
        [("U05N", "U05D"), ("U01", "U05D"), ("C03", "C02"), ("M08N", "M07"), ("K02", "K01")],
    )
    def test_parts_exceed_the_whole_only_by_mistakes_made_on_purpose(self, totals, part, whole):
        both = totals[[part, whole]].dropna()

        assert len(both) > 3000
        assert (both[part] > both[whole]).mean() < 0.008

    def test_some_mistakes_are_there_to_be_found(self, totals):
        both = totals[["C03", "C02"]].dropna()
        usual = totals["M04"].groupby("village_code").transform("median")

        assert (both["C03"] > both["C02"]).sum() >= 3
        assert 1 <= (totals["M04"] > 4 * usual).sum() <= 0.003 * len(totals)


class TestStory:
    def test_departures_stop_in_the_pandemic_and_recover(self, totals):
        departures = totals["F01"] + totals["F02"]
        before = of_period(departures, 201904, 201912).mean()

        assert of_period(departures, 202004, 202012).mean() < 0.2 * before
        assert of_period(departures, 202101, 202112).mean() < 0.25 * before
        assert 0.2 * before < of_period(departures, 202201, 202212).mean() < 0.8 * before
        assert of_period(departures, 202401, 202512).mean() > 0.8 * before

    def test_many_return_when_the_borders_close(self, totals):
        usual = of_period(totals["F05"], 201901, 202003).mean()

        assert of_period(totals["F05"], 202004, 202006).mean() > 1.8 * usual

    @pytest.mark.parametrize(
        ("fasting", "after", "usual"),
        [(201905, 201907, (201909, 201910)), (202403, 202405, (202408, 202410))],
    )
    def test_departures_fall_before_lebaran_and_rise_after(self, totals, fasting, after, usual):
        level = of_period(totals["F01"], *usual).mean()

        assert of_period(totals["F01"], fasting, fasting).mean() < 0.9 * level
        assert of_period(totals["F01"], after, after).mean() > 1.1 * level

    def test_more_people_take_the_procedural_route(self, totals):
        def share(year):
            flows = of_period(totals[["F01", "F02"]], year * 100 + 1, year * 100 + 12).sum()
            return flows["F01"] / flows.sum()

        assert share(2019) < share(2023) < share(2026)

    def test_stocks_move_slowly(self, totals):
        stock = totals["M04"].dropna().groupby("village_code")
        change = (stock.diff() / stock.shift()).abs()

        assert change.median() < 0.03

    def test_villages_keep_their_rank(self, totals):
        stocks = ["M04", "C02", "U07"]
        early = of_period(totals[stocks], 202301, 202312).groupby("village_code").median()
        late = of_period(totals[stocks], 202501, 202512).groupby("village_code").median()

        assert (early.rank().corrwith(late.rank()) > 0.8).all()

    def test_villages_of_a_district_resemble_each_other(self, totals):
        size = totals["M04"].groupby("village_code").median()
        district = size.index.str[:5]
        between = size.groupby(district).mean().var()

        assert between > 1.5 * size.groupby(district).var().mean() / 4

    def test_a_cooperative_comes_after_a_year_at_the_earliest(self, frame):
        formed = frame[(frame["measure"] == "K01") & (frame["value"] > 0)]
        first = formed.groupby("village_code")["period"].min()

        assert 0.5 * len(VILLAGES) < len(first) < len(VILLAGES)
        for village in VILLAGES:
            assert first.get(village.village_code, 999912) >= village.first.plus(12).number

    def test_sizes_are_those_of_a_village(self, totals):
        usual = totals.median()

        assert usual["O01N"] == 2
        assert 2 <= usual["U05D"] <= 4
        assert 100 <= usual["M04"] <= 400
        assert 30 <= usual["C02"] <= 200
        assert (totals["U02"] / totals["U01"] >= 10).mean() > 0.8

    def test_women_are_most_of_the_departures_and_girls_half_of_the_children(self, frame):
        by_sex = frame.pivot_table(index="measure", columns="sex", values="value", aggfunc="sum")
        share = by_sex["P"] / (by_sex["P"] + by_sex["L"])

        assert 0.55 < share["F01"] < 0.7
        assert 0.47 < share["C02"] < 0.51


class TestReporting:
    def test_one_report_has_one_day(self, reports):
        assert (reports["nunique"] == 1).all()

    def test_most_due_reports_arrive(self, reports):
        due = sum(
            (LAST.year - one.first.year) * 12 + LAST.month - one.first.month + 1 for one in VILLAGES
        )

        assert 0.80 < len(reports) / due < 0.90

    def test_some_are_late_by_two_months_at_most(self, reports):
        delay = (reports["received_on"] - reports["due_on"]).dt.days

        assert 0.08 < (delay > 0).mean() < 0.16
        assert delay.max() <= 60
        assert delay.min() >= -9

    def test_some_villages_report_better_than_others(self, reports):
        received = reports.groupby("village_code").size()
        due = {one.village_code: (2027 - one.first.year) * 12 - 2 for one in VILLAGES}
        rate = received / pd.Series(due)

        assert rate.min() < 0.8
        assert rate.max() > 0.9

    @pytest.mark.parametrize("due_day", [5, 10, 28])
    def test_nothing_arrives_after_today_or_before_the_month_is_over(self, due_day):
        today = dt.date(2026, 11, 3)
        frame = make(last=Month(2026, 11), today=today, due_day=due_day)
        newest = frame.loc[frame["period"] == 202610, "received_on"]

        assert frame["received_on"].max() <= today
        assert frame["period"].max() <= 202610
        assert newest.empty or newest.min() >= dt.date(2026, 11, 1)

    def test_the_newest_month_has_fewer_reports(self):
        frame = plain(make(today=dt.date(2026, 11, 11)))
        received = frame.groupby("period")["village_code"].nunique()

        assert received[202610] < 0.97 * received.loc[202601:202606].mean()

    def test_core_measures_are_left_out_less_often(self, totals):
        missing = totals.isna().mean()
        core = [one.code for one in load_catalogue().measures.values() if one.core]
        is_core = missing.index.isin(core)

        assert 0.02 < missing[is_core].mean() < 0.04
        assert 0.07 < missing[~is_core].mean() < 0.09
