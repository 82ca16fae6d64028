"""Searching a region by a misspelt name, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import expect_painted, expect_shown, search_for

pytestmark = pytest.mark.browser

INDRAMAYU, KENANGA = "32.12", "32.12.16.2004"


@pytest.fixture
def picker(page):
    """The open dialog, the focus in its search field."""
    page.goto("/")
    expect_painted(page)
    page.locator("#region-search").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Cari wilayah")).to_be_focused()
    return page.locator(".picker")


def test_a_misspelt_name_is_found_and_chosen(page, api, picker):
    search_for(page, "kenangga")
    expect(picker.get_by_role("status")).to_have_text(
        "Tidak ada nama yang persis begitu. Mungkin maksud Anda:"
    )
    first = picker.get_by_role("option").first
    expect(first).to_have_text(
        "Desa Kenanga, Sindang, Kabupaten Indramayu, Jawa Barat ≈ ejaan mirip"
    )
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect_shown(page, api, wilayah=KENANGA)
    expect(page.locator("#region-search")).to_be_focused()


def test_arrows_go_through_close_names(page, api, picker):
    search_for(page, "kec indramyu")
    options = picker.get_by_role("option")
    expect(options.first).to_contain_text("ejaan mirip")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(1)).to_contain_text("Kabupaten Indramayu")
    page.keyboard.press("Enter")
    expect_shown(page, api, wilayah=INDRAMAYU)


def test_close_names_are_marked_among_those_spelt_so(page, picker):
    search_for(page, "kenangan j")
    options = picker.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(picker.get_by_role("status")).to_contain_text("ditandai ≈ mungkin maksud Anda")
    expect(options.first).not_to_contain_text("≈")
    expect(options.last).to_contain_text("≈ ejaan mirip")


def test_nonsense_is_found_nowhere(page, picker):
    search_for(page, "qqqqzz")
    expect(picker.get_by_role("status")).to_have_text("Tidak ada wilayah dengan nama itu")
    expect(picker.get_by_role("option")).to_have_count(0)


def test_enter_pressed_before_the_hits_arrive_counts(page, api, picker):
    asked = []

    def hold(route):
        asked.append(route)

    page.route("**/api/v1/regions?cari=*", hold)
    with page.expect_request("**/api/v1/regions?cari=indramayu"):
        page.keyboard.type("indramayu")
    page.keyboard.press("Enter")
    expect(picker).to_be_visible()
    for route in asked:
        route.continue_()
    expect_shown(page, api, wilayah=INDRAMAYU)


def test_a_list_that_comes_late_is_not_chosen_from(page, api):
    late = []

    def hold(route):
        late.append(route)

    page.goto("/")
    expect_painted(page)
    page.route("**/api/v1/regions?induk=*", hold)
    with page.expect_request("**/api/v1/regions?induk=*"):
        page.locator("#region-search").click()
    page.clock.install()
    page.keyboard.type("indramayu")
    with page.expect_response("**/api/v1/regions?induk=*"):
        late[0].continue_()
    page.keyboard.press("Enter")
    page.clock.run_for(200)
    expect_shown(page, api, wilayah=INDRAMAYU)
