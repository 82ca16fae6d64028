"""Statuses on cards, ranking and map follow from the numbers shown, by the documented rule."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import expect

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Direction

pytestmark = pytest.mark.browser

JUDGED = ("on_track", "watch", "off_track")
CARDS = """() => [...document.querySelectorAll(".kpi:has(.aim .expected)")].map((card) => ({
  code: card.querySelector("a").id.replace("kpi-", ""),
  value: card.querySelector("data.value") && Number(card.querySelector("data.value").value),
  expected: Number(card.querySelector(".expected").value),
  target: Number(card.querySelector(".target").value),
  status: card.querySelector(".aim .status").classList[1],
  told: card.querySelector(".aim").title,
}))"""
LEGEND = """() => [...document.querySelectorAll("#overview--map-notes .legend li")]
  .map((one) => Number(one.textContent.split(": ")[1]))"""


def settle(page, path):
    page.goto(path)
    query = re.compile(re.escape(path.partition("?")[2]))
    expect(page.locator("html")).to_have_attribute("data-painted", query)


def rule(value, expected, coverage, indicator):
    """The rule as docs/status.md tells it, with the usual tolerance."""
    if value is None or coverage < 0.75:
        return "thin"
    is_small_better = indicator.direction is Direction.DOWN
    compared = value / coverage if is_small_better and not indicator.is_ratio else value
    better = -1 if is_small_better else 1
    deviation = better * (compared - expected)
    if not indicator.is_ratio:
        deviation = deviation / expected * 100 if expected else deviation
    deviation = round(round(deviation, 9), 1)
    return "on_track" if deviation >= -5 else "watch" if deviation >= -10 else "off_track"


def test_statuses_of_random_districts_follow_from_their_numbers(page, api):
    districts = api("values", indikator="M01", turunan="kabupaten", tahun=2026)["values"]
    codes = sorted(one["region"] for one in districts)
    judged = set()
    for place in random.Random(5).sample(codes, 5):  # noqa: S311 - a seed, not a secret
        settle(page, f"/?tahun=2026&wilayah={place}")
        cards = page.evaluate(CARDS)
        assert cards, place
        values = api(
            "values", indikator=",".join(one["code"] for one in cards), wilayah=place, tahun=2026
        )["values"]
        known = {one["indicator"]: one for one in values}
        for one in cards:
            told, indicator = known[one["code"]], load_catalogue().indicators[one["code"]]
            assert one["value"] == told["value"]
            # What counts the reports themselves knows those that did not come.
            is_count = one["code"] == "O03"
            coverage = 1.0 if is_count else min(told["reported"] / told["due"], 1.0)
            assert one["status"] == rule(one["value"], one["expected"], coverage, indicator), one
            judged.add(one["status"])
    assert judged >= {"on_track", "off_track"}


def test_the_map_is_switched_to_statuses_and_the_address_keeps_it(page):
    settle(page, "/?tahun=2026&indikator=M01")
    page.locator("#map-shows-status").click()
    expect(page).to_have_url(re.compile("peta=status"))
    expect(page.locator("#map-title")).to_have_text(re.compile(r"\d+ dari \d+ kab/kota"))
    expect(page.locator("html")).to_have_attribute("data-painted", re.compile("peta=status"))
    rows = page.locator(".page-ranking tbody tr:not(.gap)").count()
    assert sum(page.evaluate(LEGEND)) == rows
    page.get_by_role("combobox", name="Bulan").select_option("9")
    expect(page).to_have_url(re.compile("bulan=9"))
    expect(page).to_have_url(re.compile("peta=status"))
    page.locator("#map-shows-value").click()
    expect(page).not_to_have_url(re.compile("peta="))


def test_the_trend_draws_the_target_and_its_table_tells_it(page):
    settle(page, "/?tahun=2026&wilayah=33.01&indikator=U07")
    label = page.locator("[id='overview--trend-graph'] .annotation", has_text="target")
    expect(label).to_be_visible()
    page.locator("#trend-table summary").click()
    head = page.locator("#trend-table thead")
    expect(head.get_by_role("columnheader", name="target")).to_be_visible()
