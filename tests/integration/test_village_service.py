"""The page of one village on the real store: numbers as at every door, an answer for any place."""

import datetime as dt
from statistics import median

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.values import State
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.domain.views.village import Receipt, Standing
from tests.support.programme import PLACES, make_row

JAN, FEB, MAR = "2026-01", "2026-02", "2026-03"


@pytest.fixture
def read(programme, services):
    programme.submit(
        [
            make_row("Kenanga", JAN, "M01", 10),
            make_row("Kenanga", FEB, "M01", 20, received=dt.date(2026, 3, 11)),
            make_row("Kenanga", JAN, "C03", 3),
            make_row("Kenanga", JAN, "C02", 4),
            make_row("Kenanga", JAN, "O01N", 1),
            make_row("Kenanga", JAN, "O02N", 0),
            make_row("Singakerta", JAN, "M01", 5),
            make_row("Singakerta", JAN, "C03", 1),
            make_row("Singakerta", JAN, "C02", 16),
            make_row("Dukuhjati", FEB, "M01", 7),
            make_row("Wiyong", JAN, "M01", 100),
            make_row("Wetan", JAN, "M01", 40),
            make_row("Namosain", MAR, "M01", 60),
            make_row("Kulon", JAN, "M01", 999),
        ]
    )
    return lambda place, search="": services.village.read(
        LOCAL_VIEWER, search, wilayah=PLACES.get(place, place)
    )


def reading_of(view, code):
    return next(
        one
        for section in view.profile.sections
        for one in section.readings
        if one.indicator.code == code
    )


class TestMember:
    def test_numbers_are_those_of_every_other_door(self, read, programme):
        view = read("Kenanga")

        for section in view.profile.sections:
            for one in section.readings:
                expected = programme.value(one.indicator.code, "Kenanga", "2026")
                assert one.current == expected

    def test_all_pillars_are_on_the_sheet(self, read):
        pillars = [section.pillar for section in read("Kenanga").profile.sections]

        assert len(pillars) == len(set(pillars)) == 7
        assert all(section.readings for section in read("Kenanga").profile.sections)

    def test_a_chosen_pillar_shows_all_that_it_has(self, read):
        (section,) = read("Kenanga", "?pilar=koperasi").profile.sections

        assert [one.indicator.code for one in section.readings] == ["K01", "K02", "K03", "K04"]

    def test_a_count_stands_beside_the_median_of_the_district(self, read):
        peers = read("Kenanga").profile.district

        assert peers.size == 3
        assert peers.peers["M01"].value == median([30, 5, 7])
        assert peers.peers["M01"].villages == 3

    def test_a_percentage_stands_beside_the_sum_over_the_sum(self, read):
        peers = read("Kenanga").profile.district.peers["C04"]

        assert peers.value == pytest.approx(100 * (3 + 1) / (4 + 16))
        assert peers.villages == 2

    def test_the_cohort_leaves_the_provincial_village_out(self, read):
        cohort = read("Wetan").profile.cohort

        assert cohort.size == 4
        assert cohort.peers["M01"].value == median([100, 40, 60])

    def test_a_month_compares_that_month_alone(self, read):
        peers = read("Kenanga", "?bulan=1").profile.district.peers["M01"]

        assert (peers.value, peers.villages) == (median([10, 5]), 2)

    def test_an_unknown_cohort_has_no_peers(self, read):
        view = read("Dukuhjati")

        assert view.facts.cohort_year is None
        assert view.profile.cohort is None

    def test_people_in_charge_are_numbers(self, read):
        charge = read("Kenanga").profile.in_charge

        assert (charge.officers.value, charge.posts.value) == (1, 2)
        assert charge.responsible.value == 0
        assert charge.regulation.state is State.MISSING

    def test_every_month_says_what_became_of_its_report(self, read):
        history = read("Kenanga").profile.history

        assert list(history) == list(range(2026, 2015, -1))
        assert history[2026][:4] == (
            Receipt.ON_TIME,
            Receipt.LATE,
            Receipt.MISSING,
            Receipt.NOT_DUE,
        )
        assert set(history[2016]) == {Receipt.MISSING}

    def test_a_village_that_ended_owes_nothing_any_more(self, read):
        history = read("Rawaurip").profile.history

        assert history[2019][5:7] == (Receipt.MISSING, Receipt.NOT_DUE)

    def test_the_other_villages_of_the_district_are_there(self, read):
        names = {one.region.name: one for one in read("Kenanga").places}

        assert set(names) == {"Singakerta", "Dukuhjati"}
        assert names["Singakerta"].on_time.numerator == 1

    def test_old_versions_can_be_read(self, read, programme):
        programme.submit([make_row("Kenanga", JAN, "M01", 500)])

        assert reading_of(read("Kenanga"), "M01").current.value == 520
        assert reading_of(read("Kenanga", "?versi=1"), "M01").current.value == 30
        assert read("Kenanga", "?versi=1").profile.district.peers["M01"].value == 7


class TestOthers:
    def test_the_provincial_village_is_in_the_register_and_in_no_figure(self, read):
        view = read("Kulon")

        assert view.standing is Standing.PROVINCIAL
        assert view.profile is None
        assert view.facts.programme == "provincial"
        assert not view.notices

    def test_it_is_listed_beside_its_neighbour_without_a_number(self, read):
        (neighbour,) = read("Wetan").places

        assert neighbour.region.name == "Kulon"
        assert neighbour.on_time is None

    def test_a_district_leads_to_its_villages(self, read):
        view = read("Indramayu")

        assert view.standing is Standing.NO_VILLAGE
        assert [one.region.name for one in view.places] == ["Singakerta", "Dukuhjati", "Kenanga"]

    def test_a_subdistrict_without_villages_leads_to_the_district(self, read):
        assert read("JawaTengah").around.code == PLACES["JawaTengah"]
        assert [one.region.name for one in read("Nation").places] == [
            "Cirebon",
            "Indramayu",
            "Cilacap",
            "KotaKupang",
        ]

    def test_a_code_that_does_not_exist_is_told(self, read):
        view = read("32.12.99.2001")

        assert [one.key for one in view.notices] == ["unknown_region"]
        assert view.standing is Standing.NO_VILLAGE

    def test_a_text_that_is_no_code_is_told(self, read):
        assert [one.key for one in read("kenanga").notices] == ["unreadable"]


def test_the_filters_keep_the_village(read):
    assert read("Kenanga", "?tahun=2025").filters == Filters(year=2025, region=PLACES["Kenanga"])
