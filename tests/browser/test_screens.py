"""Wall, laptop, telephone: everything fits, nothing is cut, nothing overlaps."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted, expect_shown, search_for

pytestmark = pytest.mark.browser

OVERLAPS = """() => {
  const tiles = [...document.querySelectorAll(".tile")]
    .map((tile) => [tile, tile.getBoundingClientRect()]);
  const name = (tile) => tile.innerText.split("\\n")[0];
  return tiles.flatMap(([tile, one], index) => tiles.slice(index + 1)
    .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
      && one.top < other.bottom - 1 && other.top < one.bottom - 1)
    .map(([other]) => [name(tile), name(other)]));
}"""
CUT = """() => [...document.querySelectorAll(".tile")].flatMap((tile) => {
  const edge = tile.getBoundingClientRect();
  const parts = "h2, a, .value, .change, .coverage, .basis, .sparkline, .chart-box";
  return [...tile.querySelectorAll(parts)]
    .filter((part) => !part.closest(".scroll, .concerns, .definition, .table-twin"))
    .filter((part) => !part.closest(".visually-hidden"))
    .filter((part) => !part.closest("details:not([open]) > :not(summary)"))
    .filter((part) => {
      const box = part.getBoundingClientRect();
      return box.width && (box.right > edge.right + 1 || box.bottom > edge.bottom + 1);
    })
    .map((part) => `${part.tagName} ${part.getAttribute("class")}: ${part.textContent.trim()}`);
})"""
# Numbers, sentences, what to look after, map and trend; what comes below may be scrolled to.
LOWEST = """() => Math.max(...["kpis", "briefing", "attention", "map", "trend"].map((name) =>
  document.querySelector(`.page-${name}`).getBoundingClientRect().bottom))"""
FITS = "(one) => one.scrollWidth <= one.clientWidth"
LAPTOP, PROJECTOR = (1366, 768), (1280, 720)
TELEPHONE, SMALL_TELEPHONE = {"width": 390, "height": 844}, {"width": 320, "height": 640}


def expect_in_place(page, width):
    """Nothing is wider than the screen, nothing overlaps, nothing sticks out of its tile."""
    expect(page.locator("html")).to_have_js_property("scrollWidth", width)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"bahasa": "en"},
        {"wilayah": "33"},
        {"wilayah": "32.12", "indikator": "F02"},
        {"pilar": "layanan_migrasi", "wilayah": "32.12.16.2004"},
        {"tahun": 2016, "bahasa": "en"},
    ],
)
def test_what_matters_most_of_the_overview_fits_one_screen(page, filters):
    page.goto(address(**filters))
    expect_painted(page, **filters)
    for width, height in (LAPTOP, PROJECTOR):
        page.set_viewport_size({"width": width, "height": height})
        expect_in_place(page, width)
        assert page.evaluate(LOWEST) <= height


@pytest.mark.parametrize("filters", [{}, {"bahasa": "en"}, {"wilayah": "32.12.16.2004"}])
def test_a_telephone_needs_no_sideways_scrolling(open_tab, filters):
    page = open_tab(viewport=TELEPHONE)
    page.goto(address(**filters))
    expect_painted(page, **filters)
    expect_in_place(page, TELEPHONE["width"])
    page.set_viewport_size(SMALL_TELEPHONE)
    expect_in_place(page, SMALL_TELEPHONE["width"])


@pytest.mark.parametrize(
    ("path", "table"), [("/banding", ".page-table"), ("/mutu-data", ".page-findings")]
)
def test_tables_of_a_telephone_show_all_their_columns(open_tab, path, table):
    page = open_tab(viewport=TELEPHONE)
    page.goto(f"{path}?tahun=2026")
    expect(page.locator("html[data-painted]")).to_be_attached()
    assert page.locator(f"{table} .scroll").evaluate(FITS)


def test_a_hall_sees_all_columns_of_the_scorecard(page, server):
    page.context.add_cookies([{"name": "tema", "value": "projector", "url": server.url}])
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    page.goto("/rapor?tahun=2026")
    expect(page.locator("html[data-painted]")).to_be_attached()
    assert page.locator(".page-table .scroll").evaluate(FITS)


def test_filters_of_a_telephone_are_in_a_drawer(open_tab, api):
    page = open_tab(viewport=TELEPHONE)
    page.goto("/")
    expect_painted(page)
    year = page.get_by_role("combobox", name="Tahun")
    expect(year).to_be_hidden()
    page.locator("label[for=filters-open]").click()
    year.select_option("2025")
    expect_shown(page, api, tahun=2025)
    expect(year).to_be_visible()
    page.locator("#region-button").click()
    search_for(page, "cilacap")
    page.locator(".picker").get_by_role("option", name="Cilacap").first.click()
    expect_shown(page, api, tahun=2025, wilayah="33.01")
    expect_in_place(page, TELEPHONE["width"])
