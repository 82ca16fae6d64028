"""The page of one village: a coordinator's view, held against the API."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import expect_painted

pytestmark = pytest.mark.browser

KENANGA, NAMOSAIN, PROVINCIAL = "32.12.16.2004", "53.71.01.1001", "33.01.04.2004"
OUTSIDE = "32.12.16.2001"
ROWS = """() => [...document.querySelectorAll(".profile tbody tr")].map((row) => ({
  code: row.id.replace("row-", ""),
  value: row.querySelector("data") ? Number(row.querySelector("data").value) : null,
}))"""
MARKS = """(year) => [...document.querySelectorAll(".receipts tbody tr")]
  .filter((row) => row.querySelector("th").textContent.trim() === year)
  .flatMap((row) => [...row.querySelectorAll("td")].map((cell) => cell.classList[1]))"""
IN_WIDTH = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def expect_api(page, api, village, **window):
    """Hold every number of the sheet against the API."""
    rows = page.evaluate(ROWS)
    assert len(rows) == 24
    codes = ",".join(one["code"] for one in rows)
    values = api("values", indikator=codes, wilayah=village, **window)["values"]
    assert {one["code"]: one["value"] for one in rows} == {
        one["indicator"]: one["value"] for one in values
    }


def test_every_number_is_that_of_the_api(page, api):
    page.goto(f"/desa/{KENANGA}?tahun=2026")
    expect_painted(page, wilayah=KENANGA)
    expect_api(page, api, KENANGA, tahun=2026)
    page.locator("#filter-month").select_option("3")
    expect_painted(page, wilayah=KENANGA, bulan=3)
    expect_api(page, api, KENANGA, tahun=2026, bulan=3)


def test_the_history_adds_up_to_the_reports_received(page, api):
    page.goto(f"/desa/{KENANGA}?tahun=2025")
    expect_painted(page, tahun=2025, wilayah=KENANGA)
    marks = page.evaluate(MARKS, "2025")
    (reports,) = api("values", indikator="O03", wilayah=KENANGA, tahun=2025)["values"]

    assert len(marks) == 12
    assert marks.count("on_time") == reports["numerator"]
    assert marks.count("late") == reports["late"]
    assert marks.count("missing") == reports["due"] - reports["reported"]


def test_a_year_of_the_history_opens_that_year(page, api):
    page.goto(f"/desa/{KENANGA}")
    expect_painted(page, wilayah=KENANGA)
    page.locator(".receipts").get_by_role("link", name="2024").click()
    expect_painted(page, tahun=2024, wilayah=KENANGA)
    expect_api(page, api, KENANGA, tahun=2024)
    page.go_back()
    expect_painted(page, wilayah=KENANGA)


def test_neighbours_lead_from_village_to_village(page):
    page.goto(f"/desa/{KENANGA}?tahun=2025")
    expect_painted(page, tahun=2025, wilayah=KENANGA)
    page.locator(".places a").first.click()
    page.wait_for_url("**/desa/32.12.*?tahun=2025")
    expect(page.locator(".page-places")).to_contain_text("Desa Kenanga")


def test_a_kelurahan_is_called_one(page):
    page.goto(f"/desa/{NAMOSAIN}")
    expect(page.locator("#sentence")).to_contain_text("Kelurahan Namosain")
    expect(page.locator(".page-identity h2")).to_have_text("Kelurahan Namosain")


def test_the_provincial_village_has_facts_and_no_figures(page):
    page.goto(f"/desa/{PROVINCIAL}")
    expect_painted(page, wilayah=PROVINCIAL)
    expect(page.locator(".page-identity")).to_contain_text("tidak dihitung")
    expect(page.locator(".page-sheet")).to_be_hidden()
    expect(page.locator(".profile")).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (OUTSIDE, "bukan desa Desmigratif dalam register"),
        ("32.12", "bukan satu desa"),
        ("91.99.99.9999", "bukan satu desa"),
        ("kenanga", "bukan satu desa"),
    ],
)
def test_what_is_no_village_of_the_programme_leads_to_some(page, place, told):
    page.goto(f"/desa/{place}")
    expect(page.locator(".page-identity")).to_contain_text(told)
    assert page.locator(".places a").count() >= 5


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_fits_the_width(open_tab, width):
    page = open_tab(viewport={"width": width, "height": 800})
    page.goto(f"/desa/{KENANGA}")
    expect_painted(page, wilayah=KENANGA)

    assert page.evaluate(IN_WIDTH)


def test_prints_on_one_sheet(page):
    page.goto(f"/desa/{NAMOSAIN}")
    expect_painted(page, wilayah=NAMOSAIN)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")

    assert sheets == 1


def test_all_is_there_without_scripts(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto(f"/desa/{KENANGA}")

    expect(page.locator(".profile")).to_have_count(7)
    expect(page.locator(".receipts tbody tr")).to_have_count(11)
