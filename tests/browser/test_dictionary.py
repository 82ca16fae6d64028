"""What does this number mean? Found by address, by typing, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SETTLED = "html[data-painted]"


def open_dictionary(page, query=""):
    page.goto(f"/indikator{query}")
    expect(page.locator(SETTLED)).to_be_attached()


def test_an_address_opens_its_entry_and_shows_what_the_api_says(page, api):
    open_dictionary(page, "?indikator=F03")
    known = next(one for one in api("indicators")["indicators"] if one["code"] == "F03")
    entry = page.locator("#entry-F03")
    expect(entry).to_be_in_viewport()
    for text in (known["definition"]["id"], known["formula"]["id"], known["basis"]):
        expect(entry).to_contain_text(text)
    assert page.locator(".entry[open]").count() == 1


def test_typing_finds_entries_by_word_and_code(page):
    open_dictionary(page)
    box = page.get_by_role("searchbox", name="Cari dalam kamus")
    box.fill("melalui calo")
    expect(page.locator(".entry:visible .code")).to_have_text(["F04"])
    expect(page.get_by_role("status").filter(has_text="entri")).to_contain_text("1 dari")
    box.fill("xyzzy")
    expect(page.get_by_text("Tidak ada entri dengan kata itu.")).to_be_visible()
    box.fill("")
    expect(page.locator("#entry-M01")).to_be_visible()


def test_a_part_of_a_formula_leads_to_its_entry(page):
    open_dictionary(page, "?indikator=F03")
    page.locator("#entry-F03 [data-entry]").last.click()
    expect(page.locator("#entry-F02 dl")).to_be_visible()
    expect(page.locator("#entry-F02 summary")).to_be_focused()


def test_without_scripts_it_is_a_plain_list(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/indikator")
    expect(tab.get_by_role("searchbox")).to_be_hidden()
    tab.locator("#entry-F04 summary").click()
    expect(tab.locator("#entry-F04 dl")).to_be_visible()
