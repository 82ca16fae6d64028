"""The page of migration flows: what it shows is what the API says."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, numbers_in, written

pytestmark = pytest.mark.browser

PATH, CILACAP = "/arus-migrasi", "33.01"
CARDS = """() => Object.fromEntries([...document.querySelectorAll(".kpi")].map((card) => [
  card.querySelector("a").id.replace("kpi-", ""),
  Number(card.querySelector("data").getAttribute("value"))]))"""
DRAWN = """() => document.querySelector("[id='flow--routes-graph'] .js-plotly-plot").data
  .filter((trace) => trace.type === "bar").map((trace) => ({ x: trace.x, y: trace.y }))"""


def expect_choice(page, **filters):
    expect(page.locator("html")).to_have_attribute("data-painted", address(**filters))


def test_cards_show_what_the_api_says(page, api):
    page.goto(f"{PATH}?tahun=2026&wilayah={CILACAP}")
    expect_choice(page, wilayah=CILACAP)

    cards = page.evaluate(CARDS)

    asked = api("values", indikator=",".join(cards), wilayah=CILACAP, tahun=2026)
    assert cards == {one["indicator"]: one["value"] for one in asked["values"]}


def test_bars_and_table_of_a_month_are_those_of_the_api(page, api):
    page.goto(PATH)
    expect_choice(page)
    codes = ["F01", "F02", "F04"]
    values = {
        one["indicator"]: one["value"]
        for one in api("values", indikator=",".join(codes), tahun=2026, bulan=3)["values"]
    }

    drawn = page.evaluate(DRAWN)
    page.locator("#routes-table summary").click()
    row = page.locator("#routes-table tbody tr").nth(2)

    assert [trace["y"][trace["x"].index(2)] for trace in drawn] == [values[one] for one in codes]
    for place, code in enumerate(codes):
        expect(row.locator("td").nth(place)).to_contain_text(written(values[code], "orang", {}))


def test_services_by_stage_add_to_those_of_the_api(page, api):
    page.goto(PATH)
    expect_choice(page)
    rows = page.locator(".page-protection tbody tr").all()
    shown = [numbers_in(row.locator("td").nth(4).inner_text())[0] for row in rows]

    asked = api("values", indikator="P01", tahun=2026, rincian="tahap")["values"]

    stages = [one["value"] for one in asked if one["breakdown"]]
    (total,) = api("values", indikator="P01", tahun=2026)["values"]
    assert shown == [*stages, total["value"]]


def test_another_indicator_moves_trend_and_ranking(page):
    page.goto(PATH)
    expect_choice(page)

    page.locator("[id='kpi-F05']").press("Enter")

    expect_choice(page, indikator="F05")
    expect(page.locator(".page-trend .subtitle")).to_contain_text("Kepulangan PMI")
    page.locator(f"[id='rank-{CILACAP}']").click()
    expect_choice(page, wilayah=CILACAP, indikator="F05")


def test_sources_are_links_that_nothing_follows_by_itself(page):
    page.goto(PATH)
    expect_choice(page)

    # What the page asks of other servers is watched for every test.
    assert page.locator(".page-context .source a").count() > 3
