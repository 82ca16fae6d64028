"""Who is in charge, who came: held against the API and the bundled facts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted, numbers_in, written

pytestmark = pytest.mark.browser

PATH = "/organisasi"
POSTS = """() => [...document.querySelectorAll(".posts tbody tr")].map((row) => ({
  code: row.querySelector("a").id.replace("posts-", ""),
  cells: [...row.querySelectorAll("td")].map((cell) => cell.innerText.split("\\n")[0].trim()),
}))"""


def open_page(page, **filters):
    page.goto(PATH + address(**filters))
    expect_painted(page, **filters)


def expect_posts(page, api, **place):
    told = {
        (one["indicator"], one["region"]): one
        for one in api("values", indikator="O01,O02", tahun=2026, **place)["values"]
    }
    rows = page.evaluate(POSTS)
    assert {row["code"] for row in rows} == {region for _, region in told}
    for row in rows:
        for code, text, base in zip(
            ("O01", "O02"), row["cells"][::2], row["cells"][1::2], strict=False
        ):
            value = told[code, row["code"]]
            if value["value"] is not None:
                assert text == written(value["value"], "%", {}), row["code"]
                assert numbers_in(base)[:2] == [value["numerator"], value["denominator"]]


def test_posts_are_those_of_the_api(page, api):
    open_page(page)
    for one in api("values", indikator="O01,O02,V01", tahun=2026)["values"]:
        shown = page.locator(f"#value-{one['indicator']}").get_attribute("value")
        assert float(shown) == one["value"]
    expect_posts(page, api, turunan="kabupaten")


def test_a_district_opens_its_villages_and_those_that_lack_somebody(page, api):
    open_page(page)
    first = page.evaluate(POSTS)[0]["code"]
    page.locator(f"[id='posts-{first}']").click()
    expect_painted(page, wilayah=first)
    expect_posts(page, api, wilayah=first, turunan="desa")

    villages = api("values", indikator="O01,O02", tahun=2026, wilayah=first, turunan="desa")
    lacking = {one["region"] for one in villages["values"] if one["value"] not in (None, 100)}
    links = page.locator(".vacancies th > a").all()
    listed = {link.get_attribute("href").removeprefix("/desa/")[:13] for link in links}
    assert listed == lacking


def test_the_meeting_of_2022_is_118_people_whatever_is_chosen(page, api):
    open_page(page, wilayah="33.01")
    (told,) = api("values", indikator="O04N", tahun=2022)["values"]
    assert told["value"] == 118
    expect(page.locator("#value-meeting")).to_have_attribute("value", "118")
    expect(page.locator("#meetings-title")).to_have_text(
        "Rapat Teknis 2022: 118 peserta = 50 + 50 + 18"
    )
    tile = page.locator(".page-meetings")
    expect(tile).to_contain_text("Jumlah peserta tidak disebut sumber")
    expect(tile).to_contain_text("bukan seluruh 503 desa")


def test_the_table_of_the_years_holds_what_the_chart_shows(page):
    open_page(page)
    page.locator("#programme-table summary").click()
    rows = page.locator("#programme-table tbody tr")
    expect(rows).to_have_count(7)
    expect(rows.last).to_contain_text("2022")
    assert numbers_in(rows.last.locator("td").nth(1).inner_text()) == [503]
    expect(page.locator(".page-programme")).to_contain_text("99 desa dalam register")


def test_a_year_before_the_programme_is_empty_but_whole(page):
    open_page(page, wilayah="33.01", tahun=2016)
    expect(page.locator("#posts-title")).to_have_text(
        "Belum ada laporan tentang petugas dan penanggung jawab"
    )
    expect(page.locator("#vacancies-title")).to_have_text(
        "Tidak ada desa yang melaporkan kekurangan"
    )
