import pytest

from dashboard.catalogue import load_catalogue
from dashboard.components.target_words import target_told, typed
from dashboard.domain.measures import Language
from dashboard.domain.targets import Phasing, Target
from dashboard.figures.wording import Wording
from dashboard.ingest.numbers import read_number

CATALOGUE = load_catalogue()
EVEN = Target(indicator="M01", region="32.12", year=2026, value=1200)
STEPPED = Target(
    indicator="F03",
    region="",
    year=2026,
    value=80,
    phasing=Phasing.MONTHLY,
    steps=(70.0,) * 11 + (80.0,),
    tolerance=7.5,
)
STOCK = Target(indicator="U01", region="32", year=2026, value=24, base=12, tolerance=10, demo=True)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("target", "language", "told"),
    [
        (EVEN, Language.INDONESIAN, "1.200 orang (merata)"),
        (EVEN, Language.ENGLISH, "1,200 people (even)"),
        (
            STOCK,
            Language.INDONESIAN,
            "24 kelompok (merata, dari 12 kelompok, toleransi 10 %) DATA CONTOH",
        ),
        (
            STOCK,
            Language.ENGLISH,
            "24 groups (even, from 12 groups, tolerance 10%) SAMPLE DATA",
        ),
        (None, Language.INDONESIAN, ""),
    ],
)
def test_a_target_in_full(target, language, told):
    indicator = CATALOGUE.indicators[(target or EVEN).indicator]

    assert plain(target_told(Wording(language), target, indicator)) == told


def test_a_target_with_months_names_them():
    words = Wording(Language.INDONESIAN)
    told = plain(target_told(words, STEPPED, CATALOGUE.indicators["F03"]))

    assert told.startswith("80,0 % (bulanan, toleransi 7,5 poin: Jan 70,0 %; Feb 70,0 %;")
    assert told.endswith("Des 80,0 %)")


@pytest.mark.parametrize(
    "number",
    [0, 1, 0.5, 7.25, 12.125, 999.999, 1234, 1234.567, 85.1, 2900000, 123456789.25, 1e13, 1 / 3],
)
def test_what_a_form_shows_is_read_back_without_a_doubt(number):
    assert read_number(typed(number), None) == pytest.approx(number, rel=1e-14)


def test_nothing_is_typed_where_there_is_nothing():
    assert typed(None) == ""
