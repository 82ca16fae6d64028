"""Fair changes and ranks in words."""

from dataclasses import replace

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.fair import Basis, FairChange, RankChange
from dashboard.domain.measures import Language
from dashboard.domain.values import State, Value
from dashboard.figures.wording import Tone, Wording

INDICATORS = load_catalogue().indicators
INDONESIAN, ENGLISH = Wording(Language.INDONESIAN), Wording(Language.ENGLISH)


def fair(code, basis, villages=0, region=""):
    now = Value(
        code=code,
        region=region,
        period="2026",
        value=120,
        numerator=120,
        reported=9,
        state=State.REPORTED,
    )
    return FairChange(
        basis=basis,
        current=now,
        previous=replace(now, period="2025", value=100, numerator=100, reported=7),
        villages=villages,
    )


@pytest.mark.parametrize(
    ("code", "basis", "villages", "region", "indonesian", "english"),
    [
        ("F06", Basis.ALL, 0, "", "", ""),
        (
            "F06",
            Basis.ALIKE,
            1,
            "",
            "9 laporan yang sama dari 1 desa",
            "the same 9 reports from 1 village",
        ),
        ("K03", Basis.ALIKE, 9, "", "desa yang sama: 9", "same villages: 9"),
        (
            "F06",
            Basis.ALIKE,
            1,
            "33.01.01.2001",
            "bulan yang sama: 9",
            "same months: 9",
        ),
        (
            "F06",
            Basis.UNEVEN,
            0,
            "",
            "tidak sepadan: 9 laporan, setahun lalu 7",
            "not like for like: 9 reports, 7 a year ago",
        ),
        (
            "K03",
            Basis.UNEVEN,
            0,
            "",
            "tidak sepadan: 9 desa, setahun lalu 7",
            "not like for like: 9 villages, 7 a year ago",
        ),
    ],
)
def test_a_change_says_what_it_rests_on(code, basis, villages, region, indonesian, english):
    change = fair(code, basis, villages, region)

    told = [words.fair_change(change, INDICATORS[code]) for words in (INDONESIAN, ENGLISH)]

    assert [one.note for one in told] == [indonesian, english]
    assert told[1].words == "up 20% on 2025"
    assert told[0].tone is (Tone.NEUTRAL if basis is Basis.UNEVEN else Tone.GOOD)


@pytest.mark.parametrize(
    ("rank", "indonesian", "english"),
    [
        (RankChange(3, 5, 40), "peringkat 3 dari 40, naik 2", "rank 3 of 40, up 2"),
        (RankChange(5, 3, 40), "peringkat 5 dari 40, turun 2", "rank 5 of 40, down 2"),
        (RankChange(1, 1, 2), "peringkat 1 dari 2, tetap", "rank 1 of 2, unchanged"),
        (
            None,
            "tidak diperingkat (basis kecil atau tanpa pembanding)",
            "not ranked (small base, or nothing to compare with)",
        ),
    ],
)
def test_a_rank_says_its_change(rank, indonesian, english):
    assert [words.rank(rank) for words in (INDONESIAN, ENGLISH)] == [indonesian, english]
