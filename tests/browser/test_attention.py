"""A meeting goes through what must be looked after: every number is the API's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted, numbers_in

pytestmark = pytest.mark.browser

PATH = "/perhatian"
LIST = """() => [...document.querySelectorAll(".page-concerns .concern")].map((one) => ({
  id: one.id, say: one.querySelector(".concern-say > a").innerText,
  href: one.querySelector(".concern-say > a").getAttribute("href") }))"""
NEWEST = [8, 9, 10]


@pytest.fixture
def listed(page):
    """Open the list; what it says by rule, district and indicator."""
    page.goto(PATH + address(wilayah="33"))
    expect_painted(page, wilayah="33")
    found = {}
    for one in page.evaluate(LIST):
        rule, province, district, indicator, _ = one["id"].removeprefix("concern-").split("-")
        found[rule, f"{province}.{district}", indicator] = one
    return found


def of_rule(listed, rule):
    some = {key[1:]: one for key, one in listed.items() if key[0] == rule}
    assert some
    return some


def test_late_reports_are_those_of_the_api(api, listed):
    for (district, code), one in of_rule(listed, "late").items():
        told = [
            value
            for month in NEWEST
            for value in api("values", indikator=code, wilayah=district, tahun=2026, bulan=month)[
                "values"
            ]
        ]
        due = sum(value["due"] for value in told)
        missing = due - sum(value["reported"] for value in told)
        assert numbers_in(one["say"])[:2] == ([missing, due] if missing else [due, 2026])


def test_empty_posts_and_stopped_groups_are_those_of_the_api(api, listed):
    some = of_rule(listed, "vacant") | of_rule(listed, "stalled")
    for (district, code), one in some.items():
        (told,) = api("values", indikator=code, wilayah=district, tahun=2026)["values"]
        lacking = told["denominator"] - told["numerator"]
        assert numbers_in(one["say"])[:2] == [lacking, told["denominator"]], one["say"]


def test_the_number_leads_to_the_page_that_shows_it(page, listed):
    (district, _), one = next(iter(of_rule(listed, "vacant").items()))
    page.locator(f"[id='{one['id']}'] .concern-say > a").first.click()

    expect(page).to_have_url(re.compile(rf"/organisasi\?.*wilayah={re.escape(district)}"))
    expect(page.locator("html")).to_have_attribute("data-painted", re.compile(district))
