"""Targets, statuses and forecasts on the tiles of the overview, the map and a pillar."""

import re
from dataclasses import replace

import pytest

from dashboard.components import tiles
from dashboard.domain.fair import Basis, FairChange, RankChange
from dashboard.domain.filters import Filters
from dashboard.domain.forecast import NoForecast
from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.periods import Window
from dashboard.domain.targets import OPEN_PATH, Lack
from dashboard.domain.views import KpiCard, PillarPanel
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_aims import aim, aimed_view, districts, judged
from tests.unit.sample_views import (
    BOUNDARIES,
    CILACAP,
    ENGLISH,
    INDICATORS,
    district,
    number,
    reading,
    sample_view,
)

U07 = reading("U07", 412, 300)


def card(one, **changes):
    return tiles.kpi_row(aimed_view(kpis=(KpiCard(main=one),), **changes))


def partly(one):
    return replace(one, judgement=replace(one.judgement, given=(30, 40)))


def panel(one):
    shown = PillarPanel(pillar=MAIN_PILLARS[1], readings=(one,))
    return tiles.pillar_panels(aimed_view(pillars=(shown,)))


class TestCards:
    def test_a_card_tells_status_expected_and_target(self):
        told = words(card(judged(U07, aim(path=[500.0] * 11 + [600.0]))))

        assert "▼ Di bawah target" in told
        assert "diharapkan 500 · target 600" in told
        assert "17,6 % di bawah · dinilai dari 96 dari 120 desa" in told

    def test_speaks_english(self):
        told = words(card(judged(U07, aim(path=[400.0] * 12)), language=ENGLISH))

        assert "▲ On track" in told
        assert "expected 400 · target 400" in told

    def test_the_bar_has_the_larger_of_number_and_target_as_its_width(self):
        bar = Reader(card(judged(U07, aim(path=[206.0] * 12)))).find("span")

        (drawn,) = [one for one in bar if one.get("class", "").startswith("bullet")]
        assert drawn["class"] == "bullet on_track"
        assert drawn["style"] == "--value:1.0;--target:0.5;--expected:0.5"

    def test_no_target_is_told_quietly_and_without_a_bar(self):
        html = card(judged(U07))

        assert "– Belum ada target" in words(html)
        assert "bullet" not in html

    def test_targets_of_some_districts_only_are_counted(self):
        html = card(partly(judged(U07)))

        assert "– Belum ada target target untuk 30 dari 40 kab/kota" in words(html)
        assert "bullet" not in html

    def test_a_year_without_any_target_says_nothing(self):
        assert "target" not in words(card(U07))

    def test_what_has_no_better_direction_says_nothing(self):
        assert "target" not in words(card(judged(reading("M04"), aim("M04"), "M04")))

    def test_a_path_that_is_not_known_says_what_is_lacking(self):
        told = words(card(judged(U07, aim(path=OPEN_PATH, value=9.0, lack=Lack.BASE))))

        assert "– Belum ada target : titik awal belum diketahui" in told
        assert "target 9" in told

    @pytest.mark.parametrize(("demo", "told"), [(True, 0), (False, 1)])
    def test_a_sample_target_of_a_real_number_is_marked(self, demo, told):
        now = replace(U07, current=number(412, demo=demo))
        html = card(judged(now, aim(path=[400.0] * 12, demo=True)))

        assert words(html).count("DATA CONTOH") == told

    def test_a_change_of_other_reports_is_that_of_the_same_ones(self):
        fair = FairChange(
            basis=Basis.ALIKE,
            current=number(200, reported=50),
            previous=number(100, reported=50, period="2025"),
            villages=50,
        )

        assert "▲ naik 100 % dari 2025 (desa yang sama: 50)" in words(card(replace(U07, fair=fair)))


def test_a_panel_has_the_symbol_of_the_status_with_its_word():
    html = panel(judged(U07, aim(path=[400.0] * 12)))

    assert "▲ Sesuai jalur · diharapkan 400 orang: 3,0 % di atas" in words(html)
    assert 'class="bullet on_track"' in html


def test_a_panel_counts_targets_of_some_districts():
    assert "Belum ada target · target untuk 30 dari 40 kab/kota" in words(
        panel(partly(judged(U07)))
    )
    assert "Belum ada target" not in words(panel(judged(U07)))


class TestRanking:
    def test_each_row_has_its_status(self):
        told = words(tiles.ranking(aimed_view()))

        assert "Kab. Cilacap ▲ Sesuai jalur · diharapkan 400 orang: 3,0 % di atas" in told
        assert "Kab. Banyumas – Belum ada target" in told

    def test_a_change_of_rank_is_an_arrow_and_a_sentence(self):
        first = replace(districts()[0], rank=RankChange(now=3, before=5, of=40))
        told = words(tiles.ranking(aimed_view(regions=(first,))))

        assert "Kab. Cilacap ↑2 , peringkat 3 dari 40, naik 2" in told

    def test_a_rank_that_stays_is_not_told(self):
        first = replace(districts()[0], rank=RankChange(now=3, before=3, of=40))

        assert "peringkat" not in words(tiles.ranking(aimed_view(regions=(first,))))

    def test_without_targets_there_is_no_column_for_them(self):
        assert 'class="judged"' not in tiles.ranking(sample_view())

    def test_rises_are_counted_as_they_are_best_compared(self):
        fair = FairChange(basis=Basis.ALIKE, current=number(1), previous=number(2), villages=1)
        view = sample_view(regions=(replace(district(CILACAP, 9, 3), fair=fair),))

        assert "0 naik, 1 turun dari 2025" in words(tiles.ranking(view))


class TestTrend:
    def test_names_target_and_forecast_of_the_end_of_the_year(self):
        told = words(tiles.trend_heading(aimed_view()))

        assert "Target 2026 360 orang" in told
        assert "Perkiraan akhir 2026 383 orang (80 %: 370–400)" in told
        assert "Target 2026: 360 orang. Perkiraan akhir 2026: 383 orang (80 %: 370–400)." in told

    def test_the_table_has_a_column_for_each(self):
        told = words(tiles.trend_heading(aimed_view()))

        assert "target perkiraan (rentang 80 %)" in told
        assert re.search(r"Desember .* 360 orang 58 orang \(80 %: 51–66\)", told)

    def test_says_why_there_is_no_forecast(self):
        told = words(tiles.trend_heading(sample_view(forecast=NoForecast.SENSITIVE)))

        assert "Tidak ada perkiraan: indikator peka." in told
        assert ".." not in told

    def test_a_year_that_is_over_needs_no_reason(self):
        view = sample_view(forecast=NoForecast.NOT_RUNNING)

        assert "perkiraan" not in words(tiles.trend_heading(view)).lower()


class TestStocks:
    TOLD = "Angka Januari–Oktober 2026 memakai laporan terbaru tiap desa."

    def test_a_month_is_told_apart_from_the_newest_reports(self):
        assert self.TOLD in words(tiles.trend_heading(sample_view()))

    @pytest.mark.parametrize(
        "changes",
        [
            {"indicator": INDICATORS["M01"]},
            {"indicator": INDICATORS["V01"]},
            {"window": Window(2026, 10, single=True)},
            {"window": Window(2026, 1)},
        ],
    )
    def test_nothing_is_told_where_both_are_of_the_same_reports(self, changes):
        assert "Tiap titik" not in words(tiles.trend_heading(sample_view(**changes)))


class TestMap:
    def test_can_be_switched_to_statuses_and_back(self):
        shown = aimed_view(filters=Filters(year=2026, map_of_status=True))

        assert links(tiles.map_heading(aimed_view()))["map-shows-status"] == (
            "?tahun=2026&peta=status"
        )
        assert links(tiles.map_heading(shown))["map-shows-value"] == "?tahun=2026"
        assert "0 dari 1 kab/kota di bawah target" in words(tiles.map_heading(shown))

    def test_the_legend_counts_statuses_in_words(self):
        shown = aimed_view(filters=Filters(year=2026, map_of_status=True))
        told = words(tiles.map_notes(shown, BOUNDARIES.current()))

        assert "▲ Sesuai jalur: 1" in told
        assert "– Belum ada target: 1" in told
        assert "luas lingkaran" not in told

    def test_without_targets_there_is_nothing_to_switch(self):
        assert "map-shows" not in tiles.map_heading(sample_view())
