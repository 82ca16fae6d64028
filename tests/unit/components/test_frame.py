"""The frame of all pages: header, filter bar, sentence, notices, footer."""

import datetime as dt
from dataclasses import replace

from dashboard.components import frame
from dashboard.domain.filters import Filters
from dashboard.domain.periods import Window
from dashboard.domain.values import State
from dashboard.domain.views import Notice, Stamp
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_views import (
    ENGLISH,
    NATION,
    OVERVIEW,
    PROVINCE,
    no_number,
    number,
    sample_view,
    village_view,
)

DAY = dt.date(2026, 11, 24)


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

    def test_success_is_a_word_and_a_sign_of_its_own(self):
        view = sample_view(notices=(Notice(key="done.accepted"), Notice(key="done.nothing")))
        page = frame.notices(view, OVERVIEW)

        assert page.count('class="done"') == 1
        assert "✓ Berhasil. Diterima seluruhnya" in words(page)
        assert "Berhasil. Tidak ada" not in words(page)

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
        real = Stamp(version=3, created_at=sample_view().stamp.created_at, demo=False, day=DAY)

        assert "DATA CONTOH" in frame.header(sample_view(), OVERVIEW)
        assert "DATA CONTOH" not in frame.header(sample_view(stamp=real), OVERVIEW)

    def test_says_when_there_is_no_data(self):
        empty = Stamp(version=0, created_at=None, demo=False, day=DAY)

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
