"""Clauses on targets, lateness, doubt and action as tables, and the briefing as a whole."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.briefing_tiles import write_sentences
from dashboard.domain.briefing import CLAUSES, brief
from dashboard.domain.briefing.action import tell_action
from dashboard.domain.briefing.late import tell_late
from dashboard.domain.briefing.targets import tell_targets
from dashboard.domain.briefing.uncertain import tell_uncertain
from dashboard.domain.filters import Filters
from dashboard.domain.status import Judgement, Status
from tests.spec.briefing_facts import (
    CATALOGUE,
    DISTRICTS,
    VILLAGE,
    areas,
    both,
    facts,
    reading,
    value,
)


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
