"""Every number that a tile shows leads to where it comes from, and there it is the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import expect_painted
from tests.browser.test_access import SETTLED, address_of, every_page

pytestmark = pytest.mark.browser

# How many values look wrong is no figure: each of them has a link of its own in the list below.
UNLED = """() => [...document.querySelectorAll("main .tile")]
  .filter((tile) => tile.querySelector("data.value:not(#count-checks)"))
  .filter((tile) => !tile.querySelector("a[href^='/mengapa?']"))
  .map((tile) => tile.textContent.trim().slice(0, 60))"""
# The smallest part of a tile that holds a link and one number; of reports only the percentage is
# the figure, and the link of an earlier year says that it is about all of it.
PAIRS = """() => [...document.querySelectorAll("main a[href^='/mengapa?']")].flatMap((link) => {
  const part = link.closest("td, li, .tile");
  const numbers = part.querySelectorAll("data.value:not([id^='count-']), #count-on-time");
  return numbers.length === 1 ? [[link.id, numbers[0].getAttribute("value")]] : [];
})"""
NUMBERS = "[...document.querySelectorAll('.formula data')].map((one) => one.value)"
SMALL = """() => [...document.querySelectorAll("main a.origin")].filter((link) => {
  const { width, height } = link.getBoundingClientRect();
  return link.checkVisibility() && (width < 24 || height < 24);
}).map((link) => link.id)"""
TWICE = """() => {
  const ids = [...document.querySelectorAll(".page [id]")].map((one) => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""
A_HANDFUL = 3


def open_page(tab, page):
    tab.goto(address_of(page))
    expect(tab.locator(SETTLED)).to_be_attached()


def figure_pages():
    """Pages that show figures of indicators in tiles; the page of origins is where they lead."""
    return [one for one in every_page() if one.id not in {"why", "upload", "submission"}]


@pytest.mark.parametrize("one", figure_pages())
def test_each_number_leads_to_itself(page, one):
    open_page(page, one)
    assert page.evaluate(UNLED) == []
    assert page.evaluate(TWICE) == []
    pairs = page.evaluate(PAIRS)
    for link, value in pairs[:: max(1, len(pairs) // A_HANDFUL)]:
        open_page(page, one)
        page.locator(f"[id='{link}']").click()
        page.wait_for_url("**/mengapa?**")
        expect(page.locator(".formula data").first).to_be_attached()
        assert value in page.evaluate(NUMBERS), link


@pytest.mark.parametrize("one", figure_pages())
@pytest.mark.parametrize("width", [390, 1280])
def test_the_links_are_large_enough(open_tab, one, width):
    tab = open_tab(viewport={"width": width, "height": 720})
    open_page(tab, one)
    assert tab.evaluate(SMALL) == []


def test_the_trend_leads_to_the_month_that_it_tells(page):
    page.goto("/?indikator=M01")
    expect_painted(page, indikator="M01")
    month = page.locator("#trend-title").inner_text().split()[0]
    page.locator("#trend-why").click()
    expect(page.locator("#sentence")).to_contain_text(f"{month} 2026")


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_the_first_screen_of_the_overview_has_its_links(open_tab, size, language):
    width, height = size
    tab = open_tab(viewport={"width": width, "height": height})
    tab.goto(f"/?bahasa={language}")
    expect(tab.locator(SETTLED)).to_be_attached()
    expect(tab.locator("#pillar-K01-why")).to_be_visible()
    for name in ("kpi-O03-why", "map-why", "trend-why"):
        box = tab.locator(f"[id='{name}']").bounding_box()
        assert box["y"] + box["height"] <= height, name
    brand, tools = (tab.locator(name).bounding_box()["y"] for name in ("#brand", "#region-search"))
    assert abs(brand - tools) < 10, "the tools stand on the line of the menu"
