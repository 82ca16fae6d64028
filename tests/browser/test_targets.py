"""A planner sets targets: from a file and by hand, with a preview, a refusal, and the way back."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.figures.theme import Theme
from tests.browser.test_access import SETTLED

pytestmark = pytest.mark.browser

PLACE = "wilayah=32.12&tahun=2026"
TITLES = "kode_wilayah;kode_indikator;tahun;nilai"


@pytest.fixture(scope="module")
def server(product, tmp_path_factory):
    """A server of its own: what is set here must not change the figures of other tests."""
    folder = tmp_path_factory.mktemp("targets") / "product"
    with product.copy(folder).serve() as server:
        yield server


def open_page(page, query=PLACE):
    page.goto(f"/target?{query}")
    expect(page.locator(SETTLED)).to_be_attached()


def send(page, *rows, button="Kirim dan periksa"):
    content = "\n".join((TITLES, *rows)).encode()
    file = {"name": "target.csv", "mimeType": "text/csv", "buffer": content}
    page.locator("#target-file").set_input_files(file)
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def accept(page, name="Kepala Pusat", reason="rencana kerja 2026"):
    page.locator("#target-name").fill(name)
    page.locator("#target-reason").fill(reason)
    with page.expect_navigation():
        page.locator("#accept").click()
    expect(page.locator(SETTLED)).to_be_attached()


def check(page):
    with page.expect_navigation():
        page.locator("#target-button").click()


def target_of(page, code):
    return page.locator(f"#target-{code} td").first


def test_many_targets_from_a_file_and_back(page):
    open_page(page)
    before = target_of(page, "M01").inner_text()

    send(page, "32.12;M01;2026;4321", "32.12;M02;2026;765")
    expect(page.locator("#count-changed")).to_have_text("2")
    expect(page.locator("main")).to_contain_text("4.321")
    expect(page.locator("main")).to_contain_text("DATA CONTOH")
    accept(page)

    expect(page.locator(".notices")).to_contain_text("Target disimpan")
    expect(target_of(page, "M01")).to_contain_text("4.321")
    assert "4.321" not in before
    history = page.locator("#targets--history")
    expect(history).to_contain_text("Kepala Pusat")
    expect(history).to_contain_text("rencana kerja 2026")

    with page.expect_navigation():
        history.get_by_role("button", name=re.compile("Warga yang dilayani")).first.click()
    expect(page.locator("#target-reason")).to_have_value(re.compile("sebelum versi data"))
    page.locator("#target-name").fill("Kepala Pusat")
    with page.expect_navigation():
        page.locator("#accept").click()
    expect(target_of(page, "M01")).not_to_contain_text("4.321")


def test_one_target_by_hand_with_its_months_in_english(page):
    open_page(page, f"{PLACE}&indikator=P01&bahasa=en")
    page.locator("#target-value").fill("1200")
    page.locator("#target-phasing").select_option(label="monthly")
    page.locator("#target-steps summary").click()
    for field in page.locator("#target-steps input").all():
        field.fill("100")

    check(page)
    expect(page.locator("h1")).to_have_text("Preview of targets")
    expect(page.locator("#count-changed")).to_have_text("1")
    accept(page, "Head of the centre", "work plan")

    expect(target_of(page, "P01")).to_contain_text("1,200")
    expect(page.locator("#target-P01")).to_contain_text("monthly")
    expect(page.locator("#target-jan")).to_have_value("100")


def test_everything_wrong_is_told_at_once_and_nothing_is_stored(page, watch):
    watch.expected = "422"
    open_page(page)
    before = target_of(page, "U01").inner_text()

    send(page, "32.12;U01;2026;-5", "99.99;M01;2026;5", "32.12;M03;2026;5")

    told = page.locator("main li")
    expect(told).to_have_count(3)
    expect(told.nth(0)).to_contain_text("baris 2")
    expect(told.nth(2)).to_contain_text("tidak punya arah")
    page.get_by_role("link", name="Kembali ke halaman").click()
    expect(page.locator(SETTLED)).to_be_attached()
    expect(target_of(page, "U01")).to_have_text(before)


def test_a_form_that_is_refused_still_holds_what_was_typed(page, watch):
    watch.expected = "422"
    open_page(page, f"{PLACE}&indikator=F03")
    page.locator("#target-value").fill("180")
    check(page)
    expect(page.locator("main li")).to_contain_text("persentase di atas 100")

    page.go_back()

    expect(page.locator("#target-value")).to_have_value("180")
    expect(page.locator("#target-button")).to_be_enabled()


def test_a_target_can_be_removed(page):
    open_page(page, f"{PLACE}&indikator=K03")
    with page.expect_navigation():
        page.locator("#target-remove").click()
    expect(page.locator("#count-removed")).to_have_text("1")
    accept(page, reason="tidak lagi dipakai")

    expect(target_of(page, "K03")).to_have_text("–")
    expect(page.locator("#target-remove")).to_have_count(0)


@pytest.mark.parametrize("query", [PLACE, "tahun=2026&bahasa=en"])
def test_the_page_is_accessible_in_every_theme(page, query):
    open_page(page, query)

    for theme in Theme:
        expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
        found = Axe().run(page)
        assert not found.violations_count, f"{theme}: {found.generate_report()}"
        page.locator("#theme-toggle").click()


def test_the_preview_is_accessible(page):
    open_page(page)
    send(page, "32.12;M01;2026;99")

    found = Axe().run(page)

    assert not found.violations_count, found.generate_report()
