"""Addresses that lead to nothing: each is answered in the reader's language, with a way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LANGUAGES = {"id": "", "en": "bahasa=en"}
UNFILLED = """() => [...document.querySelectorAll("main .tile")]
  .filter((tile) => tile.checkVisibility() && tile.innerText.trim().length < 10)
  .map((tile) => tile.className)"""
ANSWERS = {
    "an unknown village": (
        "/desa/99.99.99.9999",
        {
            "id": ["Wilayah 99.99.99.9999 tidak ada dalam daftar", "bukan satu desa"],
            "en": ["Region 99.99.99.9999 is not on the list", "is not one village"],
        },
        ".places a",
    ),
    "a region outside the programme": (
        "/?wilayah=11",
        {
            "id": ["Tidak ada desa Desmigratif di wilayah ini"],
            "en": ["There is no programme village in this region"],
        },
        ".ranking a, .empty a",
    ),
    "a village in a month without its report": (
        "/?tahun=2026&bulan=10&wilayah=32.12.16.2004",
        {
            "id": ["Belum ada laporan untuk wilayah dan waktu ini"],
            "en": ["No report yet for this region and time"],
        },
        "#filters-reset",
    ),
    "a year without reports": (
        "/?tahun=2016&wilayah=53",
        {
            "id": ["Belum ada laporan untuk wilayah dan waktu ini"],
            "en": ["No report yet for this region and time"],
        },
        "#filters-reset",
    ),
    "one region compared with nothing": (
        "/banding?dengan=32.12",
        {"id": ["tambah satu lagi"], "en": ["add another to compare"]},
        "#compare-adding summary",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "answers", "way_out"), ANSWERS.values(), ids=ANSWERS)
def test_is_answered_in_both_languages(page, path, answers, way_out, language):
    chosen = LANGUAGES[language]
    page.goto(path + (("&" if "?" in path else "?") + chosen if chosen else ""))

    expect(page.locator("html[data-painted]")).to_have_attribute("lang", language)
    for words in answers[language]:
        expect(page.locator(".page")).to_contain_text(words)
    expect(page.locator(way_out).first).to_be_visible()
    assert page.evaluate(UNFILLED) == []
