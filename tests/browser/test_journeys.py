"""Five people and what they came for: each walks several pages, as by mouse or keyboard."""

from __future__ import annotations

import csv
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reading import (
    SNAPSHOT,
    YEAR,
    compare_regions,
    expect_painted,
    expect_shown,
    numbers_in,
    search_for,
    unit_of,
    written,
)
from tests.browser.test_drilling import tab_to
from tests.browser.test_map import expect_map
from tests.browser.test_organisation import expect_posts
from tests.browser.test_quality import BOARD, COUNTS, expect_board
from tests.browser.test_village import MARKS, expect_api
from tests.support.journeys import (
    A4,
    choose_menu,
    expect_at,
    expect_cards,
    expect_path,
    on_paper,
    without_spaces,
)

pytestmark = pytest.mark.browser

CILACAP, INDRAMAYU, KENANGA = "33.01", "32.12", "32.12.16.2004"
SERVICES = "/pilar/layanan_migrasi"
HALL = {"width": 1280, "height": 720}
TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
REGISTER = Path(__file__).parents[2] / "data" / "facts" / "villages.csv"
# One count or percentage of each pillar.
COMPARED = ("M01", "U07", "C04", "K03", "F03", "O03")
# What a village is compared with, by indicator: first the district, then the cohort.
PEERS = """() => {
  const told = (cell) => ({ full: cell.querySelector("span").title, words: cell.innerText });
  const cells = (row) => [...row.querySelectorAll(".peer")].map(told);
  return Object.fromEntries([...document.querySelectorAll(".profile tbody tr")]
    .map((row) => [row.id.replace("row-", ""), cells(row)]));
}"""
FINDINGS = """() => [...document.querySelectorAll(".findings tbody tr")].map((row) => {
  const [village, month] = [row.querySelector("th > a"), row.querySelector("td a")];
  const query = new URLSearchParams(month.getAttribute("href"));
  return {
    village: village.getAttribute("href").split("/")[2].split("?")[0],
    measure: row.querySelector("td small").textContent,
    year: query.get("tahun"), month: query.get("bulan"),
    value: row.querySelector(".value").textContent,
  };
})"""


def test_a_leader_before_the_meeting(page, open_tab, api):
    page.goto("/")
    expect_shown(page, api)
    expect_all_headlines_on_screen(page)
    worst, name = find_worst(page, api)
    page.locator(f"[id='rank-{worst}']").click()
    expect_shown(page, api, wilayah=worst)
    expect(page.locator(".path [aria-current]")).to_have_text(name)

    choose_menu(page, "pillar-layanan_migrasi", group="pillar")
    chosen = {"wilayah": worst, "pilar": "layanan_migrasi"}
    expect_at(page, SERVICES, **chosen)
    expect_cards(page, api, wilayah=worst, tahun=YEAR)
    page.get_by_role("combobox", name="Tahun").select_option("2025")
    expect_at(page, SERVICES, tahun=2025, **chosen)
    expect_cards(page, api, wilayah=worst, tahun=2025)
    expect_same_for_a_colleague(page, open_tab)

    page.go_back()
    expect_at(page, SERVICES, **chosen)
    expect_cards(page, api, wilayah=worst, tahun=YEAR)
    page.go_back()
    expect_shown(page, api, wilayah=worst)
    page.go_forward()
    expect_at(page, SERVICES, **chosen)


def test_a_presenter_is_asked_for_cilacap(open_tab, api):
    page = open_tab(viewport=HALL)
    page.goto("/")
    expect_painted(page)
    switch_to_projector(page)
    search_by_keyboard(page, "cilacap", found="Kabupaten Cilacap")
    expect_shown(page, api, wilayah=CILACAP)
    expect_path(page, "Indonesia", "Jawa Tengah", "Kab. Cilacap")

    open_map_by_keyboard(page)
    expect_at(page, "/peta", wilayah=CILACAP)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "projector")
    indicator = page.locator("#filter-indicator")
    tab_to(page, indicator)
    page.keyboard.press("ArrowDown")
    code = indicator.input_value()
    assert code not in ("", "F03")
    expect_map(page, api, wilayah=CILACAP, indikator=code)

    tab_to(page, page.locator(".chart [role='link'][tabindex='0']"))
    village = page.locator(":focus").get_attribute("data-link").split("wilayah=")[1].split("&")[0]
    page.keyboard.press("Enter")
    expect_map(page, api, wilayah=village, indikator=code)
    go_up_by_keyboard(page, CILACAP)
    expect_map(page, api, wilayah=CILACAP, indikator=code)
    go_up_by_keyboard(page, "")
    expect_map(page, api, indikator=code)
    expect_path(page, "Indonesia")


def test_staff_look_for_districts_that_are_late(open_tab, api):
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    expect_painted(page)
    choose_menu(page, "quality", group="data")
    expect_at(page, "/mutu-data")
    expect_board(page, api, turunan="kabupaten")
    expect_findings(page, api)

    latest = page.evaluate(BOARD)[0]
    page.locator(f"[id='board-{latest['code']}']").click()
    expect_at(page, "/mutu-data", wilayah=latest["code"])
    (told,) = api("values", indikator="O03", tahun=YEAR, wilayah=latest["code"])["values"]
    assert page.evaluate(COUNTS)["missing"] == told["due"] - told["reported"] == latest["owed"]
    expect_board(page, api, wilayah=latest["code"], turunan="desa")
    page.get_by_role("button", name="Salin teks").click()
    expect(page.locator(".reminder [role='status']")).to_have_text("Teks tersalin.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"belum menerima {latest['owed']} laporan" in copied

    choose_menu(page, "organisation")
    expect_at(page, "/organisasi", wilayah=latest["code"])
    expect_posts(page, api, wilayah=latest["code"], turunan="desa")
    page.go_back()
    expect_at(page, "/mutu-data", wilayah=latest["code"])


def test_a_coordinator_reads_and_prints_a_village(page, api):
    page.goto("/")
    expect_painted(page)
    page.locator("#region-search").click()
    search_for(page, "kenanga indramayu")
    page.locator(".picker").get_by_role("option", name="Desa Kenanga").first.click()
    expect_shown(page, api, wilayah=KENANGA)
    choose_menu(page, "village")
    expect_at(page, f"/desa/{KENANGA}", wilayah=KENANGA)
    expect_path(page, "Indonesia", "Jawa Barat", "Kab. Indramayu", "Kec. Sindang", "Desa Kenanga")
    expect_api(page, api, KENANGA, tahun=YEAR)
    expect_peers(page, api)
    expect_history(page, api)

    known = next(one for one in api("indicators")["indicators"] if one["code"] == "F03")
    question = page.locator("#village-F03-definition summary")
    tab_to(page, question)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(known["formula"]["id"])
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(question).to_be_focused()

    sizes, words = on_paper(page)
    assert set(sizes) == {A4}
    sentence = page.locator("#sentence").inner_text()
    stamp = page.locator(".stamp").inner_text().removeprefix("DATA CONTOH").strip()
    told = f"{sentence} · {stamp} · DATA CONTOH · {page.url}"
    assert without_spaces(told) in words


def test_on_a_telephone(open_tab, api):
    page = open_tab(**TELEPHONE)
    page.goto("/")
    expect_painted(page)
    expect_no_sideways_scrolling(page)
    page.locator("label[for=filters-open]").tap()
    page.locator("#region-button").tap()
    page.get_by_role("combobox", name="Cari wilayah").fill("cilacap")
    page.locator(".picker").get_by_role("option", name="Kabupaten Cilacap").first.tap()
    expect_shown(page, api, wilayah=CILACAP)
    expect_no_sideways_scrolling(page)
    page.get_by_role("combobox", name="Tahun").select_option("2025")
    expect_shown(page, api, tahun=2025, wilayah=CILACAP)

    page.locator("label[for=menu-open]").tap()
    page.locator("#menu-map").tap()
    expect_at(page, "/peta", tahun=2025, wilayah=CILACAP)
    compare_regions(page.evaluate(SNAPSHOT), api, tahun=2025, wilayah=CILACAP)
    expect_no_sideways_scrolling(page)
    page.go_back()
    expect_shown(page, api, tahun=2025, wilayah=CILACAP)


def expect_all_headlines_on_screen(page):
    """All eight headline numbers are seen at once."""
    cards = page.locator(".kpi")
    expect(cards).to_have_count(8)
    for card in cards.all():
        expect(card).to_be_in_viewport(ratio=1)


def find_worst(page, api):
    """The last district of the ranking that has a number is the lowest one that the API knows."""
    worst = [row for row in page.evaluate(SNAPSHOT)["ranking"] if row["text"]][-1]["code"]
    values = api("values", indikator="F03", tahun=YEAR, turunan="kabupaten")["values"]
    known = {one["region"]: one["value"] for one in values if one["value"] is not None}
    assert known[worst] == min(known.values())
    name = page.locator(f"[id='rank-{worst}']").evaluate("link => link.firstChild.textContent")
    return worst, name.strip()


def expect_same_for_a_colleague(page, open_tab):
    """Whoever gets the link reads the same, word by word."""
    colleague = open_tab()
    colleague.goto(page.url)
    expect(colleague.locator("html[data-painted]")).to_be_attached()
    for place in ("#pillar--main", "#sentence", ".path"):
        assert colleague.locator(place).inner_text() == page.locator(place).inner_text()


def switch_to_projector(page):
    tab_to(page, page.locator("#theme-toggle"))
    for theme in ("dark", "projector"):
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)


def search_by_keyboard(page, text, found):
    """Choose the first hit."""
    tab_to(page, page.locator("#region-search"), "Shift+Tab")
    page.keyboard.press("Enter")
    search_for(page, text)
    expect(page.locator(".picker [aria-selected='true']")).to_contain_text(found)
    page.keyboard.press("Enter")


def open_map_by_keyboard(page):
    """In a hall the menu is folded up."""
    tab_to(page, page.locator("#menu-open"), "Shift+Tab")
    page.keyboard.press("Space")
    tab_to(page, page.locator("#menu-map"))
    page.keyboard.press("Enter")


def go_up_by_keyboard(page, region):
    tab_to(page, page.locator(f"[id='path-{region}']"), "Shift+Tab")
    page.keyboard.press("Enter")


def expect_findings(page, api):
    """Every suspicious value is told with village, month and the number that was reported."""
    rows = page.evaluate(FINDINGS)
    assert rows
    for row in rows:
        query = {"wilayah": row["village"], "tahun": row["year"], "bulan": row["month"]}
        (told,) = api("values", indikator=row["measure"], **query)["values"]
        assert numbers_in(row["value"]) == [told["value"]], row


def expect_peers(page, api):
    """District and cohort of Kenanga: medians of counts, sum over sum of percentages."""
    with REGISTER.open(encoding="utf-8") as file:
        cohorts = {one["village_code"]: one["cohort_year"] for one in csv.DictReader(file)}
    district = {code for code in cohorts if code.startswith(f"{INDRAMAYU}.")}
    cohort = {code for code, year in cohorts.items() if year == cohorts[KENANGA]}
    shown = page.evaluate(PEERS)
    for code in COMPARED:
        values = api("values", indikator=code, tahun=YEAR, turunan="desa")["values"]
        for told, members in zip(shown[code], (district, cohort), strict=True):
            known = [one for one in values if one["region"] in members and one["value"] is not None]
            unit = unit_of(api, code)
            assert numbers_in(told["words"])[-1] == len(known), code
            assert told["full"].startswith(written(_middle(known, unit), unit, {})), code


def _middle(values, unit):
    if unit != "%":
        return statistics.median(one["value"] for one in values)
    parts = (sum(one[part] for one in values) for part in ("numerator", "denominator"))
    return 100 * next(parts) / next(parts)


def expect_history(page, api):
    """Every month of every year is told as the API counts it."""
    for year in range(2016, YEAR + 1):
        marks = page.evaluate(MARKS, str(year))
        (told,) = api("values", indikator="O03", wilayah=KENANGA, tahun=year)["values"]
        assert marks.count("late") == told["late"], year
        assert marks.count("missing") == told["due"] - told["reported"], year
        assert len(marks) - marks.count("not_due") == told["due"], year


def expect_no_sideways_scrolling(page):
    expect(page.locator("html")).to_have_js_property("scrollWidth", 390)
