from dataclasses import replace

import pytest

from dashboard.components import frame
from dashboard.components.menu import list_entries
from dashboard.components.page import MenuPlace
from dashboard.domain.filters import Filters
from dashboard.domain.measures import MAIN_PILLARS, Language, Pillar
from dashboard.i18n import texts
from dashboard.pages import PAGES
from tests.support.html_reader import Reader
from tests.unit.sample_views import ENGLISH, OVERVIEW, sample_view, village_view

PLACES = (
    MenuPlace("overview", "/"),
    MenuPlace("pillar", "/pilar/<pilar>"),
    MenuPlace("village", "/desa/<wilayah>"),
    MenuPlace("compare", "/banding"),
    MenuPlace("scorecard", "/rapor"),
    MenuPlace("quality", "/mutu-data"),
    MenuPlace("targets", "/target"),
    MenuPlace("dictionary", "/indikator"),
)
PAGE = replace(OVERVIEW, menu=PLACES)


class _AnyServices:
    """Stands for all use cases: a page only keeps what it will read with."""

    def __getattr__(self, name):
        return self


def all_pages():
    return [make(_AnyServices()) for make in PAGES]


class TestListEntries:
    def test_keeps_the_filters(self):
        view = sample_view(filters=Filters(year=2025, region="33", month=3, language=ENGLISH))

        entries = {one.slug: one.href for one in list_entries(view, PAGE)}

        assert entries["compare"] == "/banding?tahun=2025&bulan=3&wilayah=33&bahasa=en"

    def test_marks_where_the_reader_is(self):
        page = replace(PAGE, slug="pillar", path="/pilar/<pilar>")
        view = sample_view(filters=Filters(year=2026, pillar=Pillar.COOPERATIVE))

        entries = {one.slug: one for one in list_entries(view, page)}

        assert [slug for slug, one in entries.items() if one.current] == ["pillar"]
        assert [one.label for one in entries["pillar"].entries if one.current] == ["Koperasi"]

    def test_the_four_pillars_are_a_group(self):
        (group,) = (one for one in list_entries(sample_view(), PAGE) if one.slug == "pillar")

        assert [one.href for one in group.entries] == [
            f"/pilar/{pillar}?tahun=2026" for pillar in MAIN_PILLARS
        ]

    def test_pages_of_one_kind_stand_in_a_group_where_the_first_of_them_does(self):
        entries = list_entries(sample_view(), PAGE)

        assert [one.slug for one in entries] == [
            "overview",
            "pillar",
            "compare",
            "follow_up",
            "data",
        ]
        groups = {one.slug: [each.slug for each in one.entries] for one in entries[3:]}
        assert groups == {"follow_up": ["scorecard", "targets"], "data": ["quality", "dictionary"]}

    def test_a_group_is_marked_where_the_reader_is_in_it(self):
        page = replace(PAGE, slug="scorecard", path="/rapor")

        entries = list_entries(sample_view(), page)

        assert [one.slug for one in entries if one.current] == ["follow_up"]
        assert [one.slug for one in entries[3].entries if one.current] == ["scorecard"]

    def test_a_village_has_a_profile_and_a_district_has_none(self):
        assert "village" not in {one.slug for one in list_entries(sample_view(), PAGE)}

        entries = {one.slug: one.href for one in list_entries(village_view(), PAGE)}
        assert entries["village"].startswith("/desa/33.01.01.2001?")


def test_the_header_shows_the_menu_once_with_one_current_page():
    read = Reader(frame.header(village_view(), PAGE))

    assert [one["aria-label"] for one in read.find("nav")] == ["Halaman"]
    assert [one["id"] for one in read.find("a") if "aria-current" in one] == ["menu-overview"]


@pytest.mark.parametrize("language", Language)
def test_every_page_has_words_for_menu_and_title(language):
    known = texts(language)

    for page in all_pages():
        assert f"menu.{page.slug}" in known or not page.listed
        assert {f"page.{page.slug}.title", f"page.{page.slug}.question"} <= set(known)


def test_pages_have_names_and_paths_of_their_own():
    pages = all_pages()

    assert len({page.slug for page in pages}) == len({page.path for page in pages}) == len(pages)
