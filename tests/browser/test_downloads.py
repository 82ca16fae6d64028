"""Files of a view, taken along from its page: the numbers in them are those on screen."""

from __future__ import annotations

import csv
import struct
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import expect

from dashboard.exports.workbook import HEAD
from tests.browser.reading import SNAPSHOT, expect_painted, unit_of, written

pytestmark = pytest.mark.browser

PNG_SIZE = struct.Struct(">8x4x4xII")
SVG = "{http://www.w3.org/2000/svg}"


def take(page, tile, item):
    """Take a file of a tile by its menu."""
    page.locator(f"#{tile}-take").click()
    with page.expect_download() as download:
        page.locator("#tile-menu").get_by_text(item).click()
    expect(page.get_by_role("status").last).to_contain_text(download.value.suggested_filename)
    return download.value


def from_header(page, item):
    """Take a file of the page by the menu of the header."""
    page.locator("#download summary").click()
    with page.expect_download() as download:
        page.locator("#download").get_by_text(item).click()
    return download.value


def opened(download):
    return load_workbook(BytesIO(Path(download.path()).read_bytes()))


def rows_of(sheet):
    """Rows of a sheet under its headings."""
    return list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))


def texts_of(svg):
    return [one.text for one in ET.parse(svg).iter(f"{SVG}text")]  # noqa: S314  # our own file


class TestWorkbook:
    @pytest.mark.parametrize(
        "filters", [{}, {"bulan": 8, "wilayah": "33", "indikator": "U07"}, {"bahasa": "en"}]
    )
    def test_tells_the_table_on_screen(self, page, api, filters):
        page.goto("/?" + "&".join(f"{name}={value}" for name, value in filters.items()))
        expect_painted(page, **filters)
        shown = page.evaluate(SNAPSHOT)["ranking"]

        book = opened(take(page, "ranking", "XLSX"))

        rows = {row[0]: row[2] for row in rows_of(book.worksheets[1])[: len(shown)]}
        unit = unit_of(api, filters.get("indikator", "F03"))
        assert [one["code"] for one in shown] == list(rows)
        for one in shown:
            value = rows[one["code"]]
            told = written(value, unit, filters) if isinstance(value, float | int) else ""
            assert one["text"] == told or (not told and one["state"]), one

    def test_of_the_page_tells_the_cards(self, page):
        page.goto("/?wilayah=33.01")
        expect_painted(page, wilayah="33.01")
        shown = {one["code"]: one["value"] for one in page.evaluate(SNAPSHOT)["kpis"]}

        book = opened(from_header(page, "XLSX"))

        told = {row[0]: row[2] for row in rows_of(book.worksheets[1])}
        assert {code: told[code] for code in shown} == pytest.approx(shown, rel=1e-14)
        assert "DATA CONTOH" in str(book.worksheets[0]["B5"].value)

    def test_follows_the_reader(self, page):
        page.goto("/")
        expect_painted(page)
        page.get_by_role("combobox", name="Bulan").select_option("8")
        expect_painted(page, bulan=8)

        file = from_header(page, "XLSX")

        assert file.suggested_filename == "desmigratif-overview-2026-08.xlsx"
        assert "Agustus 2026" in opened(file).worksheets[0]["B3"].value


def test_a_table_is_one_file_of_text(page):
    page.goto("/?wilayah=33")
    expect_painted(page, wilayah="33")
    shown = [one["code"] for one in page.evaluate(SNAPSHOT)["ranking"]]

    file = take(page, "ranking", "CSV")

    rows = list(csv.reader(StringIO(Path(file.path()).read_text("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == shown
    assert file.suggested_filename == "desmigratif-overview-33-2026-ranking.csv"


class TestPictures:
    @pytest.mark.parametrize(("tile", "theme"), [("map", "dark"), ("trend", "light")])
    def test_stand_for_themselves(self, page, watch, tile, theme):
        page.context.add_cookies([{"name": "tema", "value": theme, "url": watch.origin}])
        page.goto("/?wilayah=33")
        expect_painted(page, wilayah="33")

        file = take(page, tile, "SVG")

        told = " ".join(filter(None, texts_of(file.path())))
        for place in (f"#{tile}-title", ".page-footer p >> nth=0", ".stamp time"):
            assert page.locator(place).inner_text() in told
        assert "DATA CONTOH" in told
        assert watch.origin in told
        ground = next(ET.parse(file.path()).iter(f"{SVG}rect"))  # noqa: S314  # our own file
        assert ground.get("fill") == "#ffffff"
        assert file.suggested_filename == f"desmigratif-overview-33-2026-{tile}.svg"

    def test_of_a_map_have_its_legend_its_hatches_and_the_source_of_its_boundaries(self, page):
        page.goto("/peta?bulan=1&indikator=C04&wilayah=53")
        expect(page.locator(".legend")).to_contain_text("belum ada data")
        page.locator("html[data-painted]").wait_for()

        file = take(page, "map", "SVG").path()

        told = texts_of(file)
        legend = page.locator(".legend li").all_inner_texts()
        assert {one.removeprefix("×").strip() for one in legend} <= set(told)
        assert any("bukan batas resmi BIG" in one for one in told if one)
        drawn = ET.parse(file)  # noqa: S314  # our own file
        hatches = {f"url(#{one.get('id')})" for one in drawn.iter(f"{SVG}pattern")}
        assert hatches & {one.get("fill") for one in drawn.iter(f"{SVG}path")}

    def test_are_large_enough_for_a_hall(self, page):
        page.goto("/")
        expect_painted(page)

        content = Path(take(page, "trend", "PNG").path()).read_bytes()

        assert PNG_SIZE.unpack_from(content) == (1600, 900)


class TestMenus:
    def test_open_and_close_by_keyboard(self, page):
        page.goto("/")
        expect_painted(page)
        button, menu = page.locator("#trend-take"), page.locator("#tile-menu")

        button.focus()
        page.keyboard.press("Enter")

        expect(menu.get_by_text("XLSX")).to_be_focused()
        page.keyboard.press("Tab")
        expect(menu.get_by_text("CSV")).to_be_focused()
        found = Axe().run(page)
        assert not found.violations_count, found.generate_report()
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()

    def test_close_with_a_click_elsewhere(self, page):
        page.goto("/")
        expect_painted(page)
        for opener, menu in (("#trend-take", "#tile-menu"), ("#download summary", "#download ul")):
            page.locator(opener).click()
            expect(page.locator(menu)).to_be_visible()
            page.locator("#sentence").click(position={"x": 2, "y": 2})
            expect(page.locator(menu)).to_be_hidden()

    def test_offer_pictures_of_charts_alone(self, page):
        page.goto("/")
        expect_painted(page)
        page.locator("#ranking-take").click()

        expect(page.locator("#tile-menu").get_by_text("CSV")).to_be_visible()
        expect(page.locator("#tile-menu").get_by_text("PNG")).to_be_hidden()

    def test_lead_to_the_files_without_javascript(self, open_tab):
        page = open_tab(java_script_enabled=False)
        page.goto("/?wilayah=33&bahasa=en")

        file = from_header(page, "XLSX")

        assert file.suggested_filename == "desmigratif-overview-33-2026.xlsx"
        assert opened(file).sheetnames[0] == "About"
        expect(page.locator("#trend-take")).to_be_hidden()


class TestWaiting:
    def test_a_busy_server_is_asked_again(self, page, watch):
        watch.expected = "503"
        asked = []

        def be_busy_once(route):
            asked.append(route.request.url)
            if len(asked) > 1:
                route.continue_()
                return
            route.fulfill(status=503, headers={"Retry-After": "1"}, body="")

        page.route("**/unduh/**", be_busy_once)
        page.goto("/")
        expect_painted(page)

        assert take(page, "ranking", "XLSX").suggested_filename == "desmigratif-overview-2026.xlsx"
        assert len(asked) == 2

    def test_a_refusal_says_why(self, page, watch):
        watch.expected = "404"
        page.goto("/")
        expect_painted(page)
        page.evaluate("history.replaceState({}, '', '/tidak-ada')")

        page.locator("#download summary").click()
        page.locator("#download").get_by_text("XLSX").click()

        status = page.get_by_role("status").last
        expect(status).to_contain_text("Tidak ada halaman, bagian, atau wilayah dengan nama itu")
        page.get_by_role("button", name="Tutup pesan").click()
        expect(status).to_be_empty()
