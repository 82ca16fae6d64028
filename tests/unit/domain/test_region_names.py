import pytest

from dashboard.domain.region_names import (
    fold_name,
    normalise_name,
    short_name,
    split_area,
    split_kind,
)
from dashboard.domain.regions import Region


class TestNormaliseName:
    @pytest.mark.parametrize(
        "spelling",
        ["Watumalang", "Watu Malang", "Kec. Watu Malang", "KECAMATAN WATU-MALANG", "watu  malang "],
    )
    def test_usual_spellings_are_equal(self, spelling):
        assert normalise_name(spelling) == "watumalang"

    @pytest.mark.parametrize(
        ("spelling", "folded"),
        [
            ("Kab. Indramayu", "indramayu"),
            ("KABUPATEN INDRAMAYU", "indramayu"),
            ("Kota Administrasi Jakarta Pusat", "jakartapusat"),
            ("Kota Adm. Jakarta Pusat", "jakartapusat"),
            ("Kabupaten Sumbawa Barat (KSB)", "sumbawabarat"),
            ("Daerah Khusus Ibukota Jakarta", "jakarta"),
            ("Prov. DKI Jakarta", "jakarta"),
            ("D.I. Yogyakarta", "yogyakarta"),
            ("NTB", "nusatenggarabarat"),
            ("Desa Adat Yoboi", "yoboi"),
            ("Udek Du\u2019en", "udekduen"),
            ("Lubuk Pakam I,II", "lubukpakamiii"),
        ],
    )
    def test_leaves_out_kind_words_titles_and_brackets(self, spelling, folded):
        assert normalise_name(spelling) == folded

    @pytest.mark.parametrize("name", ["Kota", "Kelurahan", "Kabupaten"])
    def test_keeps_a_name_that_is_a_kind_word(self, name):
        assert normalise_name(name) == name.casefold()

    def test_keeps_neighbours_apart_that_differ_in_the_last_word(self):
        assert normalise_name("Waled Desa") != normalise_name("Waled Kota")

    @pytest.mark.parametrize("text", ["", " ", "(KSB)", "--"])
    def test_is_empty_without_letters_and_digits(self, text):
        assert normalise_name(text) == ""


def test_fold_name_keeps_the_kind_word():
    assert fold_name("Kota Baru (lama)") == "kotabaru"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kupang Kota", ("kota", "kupang")),
        ("Kota Kupang", ("kota", "kupang")),
        ("kab. malang", ("kabupaten", "malang")),
        ("ds kenanga", ("desa", "kenanga")),
        ("Kenanga", (None, "kenanga")),
        ("kota", (None, "kota")),
        ("", (None, "")),
    ],
)
def test_split_kind_reads_the_kind_in_front_or_behind(text, parts):
    assert split_kind(text) == parts


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kenanga indramayu", ("kenanga", ("indramayu",))),
        ("Kenanga, Kab. Indramayu", ("kenanga kab", ("indramayu",))),
        ("lombok ntb", ("lombok", ("nusatenggarabarat",))),
    ],
)
def test_split_area_takes_the_words_behind_as_area_first(text, first):
    assert next(split_area(text)) == first


def test_split_area_also_reads_the_area_in_front():
    assert ("kenanga", ("jawa", "barat")) in split_area("Jawa Barat Kenanga")


@pytest.mark.parametrize("text", ["", "kenanga", "kenanga kab"])
def test_split_area_needs_a_name_and_an_area(text):
    assert all(area for _, area in split_area(text))
    assert list(split_area("kenanga")) == []


@pytest.mark.parametrize(
    ("code", "name", "kind", "label"),
    [
        ("", "Indonesia", "", "Indonesia"),
        ("33", "Jawa Tengah", "", "Jawa Tengah"),
        ("33.01", "Kabupaten Cilacap", "kabupaten", "Kab. Cilacap"),
        ("53.71", "Kota Kupang", "kota", "Kota Kupang"),
        ("31.71", "Kota Administrasi Jakarta Pusat", "kota", "Kota Adm. Jakarta Pusat"),
        ("32.12.16", "Sliyeg", "", "Kec. Sliyeg"),
        ("32.12.16.2004", "Kenanga", "desa", "Desa Kenanga"),
        ("53.71.01.1001", "Namosain", "kelurahan", "Kelurahan Namosain"),
        ("91.03.01.3007", "Desa Adat Yoboi", "desa adat", "Desa Adat Yoboi"),
    ],
)
def test_short_name_says_the_kind(code, name, kind, label):
    assert short_name(Region(code=code, name=name, kind=kind)) == label
