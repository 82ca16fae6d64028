from __future__ import annotations

import pytest

from dashboard.ingest.personal import shown

HIDDEN = "(disembunyikan)"


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
