from urllib.parse import parse_qsl

import pytest

from dashboard.domain.filters import CompareBy, Filters, Unreadable, read_filters
from dashboard.domain.measures import Language, Pillar
from dashboard.domain.sending import Message

NEWEST = 2026


def test_all_that_can_be_chosen_comes_back_from_its_url():
    filters = Filters(
        year=2024,
        month=8,
        region="32.10",
        pillar=Pillar.COOPERATIVE,
        indicator="K01",
        language=Language.ENGLISH,
        version=41,
        compare_by=CompareBy.REGIONS,
        compare_with=("32.12", "33.01.04.2008"),
        like_for_like=True,
        map_of_status=True,
    )

    query = dict(parse_qsl(filters.to_query().removeprefix("?")))

    assert read_filters(query, newest=NEWEST) == (filters, [])


def test_usual_choices_are_left_out_of_the_url():
    assert Filters(year=2026).to_query() == "?tahun=2026"


def test_nothing_chosen_is_the_newest_year_of_the_country():
    assert read_filters({}, newest=NEWEST) == (Filters(year=NEWEST), [])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tahun", "2015"),
        ("tahun", "2027"),
        ("tahun", "dua ribu"),
        ("tahun", "٢٠٢٤"),
        ("bulan", "0"),
        ("bulan", "13"),
        ("wilayah", "3210"),
        ("pilar", "arus_migrasi"),
        ("indikator", "f01"),
        ("indikator", "F01;DROP"),
        ("bahasa", "jv"),
        ("versi", "0"),
        ("versi", "-1"),
        ("banding", "kota"),
        ("dengan", "2025"),
        ("sepadan", "ya"),
        ("peta", "warna"),
    ],
)
def test_what_cannot_be_read_falls_back_and_is_told(key, value):
    filters, unreadable = read_filters({key: value, "lain": "x"}, newest=NEWEST)

    assert filters == Filters(year=NEWEST)
    assert unreadable == [Unreadable(key, value)]


def test_empty_values_are_no_choice():
    assert read_filters({"tahun": " ", "wilayah": ""}, newest=NEWEST) == (Filters(year=2026), [])


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/peta", "/peta?tahun=2026&wilayah=32.12&pilar=koperasi"),
        ("/pilar/<pilar>", "/pilar/koperasi?tahun=2026&wilayah=32.12"),
        ("/desa/<wilayah>", "/desa/32.12?tahun=2026&pilar=koperasi"),
    ],
)
def test_an_address_holds_in_its_path_what_the_page_wants_there(path, address):
    filters = Filters(year=2026, region="32.12", pillar=Pillar.COOPERATIVE)

    assert filters.to_address(path) == address


def test_what_is_compared_is_read_one_by_one_and_once():
    filters, unreadable = read_filters(
        {"banding": "tahun", "dengan": "2025, 2024,2025,1999,x"}, newest=NEWEST
    )

    assert filters.compare_with == ("2025", "2024")
    assert unreadable == [Unreadable("dengan", "1999"), Unreadable("dengan", "x")]


def test_what_was_just_done_is_told_once():
    filters, unreadable = read_filters({"pesan": "diterima"}, newest=NEWEST)

    assert filters.message is Message.ACCEPTED
    assert filters.to_query() == "?tahun=2026"
    assert unreadable == []


def test_no_other_words_can_be_put_in_the_mouth_of_a_page():
    filters, unreadable = read_filters({"pesan": "Transfer uang ke saya"}, newest=NEWEST)

    assert filters.message is None
    assert [one.key for one in unreadable] == ["pesan"]
