from dataclasses import replace

import pytest

from dashboard.domain.forecast import NoForecast
from dashboard.domain.measures import Direction, Language
from dashboard.domain.status import Status
from dashboard.domain.targets import Lack
from dashboard.figures.wording import STATUS_SYMBOLS, Wording
from tests.unit.sample_scores import cell
from tests.unit.sample_views import INDICATORS

INDONESIAN, ENGLISH = Wording(Language.INDONESIAN), Wording(Language.ENGLISH)


def told(code, *numbers, words=INDONESIAN, **more):
    found = cell(code, *numbers, **more)
    status = words.status(found.judgement, found.value, INDICATORS[code])
    return status.symbol, status.word, status.told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("code", "numbers", "more", "said"),
    [
        ("M01", (1000, 1000), {}, ("▲", "Sesuai jalur", "diharapkan 1.000 orang: sama")),
        (
            "M01",
            (1100, 1000),
            {"reported": 118},
            (
                "▲",
                "Sesuai jalur",
                "diharapkan 1.000 orang: 10,0 % di atas · dinilai dari 118 dari 120 laporan",
            ),
        ),
        ("K01", (23, 25.5), {}, ("●", "Perlu perhatian", "diharapkan 25,5 unit: 9,8 % di bawah")),
        (
            "F02",
            (2, 0),
            {},
            ("▼", "Di luar target", "diharapkan 0 orang: tidak ada yang diharapkan"),
        ),
        ("F02", (8, 10), {}, ("▲", "Sesuai jalur", "diharapkan 10 orang: 20,0 % di bawah")),
        (
            "O01",
            (80.0, 95),
            {"denominator": 50},
            ("▼", "Di bawah target", "diharapkan 95,0 %: 15,0 poin di bawah"),
        ),
        (
            "M01",
            (10, 1000),
            {"reported": 30},
            (
                "○",
                "Belum cukup data",
                "diharapkan 1.000 orang · 30 dari 120 laporan, paling sedikit 75 %",
            ),
        ),
        ("M01", (10,), {}, ("–", "Belum ada target", "")),
        ("F01", (10,), {}, ("◇", "Tanpa arah", "")),
    ],
)
def test_a_status_is_a_symbol_a_word_and_its_reasons(code, numbers, more, said):
    assert told(code, *numbers, **more) == said


def test_speaks_english():
    assert told("F02", 9, 10, words=ENGLISH, reported=90) == (
        "▼",
        "Beyond target",
        "expected 10 people: 20.0% above · scaled up to 12 people · judged from 90 of 120 reports",
    )


@pytest.mark.parametrize("lack", Lack)
def test_a_path_that_is_not_known_says_what_is_lacking(lack):
    found = cell("K01", 20, 25).judgement
    open_path = replace(
        found,
        status=Status.NO_TARGET,
        expected=None,
        deviation=None,
        aim=replace(found.aim, path=(None,) * 12, lack=lack),
    )

    said = INDONESIAN.status_told(open_path, cell("K01", 20).value, INDICATORS["K01"])

    assert said == INDONESIAN.text(f"status.lack_{lack}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (INDONESIAN, "target untuk 30 dari 40 kab/kota"),
        (ENGLISH, "targets for 30 of 40 districts"),
    ],
)
def test_targets_of_some_districts_are_counted(words, said):
    one = cell("M01", 10)
    judgement = replace(one.judgement, given=(30, 40))

    assert words.status_told(judgement, one.value, INDICATORS["M01"]) == said


def test_before_anything_is_due_nothing_is():
    found = cell("M01", None, 100)
    value = replace(found.value, due=0)
    thin = replace(found.judgement, coverage=None, missing=0)

    said = INDONESIAN.status_told(thin, value, INDICATORS["M01"])

    assert said.endswith("belum ada laporan yang jatuh tempo")


@pytest.mark.parametrize("words", [INDONESIAN, ENGLISH])
def test_every_status_differs_in_symbol_and_word(words):
    assert len(set(STATUS_SYMBOLS.values())) == len(Status)
    assert len({words.status_word(one, Direction.DOWN) for one in Status}) == len(Status)


@pytest.mark.parametrize("words", [INDONESIAN, ENGLISH])
def test_every_reason_for_no_forecast_has_words_of_its_own(words):
    assert len({words.no_forecast(reason) for reason in NoForecast}) == len(NoForecast)
