"""Why this number? From a headline number of the country down to what a village sent."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.reading import KPIS, expect_painted

pytestmark = pytest.mark.browser

KENANGA, PROVINCIAL = "32.12.16.2004", "33.01.04.2004"
IN_WIDTH = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def number(page, name):
    """Number of an element, as a program reads it."""
    return float(page.locator(name).get_attribute("value"))


def expect_api(page, api, code, **window):
    """Hold the formula's numbers against the API."""
    (value,) = api("values", indikator=code, **window)["values"]
    assert number(page, "#formula-value") == value["value"]
    assert number(page, "#formula-1") == value["numerator"]
    if value["denominator"] is not None:
        assert number(page, "#formula-2") == value["denominator"]


def test_two_clicks_lead_from_the_country_to_what_a_village_sent(page):
    page.goto("/")
    expect_painted(page)
    page.locator("#kpi-M01-why").click()
    page.wait_for_url("**/mengapa?**")
    expect_painted(page, indikator="M01")
    page.locator(".page-villages tbody a").first.click()
    expect(page.locator(".sources tbody tr")).not_to_have_count(0)
    query = dict(parse_qsl(urlsplit(page.url).query))
    assert query["indikator"] == "M01"
    assert query["wilayah"].count(".") == 3
    expect(page.locator(".sources tbody tr").first).to_contain_text("DATA CONTOH")
    page.go_back()
    expect_painted(page, indikator="M01")
    expect(page.locator(".page-villages tbody tr")).not_to_have_count(0)


@pytest.mark.parametrize("code", KPIS)
def test_the_numbers_are_those_of_the_api(page, api, code):
    page.goto(f"/mengapa?indikator={code}&tahun=2026&wilayah=32")
    expect_painted(page, wilayah=32, indikator=code)
    expect_api(page, api, code, tahun=2026, wilayah=32)


def test_another_indicator_month_and_year_are_chosen_in_place(page, api):
    page.goto(f"/mengapa?tahun=2025&wilayah={KENANGA}")
    expect_painted(page, tahun=2025, wilayah=KENANGA)
    page.locator("#filter-indicator").select_option("C04")
    expect_painted(page, tahun=2025, wilayah=KENANGA, indikator="C04")
    page.locator("#filter-month").select_option("3")
    expect_painted(page, tahun=2025, bulan=3, wilayah=KENANGA, indikator="C04")
    expect_api(page, api, "C04", tahun=2025, bulan=3, wilayah=KENANGA)


def test_the_values_used_add_up_to_the_number(page):
    page.goto(f"/mengapa?tahun=2025&wilayah={KENANGA}&indikator=F01")
    expect_painted(page, tahun=2025, wilayah=KENANGA, indikator="F01")
    used = page.locator(".sources tr.counted data").all()

    assert len(used) > 5
    assert sum(float(one.get_attribute("value")) for one in used) == number(page, "#formula-value")


def test_districts_lead_down_to_their_villages(page):
    page.goto("/mengapa?tahun=2025&indikator=F01")
    expect_painted(page, tahun=2025, indikator="F01")
    page.locator("#districts-32\\.12").click()
    expect_painted(page, tahun=2025, wilayah="32.12", indikator="F01")
    page.locator(f"#villages-{KENANGA.replace('.', chr(92) + '.')}").click()
    expect_painted(page, tahun=2025, wilayah=KENANGA, indikator="F01")


def test_a_village_of_another_programme_is_told_apart(page):
    page.goto(f"/mengapa?wilayah={PROVINCIAL}")
    expect(page.locator(".page-origins")).to_contain_text("tidak dihitung")


def test_it_is_in_no_menu(page):
    page.goto("/mengapa")
    expect_painted(page)

    expect(page.locator("#menu-why")).to_have_count(0)
    expect(page.locator(".menu [aria-current]")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("place", ["", KENANGA])
def test_fits_the_width(open_tab, width, place):
    page = open_tab(viewport={"width": width, "height": 800})
    page.goto(f"/mengapa?wilayah={place}&indikator=C02")
    expect(page.locator("html[data-painted]")).to_be_attached()
    expect(page.locator("#formula-value")).to_be_visible()

    assert page.evaluate(IN_WIDTH)


def test_all_is_there_without_scripts(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto(f"/mengapa?tahun=2025&wilayah={KENANGA}&indikator=F01")

    expect(page.locator(".sources tbody tr")).not_to_have_count(0)
    expect(page.locator("#formula-value")).to_be_visible()
