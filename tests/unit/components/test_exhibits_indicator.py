"""Headline numbers, maps, rankings and trends as tables: views in, rows out."""

from dataclasses import replace

import pytest

from dashboard.components.exhibits import indicator, overview
from dashboard.domain.exhibits import Figure, Form, Role
from dashboard.domain.filters import Filters
from dashboard.domain.notes import NoteBoard
from dashboard.domain.sentences import Number, Place, Sentence
from dashboard.domain.views import KpiCard, Reading
from tests.support.exhibits import column, numbers, only
from tests.unit.sample_aims import aim, aimed_view, districts, judged
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    ENGLISH,
    INDICATORS,
    SEMARANG,
    no_number,
    note,
    number,
    reading,
    sample_view,
)


class TestHeadlineNumbers:
    def test_each_is_a_row_and_the_one_beside_it_follows(self):
        told = only(indicator.kpis(sample_view()))

        assert (told.form, told.title) == (Form.CARDS, "Angka utama")
        assert told.subtitle == "Indonesia · Januari–Oktober 2026"
        assert told.indicators == ("M01", "C03", "C04")
        assert numbers(column(told, Role.ACTUAL)) == [1234, 412, 38.4]
        assert numbers(column(told, Role.BEFORE)) == [1000, 300, 30.0]

    def test_a_small_base_is_said(self):
        value = number(50, code="C04", numerator=3, denominator=6)
        small = replace(reading("C04", 50, 40), current=value)
        told = only(indicator.kpis(sample_view(kpis=(KpiCard(main=small),))))

        assert column(told, "Dasar") == ["3 dari 6 anak, basis kecil"]

    def test_missing_says_why_and_is_no_zero(self):
        missing = Reading(
            indicator=INDICATORS["F02"],
            current=no_number(code="F02"),
            previous=no_number(code="F02", period="2025"),
        )
        told = only(indicator.kpis(sample_view(kpis=(KpiCard(main=missing),))))

        (cell,) = column(told, Role.ACTUAL)
        assert (cell.number, cell.state) == (None, "belum ada laporan")
        (bound,) = told.notes
        assert bound.startswith("Keberangkatan terindikasi nonprosedural: Batas bawah: petugas")

    def test_targets_stand_beside_where_there_are_any(self):
        without = only(indicator.kpis(sample_view()))
        card = KpiCard(main=judged(reading("U07", 412, 300), aim(path=[400.0] * 12)))
        told = only(indicator.kpis(sample_view(kpis=(card,))))

        assert "Status" not in [one.name for one in without.columns]
        assert column(told, Role.TARGET) == [Figure(400.0, "orang")]
        assert column(told, "Status")[0].startswith("▲ Sesuai jalur · diharapkan 400 ")


class TestRegions:
    def test_every_region_is_there_in_the_order_of_the_page(self):
        told = only(indicator.ranking(sample_view()))

        assert (told.name, told.form, told.label) == ("ranking", Form.BARS, 1)
        assert column(told, "Kode") == [CILACAP.code, BANYUMAS.code, SEMARANG.code]
        assert numbers(column(told, Role.ACTUAL)) == [412, 30, None]
        assert column(told, Role.ACTUAL)[2].state == "belum ada laporan"

    def test_a_long_ranking_is_not_cut(self):
        many = sample_view(regions=sample_view().regions * 200)

        assert len(only(indicator.ranking(many)).rows) == 600

    def test_the_map_tells_those_it_cannot_place(self):
        regions = tuple(
            replace(one, region=replace(one.region, latitude=None))
            for one in sample_view().regions[:2]
        )
        told = only(indicator.map_exhibit(sample_view(regions=regions)))

        assert (told.form, told.seats) == (Form.MAP, ())
        assert told.notes == ("2 wilayah tanpa titik koordinat hanya ada pada tabel",)

    def test_a_map_of_statuses_marks_their_column(self):
        view = aimed_view(filters=Filters(year=2026, map_of_status=True))
        told = only(indicator.map_exhibit(view))

        assert told.title == "0 dari 1 kab/kota di bawah target"
        assert [cell[:1] for cell in column(told, Role.STATUS)] == ["▲", "–", "○"]

    def test_a_ranking_beside_a_map_of_statuses_still_draws_numbers(self):
        view = aimed_view(filters=Filters(year=2026, map_of_status=True))
        told = only(indicator.ranking(view))

        assert {one.role for one in told.columns} == {Role.ACTUAL, None}

    def test_a_map_of_numbers_marks_none_and_has_every_seat(self):
        told = only(indicator.map_exhibit(sample_view(regions=districts())))

        assert told.seats[0] == (CILACAP.code, -7.7, 109.0)
        assert len(told.seats) == 3
        assert Role.STATUS not in [one.role for one in told.columns]
        assert len(column(told, "Status")) == 3


class TestTrend:
    def test_a_missing_month_is_a_gap_with_its_reason(self):
        told = only(indicator.trend(sample_view()))

        now = column(told, Role.ACTUAL)
        assert numbers(now) == [10, 20, None, 15, 25, 30, 35, 40, 45, 50, None, None]
        assert [now[2].state, now[11].state] == ["belum ada laporan", "belum jatuh tempo"]
        assert numbers(column(told, Role.BEFORE)) == [40] * 12

    def test_target_and_forecast_stand_in_the_months_that_they_are_about(self):
        told = only(indicator.trend(aimed_view()))

        assert numbers(column(told, Role.TARGET)) == [30.0 * month for month in range(1, 13)]
        coming = column(told, Role.FORECAST)
        assert coming[:10] == [None] * 10
        assert numbers(coming[10:]) == [55, 58]
        assert numbers(column(told, "Perkiraan terendah")[10:]) == [50, 51]
        assert all(cell.value is None for cell in coming[10:])
        assert "Target 2026: 360 orang" in told.notes

    def test_without_them_there_are_no_such_columns(self):
        told = only(indicator.trend(sample_view()))

        assert {one.role for one in told.columns} == {Role.ACTUAL, Role.BEFORE, None}

    def test_remarks_of_readers_are_among_its_notes(self):
        board = NoteBoard(notes=(note("Bursa kerja", 2026, 2),), more=3)
        told = only(indicator.trend(sample_view(notes=board)))

        assert told.notes[-2:] == (
            "Catatan Februari 2026: Bursa kerja (Koordinator, 20 November 2026 10.00 WIB)",
            "3 catatan lain",
        )


class TestOverview:
    def test_sentences_are_plain_words(self):
        sentence = Sentence(
            "extremes.tied",
            {
                "places": Place(replace(CILACAP, name="Kabupaten A & B"), "/?a=1&b=2"),
                "value": Number(412, "orang", "/"),
            },
        )
        told = only(overview.briefing(sample_view(briefing=(sentence,))))

        assert told.form is Form.TEXT
        assert told.rows == (("Kab. A & B (masing-masing 412 orang).",),)

    def test_every_indicator_is_under_its_pillar(self):
        told = only(overview.pillars(sample_view()))

        assert column(told, "Pilar")[0] == "Layanan Migrasi"
        assert column(told, "Kode") == ["M02", "U06", "C05", "K04"]

    def test_nothing_is_said_of_concerns_where_none_are_judged(self):
        assert list(overview.attention(sample_view())) == []

    @pytest.mark.parametrize("tell", [indicator.kpis, indicator.ranking, indicator.trend])
    def test_english_is_english(self, tell):
        told = only(tell(sample_view(language=ENGLISH)))

        assert {"Value", "Region", "Month"} & {one.name for one in told.columns}
