from __future__ import annotations

import pytest

from dashboard.ingest.personal import holds_person, shown

HIDDEN = "(disembunyikan)"
WIDE, ARABIC = (
    {ord(digit): ord(zero) + int(digit) for digit in "0123456789"}
    for zero in ("\N{FULLWIDTH DIGIT ZERO}", "\N{ARABIC-INDIC DIGIT ZERO}")
)


class TestShown:
    @pytest.mark.parametrize(
        "text",
        [
            "3201234567890123",
            "3201 2345 6789 0123",
            "3201234567890123 L",
            "NIK 3201234567890123",
            "0812-3456-7890 0813-4567-8901",
            "(0361) 123456",
            "B 1234567",
            "surat ke ani@example.org",
            "3201 2345 6789 0123".translate(WIDE),
        ],
    )
    def test_hides_numbers_and_addresses_of_persons_wherever_they_stand(self, text):
        assert shown(text) == HIDDEN

    @pytest.mark.parametrize(
        "text",
        ["Kenanga", "32.12.16.2004", "kode 3212162004", "1.234.567", "Rp1.900.000,-", "2026-08-31"],
    )
    def test_repeats_everything_else(self, text):
        assert shown(text) == text

    def test_is_one_short_line(self):
        assert shown("a\n" * 30) == "a " * 19 + "a…"

    def test_hides_what_begins_where_the_text_is_cut(self):
        assert shown("x" * 30 + " 3201234567890123") == HIDDEN


class TestHoldsPerson:
    @pytest.mark.parametrize(
        "text",
        [
            "NIK: 3201234567890123",
            "Ani (0812-3456-7890)",
            "surel: ani@example.org",
            "B 1234567",
            "NIK 3201234567890123".translate(WIDE),
            "3201234567890123".translate(ARABIC),
            "32012345\N{ZERO WIDTH SPACE}67890123",
        ],
    )
    def test_finds_numbers_of_persons_among_words(self, text):
        assert holds_person(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Kenanga",
            "32.12.16.2004",
            "2026-08-31 00:00:00",
            "kode 3212162004",
            "+62 rumah",
            "kode 3212162004".translate(WIDE),
        ],
    )
    def test_leaves_other_words_alone(self, text):
        assert not holds_person(text)

    @pytest.mark.parametrize(
        "cell",
        [
            3201234567890123,
            "3201234567890123",
            "a 3201234567890123",
            "3201234567890123".translate(WIDE),
        ],
    )
    def test_finds_identity_numbers_among_amounts(self, cell):
        assert holds_person(cell, numeric=True)

    @pytest.mark.parametrize(
        "cell", [1_900_000 / 7, 1 / 3, "271428.5714285714", "Rp 62812345678", 6_281_234_567_890]
    )
    def test_takes_no_amount_for_one(self, cell):
        assert not holds_person(cell, numeric=True)
