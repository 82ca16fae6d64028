"""A meeting writes down who looks after what until when, until it is done."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reading import address, expect_painted

pytestmark = pytest.mark.browser

PATH = "/perhatian"


@pytest.fixture(scope="module")
def server(product, tmp_path_factory):
    """A server of its own: what is written down here must not change what other tests see."""
    with product.copy(tmp_path_factory.mktemp("attention") / "product").serve() as server:
        yield server


def save(concern):
    page = concern.page
    with page.expect_navigation():
        concern.get_by_role("button", name="Simpan").click()
    expect(page.locator("html[data-painted]")).to_be_attached()


def test_a_concern_is_followed_up_until_it_is_closed(page, watch):
    page.goto(PATH + address(wilayah="33"))
    expect_painted(page, wilayah="33")
    name = page.locator(".page-concerns .concern").first.get_attribute("id")
    concern = page.locator(f"[id='{name}']")
    concern.locator("summary").click()
    concern.locator("[name=penulis]").fill("Sari 3312161204890001")
    concern.locator("[name=status]").select_option("dikerjakan")
    concern.locator("[name=penanggung_jawab]").fill("Dinas Jepara")
    concern.locator("[name=batas_waktu]").fill("2026-11-20")
    concern.locator("[name=catatan]").fill("Kunjungi kelompok")
    watch.expected = "422"
    concern.get_by_role("button", name="Simpan").click()
    expect(concern.get_by_role("alert")).to_contain_text("memuat NIK")

    concern.locator("[name=penulis]").fill("Sari")
    save(concern)
    expect(page.locator(".notices")).to_contain_text("Catatan tindak lanjut disimpan")
    expect(concern.locator(".concern-agreed")).to_contain_text("dikerjakan")
    expect(concern.locator(".overdue").first).to_contain_text("lewat batas waktu 20 November 2026")

    concern.locator("summary").click()
    concern.locator("[name=penulis]").fill("Budi")
    concern.locator("[name=status]").select_option("selesai")
    concern.locator("[name=catatan]").fill("Kelompok dibina lagi")
    save(concern)
    closed = page.locator(f".page-carried [id='{name}']")
    page.locator("#concerns-closed > summary").click()
    expect(closed).to_contain_text("selesai")
    closed.locator(".follow-up > summary").click()
    expect(closed.locator(".steps-taken li")).to_have_count(2)
    expect(closed.locator(".steps-taken")).to_contain_text("Kunjungi kelompok")
    assert Axe().run(page).response["violations"] == []
