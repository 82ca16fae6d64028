"""The sentences of the overview, and where their numbers lead."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted

pytestmark = pytest.mark.browser

NUMBERS = """[...document.querySelectorAll("ol.briefing a:has(data)")].map(
    link => [link.getAttribute("href"), Number(link.querySelector("data").value)])"""
PARTS = ("value", "numerator", "denominator", "reported", "due")
CHOICES = (
    {},
    {"bulan": 10, "bahasa": "en"},
    {"wilayah": 33, "pilar": "koperasi"},
    {"wilayah": "33.01", "indikator": "F02"},
)


@pytest.mark.parametrize("choice", CHOICES)
def test_every_number_is_the_one_of_the_page_that_it_opens(page, api, choice):
    page.goto(f"/{address(**choice)}")
    expect_painted(page, **choice)
    numbers = page.evaluate(NUMBERS)

    assert 5 <= page.locator("ol.briefing > li").count() <= 8
    traced = [(urlsplit(href), shown) for href, shown in numbers if href.startswith("/mengapa")]
    traced = [(link, shown) for link, shown in traced if not link.fragment]
    assert len(traced) >= 5
    for link, shown in traced:
        asked = dict(parse_qsl(link.query))
        window = {name: asked.get(name) for name in ("indikator", "wilayah", "tahun", "bulan")}
        (value,) = api("values", **window)["values"]
        assert shown in {value[part] for part in PARTS} | {value["due"] - value["reported"]}


def test_a_change_leads_to_how_it_is_compared(page):
    page.goto("/?tahun=2026&bulan=10")
    expect_painted(page, tahun=2026, bulan=10)
    link = page.locator("ol.briefing a[href*='#change-title']").first
    told = link.inner_text()
    link.click()
    page.wait_for_url("**/mengapa?**")
    expect_painted(page, bulan=10, indikator=dict(parse_qsl(urlsplit(page.url).query))["indikator"])
    title = page.locator("#change-title")
    expect(title).to_be_in_viewport()
    assert title.inner_text().casefold().startswith(told.casefold())
    expect(page.locator("#change-alike")).to_have_count(1)


def test_the_other_sentences_unfold_and_all_are_copied(page):
    page.goto("/?tahun=2026")
    expect_painted(page, tahun=2026)
    sentences = page.locator("ol.briefing > li")
    expect(sentences.last).not_to_be_visible()
    page.locator("#briefing-more > summary").click()
    expect(sentences.last).to_be_visible()
    copied = page.locator("#briefing-text").input_value().splitlines()
    assert len(copied) == sentences.count()
    assert all(line.endswith(".") for line in copied)


def test_the_first_release_opens_the_data_of_then(page):
    page.goto("/mengapa?tahun=2026&indikator=F01")
    expect_painted(page, indikator="F01")
    first = page.locator("#release-1")
    version = first.inner_text()
    value = page.locator(".page-revision data").first.get_attribute("value")
    first.click()
    expect_painted(page, indikator="F01", versi=version)
    assert float(page.locator("#formula-value").get_attribute("value")) == float(value)
