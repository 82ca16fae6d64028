"""From the country down to a village and up again: every tile follows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted, expect_shown, search_for

pytestmark = pytest.mark.browser

SAMBAS, CILACAP, INDRAMAYU, KENANGA = "61.01", "33.01", "32.12", "32.12.16.2004"
# Middle of what is drawn last for a region: the symbol of its seat, otherwise its area.
SPOT = """(code) => {
  const shapes = "path.choroplethlocation, path.point";
  const marks = [...document.querySelector(".geolayer").querySelectorAll(shapes)];
  const trace = (mark) => mark.closest("g.trace").__data__[0].trace;
  const link = (mark) => (trace(mark).customdata || [])[mark.__data__.i] || "";
  const own = marks.filter((mark) => new URLSearchParams(link(mark)).get("wilayah") === code);
  const { left, top, width, height } = own.pop().getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}"""
SHOWS_FOCUS = """(element) => [element, element.closest(".tile")].filter(Boolean).some((place) => {
  const { outlineStyle, outlineWidth, strokeWidth, boxShadow } = getComputedStyle(place);
  if (place.tagName === "path") return parseFloat(strokeWidth) >= 2;
  return boxShadow !== "none" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
})"""
MOST_STOPS = 80


def click_map(page, code, name):
    x, y = page.evaluate(SPOT, code)
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    expect(page.locator(".page-map .hoverlayer")).to_contain_text(name)
    page.mouse.click(x, y)


def tab_to(page, target, key="Tab"):
    """Press Tab until the target has the focus, and show it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if target.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{target} cannot be reached by {key}")


def shows_focus(target):
    """Whether a line of at least two pixels, or a glow, is around the target or its card."""
    return target.evaluate(SHOWS_FOCUS)


def test_by_mouse(page, api):
    page.goto("/")
    expect_shown(page, api)
    click_map(page, SAMBAS, "Kab. Sambas")
    expect_shown(page, api, wilayah=SAMBAS)
    page.get_by_role("navigation").get_by_text("Indonesia").click()
    expect_shown(page, api)
    page.locator(f"[id='rank-{CILACAP}']").click()
    expect_shown(page, api, wilayah=CILACAP)
    page.get_by_role("navigation").get_by_text("Jawa Tengah").click()
    expect_shown(page, api, wilayah="33")
    click_map(page, CILACAP, "Kab. Cilacap")
    expect_shown(page, api, wilayah=CILACAP)


def test_by_mouse_down_to_a_village(page, api):
    page.goto(address(wilayah=INDRAMAYU))
    expect_shown(page, api, wilayah=INDRAMAYU)
    click_map(page, KENANGA, "Kenanga")
    expect_shown(page, api, wilayah=KENANGA)
    expect(page.locator("#sentence")).to_contain_text("Kenanga")
    expect(page.locator(f"[id='rank-{KENANGA}']")).to_have_attribute("aria-current", "location")
    page.locator("[id='rank-32.12.09.2003']").click()
    expect_shown(page, api, wilayah="32.12.09.2003")


def test_by_a_headline_number(page, api):
    page.goto("/")
    expect_painted(page)
    page.locator("#kpi-M01").click()
    expect_shown(page, api, indikator="M01")
    page.locator("#pillar-K01").click()
    expect_shown(page, api, indikator="K01")


def test_by_keyboard_on_map_and_table(page, api):
    page.goto("/")
    expect_painted(page)
    stop = page.locator(".chart [role='link'][tabindex='0']")
    tab_to(page, stop)
    page.keyboard.press("ArrowRight")
    focused = page.locator(".chart [role='link']:focus")
    assert shows_focus(focused)
    code = focused.get_attribute("data-link").split("wilayah=")[1].split("&")[0]
    page.keyboard.press("Enter")
    expect_shown(page, api, wilayah=code)

    up = page.get_by_role("navigation").get_by_text("Indonesia")
    tab_to(page, up, "Shift+Tab")
    assert shows_focus(up)
    page.keyboard.press("Enter")
    expect_painted(page)
    row = page.locator(f"[id='rank-{CILACAP}']")
    tab_to(page, row)
    assert shows_focus(row)
    page.keyboard.press("Enter")
    expect_shown(page, api, wilayah=CILACAP)


def test_every_stop_of_the_keyboard_is_visible(page):
    page.goto("/")
    expect_painted(page)
    seen = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.count() or focused.evaluate("(element) => element === document.body"):
            break
        name = focused.evaluate("(element) => element.id || element.outerHTML.slice(0, 80)")
        seen.append((name, shows_focus(focused)))
    hidden = [name for name, shown in seen if not shown]
    assert not hidden
    assert len(seen) > 40


def test_the_picker_finds_a_village_by_name(page, api):
    page.goto("/")
    expect_painted(page)
    button = page.locator("#region-button")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Cari wilayah")).to_be_focused()
    search_for(page, "kenanga")
    first = page.locator(".picker").get_by_role("option").first
    expect(first).to_have_text("Desa Kenanga, Sindang, Kabupaten Indramayu, Jawa Barat")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect_shown(page, api, wilayah=KENANGA)
    expect(button).to_be_focused()


def test_the_picker_goes_down_level_by_level(page, api):
    page.goto("/")
    expect_painted(page)
    steps = (("Jawa Barat", "32"), ("Kabupaten Indramayu", INDRAMAYU), ("Desa Kenanga", KENANGA))
    for name, code in steps:
        page.locator("#region-button").click()
        page.locator(".picker").get_by_role("option").get_by_text(name, exact=True).click()
        expect_shown(page, api, wilayah=code)


def test_the_picker_says_when_nothing_has_that_name(page):
    page.goto("/")
    expect_painted(page)
    page.locator("#region-button").click()
    search_for(page, "xyzzy")
    expect(page.get_by_role("status").filter(has_text="Tidak ada wilayah")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#region-button")).to_be_focused()
