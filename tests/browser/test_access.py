"""What holds on every page: languages, themes, widths, keyboard, menu, and nothing in the way."""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language, Pillar
from dashboard.figures.theme import Theme
from dashboard.pages import PAGES
from tests.browser.test_languages_and_themes import TEXTS, fragments
from tests.support.browser import SCREEN

pytestmark = pytest.mark.browser

VILLAGE = "32.12.16.2004"
WIDTHS = (320, 390, 768, 1024, 1200, 1366, 1920)
# Addresses and names of meetings are the same in both languages.
NAMES = re.compile(r"\S*\?tahun=\S*|Rapat Teknis|Jambore Petugas")
SETTLED = "html[data-painted]"
# Every stop of the keyboard that can be seen; a checkbox may stand behind its label.
STOPS = """() => {
  const kinds = "a[href], button, select, input, textarea, summary, [tabindex='0']";
  window.stops = [...document.querySelectorAll(kinds)].filter((stop) => !stop.disabled
    && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
  window.reached = new Set();
  window.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    window.reached.add(target);
    const places = [target, target.nextElementSibling, target.closest(".tile")].filter(Boolean);
    const shown = places.some((place) => {
      const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(place);
      return place.tagName === "path" ? parseFloat(strokeWidth) >= 2
        : outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    if (!shown) window.unseen.push(target.id || target.outerHTML.slice(0, 90));
  });
  document.activeElement.blur();
  return window.stops.length;
}"""
MISSED = """() => window.stops.filter((stop) => stop.isConnected && !window.reached.has(stop))
  .map((stop) => stop.id || stop.outerHTML.slice(0, 90))"""


class _AnyServices(SimpleNamespace):
    """Stands for all use cases: a page only keeps what it will read with."""

    def __getattr__(self, name):
        return self


def every_page():
    return [pytest.param(page, id=page.slug) for page in (make(_AnyServices()) for make in PAGES)]


def every_page_in(language):
    return [
        pytest.param((*one.values, language), id=f"{one.id}-{language}") for one in every_page()
    ]


# One list for all tests: a page stays open for the next test only where its parameter is the same.
IN_INDONESIAN = every_page_in(Language.INDONESIAN)
IN_BOTH = [*IN_INDONESIAN, *every_page_in(Language.ENGLISH)]


def address_of(page, language=Language.INDONESIAN):
    """An address with figures: a village where the path wants one, otherwise a district.

    The file that the server was sent first, and its first acceptance, stand for all of them.
    """
    region = VILLAGE if page.fixes("wilayah") else "32.12"
    filters = Filters(
        year=2026,
        region=region,
        pillar=Pillar.COOPERATIVE,
        language=language,
        upload=1,
        submission=1,
        agenda=1,
    )
    return filters.to_address(page.path)


@pytest.fixture(scope="module")
def opened(request, tabs_of, server):
    """A page in a tab that tests share: each leaves it as wide as it was."""
    page, language = request.param
    with tabs_of(server.url) as tabs:
        tab = tabs.open()
        tab.goto(address_of(page, language))
        expect(tab.locator(SETTLED)).to_have_attribute("lang", language)
        yield tab


@cache
def foreign_to(language):
    """Texts of the interface that only the other language has."""
    own = " | ".join(fragments(language))
    (other,) = (one for one in Language if one is not language)
    return {
        part
        for part in fragments(other)
        if not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", own, re.IGNORECASE)
    }


def foreign_in(text, language):
    """Texts of the other language that a page shows; a few letters alone prove nothing."""
    text = NAMES.sub("", text)
    found = {part for part in foreign_to(language) if len(part) > 3}
    return sorted(part for part in found if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text))


@pytest.mark.parametrize("opened", IN_INDONESIAN, indirect=True)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened):
    for _ in range(opened.evaluate(STOPS) + 5):
        opened.keyboard.press("Tab")
    assert opened.evaluate(MISSED) == []
    assert opened.evaluate("window.unseen") == []


@pytest.mark.parametrize("opened", IN_INDONESIAN, indirect=True)
def test_no_width_needs_sideways_scrolling(opened):
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 768})
        expect(opened.locator("html")).to_have_js_property("scrollWidth", width)
    opened.set_viewport_size(SCREEN)


@pytest.mark.parametrize("opened", IN_BOTH, indirect=True)
def test_every_word_is_in_the_language_of_the_reader(opened):
    language = Language(opened.locator("html").get_attribute("lang"))
    assert foreign_in(opened.evaluate(TEXTS), language) == []


@pytest.mark.parametrize("opened", IN_BOTH, indirect=True)
def test_nothing_hinders_a_reader_with_a_disability(opened):
    # The last test of an opened page: the theme stays changed.
    for place, theme in enumerate(Theme):
        if place:
            opened.evaluate("delete document.documentElement.dataset.painted")
            opened.locator("#theme-toggle").click()
            expect(opened.locator(SETTLED)).to_be_attached()
        expect(opened.locator("html")).to_have_attribute("data-bs-theme", theme)
        found = Axe().run(opened)
        assert not found.violations_count, f"{theme}: {found.generate_report()}"


@pytest.mark.parametrize("one", every_page())
def test_the_words_are_there_without_scripts(open_tab, one):
    tab = open_tab(java_script_enabled=False)
    tab.goto(address_of(one))
    expect(tab.locator("h1")).to_be_visible()
    expect(tab.locator("#sentence")).to_contain_text("Januari–Oktober 2026")
    assert len(tab.locator("main").inner_text()) > 200


def test_the_menu_leads_to_every_page_and_keeps_the_filters(page):
    page.goto(f"/?tahun=2025&wilayah={VILLAGE}")
    expect(page.locator(SETTLED)).to_be_attached()
    links = page.locator(".menu a")
    targets = [link.get_attribute("id") for link in links.all()]
    assert len(targets) >= sum(one.values[0].listed for one in every_page())
    visited = []
    for target in targets:
        group = page.locator(".menu-group", has=page.locator(f"#{target}"))
        if group.count():
            group.locator("summary").click()
        page.locator(f"#{target}").click()
        expect(page.locator(f"#{target}")).to_have_attribute("aria-current", "page")
        expect(page.locator(SETTLED)).to_be_attached()
        expect(page.locator("#sentence")).to_contain_text("2025")
        expect(page.locator(".path [aria-current]")).to_have_text("Desa Kenanga")
        visited.append(page.url)
    # The way back is the same from page to page: a few steps of it stand for all.
    for url in reversed(visited[-4:-1]):
        page.go_back()
        expect(page).to_have_url(url)
        expect(page.locator(SETTLED)).to_be_attached()
        assert dict(parse_qsl(urlsplit(page.url).query))["tahun"] == "2025"


def test_the_search_of_the_header_shows_a_village_of_any_page(page):
    page.goto("/indikator?tahun=2025")
    expect(page.locator(SETTLED)).to_be_attached()
    page.locator("#region-search").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("kenanga indramayu")
    expect(page.locator(".picker [aria-selected='true']")).to_contain_text("Desa Kenanga")
    page.keyboard.press("Enter")
    expect(page.locator(".path [aria-current]")).to_have_text("Desa Kenanga")
    expect(page.locator("#region-search")).to_be_focused()
    assert dict(parse_qsl(urlsplit(page.url).query))["wilayah"] == VILLAGE


def test_paper_carries_filters_coverage_version_and_link(page):
    page.goto("/?wilayah=32.12")
    expect(page.locator(SETTLED)).to_be_attached()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    footer = page.locator("footer.page-footer")
    for part in ("Kab. Indramayu", "laporan diterima", "Versi data", page.url):
        expect(footer).to_contain_text(part)
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".menu-entries")).to_be_hidden()


def test_in_a_hall_the_numbers_are_large_and_lines_strong(open_tab, watch):
    tab = open_tab(viewport={"width": 1280, "height": 720})
    tab.context.add_cookies([{"name": "tema", "value": "projector", "url": watch.origin}])
    tab.goto("/")
    expect(tab.locator(SETTLED)).to_be_attached()
    expect(tab.get_by_role("button", name="Ganti tema: Proyektor")).to_be_visible()
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    numbers = tab.locator(".kpi .value").all()
    assert len(numbers) == 8
    assert min(number.evaluate(size) for number in numbers) >= 24
    assert min(number.bounding_box()["y"] for number in numbers[-1:]) < 720
    line = tab.locator(".scatterlayer .js-line").last
    assert line.evaluate("(line) => parseFloat(getComputedStyle(line).strokeWidth)") >= 4
