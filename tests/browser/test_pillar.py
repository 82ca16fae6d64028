"""The page of a pillar: what it shows is what the API says, and every row opens its place."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, unit_of, written

pytestmark = pytest.mark.browser

PATH = "/pilar/usaha_produktif"
CHOSEN = {"pilar": "usaha_produktif"}
INDRAMAYU, KENANGA, CODE, MONTH = "32.12", "32.12.16.2004", "U07", 3
CELLS = """(month) => Object.fromEntries([...document.querySelectorAll(".heat tbody tr")]
  .map((row) => [row.querySelector("a").id.replace("heat-", ""), row.cells[month].textContent]))"""
CARDS = """() => Object.fromEntries([...document.querySelectorAll(".kpi")].map((card) => [
  card.querySelector("a").id.replace("kpi-", ""),
  Number(card.querySelector("data").getAttribute("value"))]))"""


def expect_choice(page, **filters):
    expected = address(**CHOSEN | filters)
    expect(page.locator("html")).to_have_attribute("data-painted", expected)


def test_shows_what_the_api_says(page, api):
    page.goto(f"{PATH}?tahun=2026&wilayah={INDRAMAYU}")
    expect_choice(page, wilayah=INDRAMAYU)

    cards = page.evaluate(CARDS)
    asked = api("values", indikator=",".join(cards), wilayah=INDRAMAYU, tahun=2026)
    assert cards == {one["indicator"]: one["value"] for one in asked["values"]}
    cells = page.evaluate(CELLS, MONTH)
    query = {"wilayah": INDRAMAYU, "tahun": 2026, "bulan": MONTH, "turunan": "desa"}
    values = api("values", indikator=CODE, **query)["values"]
    unit = unit_of(api, CODE)
    missing = "×belum ada laporan"
    assert cells == {one["region"]: written(one["value"], unit, {}) or missing for one in values}


def test_women_and_men_are_those_of_the_api(page, api):
    page.goto(PATH)
    expect_choice(page)

    asked = api("values", indikator=CODE, tahun=2026, rincian="jenis_kelamin")["values"]
    unit = unit_of(api, CODE)
    for one in asked:
        if one["breakdown"]:
            shown = page.locator(".sexes tbody")
            expect(shown).to_contain_text(written(one["value"], unit, {}))


def test_heat_map_opens_regions_and_months(page):
    page.goto(PATH)
    expect_choice(page)
    page.locator(f"[id='heat-{INDRAMAYU}']").click()
    expect_choice(page, wilayah=INDRAMAYU)
    page.locator(f"tr:has([id='heat-{KENANGA}']) td").first.click()
    expect_choice(page, wilayah=KENANGA)
    page.locator(f"[id='heat-month-{MONTH}']").press("Enter")
    expect_choice(page, wilayah=KENANGA, bulan=MONTH)
    page.go_back()
    expect_choice(page, wilayah=KENANGA)
    page.locator("[id='kpi-U06']").press("Enter")
    expect_choice(page, wilayah=KENANGA, indikator="U06")


def test_the_other_tables_open_places_too(page):
    page.goto(f"{PATH}?tahun=2026&wilayah=32")
    expect_choice(page, wilayah="32")
    page.locator(f".page-villages [id='rank-{KENANGA}']").click()
    expect_choice(page, wilayah=KENANGA)
    expect(page.locator(f".page-districts [id='rank-{INDRAMAYU}']")).to_have_attribute(
        "aria-current", "location"
    )


def test_what_is_no_pillar_is_a_page_that_says_so(page, watch):
    watch.expected = "404"

    answer = page.goto("/pilar/xyz")

    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ada")
    page.get_by_role("link", name="Buka ringkasan").click()
    expect(page.locator("html")).to_have_attribute("data-painted", address())
