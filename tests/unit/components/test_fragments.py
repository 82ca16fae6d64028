"""Fragments, read as a browser would: by element, attribute and text."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from dashboard.components import frame, tiles
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import Window
from dashboard.domain.regions import Region
from dashboard.domain.values import State
from dashboard.domain.views import KpiCard, Notice, PillarPanel, Reading, Stamp
from tests.unit.sample_views import (
    BOUNDARIES,
    CILACAP,
    ENGLISH,
    INDICATORS,
    INDONESIAN,
    NATION,
    OVERVIEW,
    PROVINCE,
    district,
    no_number,
    number,
    reading,
    sample_view,
    village_view,
)


def map_notes(view):
    return tiles.map_notes(view, BOUNDARIES.current())


EVERY_FRAGMENT = (
    lambda view: frame.header(view, OVERVIEW),
    lambda view: frame.filter_bar(view, OVERVIEW),
    lambda view: frame.sentence(view, OVERVIEW),
    lambda view: frame.notices(view, OVERVIEW),
    lambda view: frame.footer(view, OVERVIEW),
    tiles.kpi_row,
    tiles.map_heading,
    map_notes,
    tiles.ranking,
    tiles.trend_heading,
    tiles.pillar_panels,
)
VOID = {"input", "path", "circle", "rect", "br", "img"}


class Reader(HTMLParser):
    """Collects elements, and fails on tags that are not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(str(html))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def find(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]


def words(html):
    """Visible and hidden text with single spaces."""
    text = unescape(re.sub(r"<[^>]+>", " ", str(html))).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def links(html):
    return {one["id"]: one["href"] for one in Reader(html).find("a") if "id" in one}


@pytest.mark.parametrize("build", EVERY_FRAGMENT)
class TestEveryFragment:
    @pytest.mark.parametrize(
        "view",
        [
            sample_view(),
            sample_view(language=ENGLISH),
            village_view(),
            sample_view(regions=(), kpis=(), pillars=(), window=Window(2027, 0)),
            sample_view(indicator=INDICATORS["F02"]),
        ],
    )
    def test_is_well_formed_with_ids_used_once(self, build, view):
        elements = Reader(build(view)).elements
        ids = [attributes["id"] for _, attributes in elements if "id" in attributes]

        assert len(ids) == len(set(ids))

    def test_escapes_what_it_did_not_write(self, build):
        evil = Region(code="33.01", name="<script>alert(1)</script>", kind="kabupaten")
        view = sample_view(path=(NATION, evil), regions=(district(evil, 3),))

        assert "<script>" not in build(view)


class TestFilterBar:
    def test_works_without_javascript(self):
        read = Reader(frame.filter_bar(village_view(), OVERVIEW))

        assert read.find("form", method="get")
        assert {one["name"] for one in read.find("select")} == {
            "tahun",
            "bulan",
            "wilayah",
            "pilar",
        }
        assert read.find("button", type="submit")

    def test_shows_what_is_chosen(self):
        read = Reader(frame.filter_bar(village_view(), OVERVIEW))
        chosen = [one.get("value") for one in read.find("option") if "selected" in one]

        assert chosen == [None, "33.01.01.2001", "usaha_produktif"]

    def test_leads_up_and_down_from_the_region(self):
        view = sample_view(filters=Filters(year=2026, region="33"), path=(NATION, PROVINCE))

        codes = [
            one.get("value") for one in Reader(frame.filter_bar(view, OVERVIEW)).find("option")
        ]

        assert codes[-10:-5] == ["", "33", "33.02", "33.01", "33.74"]

    def test_keeps_language_and_version(self):
        view = sample_view(filters=Filters(year=2026, language=ENGLISH, version=2))

        hidden = Reader(frame.filter_bar(view, OVERVIEW)).find("input", type="hidden")

        assert {one["name"]: one["value"] for one in hidden} == {"bahasa": "en", "versi": "2"}


class TestSentence:
    def test_says_pillar_place_months_and_coverage(self):
        view = village_view(window=Window(2026, 10))

        assert frame.sentence_text(view) == (
            "Usaha Produktif · Desa Grugu · Januari–Oktober 2026 · 96 dari 120 laporan diterima"
        )

    def test_counts_villages_for_a_single_month(self):
        view = sample_view(
            window=Window(2026, 8, single=True), reports=number(1, reported=9, due=12)
        )

        assert frame.sentence_text(view).endswith("Agustus 2026 · 9 dari 12 desa melapor")

    def test_says_when_nothing_is_due(self):
        view = sample_view(reports=no_number(State.NOT_DUE, due=0))

        assert frame.sentence_text(view).endswith("belum ada laporan yang jatuh tempo")

    def test_leads_up_to_the_country(self):
        assert links(frame.sentence(village_view(), OVERVIEW)) == {
            "path-": "?tahun=2026&pilar=usaha_produktif",
            "path-33": "?tahun=2026&wilayah=33&pilar=usaha_produktif",
            "path-33.01": "?tahun=2026&wilayah=33.01&pilar=usaha_produktif",
        }


class TestNotices:
    def test_says_what_fell_back(self):
        view = sample_view(
            notices=(Notice(key="unreadable", values={"key": "tahun", "value": "1800"}),)
        )

        assert "“1800”" in words(frame.notices(view, OVERVIEW))

    def test_is_empty_without_notices(self):
        assert frame.notices(sample_view(), OVERVIEW).strip() == ""


class TestHeader:
    def test_switches_the_language_and_keeps_the_choice(self):
        view = sample_view(filters=Filters(year=2025, region="33"))

        assert links(frame.header(view, OVERVIEW))["language"] == "?tahun=2025&wilayah=33&bahasa=en"

    def test_starts_with_a_way_past_it(self):
        assert Reader(frame.header(sample_view(), OVERVIEW)).elements[0] == (
            "a",
            {"class": "skip-link", "href": "#overview--main"},
        )

    def test_marks_sample_data(self):
        real = Stamp(version=3, created_at=sample_view().stamp.created_at, demo=False)

        assert "DATA CONTOH" in frame.header(sample_view(), OVERVIEW)
        assert "DATA CONTOH" not in frame.header(sample_view(stamp=real), OVERVIEW)

    def test_says_when_there_is_no_data(self):
        empty = Stamp(version=0, created_at=None, demo=False)

        assert words(frame.header(sample_view(stamp=empty), OVERVIEW)).endswith("Belum ada data")

    def test_offers_every_theme_in_words(self):
        shown = words(frame.header(sample_view(), OVERVIEW))

        assert "Ganti tema: Terang Gelap Proyektor" in shown


class TestPathOfOneVillage:
    """Where the path names the village, the query cannot change it."""

    page = replace(OVERVIEW, path="/desa/<wilayah>")

    def test_the_way_up_leads_to_the_first_page(self):
        read = Reader(frame.sentence(village_view(), self.page))

        assert {one["href"] for one in read.find("a")} == {
            "/?tahun=2026&pilar=usaha_produktif",
            "/?tahun=2026&wilayah=33&pilar=usaha_produktif",
            "/?tahun=2026&wilayah=33.01&pilar=usaha_produktif",
        }
        assert not any("data-state" in one for one in read.find("a"))

    def test_the_form_does_not_send_the_region(self):
        read = Reader(frame.filter_bar(village_view(), self.page))

        assert {one["name"] for one in read.find("select")} == {"tahun", "bulan", "pilar"}
        assert read.find("button", id="region-button")[0]["data-path"] == "/desa/<wilayah>"

    def test_the_footer_tells_the_whole_address(self):
        assert "/desa/33.01.01.2001?tahun=2026" in frame.footer(village_view(), self.page)


def test_the_form_of_one_pillar_does_not_send_the_pillar():
    page = replace(OVERVIEW, path="/pilar/<pilar>")

    names = {one["name"] for one in Reader(frame.filter_bar(sample_view(), page)).find("select")}

    assert names == {"tahun", "bulan", "wilayah"}


class TestKpiRow:
    def test_a_number_has_unit_change_and_coverage(self):
        view = sample_view(kpis=(KpiCard(main=reading("M01", 1234, 1000)),))

        written = words(tiles.kpi_row(view))

        assert "1.234 orang" in written
        assert "▲ naik 23 % dari 2025" in written
        assert "96 dari 120 laporan" in written

    def test_a_percentage_stands_on_its_numbers(self):
        value = number(93.1, code="F03", numerator=1200, denominator=1289)
        one = Reading(indicator=INDICATORS["F03"], current=value, previous=value)

        written = words(tiles.kpi_row(sample_view(kpis=(KpiCard(main=one),))))

        assert "93,1 %" in written
        assert "1.200 dari 1.289 orang" in written

    def test_late_reports_are_counted(self):
        value = number(5, late=4)
        one = Reading(indicator=INDICATORS["U07"], current=value, previous=value)

        assert "4 terlambat" in words(tiles.kpi_row(sample_view(kpis=(KpiCard(main=one),))))

    def test_missing_is_said_and_is_not_zero(self):
        view = sample_view(kpis=(KpiCard(main=reading("M01", None, 1000)),))

        written = words(tiles.kpi_row(view))

        assert "belum ada laporan" in written
        assert "0 orang" not in written

    def test_opens_its_indicator(self):
        assert links(tiles.kpi_row(sample_view()))["kpi-M01"] == "?tahun=2026&indikator=M01"

    def test_explains_itself_in_place(self):
        html = tiles.kpi_row(sample_view(kpis=(KpiCard(main=reading("M01")),)))

        assert Reader(html).find("details", id="kpi-M01-definition")
        assert INDICATORS["M01"].formula[INDONESIAN] in words(html)


class TestMapHeading:
    def test_the_usual_indicator_stays_unnamed_in_the_address(self):
        options = Reader(tiles.map_heading(sample_view())).find("option")

        assert [one["value"] for one in options if "selected" in one] == [""]

    def test_a_chosen_indicator_is_named(self):
        view = sample_view(filters=Filters(year=2026, indicator="U07"))

        options = Reader(tiles.map_heading(view)).find("option")

        assert [one["value"] for one in options if "selected" in one] == ["U07"]

    def test_a_lower_bound_is_marked(self):
        view = sample_view(indicator=INDICATORS["F04"])

        assert "batas bawah" in words(tiles.map_heading(view))

    def test_the_parts_of_a_villages_district_are_compared(self):
        assert "Kab. Cilacap" in words(tiles.map_heading(village_view()))


class TestMapNotes:
    def test_a_lower_bound_is_read_with_the_reporting_rate(self):
        written = words(map_notes(sample_view(indicator=INDICATORS["F04"])))

        assert "tingkat pelaporan (80,0 %)" in written

    def test_a_rate_has_the_classes(self):
        written = words(map_notes(sample_view(indicator=INDICATORS["C04"])))

        assert "< 20 % 20–40 % 40–60 % 60–80 % ≥ 80 %" in written

    def test_says_where_the_boundaries_come_from(self):
        assert "bukan batas resmi BIG" in map_notes(sample_view())

    def test_the_hatch_is_explained_where_it_is_used(self):
        full = sample_view(regions=(district(CILACAP, 3),))

        assert "belum ada data" in words(map_notes(sample_view()))
        assert "belum ada data" not in words(map_notes(full))

    def test_says_how_many_have_no_point(self):
        assert "1 wilayah tanpa titik" in words(map_notes(village_view()))

    def test_says_the_map_in_words(self):
        assert "2 dari 3 wilayah punya angka" in words(map_notes(sample_view()))


class TestRanking:
    def test_rows_open_their_region(self):
        assert links(tiles.ranking(sample_view()))["rank-33.01"] == "?tahun=2026&wilayah=33.01"

    def test_bars_are_shares_of_the_largest(self):
        bars = [
            one["style"]
            for one in Reader(tiles.ranking(sample_view())).find("td", **{"class": "bar"})
        ]

        assert bars == ["--share:1.0", "--share:0.073", "--share:0.0"]

    def test_counts_what_rose_and_fell(self):
        assert "Kab/kota: 2 naik, 0 turun dari 2025" in words(tiles.ranking(sample_view()))

    def test_marks_the_chosen_village(self):
        current = Reader(tiles.ranking(village_view())).find("a", **{"aria-current": "location"})

        assert [one["id"] for one in current] == ["rank-33.01.01.2001"]

    def test_many_regions_leave_a_gap_that_is_counted(self):
        many = tuple(district(CILACAP, value) for value in range(514, 0, -1))

        html = tiles.ranking(sample_view(regions=many))

        assert "414 wilayah di antaranya" in words(html)
        assert len(Reader(html).find("td", **{"class": "bar"})) == 100

    def test_a_hundred_regions_are_all_shown(self):
        many = tuple(district(CILACAP, value) for value in range(100, 0, -1))

        assert "di antaranya" not in tiles.ranking(sample_view(regions=many))

    def test_an_empty_region_leads_back(self):
        view = sample_view(filters=Filters(year=2026, region="33"), regions=())

        assert [one["href"] for one in Reader(tiles.ranking(view)).find("a")] == ["?tahun=2026"]


class TestTrendHeading:
    def test_has_the_numbers_of_the_chart_as_a_table(self):
        html = words(tiles.trend_heading(sample_view()))

        assert "Januari 10 orang 96 dari 120 desa 40 orang" in html
        assert "Maret belum ada laporan" in html
        assert "November belum jatuh tempo" in html


class TestPillarPanels:
    def test_a_pillar_can_be_chosen_and_left(self):
        everything = links(tiles.pillar_panels(sample_view()))
        chosen = sample_view(
            filters=Filters(year=2026, pillar=Pillar.COOPERATIVE),
            pillars=(PillarPanel(pillar=Pillar.COOPERATIVE, readings=(reading("K01"),)),),
        )

        assert everything["focus-koperasi"] == "?tahun=2026&pilar=koperasi"
        assert links(tiles.pillar_panels(chosen))["focus-koperasi"] == "?tahun=2026"

    def test_money_is_short(self):
        assert "Rp1,3 miliar" in words(
            tiles.pillar_panels(sample_view())
        ) or "Rp1,2 miliar" in words(tiles.pillar_panels(sample_view()))


class TestEnglish:
    def test_leaves_no_indonesian_word_of_the_interface(self):
        view = sample_view(language=ENGLISH)
        written = " ".join(words(build(view)) for build in EVERY_FRAGMENT)
        indonesian = {
            "dari",
            "laporan",
            "naik",
            "turun",
            "belum",
            "wilayah",
            "bulan",
            "orang",
        }

        assert indonesian & set(re.findall(r"[a-z]+", written.lower())) == set()
