"""English, dark, and what a screen reader needs."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Language
from dashboard.i18n import texts
from tests.browser.reading import address, expect_painted, expect_shown

pytestmark = pytest.mark.browser

# Everything that is read or read aloud, but for what says that it is in another language. The words
# of the picker wait in an attribute.
TEXTS = """() => [...document.querySelectorAll(".page *, body > .picker *")]
  .filter((element) => !["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName))
  .filter((element) => element.closest("[lang]") === document.documentElement)
  .filter((element) => !element.matches("[data-address]"))
  .flatMap((element) => [
    element.title, element.getAttribute("aria-label"), element.getAttribute("placeholder"),
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent),
    element.dataset && element.dataset.words,
  ]).filter((text) => text && text.trim()).join(" | ")"""
GROUNDS = """() => [document.documentElement, document.body, document.querySelector(".tile")]
  .map((element) => getComputedStyle(element).backgroundColor)"""


def fragments(language):
    """Every text in one language, cut where values are put in."""
    catalogue = load_catalogue()
    indicators = catalogue.indicators.values()
    known = [*texts(language).values(), *(one.name[language] for one in indicators)]
    known += [one.definition[language] for one in indicators]
    known += [one.formula[language] for one in indicators]
    known += [pillar.label[language] for pillar in catalogue.pillars.values()]
    known += [unit[language] for unit in catalogue.units.values()]
    cut = {part.strip(" ·.,;:()") for text in known for part in re.split(r"\{\w+\}", text)}
    return {part for part in cut if len(part) > 2}


def indonesian_in(text):
    """Texts of the Indonesian interface that a page of the other language still shows."""
    for indicator in load_catalogue().indicators.values():
        # Sources are cited as they are called.
        text = text.replace(indicator.basis, "")
    english = " | ".join(fragments(Language.ENGLISH) | {"Bahasa Indonesia"})
    foreign = {
        part
        for part in fragments(Language.INDONESIAN)
        if not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", english, re.IGNORECASE)
    }
    return sorted(part for part in foreign if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text))


@pytest.mark.parametrize("filters", [{}, {"wilayah": "32.12", "indikator": "F02"}, {"tahun": 2016}])
def test_english_leaves_no_indonesian_word(page, api, filters):
    page.goto(address(**filters))
    expect_painted(page, **filters)
    page.get_by_role("link", name="English").click()
    expect_shown(page, api, **filters, bahasa="en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("#region-button").click()
    expect(page.locator(".picker").get_by_role("option").first).to_be_visible()
    assert indonesian_in(page.evaluate(TEXTS)) == []


def test_the_check_of_the_language_finds_indonesian(page):
    page.goto("/")
    expect_painted(page)
    assert {"Tahun", "Semua pilar", "belum ada data"} & set(indonesian_in(page.evaluate(TEXTS)))


def test_english_stays_while_drilling_and_goes_back(page, api):
    page.goto(address(bahasa="en"))
    expect_painted(page, bahasa="en")
    page.locator("[id='rank-33.01']").click()
    expect_shown(page, api, wilayah="33.01", bahasa="en")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect_shown(page, api, wilayah="33.01")
    expect(page.locator("html")).to_have_attribute("lang", "id")


def test_dark_is_remembered_and_there_from_the_first_paint(page, open_tab):
    page.goto("/")
    expect_painted(page)
    light = page.evaluate(GROUNDS)
    page.get_by_role("button", name="Ganti tema").click()
    label = page.locator("[id='overview--trend-graph'] .xtick text").first
    expect(label).to_have_css("fill", "rgb(164, 175, 191)")
    dark = page.evaluate(GROUNDS)
    assert light != dark

    # Without scripts only the first paint is there.
    first = open_tab(java_script_enabled=False, storage_state=page.context.storage_state())
    first.goto("/")
    assert first.evaluate(GROUNDS) == dark
    page.reload()
    expect_painted(page)
    assert page.evaluate(GROUNDS) == dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_hinders_a_reader_with_a_disability(open_tab, watch, theme, language):
    page = open_tab()
    page.context.add_cookies([{"name": "tema", "value": theme, "url": watch.origin}])
    chosen = {} if language == "id" else {"bahasa": language}
    page.goto(address(**chosen))
    expect_painted(page, **chosen)
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("tell", ["keys", "button"])
def test_paper_is_light_whatever_the_theme(page, watch, tell):
    told = "document.documentElement.dataset.printed = document.documentElement.dataset.bsTheme"
    page.add_init_script(f"window.print = () => {{ {told}; }}")
    page.context.add_cookies([{"name": "tema", "value": "dark", "url": watch.origin}])
    page.goto("/")
    expect_painted(page)

    if tell == "keys":
        page.keyboard.press("Control+p")
    else:
        page.locator("#download summary").click()
        page.locator("[data-print]").click()

    document = page.locator("html")
    expect(document).to_have_attribute("data-printed", "light")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(document).to_have_attribute("data-bs-theme", "dark")
