"""Staff looks for districts that are late, and for numbers that look wrong."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted, numbers_in

pytestmark = pytest.mark.browser

PATH = "/mutu-data"
BOARD = """() => [...document.querySelectorAll(".board tbody tr")].map((row) => ({
  code: row.querySelector("a").id.replace("board-", ""),
  cells: [...row.querySelectorAll(".report-state")].map((cell) => cell.title),
  owed: Number(row.querySelector(".owed").textContent),
}))"""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll("[id^='count-']")]
  .map((count) => [count.id.replace("count-", ""), Number(count.value)]))"""


def open_page(page, **filters):
    page.goto(PATH + address(**filters))
    expect_painted(page, **filters)


def months_of(api, **place):
    """What the API tells of the twelve months, by region: reported, due, late."""
    told = {}
    for month in range(1, 13):
        for one in api("values", indikator="O03", tahun=2026, bulan=month, **place)["values"]:
            known = one["reported"], one["due"], one["late"]
            told.setdefault(one["region"], []).append(known)
    return told


def words_of(reported, due, late):
    """How the board begins what it says of a month."""
    if not reported:
        return "belum masuk" if due else "belum wajib"
    if reported < due:
        return "sebagian diterima"
    if not late:
        return "diterima tepat waktu"
    return "lengkap, ada yang terlambat" if due > 1 else "diterima terlambat"


def expect_board(page, api, **place):
    told = months_of(api, **place)
    for row in page.evaluate(BOARD):
        for cell, (reported, due, late) in zip(row["cells"], told[row["code"]], strict=True):
            assert cell.startswith(words_of(reported, due, late)), row["code"]
            if due > 1:
                assert numbers_in(cell)[:2] == [reported, due]
        owed = sum(due - reported for reported, due, _ in told[row["code"]])
        assert row["owed"] == owed, row["code"]


def test_numbers_and_board_are_those_of_the_api(page, api):
    open_page(page)
    (told,) = api("values", indikator="O03", tahun=2026)["values"]
    counts = page.evaluate(COUNTS)
    assert counts["on-time"] == told["value"]
    assert [counts[one] for one in ("due", "received", "late", "missing")] == [
        told["due"],
        told["reported"],
        told["late"],
        told["due"] - told["reported"],
    ]
    expect_board(page, api, turunan="kabupaten")


def test_a_late_district_opens_with_the_text_to_send(page, api):
    open_page(page)
    first = page.evaluate(BOARD)[0]
    name = page.locator(f"[id='board-{first['code']}']").inner_text()
    expect(page.locator("#board-title")).to_contain_text(f"terbanyak {name} ({first['owed']})")
    page.locator(f"[id='board-{first['code']}']").click()
    expect_painted(page, wilayah=first["code"])
    expect_board(page, api, wilayah=first["code"], turunan="desa")

    text = page.locator(".reminder textarea")
    expect(text).to_be_visible()
    written = text.input_value()
    owing = [row for row in page.evaluate(BOARD) if row["owed"]]
    assert [row["code"] for row in owing if f"({row['code']})" not in written] == []
    assert f"belum menerima {first['owed']} laporan" in written
    assert "jatuh tempo pada tanggal 10" in written


def test_the_text_is_copied(open_tab, server):
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    open_page(page, wilayah="33.02")
    page.get_by_role("button", name="Salin teks").click()
    expect(page.locator(".reminder [role='status']")).to_have_text("Teks tersalin.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".reminder textarea").input_value()
    assert copied.startswith("Yth. Koordinator Desmigratif Kabupaten Banyumas")
    assert server.url not in copied


def test_without_scripts_the_text_is_there_to_select(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto(f"{PATH}{address(wilayah='33.02')}")
    expect(page.locator(".reminder textarea")).to_be_visible()
    expect(page.get_by_role("button", name="Salin teks")).to_be_hidden()


def test_a_month_is_chosen_on_the_board_and_left_again(page):
    open_page(page)
    page.locator("#board-month-3").click()
    expect_painted(page, bulan=3)
    expect(page.locator("#sentence")).to_contain_text("Maret 2026")
    expect(page.locator("#board-month-3")).to_have_attribute("aria-current", "true")
    page.locator("#board-month-3").click()
    expect_painted(page)


def test_a_value_that_looks_wrong_leads_to_its_village(page, api):
    open_page(page)
    row = page.locator(".findings tbody tr").first
    expect(row).to_contain_text("Melanggar aturan")
    link = row.locator("th > a")
    code = link.get_attribute("href").removeprefix("/desa/").partition("?")[0]
    measure = row.locator("td").nth(1).locator("small").inner_text()
    month = (
        row.locator("td a:not(.origin)")
        .get_attribute("href")
        .partition("bulan=")[2]
        .partition("&")[0]
    )
    told = api("values", indikator=measure, wilayah=code, tahun=2026, bulan=month)["values"]
    assert numbers_in(row.locator(".value").inner_text()) == [told[0]["value"]]


def test_where_the_programme_is_not_the_page_says_so(page):
    open_page(page, wilayah="11")
    expect(page.locator(".page-board")).to_contain_text("Tampilkan seluruh Indonesia")
    expect(page.locator("#reminders-title")).to_have_text("Tidak ada yang perlu diingatkan")
