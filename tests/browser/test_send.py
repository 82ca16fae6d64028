"""A coordinator reports: template, faults, correction, acceptance, undo."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_access import SETTLED
from tests.support.sending import FilledTemplate, send_example

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Row of the sheet, measure or column, and what a hurried person writes there.
MISTAKES = [
    (6, "M01", "banyak"),
    (6, "M02", -3),
    (6, "M03", 2.5),
    (6, "M04", "1.234"),
    (6, "M05", "12 orang"),
    (6, "M06", "?"),
    (6, "F05", True),
    (6, "F06", "Rp5"),
    (7, "M01", dt.date(2026, 10, 1)),
    (7, "M02", "3-4"),
    (7, "M03", "tiga"),
    (7, "M04", "1 000 000,5"),
    (7, "U01", "1,5"),
    (7, "F04", "belum ada"),
    (7, "F06", "12,13 orang"),
    (8, "D", "2030-01"),
    (9, "A", "32.12.99.2001"),
    (10, "D", "Oktobr"),
]
# Two cells that contradict each other.
CONTRADICTION = [(7, "C02", 5), (7, "C03", 9_999)]
SHOWN = ".severity.error"
DROP = """() => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["a"], "seret.csv"));
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector(".drop").dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def server(product, tmp_path_factory):
    """A server of its own: what is accepted here must not change the figures of other tests."""
    folder = tmp_path_factory.mktemp("sending") / "product"
    with product.copy(folder).serve() as server:
        send_example(server)
        yield server


def open_page(page, address):
    page.goto(address)
    expect(page.locator(SETTLED)).to_be_attached()


def send(page, content, name="laporan.xlsx", kind=XLSX):
    open_page(page, "/kirim?wilayah=32.12")
    page.locator("#send-file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    page.get_by_label("Nama atau jabatan pengirim").first.fill("Koordinator Indramayu")
    page.get_by_role("button", name="Kirim dan periksa").click()
    page.wait_for_url(re.compile(r"/kirim/\d+"))
    expect(page.locator(SETTLED)).to_be_attached()


def press(page, name):
    """Press a button whose form leads on to a page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()
    expect(page.locator(SETTLED)).to_be_attached()


def download(page, locator, folder):
    with page.expect_download() as waiting:
        locator.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def faulty_cells(page):
    rows = page.locator("tr", has=page.locator(SHOWN))
    return set(rows.locator("td:nth-child(2) .place").all_inner_texts())


def served(page):
    """People served in Indramayu, as the overview tells it."""
    open_page(page, "/?wilayah=32.12")
    return int(
        page.locator(".kpi", has=page.locator("#kpi-M01"))
        .locator("data.value")
        .first.get_attribute("value")
    )


@pytest.fixture
def template(page, tmp_path):
    open_page(page, "/kirim?wilayah=32.12")
    expect(page.get_by_label("Okt 2026")).to_be_checked()
    button = page.get_by_role("button", name="Unduh templat")
    return FilledTemplate(download(page, button, tmp_path))


def test_a_coordinator_corrects_a_file_with_twenty_faults_in_one_pass(page, template, tmp_path):
    template.fill_as_before()
    good = {}
    for row, what, written in (*MISTAKES, *CONTRADICTION):
        cell = template.cell(row, what)
        good[row, what] = cell.value
        cell.value = written
    before = served(page)

    send(page, template.content())
    assert len(good) == 20
    assert faulty_cells(page) == {template.cell(*place).coordinate for place in good}
    expect(page.locator("#advice")).to_contain_text("menahan")

    marked = download(page, page.locator("#returned"), tmp_path)
    corrected = FilledTemplate(marked)
    assert corrected.workbook.sheetnames[0] == "Hasil periksa"
    for (row, what), value in good.items():
        assert corrected.cell(row, what).comment, (row, what)
        corrected.cell(row, what).value = value
        # A spreadsheet program shows a number as a day where a day was written before.
        corrected.cell(row, what).number_format = "0"
    corrected.cell(6, "M01").value += 1000

    send(page, corrected.content(), marked.name)
    expect(page.locator(SHOWN)).to_have_count(0)
    press(page, "Terima")
    expect(page.locator(".notices")).to_contain_text("Diterima seluruhnya")
    after = served(page)
    assert after > before + 900

    page.go_back()
    expect(page.locator(SETTLED)).to_be_attached()
    page.get_by_role("link", name="Lihat penerimaan").click()
    expect(page.locator(SETTLED)).to_be_attached()
    press(page, "Batalkan versi")
    expect(page.locator(".notices")).to_contain_text("dibatalkan")
    assert served(page) == before


def test_a_file_can_be_dragged_to_the_form(page):
    open_page(page, "/kirim")
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["kode_desa,periode"], "seret.csv"));
          document.querySelector(".drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }"""
    )

    assert page.locator("#send-file").evaluate("(input) => input.files[0].name") == "seret.csv"


def test_a_file_that_is_too_large_never_leaves(page):
    open_page(page, "/kirim")
    page.locator("#send-file").set_input_files(
        {"name": "besar.csv", "mimeType": "text/csv", "buffer": b"0" * (20 * 2**20 + 1)}
    )
    page.get_by_label("Nama atau jabatan pengirim").first.fill("Koordinator")
    page.get_by_role("button", name="Kirim dan periksa").click()

    expect(page.locator("#send-status")).to_contain_text("lebih dari 20 MB")


def test_a_broken_connection_is_told_and_the_form_can_be_sent_again(page, watch):
    watch.expected = "Failed to load resource|net::ERR"
    open_page(page, "/kirim")
    page.route("**/kirim/berkas*", lambda route: route.abort())
    page.locator("#send-file").set_input_files(
        {"name": "laporan.csv", "mimeType": "text/csv", "buffer": b"kode_desa"}
    )
    page.get_by_label("Nama atau jabatan pengirim").first.fill("Koordinator")
    button = page.get_by_role("button", name="Kirim dan periksa")
    button.click()

    expect(page.locator("#send-status")).to_contain_text("sambungan terputus")
    expect(button).to_be_enabled()


def test_everything_works_without_scripts(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/kirim?wilayah=32.12")
    tab.locator("#send-file").set_input_files(
        {
            "name": "laporan.csv",
            "mimeType": "text/csv",
            "buffer": b"kode_desa,periode,kode_ukuran,nilai\n32.12.09.2003,2026-10,F05,3",
        }
    )
    tab.get_by_label("Nama atau jabatan pengirim").first.fill("Koordinator")
    tab.get_by_role("button", name="Kirim dan periksa").click()
    expect(tab.locator("#advice")).to_contain_text("1 nilai siap diterima")
    tab.get_by_role("button", name="Sisihkan").click()
    expect(tab.locator(".notices").last).to_contain_text("disisihkan")


def test_a_question_is_answered_by_keyboard(page):
    open_page(page, "/kirim/1?wilayah=32.12")
    box = page.get_by_role("checkbox", name="Ya, benar")
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(SETTLED)).to_be_attached()

    expect(page.locator("#questions-title")).to_have_text("Tidak ada pertanyaan")


def fill_correction(page, value):
    """Open the form that corrects one value, and fill it in."""
    open_page(page, "/kirim?wilayah=32.12")
    page.get_by_role("heading", name="Koreksi satu nilai").click()
    form = page.locator("#correction")
    form.get_by_label("Kode desa").fill("32.12.16.2004")
    form.get_by_label("Bulan").fill("2026-10")
    form.get_by_label("Ukuran").select_option("F05")
    form.get_by_label("Nilai yang benar").fill(value)
    form.get_by_label("Nama atau jabatan").fill("Koordinator")
    form.get_by_label("Alasan").fill("salah ketik")
    return form


def test_a_refused_correction_keeps_what_was_typed(page, watch):
    watch.expected = "422"
    form = fill_correction(page, "empat")
    form.get_by_role("button", name="Simpan koreksi").click()

    expect(form.get_by_role("alert")).to_contain_text("bukan angka")
    expect(form.get_by_label("Alasan")).to_have_value("salah ketik")
    expect(form.get_by_role("button", name="Simpan koreksi")).to_be_enabled()


def test_a_file_is_chosen_by_a_button_in_the_language_of_the_page(page):
    open_page(page, "/kirim")
    name, file = page.locator("#send-file-name"), page.locator("#send-file")
    expect(name).to_have_text("Belum ada berkas yang dipilih")
    opened = []

    def catch(chooser):
        opened.append(chooser)

    # One listener for both: between two of them the browser would open a dialog of its own.
    page.on("filechooser", catch)
    file.focus()
    with page.expect_event("filechooser"):
        page.keyboard.press("Enter")
    opened[0].set_files([])
    with page.expect_event("filechooser") as chooser:
        page.get_by_text("Pilih berkas", exact=True).click()
    content = {"name": "laporan.csv", "mimeType": "text/csv", "buffer": b"a"}
    chooser.value.set_files(content)
    expect(name).to_have_text("laporan.csv")
    page.evaluate(DROP)
    expect(name).to_have_text("seret.csv")
    file.set_input_files([])
    expect(name).to_have_text("Belum ada berkas yang dipilih")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("address", ["/kirim", "/kirim/1"])
def test_a_telephone_needs_no_scrolling_sideways(open_tab, width, address):
    tab = open_tab(viewport={"width": width, "height": 844})
    open_page(tab, f"{address}?wilayah=32.12")

    for table in tab.locator(".scroll").all():
        assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_a_correction_by_hand_can_be_found_and_taken_back(page):
    fill_correction(page, "4")
    press(page, "Simpan koreksi")
    expect(page.locator(".notices")).to_contain_text("Koreksi disimpan")

    page.locator(".page-history tbody a").first.click()
    expect(page.locator(SETTLED)).to_be_attached()
    expect(page.locator("main")).to_contain_text("salah ketik")
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    press(page, "Batalkan versi")
    expect(page.locator(".notices")).to_contain_text("dibatalkan")
