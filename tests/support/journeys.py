"""How a person goes through the pages, and what must hold wherever they are."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.reading import YEAR, address, expect_painted, numbers_in

A4 = (595, 842)
CARDS = """() => [...document.querySelectorAll(".kpi")].map((card) => ({
  code: card.querySelector("a").id.replace("kpi-", ""),
  value: card.querySelector("data") ? Number(card.querySelector("data").value) : null,
  coverage: card.querySelector(".coverage").textContent,
}))"""


def expect_at(page, path, **filters):
    """Wait until a page shows a choice, and hold its address, path of regions and filters to it."""
    page.wait_for_url(lambda url: urlsplit(url).path == path)
    expect_painted(page, **filters)
    told = {"tahun": str(YEAR)} | dict(parse_qsl(urlsplit(page.url).query))
    chosen = dict(parse_qsl(address(**filters)[1:]))
    if path.startswith("/desa/"):
        assert path == f"/desa/{chosen.pop('wilayah')}"
    if path.startswith("/pilar/"):
        assert path == f"/pilar/{chosen.pop('pilar')}"
        told.pop("pilar", None)
    assert told == chosen
    expect(page.locator("#filter-year")).to_have_value(chosen["tahun"])
    expect(page.locator("#filter-month")).to_have_value(chosen.get("bulan", ""))
    expect(page.locator("#sentence")).to_contain_text(chosen["tahun"])


def expect_path(page, *names):
    """The regions from the country down to the chosen one."""
    expect(page.locator(".path li")).to_have_text(names)


def expect_cards(page, api, **window):
    """Hold the headline numbers of any page and their coverage against the API."""
    cards = page.evaluate(CARDS)
    codes = ",".join(one["code"] for one in cards)
    values = {one["indicator"]: one for one in api("values", indikator=codes, **window)["values"]}
    assert len(cards) == len(values) > 0
    for card in cards:
        known = values[card["code"]]
        assert card["value"] == known["value"], card["code"]
        told = [known["reported"], known["due"], known["late"]]
        assert numbers_in(card["coverage"]) == told[: 2 + bool(told[2])], card["code"]


def choose_menu(page, target, group=None):
    """Go to another page by the menu, as by mouse."""
    if group:
        page.locator(f"#menu-{group} > summary").click()
    page.locator(f"#menu-{target}").click()


def on_paper(page):
    """What is printed: the size of each sheet in points, and all its text without any space."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    sizes = [(round(one.mediabox.width), round(one.mediabox.height)) for one in sheets]
    return sizes, without_spaces("".join(one.extract_text() for one in sheets))


def without_spaces(text):
    """Lines of paper break where they like, in the middle of an address too."""
    return "".join(text.split())
