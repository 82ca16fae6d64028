"""The briefing in one file, opened from a disk without a network."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reading import expect_painted, unit_of, written

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page, open_tab, tmp_path):
    """Take the file from the overview of a province and open it in a tab without a network."""
    page.goto("/?wilayah=33")
    expect_painted(page, wilayah="33")
    page.locator("#download summary").click()
    with page.expect_download() as download:
        page.locator("#download").get_by_text("HTML").click()
    file = tmp_path / download.value.suggested_filename
    file.write_bytes(Path(download.value.path()).read_bytes())
    tab = open_tab()
    tab.context.set_offline(True)
    tab.goto(file.as_uri())
    return tab


def test_shows_the_numbers_of_the_api_for_any_region_and_year(opened, api):
    data = json.loads(opened.locator("#data").text_content())
    chance = random.Random(7)  # noqa: S311  # the same states every time

    assert "DATA CONTOH" in opened.locator(".demo").inner_text()
    expect(opened.locator("#place")).to_have_text("Jawa Tengah, 2026")
    for _ in range(5):
        place, row = chance.randrange(len(data["regions"])), chance.randrange(len(data["years"]))
        region, year = data["regions"][place][0], data["years"][row]
        opened.locator("#region").select_option(str(place))
        opened.locator("#year").select_option(str(row))
        for one in data["indicators"]:
            code = one["code"]
            value = api("values", indikator=code, wilayah=region, tahun=year)["values"][0]["value"]
            shown = opened.locator(f'.card[data-code="{code}"] .value').inner_text()
            if value is None:
                assert not any(letter.isdigit() for letter in shown.replace("0 dari 0", ""))
            else:
                assert shown.removeprefix("Rp").startswith(written(value, unit_of(api, code), {}))


def test_a_click_on_the_map_chooses_the_region(opened):
    area = opened.locator("#map .area").first
    code = area.get_attribute("data-code")
    area.dispatch_event("click")

    data = json.loads(opened.locator("#data").text_content())
    name = dict(data["regions"])[code]
    expect(opened.locator("#place")).to_have_text(f"{name}, 2026")
    expect(opened.locator("#map .chosen")).to_have_attribute("data-code", code)


def test_is_small_and_fits_a_phone(opened):
    opened.set_viewport_size({"width": 390, "height": 844})

    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(opened.content().encode()) < 3_000_000
