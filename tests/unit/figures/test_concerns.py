"""Concerns in words, and where their numbers are shown."""

from __future__ import annotations

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.attention import thresholds
from dashboard.domain.attention.concern import Alarm, Concern, Rule, Severity
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language, Pillar
from dashboard.domain.periods import Month
from dashboard.figures.concerns import ConcernLinks, ConcernWording
from dashboard.figures.wording import Wording

ID, EN = Language.INDONESIAN, Language.ENGLISH
RULES = {
    "O03": Rule.LATE,
    "K01": Rule.OFF_TRACK,
    "C04": Rule.OFF_TRACK,
    "F04": Rule.OFF_TRACK,
    "F02": Rule.DEPARTURES,
    "O01": Rule.VACANT,
    "O02": Rule.VACANT,
    "U05": Rule.STALLED,
    "U05N": Rule.JUMP,
}


def make(code, number, base, share, **more):
    alarm = Alarm(
        number=number,
        base=base,
        share=share,
        severity=Severity.HIGH,
        size=number,
        reported=30,
        due=40,
        compared=more.get("compared"),
    )
    return Concern(
        rule=RULES[code],
        region="33.01",
        indicator=code,
        since=Month(*more.get("since", (2026, 8))),
        month=Month(*more.get("month", (2026, 10))),
        alarm=alarm,
    )


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("concern", "indonesian", "english"),
    [
        (
            make("O03", 3, 6, 50),
            "3 dari 6 laporan Agustus–Oktober 2026 belum diterima, 50 % tepat waktu",
            "3 of 6 reports of August–October 2026 not received, 50% on time",
        ),
        (
            make("O03", 0, 12, 75, month=(2026, 1)),
            "semua 12 laporan November 2025–Januari 2026 diterima, hanya 75 % tepat waktu",
            "all 12 reports of November 2025–January 2026 received, only 75% on time",
        ),
        (
            make("K01", 12, 20, -40),
            "Koperasi/BUMDes Desmigratif terbentuk 12 unit, diharapkan 20 unit: 40,0 % di bawah",
            "Cooperatives or BUMDes formed 12 units, expected 20 units: 40.0% below",
        ),
        (
            make("C04", 40, 60.5, -20.5),
            "Cakupan community parenting 40,0 %, diharapkan 60,5 %: 20,5 poin di bawah",
            "Community-parenting coverage 40.0%, expected 60.5%: 20.5 points below",
        ),
        (
            make("F04", 25, 12.7, -161.9, compared=33.3),
            "Keberangkatan melalui calo 25 orang (setara 33,3 orang bila semua melapor), "
            "diharapkan 12,7 orang: 161,9 % di atas; angka ini batas bawah",
            "Departures through brokers 25 people (33.3 people if all had reported), "
            "expected 12.7 people: 161.9% above; a lower bound",
        ),
        (
            make("F02", 22, 10, 120),
            "Keberangkatan terindikasi nonprosedural sekurang-kurangnya 22 orang, 10 pada bulan "
            "yang sama 2025 (+120 %); angka ini batas bawah",
            "Departures indicated as non-procedural at least 22 people, 10 in the same months of "
            "2025 (+120%); a lower bound",
        ),
        (
            make("F02", 20, 0, None),
            "Keberangkatan terindikasi nonprosedural sekurang-kurangnya 20 orang, 0 pada bulan "
            "yang sama 2025; angka ini batas bawah",
            "Departures indicated as non-procedural at least 20 people, 0 in the same months of "
            "2025; a lower bound",
        ),
        (
            make("O01", 2, 4, 50),
            "2 dari 4 formasi petugas kosong (50 %)",
            "2 of 4 officer posts empty (50%)",
        ),
        (
            make("O02", 1, 2, 50),
            "1 dari 2 desa belum punya penanggung jawab (50 %)",
            "1 of 2 villages without a responsible person (50%)",
        ),
        (
            make("U05", 20, 22, 90.9),
            "20 dari 22 kelompok usaha tidak lagi berproduksi (91 %)",
            "20 of 22 business groups no longer produce (91%)",
        ),
        (
            make("U05N", 2, 12, None),
            "2 nilai Kelompok usaha yang berproduksi di luar kebiasaan desanya, dari 12 laporan "
            "Agustus–Oktober 2026",
            "2 unusual values of Business groups still producing, "
            "of 12 reports of August–October 2026",
        ),
    ],
)
def test_every_rule_says_its_number_with_its_base(concern, indonesian, english):
    assert plain(ConcernWording(Wording(ID)).say(concern)) == indonesian
    assert plain(ConcernWording(Wording(EN)).say(concern)) == english


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ((2026, 10), "sejak Oktober 2026"),
        ((2026, 8), "sejak Agustus 2026, 3 bulan"),
        ((2025, 2), "sejak Februari 2025, 21 bulan"),
        # Nothing earlier was looked at.
        ((2025, 1), "sejak Januari 2025 atau sebelumnya"),
    ],
)
def test_says_since_when(since, said):
    assert ConcernWording(Wording(ID)).since(make("O01", 2, 4, 50, since=since)) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [("F02", "30 dari 40 laporan"), ("O01", "30 dari 40 desa"), ("O03", "")],
)
def test_says_what_a_number_rests_on_once(code, said):
    assert ConcernWording(Wording(ID)).coverage(make(code, 22, 10, 120)) == said


@pytest.mark.parametrize("language", list(Language))
def test_every_threshold_is_in_the_text_of_a_rule(language):
    told = plain(" ".join(text for _, text in ConcernWording(Wording(language)).rules()))
    numbers = {
        name: getattr(thresholds, name)
        for name in dir(thresholds)
        if name.isupper() and name != "COVERAGE"
    }

    assert len(ConcernWording(Wording(language)).rules()) == len(Rule)
    assert [name for name, number in numbers.items() if f"{number:.0f}" not in told] == []
    assert f"{100 * thresholds.COVERAGE:.0f}" in told


@pytest.mark.parametrize(
    ("code", "path", "query"),
    [
        ("O03", "/mutu-data", "tahun=2026&wilayah=33.01&indikator=O03"),
        ("C04", "/", "tahun=2026&wilayah=33.01&indikator=C04"),
        ("F02", "/arus-migrasi", "tahun=2026&wilayah=33.01&indikator=F02"),
        ("O02", "/organisasi", "tahun=2026&wilayah=33.01&indikator=O02"),
        ("U05", "/pilar/usaha_produktif", "tahun=2026&wilayah=33.01&indikator=U05"),
        # A measure that no indicator shows.
        ("U05N", "/mutu-data", "tahun=2026&wilayah=33.01"),
    ],
)
def test_leads_to_the_page_that_shows_the_number(code, path, query):
    links = ConcernLinks(load_catalogue(), Filters(year=2026, month=3, region="32"))
    concern = make(code, 2, 4, 50)

    assert links.shown(concern) == f"{path}?{query}"
    origin = links.origin(concern)
    assert origin == (f"/mengapa?{query}" if code != "U05N" else "")


def test_keeps_language_and_pillar_of_the_reader():
    filters = Filters(year=2026, pillar=Pillar.COOPERATIVE, language=EN)
    links = ConcernLinks(load_catalogue(), filters)

    assert links.shown(make("K01", 2, 20, -90)) == (
        "/?tahun=2026&wilayah=33.01&pilar=koperasi&indikator=K01&bahasa=en"
    )
