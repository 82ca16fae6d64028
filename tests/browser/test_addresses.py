"""The address is the whole state: filters write it, and whoever opens it sees the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import (
    SNAPSHOT,
    address,
    compare_figures,
    compare_regions,
    expect_painted,
    expect_shown,
    search_for,
)

pytestmark = pytest.mark.browser


def test_each_filter_is_written_and_followed(page, api):
    page.goto("/")
    expect_painted(page)
    page.get_by_role("combobox", name="Tahun").select_option("2024")
    expect_shown(page, api, tahun=2024)
    page.get_by_role("combobox", name="Bulan").select_option("Maret")
    expect_shown(page, api, tahun=2024, bulan=3)
    page.get_by_role("combobox", name="Pilar").select_option("Usaha Produktif")
    expect_shown(page, api, tahun=2024, bulan=3, pilar="usaha_produktif")
    page.get_by_role("combobox", name="Indikator pada peta").select_option("V01")
    expect_shown(page, api, tahun=2024, bulan=3, pilar="usaha_produktif", indikator="V01")
    page.get_by_role("link", name="Atur ulang").click()
    expect_shown(page, api, tahun=2024)


def test_a_pasted_link_shows_the_same(page, open_tab, api):
    filters = {"tahun": 2023, "wilayah": "32.12", "pilar": "koperasi", "indikator": "M01"}
    page.goto("/")
    expect_painted(page)
    page.locator("#region-button").click()
    search_for(page, "32.12")
    page.locator(".picker").get_by_role("option", name="Kabupaten Indramayu").first.click()
    expect_painted(page, wilayah="32.12")
    page.get_by_role("combobox", name="Tahun").select_option("2023")
    expect_painted(page, tahun=2023, wilayah="32.12")
    page.get_by_role("combobox", name="Pilar").select_option("koperasi")
    expect_painted(page, tahun=2023, wilayah="32.12", pilar="koperasi")
    page.get_by_role("combobox", name="Indikator pada peta").select_option("M01")
    expect_shown(page, api, **filters)

    other = open_tab()
    other.goto(page.url)
    expect_shown(other, api, **filters)
    for tile in ("#overview--main", "#overview--sentence", "#overview--filters"):
        assert other.locator(tile).inner_text() == page.locator(tile).inner_text()


def test_back_forward_and_reload_restore_the_numbers(page, api):
    page.goto("/")
    expect_painted(page)
    page.get_by_role("combobox", name="Tahun").select_option("2025")
    expect_painted(page, tahun=2025)
    page.locator("[id='rank-33.01']").click()
    expect_shown(page, api, tahun=2025, wilayah="33.01")
    page.go_back()
    expect_shown(page, api, tahun=2025)
    page.go_back()
    expect_shown(page, api)
    assert page.get_by_role("combobox", name="Tahun").input_value() == "2026"
    page.go_forward()
    page.go_forward()
    expect_shown(page, api, tahun=2025, wilayah="33.01")
    page.reload()
    expect_shown(page, api, tahun=2025, wilayah="33.01")


@pytest.mark.parametrize(
    ("query", "settled", "notices"),
    [
        (
            "?tahun=abc&bulan=13&pilar=semua&wilayah=<script>&bahasa=jv",
            {},
            [
                "Nilai “abc” untuk tahun tidak dikenali; dipakai pilihan baku.",
                "Nilai “13” untuk bulan tidak dikenali; dipakai pilihan baku.",
                "Nilai “<script>” untuk wilayah tidak dikenali; dipakai pilihan baku.",
                "Nilai “semua” untuk pilar tidak dikenali; dipakai pilihan baku.",
                "Nilai “jv” untuk bahasa tidak dikenali; dipakai pilihan baku.",
            ],
        ),
        (
            "?tahun=2099&wilayah=99.99&indikator=Z99&versi=999",
            {},
            [
                "Nilai “2099” untuk tahun tidak dikenali; dipakai pilihan baku.",
                "Versi data 999 tidak ada; ditampilkan versi terbaru.",
                "Wilayah 99.99 tidak ada dalam daftar; ditampilkan seluruh Indonesia.",
                "Indikator Z99 tidak ada dalam kamus; ditampilkan indikator baku.",
            ],
        ),
        ("?%FF=%00&=&&tahun=&wilayah=%20", {}, []),
    ],
)
def test_what_cannot_be_used_falls_back_and_says_so(page, api, query, settled, notices):
    page.goto(f"/{query}")
    expect_painted(page, **settled)
    expect(page.locator(".notices li")).to_have_text(notices)
    shown = page.evaluate(SNAPSHOT)
    compare_figures(shown, api, **settled)
    compare_regions(shown, api, **settled)


def test_an_old_version_says_that_it_is_old(page, api):
    page.goto(address(versi=1))
    expect_shown(page, api, versi=1)
    told = "Anda melihat versi data 1 per 24 November 2026"
    expect(page.locator(".notices")).to_contain_text(told)


def test_a_region_without_villages_says_so_and_shows_the_way_out(page, api):
    page.goto(address(wilayah="11"))
    expect_shown(page, api, wilayah="11")
    expect(page.locator(".notices")).to_contain_text("Tidak ada desa Desmigratif")
    page.get_by_role("link", name="Tampilkan seluruh Indonesia").click()
    expect_shown(page, api)


def test_a_year_without_reports_says_so(page, api):
    page.goto(address(tahun=2016, wilayah="53"))
    expect_shown(page, api, tahun=2016, wilayah="53")
    expect(page.locator(".notices")).to_contain_text("Belum ada laporan")
    expect(page.locator("#map-title")).to_have_text("Belum ada angka untuk dipetakan")


def test_a_month_that_is_not_due_says_so(page, api):
    page.goto(address(bulan=12))
    expect_shown(page, api, bulan=12)
    expect(page.locator(".kpi .state.not_due").first).to_have_text("belum jatuh tempo")
    expect(page.locator("#sentence")).to_contain_text("belum ada laporan yang jatuh tempo")
