"""Exhibits in, slides out: a deck tells what the page told, in charts and tables to be edited."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader

from dashboard.domain.exhibits import Column, Form
from dashboard.domain.filters import Filters
from dashboard.exports.deck import write
from tests.support.libreoffice import convert
from tests.unit.exports.sample_slides import (
    cards,
    districts,
    figure,
    heat,
    making,
    sentences,
    table,
    trend,
)
from tests.unit.sample_handouts import handout
from tests.unit.sample_views import ENGLISH

EVERY_FORM = (
    cards(),
    sentences("Laporan Oktober lengkap."),
    districts([412, 30, None], form=Form.MAP),
    trend(),
    districts([412, 30, None]),
    districts([412, 30], form=Form.COLUMNS),
    heat(),
    table(),
    replace(table(), rows=()),
)


@pytest.fixture
def show():
    """Write exhibits of one page, and open the slides after its cover."""

    def show(*exhibits, **options):
        content = write([handout(*exhibits, **options)], making())
        return list(Presentation(BytesIO(content)).slides)[1:]

    return show


def texts(slide):
    """Every text on a slide, cells included."""
    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for cell in _cells(shape)]
    return told + cells


def _cells(shape):
    return [cell for row in shape.table.rows for cell in row.cells]


def chart(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def grid(slide):
    shown = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in shown.rows]


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def wide(*, rows):
    """A table of eleven columns with long headings."""
    names = ["Wilayah", *(f"Penyelenggaraan {number}" for number in range(1, 12))]
    cells = [
        (f"Kabupaten {row}", *(10 * row + number for number in range(1, 12)))
        for row in range(1, rows + 1)
    ]
    return table(columns=tuple(map(Column, names)), rows=tuple(cells))


class TestEverySlide:
    def test_the_title_is_the_finding(self, show):
        (slide,) = show(districts([412, 30]))

        assert slide.shapes.title.text == "Cilacap tertinggi, 412 orang"
        assert "Usaha yang dirintis (orang) · Jawa Tengah · 2026" in texts(slide)

    def test_the_footer_tells_filters_version_time_and_a_link(self, show):
        (slide,) = show(table())

        told = "\n".join(texts(slide))
        assert "Semua pilar · Indonesia · Januari–Oktober 2026" in told
        assert "Versi data 3" in told
        assert "Dibuat 24 November 2026 13.05 WIB" in told
        links = [one.target_ref for one in slide.part.rels.values() if one.is_external]
        assert links == ["https://dasbor.example/?tahun=2026&versi=3"]

    def test_demo_values_are_marked_on_every_slide_and_on_none_without(self):
        for demo in (True, False):
            content = write([handout(*EVERY_FORM, demo=demo)], making())
            slides = Presentation(BytesIO(content)).slides
            assert ["DATA CONTOH" in texts(slide) for slide in slides] == [demo] * len(slides)

    def test_the_speaker_reads_definitions_remarks_and_what_is_missing(self, show):
        (slide,) = show(trend())

        told = notes(slide)
        assert "Definisi:" in told
        assert "Rumus:" in told
        assert "Arah yang baik:" in told
        assert "Catatan Maret 2026: banjir (Koordinator)." in told
        assert "Tanpa angka (belum ada laporan): Maret 2026, April 2025." in told
        assert "Sumber: laporan bulanan desa." in told

    def test_english_where_the_page_is(self, show):
        (slide,) = show(trend(), language=ENGLISH)

        assert "Made 24 November 2026" in "\n".join(texts(slide))
        assert "Definition:" in notes(slide)
        languages = {one.get("lang") for one in slide.element.iter("{*}rPr")}
        assert languages == {"en-GB"}

    def test_nothing_but_the_footer_is_smaller_than_twelve_points(self):
        content = write([handout(*EVERY_FORM)], making())

        for slide in Presentation(BytesIO(content)).slides:
            sizes = {int(one.get("sz")) for one in slide.element.iter("{*}rPr") if one.get("sz")}
            assert all(size >= 1200 or size == 900 for size in sizes)

    def test_an_exhibit_without_rows_says_so(self, show):
        (slide,) = show(table(0))

        assert "Tidak ada isi untuk ditampilkan pada pilihan ini." in texts(slide)

    def test_each_page_begins_with_its_title_and_question(self):
        pages = [handout(table()), handout(trend(), title="Peta", question="Di mana?")]

        slides = list(Presentation(BytesIO(write(pages, making()))).slides)

        assert [slide.shapes.title.text for slide in slides] == [
            "Ringkasan",
            "Yang perlu perhatian",
            "Peta",
            "Naik dari 10 ke 15",
        ]
        assert any("Di mana?" in text for text in texts(slides[2]))


class TestCharts:
    def test_bars_hold_the_numbers_and_come_from_the_top_down(self, show):
        (slide,) = show(districts([412.5, 30]))

        drawn = chart(slide)
        assert drawn.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
        assert list(drawn.plots[0].categories) == ["Cilacap", "Banyumas"]
        assert drawn.plots[0].series[0].values == (412.5, 30)
        assert drawn.category_axis.reverse_order
        assert drawn.value_axis.minimum_scale == 0

    def test_a_bar_without_number_is_told_on_the_next_slide(self, show):
        first, second = show(districts([412, None, 30]))

        assert chart(first).plots[0].series[0].values == (412, 30)
        assert "2 dari 3 digambar; selebihnya pada slide berikut" in texts(first)
        assert grid(second)[1][:2] == ["Banyumas", "belum ada laporan"]

    def test_more_bars_than_can_be_read_go_to_the_workbook(self, show):
        (slide,) = show(districts(range(100, 0, -1)))

        assert len(list(chart(slide).plots[0].categories)) == 15
        assert "15 dari 100 digambar; selebihnya di buku kerja" in texts(slide)

    def test_a_month_without_number_stays_a_gap(self, show):
        (slide,) = show(trend())

        drawn = chart(slide)
        assert [one.name for one in drawn.plots[0].series] == ["2026", "2025", "Target"]
        assert drawn.plots[0].series[0].values == (10, 20, None, 15)
        assert drawn.plots[0].series[1].values == (8, 0, 12, None)
        assert drawn.element.xpath(".//c:dispBlanksAs/@val") == ["gap"]

    def test_the_numbers_behind_a_chart_open_as_a_workbook(self, show):
        (slide,) = show(trend())

        sheet = load_workbook(BytesIO(chart(slide).part.chart_workbook.xlsx_part.blob)).active
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
            [None, "2026", "2025", "Target"],
            ["Januari", 10, 8, 12.5],
            ["Februari", 20, 0, 12.5],
            ["Maret", None, 12, 12.5],
            ["April", 15, None, 12.5],
        ]

    def test_numbers_are_written_by_their_unit(self, show):
        slides = show(
            districts([77.5, 2], unit="%", code="C04"),
            districts([1_260_000_000, 5_000_000], unit="rupiah"),
        )

        written = [chart(slide).plots[0].series[0].data_labels.number_format for slide in slides]
        assert written == ['0.0"\N{NO-BREAK SPACE}%"', '"Rp"#,##0.0,," juta"']

    def test_no_number_at_all_is_said(self, show):
        (slide,) = show(districts([None, None]))

        assert any("Belum ada angka untuk digambar" in text for text in texts(slide))
        assert "Tanpa angka (belum ada laporan): Cilacap, Banyumas." in notes(slide)

    def test_a_name_like_a_formula_stays_a_name(self, show):
        row = ("33.01", '=HYPERLINK("http://x.example")', figure(1), "")
        (slide,) = show(districts([], rows=(row,)))

        book = load_workbook(BytesIO(chart(slide).part.chart_workbook.xlsx_part.blob))
        cell = book.active["A2"]
        assert cell.data_type == "s"
        assert cell.value.startswith("'=")


class TestTables:
    def test_headline_numbers_stand_with_their_unit(self, show):
        (slide,) = show(cards())

        assert grid(slide) == [
            ["Indikator", "Nilai", "Laporan"],
            ["Indikator 1", "1.234 orang", "96 dari 120 laporan"],
            ["Indikator 2", "2.468 orang", "96 dari 120 laporan"],
            ["Indikator 3", "3.702 orang", "96 dari 120 laporan"],
        ]

    def test_many_rows_go_on_evenly(self, show):
        slides = show(table(18))

        assert [len(grid(slide)) - 1 for slide in slides] == [9, 9]
        assert slides[1].shapes.title.text == "Yang perlu perhatian (lanjutan 2)"

    def test_what_three_slides_cannot_hold_is_in_the_workbook(self, show):
        slides = show(table(50))

        assert [len(grid(slide)) - 1 for slide in slides] == [12, 12, 12]
        assert "14 baris lain ada di buku kerja" in texts(slides[-1])

    def test_what_is_too_wide_is_turned(self, show):
        (slide,) = show(wide(rows=2))

        shown = grid(slide)
        assert shown[0] == ["", "Kabupaten 1", "Kabupaten 2"]
        assert shown[1] == ["Penyelenggaraan 1", "11", "21"]
        assert len(shown) == 12

    def test_what_is_too_wide_both_ways_keeps_its_first_columns(self, show):
        slide = show(wide(rows=30))[-1]

        assert grid(slide)[0][:2] == ["Wilayah", "Penyelenggaraan 1"]
        assert any("kolom lain ada di buku kerja" in text for text in texts(slide))

    def test_dates_are_words_and_columns_without_content_stay_away(self, show):
        (slide,) = show(table(1))

        assert grid(slide) == [["Wilayah", "Sejak", "Laporan"], ["Desa 1", "2 November 2026", "1"]]

    def test_a_heat_map_is_shaded_and_marks_what_is_missing(self, show):
        (slide,) = show(heat())

        assert grid(slide)[1:] == [["Cilacap", "100", "5"], ["Banyumas", "○", "0"]]
        cells = slide.element.xpath(".//a:tc/a:tcPr")
        shades = [one.xpath("string(a:solidFill/a:srgbClr/@val)") for one in cells[3:]]
        assert shades == ["", "163F7D", "D5E4F7", "", "", ""]

    def test_sentences_are_all_there(self, show):
        told = [f"Kalimat nomor {place} tentang program. " * 4 for place in range(12)]

        slides = show(sentences(*told))

        shown = "\n".join(text for slide in slides for text in texts(slide))
        assert all(one in shown for one in told)


class TestFile:
    @pytest.fixture
    def deck(self, tmp_path):
        nasty = "Desa <b>&\x00\x0b\ud800x"
        pages = [
            handout(*EVERY_FORM, table(title=nasty, rows=((nasty, None, 1, None),)), demo=True),
            handout(*EVERY_FORM, language=ENGLISH, filters=Filters(year=2026, region="33")),
        ]
        path = tmp_path / "paparan.pptx"
        path.write_bytes(write(pages, making()))
        return path

    def test_every_part_follows_the_standard(self, deck):
        result = validate_pptx(deck)

        assert [str(error) for error in result.errors] == []

    def test_what_xml_cannot_hold_is_left_out(self, deck):
        titles = [slide.shapes.title.text for slide in Presentation(str(deck)).slides]

        assert "Desa <b>& x" in titles

    def test_nothing_is_fetched_from_elsewhere(self, deck):
        with ZipFile(deck) as package:
            parts = [name for name in package.namelist() if name.endswith(".rels")]
            targets = b"".join(package.read(name) for name in parts)

        assert b"https://dasbor.example/" in targets
        assert targets.count(b'TargetMode="External"') == targets.count(b"https://dasbor.example/")

    def test_another_program_opens_every_slide(self, deck, tmp_path):
        pages = PdfReader(convert(deck, "pdf", tmp_path)).pages

        assert len(pages) == len(Presentation(str(deck)).slides)
