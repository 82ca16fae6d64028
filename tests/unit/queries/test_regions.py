import datetime as dt

import pytest
from sqlalchemy import insert, update

from dashboard.domain.regions import Level, Region
from dashboard.queries.regions import (
    fetch_regions,
    fetch_spellings,
    find_region,
    list_children,
    search_close_regions,
    search_regions,
)
from dashboard.storage.engine import open_engine
from dashboard.storage.tables import metadata, region, village
from tests.support.regions import region_row

NAMES = {
    "32": ("Jawa Barat", ""),
    "32.09": ("Kabupaten Cirebon", "kabupaten"),
    "32.10": ("Kabupaten Majalengka", "kabupaten"),
    "32.12": ("Kabupaten Indramayu", "kabupaten"),
    "32.12.15": ("Indramayu", ""),
    "32.12.16": ("Sliyeg", ""),
    "32.12.16.2001": ("Tambi", "desa"),
    "32.12.16.2004": ("Kenanga", "desa"),
    "32.74": ("Kota Cirebon", "kota"),
    "32.74.01.1001": ("Argasunya", "kelurahan"),
    "16.73.08.1003": ("Kenanga", "kelurahan"),
    "33.07.10": ("Watumalang", ""),
    "35.07": ("Kabupaten Malang", "kabupaten"),
    "53": ("Nusa Tenggara Timur", ""),
    "53.01": ("Kabupaten Kupang", "kabupaten"),
    "53.71": ("Kota Kupang", "kota"),
    "16.11": ("Kabupaten Empat Lawang", "kabupaten"),
    "16.11.01": ("Lawang Agung", ""),
    "35.07.25.1001": ("Lawang", "kelurahan"),
    "33.18.14.2010": ("Lawangsari", "desa"),
    "63.02": ("Kabupaten Kotabaru", "kabupaten"),
    "14.71": ("Kota Pekanbaru", "kota"),
}


def _village_row(code):
    fixed = {"status": "running", "programme": "ministry", "confidence": "stated", "demo": False}
    sources = {"source_url": "", "source_date": ""}
    return {"district_code": code[:5], "village_code": code, **fixed, **sources}


@pytest.fixture
def connection(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(region), [region_row(code, *NAMES[code]) for code in NAMES])
        connection.execute(insert(village), [_village_row("32.12.16.2004")])
        yield connection
    engine.dispose()


def _close(connection, code):
    closing = update(region).where(region.c.code == code).values(valid_to=dt.date(2026, 1, 1))
    connection.execute(closing)


def _codes(regions):
    return [each.code for each in regions]


class TestFindRegion:
    def test_finds_by_code(self, connection):
        assert find_region(connection, "53.71") == Region(
            code="53.71", name="Kota Kupang", kind="kota"
        )

    def test_the_empty_code_is_the_country(self, connection):
        assert find_region(connection, "") == Region(code="", name="Indonesia")

    @pytest.mark.parametrize("code", ["99", "32.1", "3212", "desa", "32.12'"])
    def test_unknown_codes_are_none(self, connection, code):
        assert find_region(connection, code) is None

    def test_finds_past_regions_too(self, connection):
        _close(connection, "32.10")

        assert find_region(connection, "32.10") is not None


class TestFetchRegions:
    def test_leaves_unknown_codes_out(self, connection):
        found = fetch_regions(connection, iter(["32.10", "", "32.1", "32.10"]))

        assert {code: each.name for code, each in found.items()} == {
            "": "Indonesia",
            "32.10": "Kabupaten Majalengka",
        }

    def test_nothing_asked_is_nothing_found(self, connection):
        assert fetch_regions(connection, []) == {}


class TestListChildren:
    @pytest.mark.parametrize(
        ("parent", "level", "codes"),
        [
            ("", Level.PROVINCE, ["32", "53"]),
            ("32", Level.DISTRICT, ["32.09", "32.12", "32.10", "32.74"]),
            ("32", Level.VILLAGE, ["32.74.01.1001", "32.12.16.2004", "32.12.16.2001"]),
            ("32.12.16", Level.VILLAGE, ["32.12.16.2004", "32.12.16.2001"]),
            ("32.12", Level.DISTRICT, []),
            ("32.12", Level.PROVINCE, []),
            ("32.1", Level.SUBDISTRICT, []),
            ("98", Level.DISTRICT, []),
        ],
    )
    def test_lists_by_name_what_lies_inside(self, connection, parent, level, codes):
        assert _codes(list_children(connection, parent, level=level)) == codes

    def test_leaves_past_regions_out(self, connection):
        _close(connection, "32.10")

        assert "32.10" not in _codes(list_children(connection, "32", level=Level.DISTRICT))


class TestSearchRegions:
    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("kab indramayu", "32.12"),
            ("kec. indramayu", "32.12.15"),
            ("watu malang", "33.07.10"),
            ("kupang kota", "53.71"),
            ("KOTA CIREBON", "32.74"),
            ("cirebon", "32.09"),
            ("kelurahan kenanga", "16.73.08.1003"),
            ("ntt", "53"),
            ("kota baru", "63.02"),
            ("kotabaru", "63.02"),
            (" 32.12.16 ", "32.12.16"),
            ("ma", "35.07"),
            ("kenanga indramayu", "32.12.16.2004"),
            ("Desa Kenanga, Kab. Indramayu, Jabar", "32.12.16.2004"),
            ("kenanga kab indramayu", "32.12.16.2004"),
            ("indramayu kenanga", "32.12.16.2004"),
            ("kupang ntt", "53.01"),
        ],
    )
    def test_best_hit_comes_first(self, connection, text, first):
        assert search_regions(connection, text)[0].code == first

    def test_programme_villages_and_their_districts_come_before_others(self, connection):
        connection.execute(insert(village), [_village_row("32.74.01.1001")])

        assert _codes(search_regions(connection, "kenanga")) == ["32.12.16.2004", "16.73.08.1003"]
        assert _codes(search_regions(connection, "cirebon")) == ["32.74", "32.09"]

    def test_programme_then_exact_then_beginning_then_middle(self, connection):
        connection.execute(insert(village), [_village_row("33.18.14.2010")])

        assert _codes(search_regions(connection, "lawang")) == [
            "33.18.14.2010",
            "35.07.25.1001",
            "16.11.01",
            "16.11",
        ]

    def test_programme_villages_lead_among_the_middles_too(self, connection):
        assert _codes(search_regions(connection, "nanga")) == ["32.12.16.2004", "16.73.08.1003"]

    def test_the_kind_that_was_named_leads_among_the_middles(self, connection):
        assert _codes(search_regions(connection, "kel nanga")) == ["16.73.08.1003", "32.12.16.2004"]

    def test_wider_then_shorter_names_lead_among_equals(self, connection):
        assert _codes(search_regions(connection, "law")) == [
            "16.11.01",
            "35.07.25.1001",
            "33.18.14.2010",
            "16.11",
        ]

    def test_very_short_text_finds_beginnings_only(self, connection):
        assert _codes(search_regions(connection, "la")) == [
            "16.11.01",
            "35.07.25.1001",
            "33.18.14.2010",
        ]

    @pytest.mark.parametrize("text", ["", "  ", "()", "%", "_", "zzz", "'; --"])
    def test_finds_nothing_for_text_without_a_name(self, connection, text):
        assert search_regions(connection, text) == []

    def test_words_that_name_no_area_around_find_nothing(self, connection):
        assert search_regions(connection, "kenanga kupang") == []

    def test_stops_at_the_limit(self, connection):
        assert len(search_regions(connection, "kabupaten kupang", limit=1)) == 1

    def test_leaves_past_regions_out(self, connection):
        _close(connection, "33.07.10")

        assert search_regions(connection, "watumalang") == []


@pytest.fixture
def search_close(connection):
    spellings = fetch_spellings(connection)
    return lambda text, **options: _codes(
        search_close_regions(connection, text, spellings, **options)
    )


class TestSearchCloseRegions:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("indramyu", ["32.12", "32.12.15"]),
            ("kec indramyu", ["32.12.15", "32.12"]),
            ("kab. Indarmayu", ["32.12", "32.12.15"]),
            ("majalenka", ["32.10"]),
            ("watu malng", ["33.07.10"]),
            ("watumalamg", ["33.07.10"]),
            ("empat lawng", ["16.11"]),
            ("nusa tengara timr", ["53"]),
            ("kota cirbon", ["32.74", "32.09"]),
            ("tamby", ["32.12.16.2001"]),
            ("kenangga indramyu", ["32.12.16.2004"]),
            ("kenanga indramyu", ["32.12.16.2004"]),
            ("indramyu kenangga", ["32.12.16.2004"]),
            ("Desa Kenangga, Kec. Sliyek, Kab. Indramayu", ["32.12.16.2004"]),
            ("kupag ntt", ["53.01", "53.71"]),
        ],
    )
    def test_finds_what_was_meant(self, search_close, text, codes):
        assert search_close(text) == codes

    @pytest.mark.parametrize(
        "text", ["", "()", "%", "qqqqzz", "qqq zzz qqz zqz zzq", "lwg", "kenangga kupang", "ntb"]
    )
    def test_finds_nothing_for_nonsense(self, search_close, text):
        assert search_close(text) == []

    def test_programme_then_wider_then_closer_then_code(self, connection):
        names = {
            "33.18.14.2011": "Kenangan",
            "33.18.14.2012": "Kananga",
            "33.18.15": "Kenangan",
            "33.18.14.2013": "Kenanga",
        }
        connection.execute(insert(region), [region_row(code, name) for code, name in names.items()])
        spellings = fetch_spellings(connection)

        assert _codes(search_close_regions(connection, "kenangga", spellings)) == [
            "32.12.16.2004",
            "33.18.15",
            "16.73.08.1003",
            "33.18.14.2013",
            "33.18.14.2011",
            "33.18.14.2012",
        ]

    def test_stops_at_the_limit(self, search_close):
        assert search_close("indramyu", limit=1) == ["32.12"]

    def test_leaves_past_regions_out(self, connection, search_close):
        _close(connection, "33.07.10")

        assert search_close("watumalng") == []
