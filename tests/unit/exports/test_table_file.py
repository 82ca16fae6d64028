"""One table as CSV."""

import csv
from io import StringIO

import pytest

from dashboard.domain.exhibits import Column, Figure
from dashboard.domain.measures import Language
from dashboard.exports.table_file import write
from dashboard.ingest.numbers import read_number
from tests.unit.sample_handouts import MAKING, exhibit, handout
from tests.unit.sample_views import ENGLISH


def read(*exhibits, separator=";", **options):
    content = write([handout(*exhibits, **options)], MAKING)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=separator))


def test_tells_every_row_with_its_source_and_version():
    source, version = "Sumber: laporan bulanan desa.", "Versi data 3 · 24 November 2026 13.05 WIB"

    assert read() == [
        ["Kode", "Wilayah", "Pelaku usaha (orang)", "Laporan diterima", "Sumber", "Versi data"],
        ["33.01", "Kab. Cilacap", "1234", "12", source, version],
        ["33.02", "Kab. Banyumas", "0", "9", source, version],
        ["33.74", "Kota Semarang", "belum ada laporan", "0", source, version],
    ]


def test_marks_demo_values_in_every_row():
    rows = read(demo=True)

    assert rows[0][-1] == "Angka contoh"
    assert {row[-1] for row in rows[1:]} == {"DATA CONTOH"}


@pytest.mark.parametrize(
    ("language", "separator", "written"),
    [(Language.INDONESIAN, ";", "14,285714285714286"), (ENGLISH, ",", "14.285714285714286")],
)
def test_keeps_every_digit_in_the_notation_of_the_language(language, separator, written):
    told = exhibit(columns=(Column("a"),), rows=((Figure(100 / 7, "%"),),), label=0)

    cell = read(told, language=language, separator=separator)[1][0]

    assert cell == written
    assert read_number(cell, language) == 100 / 7


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@x", "\tx", "\rx"])
def test_no_text_is_taken_for_a_formula(text):
    told = exhibit(columns=(Column("a"), Column("b")), rows=((text, Figure(-5.0, "orang")),))

    assert read(told)[1][:2] == [f"'{text}", "-5"]


def test_a_table_without_rows_has_its_headings():
    assert len(read(exhibit(rows=()))) == 1
