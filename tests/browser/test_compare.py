"""Side by side: every number against the API, every choice by plain links."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

INDRAMAYU, CILACAP = "32.12", "33.01"
CELLS = """() => [...document.querySelectorAll(".comparison tbody tr:not(.group)")].map((row) => ({
  code: row.id.replace("row-", ""),
  values: [...row.querySelectorAll("td")].map((cell) => {
    const data = cell.querySelector("data");
    return data ? Number(data.value) : null;
  }),
}))"""


def expect_choice(page, *parts):
    """Wait until all tiles show an address that holds these parts."""
    for part in parts:
        expect(page.locator("html")).to_have_attribute("data-painted", re.compile(re.escape(part)))


def expect_column(page, api, place, **query):
    """Hold one column against the API."""
    rows = page.evaluate(CELLS)
    assert len(rows) == 26
    codes = ",".join(one["code"] for one in rows)
    values = {
        one["indicator"]: one["value"] for one in api("values", indikator=codes, **query)["values"]
    }
    assert {one["code"]: one["values"][place] for one in rows} == values


def test_regions_are_those_of_the_api(page, api):
    page.goto(f"/banding?tahun=2026&dengan={INDRAMAYU},{CILACAP}")
    expect_choice(page, f"dengan={INDRAMAYU},{CILACAP}")
    expect_column(page, api, 0, wilayah=INDRAMAYU, tahun=2026)
    expect_column(page, api, 1, wilayah=CILACAP, tahun=2026)


def test_cilacap_is_added_and_the_first_removed(page, api):
    page.goto(f"/banding?dengan={INDRAMAYU}")
    expect_choice(page, f"dengan={INDRAMAYU}")
    expect(page.locator(".notices")).to_contain_text("tambah satu lagi")
    page.locator("#compare-adding summary").click()
    page.locator(f"[id='add-{CILACAP}']").click()
    expect_choice(page, f"dengan={INDRAMAYU},{CILACAP}")
    expect_column(page, api, 1, wilayah=CILACAP, tahun=2026)
    page.locator(f"[id='remove-{INDRAMAYU}']").click()
    expect_choice(page, f"dengan={CILACAP}")
    page.go_back()
    expect_choice(page, f"dengan={INDRAMAYU},{CILACAP}")


def test_filters_and_indicator_keep_what_is_compared(page, api):
    page.goto(f"/banding?dengan={INDRAMAYU},{CILACAP}&banding=wilayah")
    expect_choice(page, f"dengan={INDRAMAYU},{CILACAP}")
    page.locator("#filter-year").select_option("2024")
    expect_choice(page, "tahun=2024", "banding=wilayah", f"dengan={INDRAMAYU},{CILACAP}")
    expect_column(page, api, 0, wilayah=INDRAMAYU, tahun=2024)
    page.locator("#filter-indicator").select_option("M01")
    expect_choice(page, "indikator=M01", f"dengan={INDRAMAYU},{CILACAP}")
    expect(page.locator("#row-M01")).to_have_class("chosen")


def test_a_row_draws_its_indicator(page):
    page.goto(f"/banding?dengan={INDRAMAYU},{CILACAP}")
    expect_choice(page, f"dengan={INDRAMAYU},{CILACAP}")
    page.locator("#row-C02 th").get_by_role("link").first.click()
    expect_choice(page, "indikator=C02")
    expect(page.locator("#trend-title")).to_contain_text("Anak PMI terdata")
    expect(page.locator(".page-trend .annotation-text")).to_have_count(2)


def test_years_hold_the_same_months(page, api):
    page.goto("/banding?banding=tahun&dengan=2025,2026&bulan=8")
    expect_choice(page, "dengan=2025,2026")
    expect_column(page, api, 0, tahun=2025, bulan=8)
    expect_column(page, api, 1, tahun=2026, bulan=8)


def test_like_for_like_says_how_many_villages_count(page):
    page.goto("/banding?banding=tahun&dengan=2018,2026&wilayah=33")
    expect_choice(page, "dengan=2018,2026")
    before = page.evaluate(CELLS)
    page.locator("#compare-alike").click()
    expect_choice(page, "sepadan=1")
    heads = page.locator(".comparison thead th").all_inner_texts()[1:]
    counts = [re.search(r"(\d+) dari (\d+) desa dihitung", text).groups() for text in heads]

    assert counts[0][0] == counts[1][0]
    assert int(counts[1][0]) < int(counts[1][1])
    assert page.evaluate(CELLS) != before


def test_cohorts_stand_side_by_side_in_english(page):
    page.goto("/banding?banding=angkatan&bahasa=en&dengan=2017,2020")
    expect_choice(page, "dengan=2017,2020")
    expect(page.locator(".comparison thead")).to_contain_text("Cohort 2017")
    expect(page.locator(".comparison thead")).to_contain_text("no Desmigratif village")


def test_nothing_known_is_explained(page):
    page.goto("/banding?dengan=99.99")
    expect_choice(page, "dengan=99.99")
    expect(page.locator(".page-table")).to_contain_text("Pilih dua sampai 4")
    expect(page.locator(".notices")).to_contain_text("99.99")


def test_all_is_there_without_scripts(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto(f"/banding?dengan={INDRAMAYU}")
    page.locator("#compare-adding summary").click()
    page.locator(f"[id='add-{CILACAP}']").click()
    page.wait_for_url(f"**/banding?*dengan={INDRAMAYU},{CILACAP}")
    expect(page.locator(".comparison tbody tr:not(.group)")).to_have_count(26)
