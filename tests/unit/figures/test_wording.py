import pytest

from dashboard.domain.values import State
from dashboard.figures.wording import Tone, Wording
from tests.unit.sample_views import ENGLISH, INDICATORS, INDONESIAN, no_number, number

ID = Wording(INDONESIAN)


def spaced(written):
    return written.replace("\N{NO-BREAK SPACE}", " ")


def change(code, now, before):
    return ID.change(
        number(now, code=code), number(before, code=code, period="2025"), INDICATORS[code]
    )


class TestReading:
    def test_has_its_unit(self):
        assert ID.reading(number(1234), INDICATORS["U07"]) == "1.234 orang"
        assert Wording(ENGLISH).reading(number(1234), INDICATORS["U07"]) == "1,234 people"

    def test_money_and_percentages_carry_their_sign_alone(self):
        assert spaced(ID.reading(number(2e9, code="U06"), INDICATORS["U06"])) == "Rp2 miliar"
        assert spaced(ID.reading(number(93.1, code="F03"), INDICATORS["F03"])) == "93,1 %"

    def test_a_reported_zero_is_a_number(self):
        assert ID.reading(number(0), INDICATORS["U07"]) == "0 orang"

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            (State.MISSING, "belum ada laporan"),
            (State.NOT_DUE, "belum jatuh tempo"),
            (State.SUPPRESSED, "disembunyikan (<5)"),
        ],
    )
    def test_says_why_there_is_no_number(self, state, expected):
        assert ID.reading(no_number(state), INDICATORS["U07"]) == expected


class TestBasis:
    def test_a_percentage_names_both_numbers(self):
        value = number(93.1, code="F03", numerator=1200, denominator=1289)

        assert ID.basis(value, INDICATORS["F03"]) == "1.200 dari 1.289 orang"

    def test_a_small_base_is_flagged(self):
        value = number(50.0, code="F03", numerator=1, denominator=2)

        assert ID.basis(value, INDICATORS["F03"]) == "1 dari 2 orang, basis kecil"

    def test_a_count_has_none(self):
        assert ID.basis(number(12), INDICATORS["U07"]) == ""


class TestCoverage:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("M01", "96 dari 120 laporan"),
            ("F03", "96 dari 120 laporan"),
            ("M03", "96 dari 120 desa"),
            ("V01", "96 dari 120 desa"),
        ],
    )
    def test_counts_reports_of_flows_and_villages_of_stocks(self, code, expected):
        assert ID.coverage(number(1, code=code), INDICATORS[code]) == expected


class TestChange:
    @pytest.mark.parametrize(
        ("code", "now", "before", "words", "tone"),
        [
            ("U07", 412, 300, "naik 37 % dari 2025", Tone.GOOD),
            ("U07", 309, 300, "naik 3,0 % dari 2025", Tone.GOOD),
            ("U07", 12, 9, "naik 3 dari 2025", Tone.GOOD),
            ("F04", 30, 60, "turun 50 % dari 2025", Tone.GOOD),
            ("F04", 60, 30, "naik 100 % dari 2025", Tone.BAD),
            ("M03", 60, 30, "naik 100 % dari 2025", Tone.NEUTRAL),
            ("F03", 90.0, 92.1, "turun 2,1 poin dari 2025", Tone.BAD),
            ("U07", 300, 300, "sama dengan 2025", Tone.NEUTRAL),
            ("U07", 5, 0, "naik 5 dari 2025", Tone.GOOD),
        ],
    )
    def test_says_how_much_and_whether_it_is_welcome(self, code, now, before, words, tone):
        moved = change(code, now, before)

        assert (spaced(moved.words), moved.tone) == (words, tone)

    def test_a_small_base_is_not_judged(self):
        moved = ID.change(
            number(50.0, code="F03", numerator=1, denominator=2),
            number(90.0, code="F03", numerator=90, denominator=100, period="2025"),
            INDICATORS["F03"],
        )

        assert moved.tone is Tone.NEUTRAL

    def test_says_when_last_year_has_no_number(self):
        moved = ID.change(number(5), no_number(period="2025"), INDICATORS["U07"])

        assert (moved.symbol, moved.words) == ("○", "tidak ada data 2025")
