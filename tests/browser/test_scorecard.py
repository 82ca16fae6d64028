"""The scorecard: statuses follow from the numbers shown; sorting, drilling, a narrow screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Direction

pytestmark = pytest.mark.browser

CILACAP = "33.01"
ROWS = "tbody[data-sorted] tr"
FIGURES = """() => [...document.querySelectorAll(".score-detail tbody tr")].map((row) => ({
  code: row.id.replace("detail-", ""),
  status: row.cells[1].querySelector(".status").classList[1],
  coverage: row.cells[6].textContent.trim(),
}))"""
COLUMN = """(place) => [...document.querySelectorAll("tbody[data-sorted] tr")]
  .map((row) => row.cells[place].dataset.order).filter((one) => one !== undefined).map(Number)"""
ON_TRACK, WATCH, OFF_TRACK = "on_track", "watch", "off_track"
JUDGED = (ON_TRACK, WATCH, OFF_TRACK)


def settle(page, path, **parts):
    page.goto(path)
    for name, value in parts.items():
        expect_painted(page, f"{name}={value}")
    expect(page.locator("html[data-painted]")).to_be_attached()


def expect_painted(page, part):
    expect(page.locator("html")).to_have_attribute("data-painted", re.compile(re.escape(part)))


def number(text):
    """The first number of a text, written in Indonesian."""
    found = re.search(r"-?[\d.]+(?:,\d+)?", text)
    return float(found[0].replace(".", "").replace(",", "."))


def test_every_status_follows_from_the_numbers_beside_it(page, api):
    """By hand: value from the API, expected and coverage as shown, the rule as documented."""
    settle(page, f"/rapor?tahun=2026&wilayah={CILACAP}")
    shown = page.evaluate(FIGURES)
    indicators = load_catalogue().indicators
    codes = ",".join(one["code"] for one in shown)
    values = {
        one["indicator"]: one
        for one in api("values", indikator=codes, wilayah=CILACAP, tahun=2026)["values"]
    }
    judged = [one for one in shown if one["status"] in JUDGED]
    assert len(judged) >= 5
    for one in judged:
        indicator, value = indicators[one["code"]], values[one["code"]]
        row = page.locator(f"#detail-{one['code']}")
        reported, due = value["reported"], value["due"]
        expected = number(row.locator("td").nth(2).inner_text())
        told = row.locator("td").nth(3).inner_text()
        compared = value["value"]
        if indicator.direction is Direction.DOWN and not indicator.is_ratio:
            compared /= reported / due
        turned = 1 if indicator.direction is Direction.UP else -1
        deviation = turned * (
            compared - expected
            if indicator.is_ratio
            else (compared - expected) / expected * 100
            if expected
            else 0
        )
        # What was expected is shown rounded: as much as that may change the deviation.
        shown_deviation = 0.0 if told.startswith("sama") else number(told)
        slack = 0.1 if indicator.is_ratio else 100 * 0.6 / max(expected, 1) + 0.1
        assert abs(abs(deviation) - shown_deviation) <= slack, one
        signed = shown_deviation if (" di atas" in told) == (turned == 1) else -shown_deviation
        wanted = ON_TRACK if signed >= -5 else WATCH if signed >= -10 else OFF_TRACK
        assert one["status"] == wanted, (one, told)


def test_a_column_is_sorted_by_deviation_and_turned_by_a_second_click(page):
    settle(page, "/rapor?tahun=2026")
    head = page.locator("th", has=page.locator("[id='score-M01']"))
    sorter = head.get_by_role("button")
    sorter.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    place = head.evaluate("(cell) => cell.cellIndex")
    ascending = page.evaluate(COLUMN, place)
    assert len(ascending) > 5
    assert ascending == sorted(ascending)
    sorter.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.evaluate(COLUMN, place) == ascending[::-1]
    assert page.locator("thead [aria-sort]").count() == 1


def test_regions_are_sorted_by_name_and_by_how_many_are_off_track_by_keyboard(page):
    settle(page, "/rapor?tahun=2026")
    off = page.evaluate(COLUMN, 1)
    assert off == sorted(off, reverse=True)
    page.locator("thead th").first.get_by_role("button").press("Enter")
    names = page.locator(f"{ROWS} th").all_inner_texts()
    assert names == sorted(names)
    page.locator("thead th.off").get_by_role("button").press("Enter")
    assert page.evaluate(COLUMN, 1) == sorted(off)


def test_a_row_opens_its_region_and_a_column_its_indicator(page):
    settle(page, "/rapor?tahun=2026")
    page.locator(f"{ROWS}", has=page.locator(f"[id='score-{CILACAP}']")).locator("td").nth(
        3
    ).click()
    expect_painted(page, f"wilayah={CILACAP}")
    expect(page.locator("table.scorecard .whole th")).to_have_text("Kab. Cilacap")
    page.locator("#score-M02").click()
    expect_painted(page, "indikator=M02")
    expect(page.locator("thead .chosen a")).to_have_attribute("aria-current", "true")
    page.go_back()
    page.go_back()
    expect(page.locator("table.scorecard .whole th")).to_have_text("Indonesia")


def test_the_menu_leads_here_in_its_group(page):
    settle(page, "/?tahun=2026")
    page.locator("#menu-follow_up > summary").click()
    page.locator("#menu-scorecard").click()
    expect(page.locator("h1")).to_contain_text("Rapor")
    expect(page.locator("#menu-follow_up")).to_have_class(re.compile("current"))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("place", ["", "32.12.16.2004"])
def test_the_header_stays_on_one_line_at_1280(page, language, place):
    page.set_viewport_size({"width": 1280, "height": 720})
    settle(page, f"/rapor?bahasa={language}&wilayah={place}")
    menu, tools = (
        page.locator(".menu-entries").bounding_box(),
        page.locator(".tools").bounding_box(),
    )
    assert menu["x"] + menu["width"] <= tools["x"]
    assert abs(menu["y"] - tools["y"]) < 12
    assert menu["height"] < 40


@pytest.mark.parametrize("width", [320, 390])
def test_regions_stay_in_sight_on_a_telephone(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    settle(page, "/rapor?tahun=2026")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    scroll = page.locator(".page-table .scroll")
    scroll.evaluate("(one) => { one.scrollLeft = one.scrollWidth; }")
    name = page.locator(f"{ROWS} th").first.bounding_box()
    assert name["x"] >= scroll.bounding_box()["x"] - 1


def test_without_javascript_the_order_is_the_worst_first_and_the_rule_opens(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/rapor?tahun=2026")
    counts = [int(one) for one in tab.locator(f"{ROWS} td.off").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    expect(tab.locator(".sorter").first).to_be_hidden()
    tab.locator("#score-rule summary").click()
    expect(tab.locator("#score-rule")).to_contain_text("Contoh dari angka halaman ini")
