"""The map page: the same numbers as the API, drilling, and the years that pass."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import (
    SNAPSHOT,
    YEAR,
    address,
    compare_regions,
    expect_painted,
    unit_of,
    written,
)

pytestmark = pytest.mark.browser

CILACAP, INDRAMAYU, KENANGA = "33.01", "32.12", "32.12.16.2004"
OUTSIDE = "31"
# A full play of the years takes a second each; a test looks at its first steps.
MOVING = {"reduced_motion": "no-preference"}
# A year that passes is shown too shortly to be sure of seeing it: all that were shown are kept.
KEEP_PASSED = """document.addEventListener("desmigratif:painted", () => {
  const { dataset } = document.documentElement;
  dataset.passed = `${dataset.passed || ""}${dataset.painted}&`;
})"""


def expect_map(page, api, **filters):
    """Wait until the page shows this choice, and hold its numbers against the API."""
    expect_painted(page, **filters)
    shown = page.evaluate(SNAPSHOT)
    compare_regions(shown, api, **filters)
    code = filters["indikator"]
    window = {"tahun": YEAR} | {key: filters[key] for key in filters if key != "indikator"}
    (total,) = api("values", indikator=code, **window)["values"]
    if total["value"] is None:
        expect(page.locator(".total .state")).to_be_visible()
    else:
        number = written(total["value"], unit_of(api, code), filters)
        expect(page.locator(".total .value")).to_contain_text(number)
    return shown


def open_moving(open_tab, year):
    page = open_tab(**MOVING)
    page.add_init_script(KEEP_PASSED)
    page.goto("/peta" + address(tahun=year))
    expect_painted(page, tahun=year)
    return page


def expect_passed(page, *years):
    """Wait until these years were shown, one after the other."""
    shown = "".join(re.escape(f"{address(tahun=year)}&") for year in years)
    expect(page.locator("html")).to_have_attribute("data-passed", re.compile(shown))


@pytest.mark.parametrize(
    ("code", "place"), [("F03", ""), ("V01", ""), ("U07", INDRAMAYU), ("F03", KENANGA)]
)
def test_numbers_are_those_of_the_api(page, api, code, place):
    filters = {"indikator": code} | ({"wilayah": place} if place else {})
    page.goto("/peta" + address(**filters))

    shown = expect_map(page, api, **filters)

    assert {one["code"] for one in shown["map"]} == {one["code"] for one in shown["ranking"]}


def test_a_province_marks_its_villages(page):
    page.goto("/peta" + address(wilayah="33", indikator="U07"))
    expect_painted(page, wilayah="33", indikator="U07")

    marks = {one["code"] for one in page.evaluate(SNAPSHOT)["map"]}

    assert CILACAP in marks
    assert any(len(code) > len(CILACAP) for code in marks)


def test_enter_on_the_map_and_a_click_in_the_list_open_a_region(page, api):
    page.goto("/peta" + address(indikator="U07"))
    expect_painted(page, indikator="U07")
    page.locator(f".chart [data-link*='{INDRAMAYU}&']").first.focus()
    page.keyboard.press("Enter")
    expect_map(page, api, wilayah=INDRAMAYU, indikator="U07")
    page.locator(f"[id='rank-{KENANGA}']").click()
    expect_map(page, api, wilayah=KENANGA, indikator="U07")
    expect(page.locator(".ranking tr.chosen")).to_be_in_viewport()
    page.go_back()
    expect_map(page, api, wilayah=INDRAMAYU, indikator="U07")


def test_the_slider_sets_the_year_by_keyboard(page, api):
    page.goto("/peta" + address(indikator="U07"))
    expect_painted(page, indikator="U07")
    slider = page.get_by_role("slider", name="Geser tahun pada peta")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect_map(page, api, tahun=2025, indikator="U07")
    expect(slider).to_be_focused()
    expect(slider).to_have_value("2025")
    page.keyboard.press("Home")
    expect_map(page, api, tahun=2016, indikator="U07")


def test_the_years_pass_until_somebody_pauses(open_tab):
    page = open_moving(open_tab, 2017)
    button = page.locator("[data-play]")
    expect(button).to_have_accessible_name("Putar tahun")
    button.click()
    expect(button).to_have_accessible_name("Jeda")
    expect_passed(page, 2017, 2018, 2019)
    button.click()
    expect(button).to_have_accessible_name("Putar tahun")
    page.go_back()
    expect_painted(page, tahun=2017)


def test_the_years_end_with_the_newest_and_begin_again_with_the_first(open_tab):
    page = open_moving(open_tab, YEAR - 1)
    button = page.locator("[data-play]")
    button.click()
    expect_painted(page)
    expect(button).to_have_accessible_name("Putar tahun")
    button.click()
    expect_passed(page, YEAR, 2016)


def test_choosing_something_else_stops_the_years(open_tab):
    page = open_moving(open_tab, 2017)
    page.locator("[data-play]").click()
    expect_passed(page, 2017, 2018)
    page.locator(f"[id='rank-{CILACAP}']").click()
    expect(page.locator("[data-play]")).to_have_accessible_name("Putar tahun")
    expect(page.locator(".total h2")).to_contain_text("Kab. Cilacap")


def test_who_wants_no_motion_gets_the_slider_only(page):
    page.goto("/peta")
    expect_painted(page)

    expect(page.locator("[data-play]")).to_be_hidden()
    expect(page.get_by_role("slider")).to_be_visible()


def test_without_javascript_years_are_links(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto("/peta" + address(indikator="U07"))
    page.get_by_role("navigation", name="Tahun pada peta").get_by_text("2024").click()

    expect(page.locator(".total h2")).to_have_text("Indonesia · Januari–Desember 2024")
    assert page.url.endswith(address(tahun=2024, indikator="U07"))


def test_a_region_outside_the_programme_says_so(page):
    page.goto("/peta" + address(wilayah=OUTSIDE))
    expect_painted(page, wilayah=OUTSIDE)

    expect(page.locator(".notices")).to_contain_text("Tidak ada desa Desmigratif")
    expect(page.locator("#map-title")).to_have_text("Belum ada angka untuk dipetakan")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720)])
def test_fits_one_screen(open_tab, width, height):
    page = open_tab(viewport={"width": width, "height": height})
    page.goto("/peta" + address(indikator="U07"))
    expect_painted(page, indikator="U07")

    assert page.evaluate("document.documentElement.scrollHeight") <= height
    assert page.locator(".page-map .chart-box").bounding_box()["height"] > 300
