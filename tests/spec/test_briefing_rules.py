"""Clauses on what is shown and how it moved, as a table: what is known, and what is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.briefing.changed import tell_changed
from dashboard.domain.briefing.chosen import tell_chosen
from dashboard.domain.briefing.extremes import tell_extremes
from dashboard.domain.briefing.scope import tell_scope
from dashboard.domain.fair import Basis, FairChange
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import Window
from tests.spec.briefing_facts import (
    DISTRICTS,
    areas,
    both,
    facts,
    reading,
    value,
    written,
)


class TestScope:
    @pytest.mark.parametrize(
        ("known", "indonesian", "english"),
        [
            (
                {},
                "Indonesia, Januari–Oktober 2026: 114 dari 120 laporan yang jatuh tempo sudah "
                "diterima, 90,0 % tepat waktu.",
                "Indonesia, January–October 2026: received 114 of 120 reports due so far, 90.0% "
                "on time.",
            ),
            (
                {
                    "filters": Filters(year=2026, region="33.01", pillar=Pillar.COOPERATIVE),
                    "place": DISTRICTS[0],
                    "window": Window(2026, 8, single=True),
                    "reports": value("O03", "0 = 0/1", "1/1"),
                },
                "Koperasi, Kab. Cilacap, Agustus 2026: 1 dari 1 laporan yang jatuh tempo sudah "
                "diterima, 0,0 % tepat waktu.",
                "Cooperative, Kab. Cilacap, August 2026: received 1 of 1 report due so far, 0.0% "
                "on time.",
            ),
        ],
    )
    def test_says_place_time_and_coverage(self, known, indonesian, english):
        assert both(tell_scope(facts(**known))) == [indonesian, english]


class TestChosen:
    @pytest.mark.parametrize(
        ("chosen", "indonesian", "english"),
        [
            (
                reading("F03", "75 = 30/40", "70 = 28/40"),
                "Persentase keberangkatan prosedural: 75,0 % (30 dari 40 orang), naik 5,0 poin "
                "dari 2025.",
                "Share of departures that are procedural: 75.0% (30 of 40 people), up 5.0 points "
                "on 2025.",
            ),
            (
                reading("F01", "412", "400", "96/120"),
                "Keberangkatan prosedural: 412 orang dari 96 laporan, naik 3,0 % dari 2025.",
                "Procedural departures: 412 people from 96 reports, up 3.0% on 2025.",
            ),
            (
                reading("K03", "1", "", "1/2"),
                "Anggota koperasi: 1 orang dari 1 desa, tidak ada data 2025.",
                "Cooperative members: 1 people from 1 village, no data for 2025.",
            ),
            (
                reading("F03", ""),
                "Persentase keberangkatan prosedural: belum ada angka.",
                "Share of departures that are procedural: no number yet.",
            ),
        ],
    )
    def test_says_number_base_and_change(self, chosen, indonesian, english):
        assert both(tell_chosen(facts(chosen=chosen))) == [indonesian, english]

    @pytest.mark.parametrize(
        ("basis", "villages", "indonesian", "english"),
        [
            (
                Basis.ALIKE,
                12,
                "naik 10,0 poin dari 2025 (80 laporan yang sama dari 12 desa).",
                "up 10.0 points on 2025 (the same 80 reports from 12 villages).",
            ),
            (
                Basis.UNEVEN,
                0,
                "naik 10,0 poin dari 2025 (tidak sepadan: 80 laporan, setahun lalu 60).",
                "up 10.0 points on 2025 (not like for like: 80 reports, 60 a year ago).",
            ),
        ],
    )
    def test_says_what_a_fair_change_rests_on(self, basis, villages, indonesian, english):
        fair = FairChange(
            basis=basis,
            current=value("F03", "80 = 16/20", "80/120"),
            previous=value("F03", "70 = 14/20", "60/120", period="2025"),
            villages=villages,
        )
        chosen = replace(reading("F03", "75 = 30/40", "70 = 28/40"), fair=fair)

        told = both(tell_chosen(facts(chosen=chosen)))

        assert [one.partition("), ")[2] for one in told] == [indonesian, english]


class TestChanged:
    @pytest.mark.parametrize(
        ("others", "indonesian", "english"),
        [
            # 20 per cent against 15 points.
            (
                [
                    reading("U07", "120", "100"),
                    reading("O01", "95 = 95/100", "80 = 80/100"),
                ],
                "Perubahan terbesar pada indikator lain: PMI purna yang berwirausaha, naik 20 % "
                "dari 2025: 100 orang menjadi 120 orang.",
                "Largest change of another indicator: Returned workers who run a business, up "
                "20% on 2025: from 100 people to 120 people.",
            ),
            (
                [
                    reading("U07", "110", "100"),
                    reading("O01", "95 = 95/100", "80 = 80/100"),
                ],
                "Perubahan terbesar pada indikator lain: Petugas Desmigratif aktif terhadap "
                "formasi, naik 15,0 poin dari 2025: 80,0 % menjadi 95,0 % dari 100 orang.",
                "Largest change of another indicator: Active village officers against the post "
                "count, up 15.0 points on 2025: from 80.0% to 95.0% of 100 people.",
            ),
            # A small base, a small count and an indicator without direction say nothing.
            (
                [
                    reading("O01", "95 = 95/100", "50 = 3/6"),
                    reading("U07", "60", "19"),
                    reading("M07", "300", "100"),
                    reading("K03", "102", "100"),
                ],
                "Perubahan terbesar pada indikator lain: Anggota koperasi, naik 2,0 % dari 2025: "
                "100 orang menjadi 102 orang.",
                "Largest change of another indicator: Cooperative members, up 2.0% on 2025: from "
                "100 people to 102 people.",
            ),
            (
                [reading("K03", "1009", "1000")],
                "Indikator inti lain tidak berubah berarti dari tahun sebelumnya.",
                "Other core indicators hardly changed from the year before.",
            ),
        ],
    )
    def test_the_largest_change_is_told(self, others, indonesian, english):
        for some in (others, others[::-1]):
            assert both(tell_changed(facts(others=tuple(some)))) == [indonesian, english]

    @pytest.mark.parametrize("other", [reading("K03", "100", ""), reading("K03", "", "100")])
    def test_without_a_number_in_both_years_it_says_so(self, other):
        assert both(tell_changed(facts(others=(other,)))) == [
            "Indikator lain belum punya angka tahun sebelumnya sebagai pembanding.",
            "Other indicators have no number of the year before to compare with.",
        ]

    def test_without_another_indicator_nothing_is_told(self):
        assert tell_changed(facts()) is None

    def test_the_chosen_indicator_is_told_elsewhere(self):
        others = (reading("F03", "75 = 30/40", "10 = 4/40"), reading("K03", "120", "100"))

        assert "Anggota koperasi" in written(tell_changed(facts(others=others)))

    def test_what_cannot_be_compared_is_not_the_largest_change(self):
        uneven = replace(
            reading("U07", "900", "100"),
            fair=FairChange(
                basis=Basis.UNEVEN, current=value("U07", "900"), previous=value("U07", "100")
            ),
        )
        others = (uneven, reading("K03", "120", "100"))

        assert "Anggota koperasi" in written(tell_changed(facts(others=others)))


class TestExtremes:
    @pytest.mark.parametrize(
        ("code", "numbers", "indonesian", "english"),
        [
            (
                "F03",
                [("75 = 30/40", "9/10"), ("50 = 10/20", "8/10"), ("60 = 60/100", "10/10")],
                "Dari 3 kab/kota yang dibandingkan, terbaik Kab. Cilacap (75,0 %, 30 dari 40 "
                "orang) dan paling tertinggal Kab. Banyumas (50,0 %, 10 dari 20 orang).",
                "Of 3 districts compared, best: Kab. Cilacap (75.0%, 30 of 40 people); worst: Kab. "
                "Banyumas (50.0%, 10 of 20 people).",
            ),
            # An amount is only high or low; a base of nine and 7 of 10 reports are not compared.
            (
                "F01",
                [("12", "9/10"), ("40", "10/10"), ("90", "7/10"), ("", "0/10")],
                "Dari 2 kab/kota yang dibandingkan, tertinggi Kab. Banyumas (40 orang, 10 dari 10 "
                "laporan) dan terendah Kab. Cilacap (12 orang, 9 dari 10 laporan); 2 kab/kota "
                "tidak dibandingkan (basis kecil, belum ada angka, atau laporan kurang dari tiga "
                "perempat).",
                "Of 2 districts compared, highest: Kab. Banyumas (40 people, 10 of 10 reports); "
                "lowest: Kab. Cilacap (12 people, 9 of 10 reports); not compared: 2 districts "
                "(small base, no number, or fewer than three quarters of the reports).",
            ),
            (
                "F03",
                [("100 = 9/9", "10/10"), ("50 = 5/10", "10/10"), ("60 = 6/10", "8/10")],
                "Dari 2 kab/kota yang dibandingkan, terbaik Kab. Banjarnegara (60,0 %, 6 dari 10 "
                "orang) dan paling tertinggal Kab. Banyumas (50,0 %, 5 dari 10 orang); 1 kab/kota "
                "tidak dibandingkan (basis kecil, belum ada angka, atau laporan kurang dari tiga "
                "perempat).",
                "Of 2 districts compared, best: Kab. Banjarnegara (60.0%, 6 of 10 people); worst: "
                "Kab. Banyumas (50.0%, 5 of 10 people); not compared: 1 district (small base, no "
                "number, or fewer than three quarters of the reports).",
            ),
            # Equal as written is a tie.
            (
                "F03",
                [("50 = 5/10", "9/9"), ("50.04 = 50/99", "9/9"), ("20 = 2/10", "9/9")],
                "Dari 3 kab/kota yang dibandingkan, terbaik Kab. Cilacap dan Kab. Banyumas "
                "(masing-masing 50,0 %) dan paling tertinggal Kab. Banjarnegara (20,0 %, 2 dari 10 "
                "orang).",
                "Of 3 districts compared, best: Kab. Cilacap and Kab. Banyumas (50.0% each); "
                "worst: Kab. Banjarnegara (20.0%, 2 of 10 people).",
            ),
            (
                "F03",
                [(f"{one} = {one}/100", "9/9") for one in (100, 100, 100, 100, 50)],
                "Dari 5 kab/kota yang dibandingkan, terbaik 4 kab/kota (masing-masing 100,0 %) dan "
                "paling tertinggal Kota Semarang (50,0 %, 50 dari 100 orang).",
                "Of 5 districts compared, best: 4 districts (100.0% each); worst: Kota Semarang "
                "(50.0%, 50 of 100 people).",
            ),
            (
                "F03",
                [("50 = 5/10", "9/9"), ("50 = 50/100", "9/9")],
                "Sama di 2 kab/kota yang dibandingkan: 50,0 %.",
                "The same in all of 2 districts compared: 50.0%.",
            ),
            (
                "F03",
                [("50 = 5/10", "9/9"), ("50 = 4/8", "9/9")],
                "Belum ada dua kab/kota dengan basis dan laporan yang cukup untuk dibandingkan.",
                "No two districts have a base and reports enough to be compared.",
            ),
            # The share of reports is not thin where few came: that is what it tells.
            (
                "O03",
                [("20 = 2/10", "2/10"), ("90 = 9/10", "9/10")],
                "Dari 2 kab/kota yang dibandingkan, terbaik Kab. Banyumas (90,0 %, 9 dari 10 "
                "laporan) dan paling tertinggal Kab. Cilacap (20,0 %, 2 dari 10 laporan).",
                "Of 2 districts compared, best: Kab. Banyumas (90.0%, 9 of 10 reports); worst: "
                "Kab. Cilacap (20.0%, 2 of 10 reports).",
            ),
        ],
    )
    def test_best_and_worst_carry_their_base(self, code, numbers, indonesian, english):
        chosen = reading(code, "75 = 30/40" if code != "F01" else "142")
        known = areas(code, *numbers)

        for some in (known, known[::-1]):
            assert both(tell_extremes(facts(chosen=chosen, areas=some))) == [indonesian, english]

    def test_a_lone_region_has_nothing_beside_it(self):
        assert tell_extremes(facts(areas=areas("F03", ("75 = 30/40", "9/10")))) is None
