"""A note is written, seen on the chart and in the list, changed, withdrawn, and traced."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_access import SETTLED

pytestmark = pytest.mark.browser

INDRAMAYU = "/?tahun=2026&wilayah=32.12&indikator=U07"
MARKS = ".page-trend .annotation-text"


@pytest.fixture(scope="module")
def server(product, tmp_path_factory):
    """A server of its own: what is written here must not stand on the pages of other tests."""
    with product.copy(tmp_path_factory.mktemp("notes") / "product").serve() as server:
        yield server


def open_page(page, address):
    page.goto(address)
    expect(page.locator(SETTLED)).to_be_attached()


def press(form, name):
    page = form.page
    with page.expect_navigation():
        form.get_by_role("button", name=name).click()
    expect(page.locator(SETTLED)).to_be_attached()


def write(page, text, period="2026-05", name="Bu Sri"):
    page.locator(".note-new summary").click()
    form = page.locator(".note-new form")
    form.get_by_label("Periode").select_option(period)
    form.get_by_label("Catatan (").fill(text)
    form.get_by_label("Nama atau jabatan Anda").fill(name)
    press(form, "Simpan catatan")


def marks(page):
    """Numbers of the notes on the chart, which names lines too."""
    expect(page.locator(MARKS).first).to_be_attached()
    return [text for text in page.locator(MARKS).all_text_contents() if len(text) < 3]


def test_a_note_from_writing_to_withdrawing(page):
    open_page(page, INDRAMAYU)
    write(page, "Panen raya: laporan usaha menyusul.")

    expect(page.locator(".notices")).to_contain_text("Catatan disimpan")
    assert marks(page) == ["1"]
    page.locator(MARKS, has_text="1").first.hover()
    expect(page.locator(".page-trend .hoverlayer")).to_contain_text("Panen raya")
    page.get_by_text("1 catatan", exact=True).click()
    expect(page.locator(".note-list")).to_contain_text("Mei 2026 · Bu Sri")

    page.get_by_text("Ubah", exact=True).click()
    form = page.locator(".note-more form")
    form.get_by_label("Catatan (").fill("Panen raya: laporan usaha sudah lengkap.")
    form.get_by_label("Nama atau jabatan Anda").fill("Kepala dinas")
    press(form, "Simpan perubahan")
    expect(page.locator(".note-list .note-text").first).to_have_text(
        "Panen raya: laporan usaha sudah lengkap."
    )
    expect(page.locator(".note-history")).to_contain_text("laporan usaha menyusul.")

    open_page(page, INDRAMAYU)
    page.get_by_text("1 catatan", exact=True).click()
    page.get_by_text("Ubah · riwayat (2)").click()
    form = page.locator(".note-more form")
    form.get_by_label("Nama atau jabatan Anda").fill("Kepala dinas")
    press(form, "Tarik catatan")
    expect(page.locator(".note-list")).to_have_count(0)
    assert marks(page) == []
    page.get_by_text("1 catatan ditarik").click()
    expect(page.locator(".note-gone")).to_contain_text("laporan usaha menyusul.")


def test_what_is_refused_stays_in_the_form_with_the_reason(page, watch):
    watch.expected = "Failed to load resource"
    open_page(page, INDRAMAYU)
    page.locator(".note-new summary").click()
    form = page.locator(".note-new form")
    form.get_by_label("Catatan (").fill("Hubungi 0812-3456-7890")
    form.get_by_label("Nama atau jabatan Anda").fill("Bu Sri")
    form.get_by_role("button", name="Simpan catatan").click()

    expect(form.get_by_role("alert")).to_contain_text("nomor telepon")
    expect(form.get_by_label("Catatan (")).to_have_value("Hubungi 0812-3456-7890")
    expect(form.get_by_role("button", name="Simpan catatan")).to_be_enabled()


def test_everything_works_without_scripts(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/pilar/koperasi?tahun=2026&wilayah=32.12")
    tab.locator(".note-new summary").click()
    form = tab.locator(".note-new form")
    form.get_by_label("Catatan (").fill("Rapat anggota ditunda.")
    form.get_by_label("Nama atau jabatan Anda").fill("Koordinator")
    form.get_by_role("button", name="Simpan catatan").click()

    assert tab.url.split("?")[0].endswith("/pilar/koperasi")
    expect(tab.locator(".note-list")).to_contain_text("Rapat anggota ditunda.")
    tab.locator(".note-more summary").click()
    form = tab.locator(".note-more form")
    form.get_by_label("Nama atau jabatan Anda").fill("Koordinator")
    form.get_by_role("button", name="Tarik catatan").click()
    expect(tab.locator(".note-list")).to_have_count(0)
    expect(tab.locator(".note-gone")).to_contain_text("1 catatan ditarik")


def test_a_note_of_a_village_is_on_its_page_and_counted_above(page):
    open_page(page, "/desa/32.12.16.2004?tahun=2026")
    page.locator(".note-new summary").click()
    page.locator(".note-new").get_by_label("Indikator").select_option("U07")
    page.locator(".note-new summary").click()
    write(page, "Balai desa pindah.", period="2026")
    expect(page.locator(".note-list")).to_contain_text("PMI purna yang berwirausaha · tahun 2026")

    open_page(page, INDRAMAYU)
    page.get_by_role("link", name="Kenanga (1)").click()
    expect(page.locator(".note-shown > summary")).to_have_text("1 catatan")
    assert marks(page) == []


def test_print_shows_what_is_folded(page):
    open_page(page, "/?tahun=2026&wilayah=32.12&indikator=M01")
    write(page, "Posko dibuka sampai malam.")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(page.locator(".note-list")).to_be_visible()
    expect(page.locator(".note-new")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("address", [INDRAMAYU, "/desa/32.12.16.2004?tahun=2026&bahasa=en"])
def test_forms_and_lists_can_be_used_by_everyone(page, server, theme, address):
    page.context.add_cookies([{"name": "tema", "value": theme, "url": server.url}])
    open_page(page, address)
    for summary in page.locator(".tile-notes summary, .page-notes summary").all():
        if summary.is_visible():
            summary.click()

    found = Axe().run(page, {"include": [".tile-notes, .page-notes"]})
    assert found.violations_count == 0, found.generate_report()
