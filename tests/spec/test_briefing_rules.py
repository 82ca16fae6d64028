"""Every clause of the briefing as a table: what is known, and what is written in both languages.

Numbers of regions are written as ``75 = 30/40`` (a percentage with its parts) or ``412`` (a
number), then how many reports they rest on of how many due.
"""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import load_catalogue
from dashboard.components.briefing_tiles import write_sentences
from dashboard.domain.briefing import CLAUSES, Facts, brief
from dashboard.domain.briefing.action import tell_action
from dashboard.domain.briefing.changed import tell_changed
from dashboard.domain.briefing.chosen import tell_chosen
from dashboard.domain.briefing.extremes import tell_extremes
from dashboard.domain.briefing.late import tell_late
from dashboard.domain.briefing.scope import tell_scope
from dashboard.domain.briefing.targets import tell_targets
from dashboard.domain.briefing.uncertain import tell_uncertain
from dashboard.domain.fair import Basis, FairChange
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language, Pillar
from dashboard.domain.periods import Window
from dashboard.domain.regions import Region
from dashboard.domain.status import Judgement, Status
from dashboard.domain.values import State, Value
from dashboard.domain.views import Reading, RegionReading

CATALOGUE = load_catalogue()
NATION = Region(code="", name="Indonesia")
PROVINCE = Region(code="33", name="Jawa Tengah")
DISTRICTS = [
    Region(code="33.01", name="Kabupaten Cilacap", kind="kabupaten"),
    Region(code="33.02", name="Kabupaten Banyumas", kind="kabupaten"),
    Region(code="33.04", name="Kabupaten Banjarnegara", kind="kabupaten"),
    Region(code="33.05", name="Kabupaten Kebumen", kind="kabupaten"),
    Region(code="33.74", name="Kota Semarang", kind="kota"),
]
VILLAGE = Region(code="33.01.01.2001", name="Grugu", kind="desa")
WINDOW = Window(2026, 10)


def value(code, number, reports="96/120", region="", period="2026", *, demo=False):
    """A value from ``"75 = 30/40"``, ``"412"`` or ``""`` for none."""
    reported, due = map(int, reports.split("/"))
    shown, _, parts = number.partition(" = ")
    above, _, below = parts.partition("/")
    return Value(
        code=code,
        region=region,
        period=period,
        value=float(shown) if shown else None,
        numerator=float(above or shown) if shown else None,
        denominator=float(below) if below else None,
        reported=reported,
        due=due,
        state=State.REPORTED if shown else State.MISSING,
        demo=demo,
    )


def reading(code, now, before="", reports="120/120", reports_before="120/120", region=""):
    return Reading(
        indicator=CATALOGUE.indicators[code],
        current=value(code, now, reports, region),
        previous=value(code, before, reports_before, region, period="2025"),
    )


def areas(code, *numbers):
    """One district after the other."""
    return tuple(
        RegionReading(
            region=one,
            current=value(code, *number.rsplit(" of ", 1)[:1], reports, one.code),
            previous=value(code, "", "0/10", one.code, period="2025"),
        )
        for one, (number, reports) in zip(DISTRICTS, numbers, strict=False)
    )


def facts(**known):
    usual = {
        "filters": Filters(year=2026),
        "window": WINDOW,
        "place": NATION,
        "around": NATION,
        "measures": CATALOGUE.measures,
        "reports": value("O03", "90 = 108/120", "114/120"),
        "newest": None,
        "chosen": reading("F03", "75 = 30/40", "70 = 28/40"),
    }
    return Facts(**{**usual, **known})


def written(sentence, language=Language.INDONESIAN):
    """A sentence as a person reads it, with plain spaces."""
    view = SimpleNamespace(filters=Filters(year=2026, language=language))
    (text,) = write_sentences(view, [sentence])
    return text.striptags()


def both(sentence):
    return [] if sentence is None else [written(sentence, one) for one in Language]


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


class TestTargets:
    @pytest.mark.parametrize(
        ("judged", "indonesian", "english"),
        [
            (
                [("F01", "on_track", 3), ("F02", "no_target", None), ("M07", "neutral", None)],
                "Terhadap target: 1 indikator sesuai jalur.",
                "Against targets: 1 indicator on track.",
            ),
            # Furthest from its target first, in tolerances.
            (
                [
                    ("F01", "off_track", -15),
                    ("F03", "on_track", 0),
                    ("K03", "off_track", -40),
                    ("M01", "watch", -7),
                    ("M02", "on_track", 12),
                    ("O03", "thin", None),
                ],
                "Terhadap target: 2 indikator sesuai jalur, 1 indikator perlu perhatian dan 2 "
                "indikator di luar jalur; terjauh dari target: Anggota koperasi dan Keberangkatan "
                "prosedural.",
                "Against targets: 2 indicators on track, 1 indicator to watch and 2 indicators off "
                "track; furthest from target: Cooperative members and Procedural departures.",
            ),
        ],
    )
    def test_counts_what_is_judged_and_names_the_worst(self, judged, indonesian, english):
        known = [
            (CATALOGUE.indicators[code], Judgement(status=Status(status), deviation=deviation))
            for code, status, deviation in judged
        ]
        for some in (known, known[::-1]):
            assert both(tell_targets(facts(judged=tuple(some)))) == [indonesian, english]

    def test_without_targets_nothing_is_told(self):
        none = Judgement(status=Status.NO_TARGET)

        assert tell_targets(facts(judged=((CATALOGUE.indicators["F01"], none),))) is None


class TestLate:
    @pytest.mark.parametrize(
        ("missing", "indonesian", "english"),
        [
            (
                [0, 0, 0],
                "Semua laporan yang jatuh tempo sudah diterima.",
                "All reports that are due have been received.",
            ),
            (
                [0, 1, 0],
                "1 kab/kota belum lengkap melapor; yang belum masuk: Kab. Banyumas (1 laporan).",
                "Reports are missing from 1 district: Kab. Banyumas (1 report).",
            ),
            (
                [3, 1, 3, 2],
                "4 kab/kota belum lengkap melapor; yang belum masuk terbanyak dari Kab. Cilacap "
                "(3 laporan), Kab. Banjarnegara (3 laporan) dan Kab. Kebumen (2 laporan).",
                "Reports are missing from 4 districts, most of all Kab. Cilacap (3 reports), "
                "Kab. Banjarnegara (3 reports) and Kab. Kebumen (2 reports).",
            ),
        ],
    )
    def test_counts_and_names_at_most_three(self, missing, indonesian, english):
        owing = list(zip(DISTRICTS, missing, strict=False))
        for some in (owing, owing[::-1]):
            assert both(tell_late(facts(owing=tuple(some)))) == [indonesian, english]

    @pytest.mark.parametrize(
        ("missing", "indonesian", "english"),
        [
            (
                0,
                "Semua laporan desa ini yang jatuh tempo sudah diterima.",
                "All reports of this village that are due have been received.",
            ),
            (
                1,
                "Desa ini belum mengirim 1 laporan yang jatuh tempo.",
                "Due from this village and not received: 1 report.",
            ),
        ],
    )
    def test_a_village_is_told_of_itself(self, missing, indonesian, english):
        known = facts(place=VILLAGE, around=DISTRICTS[0], owing=((VILLAGE, missing),))

        assert both(tell_late(known)) == [indonesian, english]

    def test_where_no_village_is_nothing_is_told(self):
        assert tell_late(facts()) is None


class TestUncertain:
    @pytest.mark.parametrize(
        ("known", "indonesian", "english"),
        [
            (
                {
                    "newest": value("O03", "50 = 5/10", "9/10", period="2026-10"),
                    "chosen": reading("K03", "40", "30"),
                },
                "Baca dengan hati-hati: Oktober 2026 masih sementara karena 1 laporan belum masuk.",
                "Read with care: October 2026 is provisional, with 1 report still to come.",
            ),
            (
                {"chosen": reading("K03", "40", "30", "8/10")},
                "Baca dengan hati-hati: Anggota koperasi baru mencakup 8 dari 10 desa.",
                "Read with care: Cooperative members rests on 8 of 10 villages.",
            ),
            (
                {"chosen": reading("F04", "4", "3")},
                "Baca dengan hati-hati: angkanya batas bawah, karena petugas hanya mencatat yang "
                "mereka ketahui.",
                "Read with care: the number is a lower bound, as officers record only what they "
                "learn.",
            ),
            (
                {
                    "chosen": reading("F03", "75 = 30/40", "", "96/120"),
                    "reports": value("O03", "90 = 108/120", "114/120", demo=True),
                },
                "Baca dengan hati-hati: Persentase keberangkatan prosedural baru mencakup 96 dari "
                "120 laporan; persentasenya batas atas, karena keberangkatan nonprosedural tidak "
                "semuanya diketahui; angka memuat DATA CONTOH.",
                "Read with care: Share of departures that are procedural rests on 96 of 120 "
                "reports; the percentage is an upper bound, as not every non-procedural departure "
                "is known; the numbers hold SAMPLE DATA.",
            ),
        ],
    )
    def test_says_what_may_still_move(self, known, indonesian, english):
        assert both(tell_uncertain(facts(**known))) == [indonesian, english]

    def test_what_is_complete_is_not_uncertain(self):
        newest = value("O03", "100 = 10/10", "10/10", period="2026-10")

        assert tell_uncertain(facts(chosen=reading("K03", "40"), newest=newest)) is None


class TestAction:
    @pytest.mark.parametrize(
        ("count", "indonesian", "english"),
        [
            (1, "1 hal perlu ditindaklanjuti.", "To be followed up: 1 concern."),
            (1200, "1.200 hal perlu ditindaklanjuti.", "To be followed up: 1,200 concerns."),
        ],
    )
    def test_counts_what_is_open(self, count, indonesian, english):
        assert both(tell_action(facts(concerns=count))) == [indonesian, english]

    def test_nothing_open_is_not_told(self):
        assert tell_action(facts()) is None


class TestBriefing:
    FULL = facts(
        chosen=reading("F03", "75 = 30/40", "70 = 28/40", "96/120"),
        others=(reading("F01", "120", "100"), reading("K03", "90", "95")),
        areas=areas("F03", ("75 = 30/40", "9/10"), ("50 = 10/20", "8/10"), ("60 = 6/10", "9/9")),
        owing=tuple(zip(DISTRICTS, [1, 2, 0, 4], strict=False)),
        judged=((CATALOGUE.indicators["F01"], Judgement(status=Status.ON_TRACK, deviation=1)),),
        concerns=3,
    )

    def test_all_clauses_are_eight_sentences_in_their_order(self):
        assert [one.key.split(".")[0] for one in brief(self.FULL)] == [
            "scope",
            "chosen",
            "changed",
            "extremes",
            "targets",
            "late",
            "uncertain",
            "action",
        ]
        assert len(CLAUSES) == 8

    @pytest.mark.parametrize(
        ("reports", "indonesian", "english"),
        [
            (
                "0/120",
                "Indonesia, Januari–Oktober 2026: belum ada satu pun laporan, jadi belum ada yang "
                "dapat diringkas.",
                "Indonesia, January–October 2026: not one report yet, so there is nothing to sum "
                "up.",
            ),
            (
                "0/0",
                "Indonesia, Januari–Oktober 2026: belum ada laporan yang jatuh tempo, jadi belum "
                "ada yang dapat diringkas.",
                "Indonesia, January–October 2026: no report is due yet, so there is nothing to sum "
                "up.",
            ),
        ],
    )
    def test_without_data_one_sentence_says_so(self, reports, indonesian, english):
        (sentence,) = brief(replace(self.FULL, reports=value("O03", "", reports)))

        assert both(sentence) == [indonesian, english]

    def test_every_number_is_a_link(self):
        view = SimpleNamespace(filters=Filters(year=2026))
        for sentence in write_sentences(view, brief(self.FULL)):
            assert sentence.count("<data") == sentence.count("><data")
            outside = sentence
            while "<a " in outside:
                before, _, rest = outside.partition("<a ")
                outside = before + rest.partition("</a>")[2]
            told = outside.replace("2026", "").replace("2025", "")
            assert not any(character.isdigit() for character in told)

    @given(seed=st.integers(0, 10_000))
    def test_the_order_of_what_is_known_changes_nothing(self, seed):
        shuffled = random.Random(seed)  # noqa: S311 - an order, no secret
        known = {
            name: tuple(shuffled.sample(list(some), len(some)))
            for name in ("others", "areas", "owing", "judged")
            for some in [getattr(self.FULL, name)]
        }

        assert brief(replace(self.FULL, **known)) == brief(self.FULL)

    def test_the_same_facts_give_the_same_text(self):
        first, again = ([both(one) for one in brief(self.FULL)] for _ in range(2))

        assert first == again
