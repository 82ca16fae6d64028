import datetime as dt

import pytest

from dashboard.domain.measures import Language
from dashboard.domain.periods import Window
from dashboard.i18n.formats import full_number, moment, percentage, short_number, window_phrase

ID, EN = Language.INDONESIAN, Language.ENGLISH


def spaced(written):
    """Non-breaking spaces as plain ones, to keep the cases readable."""
    return written.replace("\N{NO-BREAK SPACE}", " ")


class TestShortNumber:
    @pytest.mark.parametrize(
        ("language", "value", "unit", "expected"),
        [
            (ID, 1234, "orang", "1.234"),
            (EN, 1234, "orang", "1,234"),
            (ID, 999_999, "orang", "999.999"),
            (ID, 1_260_000, "orang", "1,3 juta"),
            (ID, 12.345, "%", "12,3 %"),
            (EN, 12.345, "%", "12.3%"),
            (ID, 100, "%", "100,0 %"),
            (ID, 950, "rupiah", "Rp950"),
            (ID, 950_000, "rupiah", "Rp950 ribu"),
            (ID, 1_240_000_000, "rupiah", "Rp1,2 miliar"),
            (EN, 1_240_000_000, "rupiah", "Rp1.2 billion"),
            (ID, 3e12, "rupiah", "Rp3 triliun"),
            (ID, 0, "orang", "0"),
        ],
    )
    def test_fits_a_card(self, language, value, unit, expected):
        assert spaced(short_number(language, value, unit)) == expected

    def test_a_number_that_rounds_up_to_the_next_scale_is_written_in_it(self):
        assert spaced(short_number(ID, 999_999_999, "rupiah")) == "Rp1 miliar"


class TestFullNumber:
    def test_shows_every_digit(self):
        assert full_number(ID, 1_250_000_000, "rupiah") == "Rp1.250.000.000"


class TestPercentage:
    @pytest.mark.parametrize(
        ("language", "digits", "expected"),
        [(ID, 1, "92,8 %"), (EN, 1, "92.8%"), (ID, 0, "93 %"), (EN, 0, "93%")],
    )
    def test_only_indonesian_leaves_a_gap_before_the_sign(self, language, digits, expected):
        assert spaced(percentage(language, 92.8, digits=digits)) == expected

    def test_number_and_sign_stay_on_one_line(self):
        assert percentage(ID, 92.8, digits=1) == "92,8\N{NO-BREAK SPACE}%"


class TestWindowPhrase:
    @pytest.mark.parametrize(
        ("window", "expected"),
        [
            (Window(2026, 10), "Januari–Oktober 2026"),
            (Window(2026, 1), "Januari 2026"),
            (Window(2026, 8, single=True), "Agustus 2026"),
            (Window(2027, 0), "2027 (belum ada bulan jatuh tempo)"),
        ],
    )
    def test_says_the_months(self, window, expected):
        assert window_phrase(ID, window) == expected

    def test_is_short_on_a_tile(self):
        assert window_phrase(EN, Window(2026, 10), short=True) == "Jan–Oct 2026"


class TestMoment:
    def test_is_western_indonesian_time(self):
        late = dt.datetime(2026, 11, 23, 18, 5, tzinfo=dt.UTC)

        assert moment(ID, late) == "24 November 2026 01.05 WIB"
        assert moment(EN, late) == "24 November 2026 01:05 WIB"
