"""The workbook of a page as spreadsheet programs see it."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.domain.exhibits import Column, Figure
from dashboard.exports.workbook import HEAD, write
from tests.support.libreoffice import convert
from tests.unit.sample_handouts import MAKING, exhibit, handout
from tests.unit.sample_views import ENGLISH, number

FORMULAS = ["=1+1", "+62 811", "-5 dari 9", "@kepala", '=HYPERLINK("http://x.example")']


@pytest.fixture
def make():
    """Write handouts, or one with these exhibits, and open the workbook."""

    def make(*exhibits, handouts=(), **options):
        shown = handouts or [handout(*exhibits, **options)]
        return load_workbook(BytesIO(write(shown, MAKING)))

    return make


def table(sheet):
    """Cells from the headings down to the first row that holds nothing but borders."""
    width = len([cell for cell in sheet[HEAD] if cell.value is not None])
    rows = [[cell.value for cell in row[:width]] for row in sheet.iter_rows(min_row=HEAD)]
    return rows[: next((place for place, row in enumerate(rows) if row[0] is None), len(rows))]


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


class TestSheetOfAnExhibit:
    def test_numbers_are_numbers_and_what_is_missing_says_why(self, make):
        sheet = make().worksheets[1]

        assert table(sheet) == [
            ["Kode", "Wilayah", "Pelaku usaha (orang)", "Laporan diterima"],
            ["33.01", "Kab. Cilacap", 1234, 12],
            ["33.02", "Kab. Banyumas", 0, 9],
            ["33.74", "Kota Semarang", "belum ada laporan", 0],
        ]
        assert sheet.cell(HEAD + 1, 3).number_format == "#,##0"

    def test_a_number_keeps_all_digits_that_a_workbook_can_hold(self, make):
        share = 100 / 7
        told = exhibit(
            columns=(Column("Wilayah"), Column("Cakupan")),
            rows=(("Cilacap", Figure(share, "%", number(share))),),
            label=0,
        )

        cell = make(told).worksheets[1].cell(HEAD + 1, 2)

        assert (cell.value, cell.number_format) == (pytest.approx(share, rel=1e-15), "0.0")
        assert table(make(told).worksheets[1])[0] == ["Wilayah", "Cakupan (%)"]

    def test_units_that_differ_stay_out_of_the_heading(self, make):
        rows = (("a", Figure(1.0, "orang")), ("b", Figure(2.0, "%")))
        told = exhibit(columns=(Column("Nama"), Column("Nilai")), rows=rows, label=0)

        assert table(make(told).worksheets[1])[0] == ["Nama", "Nilai"]

    def test_a_day_is_a_day_and_nothing_is_a_dash(self, make):
        rows = ((2026, dt.date(2026, 11, 24), None, "", Figure(None, "orang")),)
        told = exhibit(columns=tuple(map(Column, "abcde")), rows=rows, label=0)

        sheet = make(told).worksheets[1]

        year, day, *nothing = [cell.value for cell in sheet[HEAD + 1]]
        assert (year, day.date().isoformat(), nothing) == (2026, "2026-11-24", ["–"] * 3)
        assert [cell.number_format for cell in sheet[HEAD + 1][:2]] == ["0", "yyyy-mm-dd"]

    @pytest.mark.parametrize("text", FORMULAS)
    def test_no_text_becomes_a_formula(self, make, text):
        told = exhibit(title=text, columns=(Column(text),), rows=((text,),), label=0, notes=(text,))

        book = make(told, title=text, question=text)

        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in found if cell.value is not None} == {"s"}
        assert book.worksheets[1].cell(HEAD + 1, 1).value == text
        assert book.worksheets[1].cell(HEAD + 1, 1).quotePrefix

    def test_says_what_it_shows_and_under_it_its_notes_and_source(self, make):
        told = texts(make(exhibit(notes=("Catatan: baik.",))).worksheets[1])

        assert told[:4] == [
            "Kab. Cilacap tertinggi: 1.234 orang",
            "Pelaku usaha (orang) · Indonesia",
            "Ringkasan · Semua pilar · Indonesia · Januari–Oktober 2026",
            "Versi data 3 · 24 November 2026 13.05 WIB",
        ]
        assert told[-2:] == ["Catatan: baik.", "Sumber: laporan bulanan desa."]

    def test_an_exhibit_without_rows_says_so(self, make):
        assert table(make(exhibit(rows=())).worksheets[1])[1][0] == (
            "Tidak ada data untuk pilihan ini."
        )

    def test_headings_and_names_stay_in_sight_and_rows_can_be_filtered(self, make):
        sheet = make().worksheets[1]

        assert sheet.freeze_panes == f"C{HEAD + 1}"
        assert sheet.auto_filter.ref == f"A{HEAD}:D{HEAD + 3}"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"

    def test_text_that_no_workbook_can_hold_is_left_out(self, make):
        told = exhibit(title="a\x00b\x0bc", rows=(("k", "n\x07", Figure(1.0, "orang"), 1),))

        assert make(told).worksheets[1].cell(HEAD + 1, 2).value == "n"


class TestNamesOfSheets:
    def test_are_valid_and_differ_where_titles_do_not(self, make):
        title = "Kab./Kota [A]: 'naik'? * \\ panjang sekali sampai terpotong"

        book = make(exhibit(title=title), exhibit(title=title), exhibit(title="'"))

        names = book.sheetnames
        assert names[0] == "Tentang"
        assert names[-1] == "Metadata"
        assert names[1].startswith("1 Kab. Kota A")
        assert names[3] == "3"
        assert len({name.casefold() for name in names}) == 5
        assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)

    def test_many_handouts_share_one_workbook(self, make):
        second = handout(exhibit(title="Kedua"), title="Peta", address="/peta?tahun=2026")

        book = make(handouts=[handout(), second])

        assert book.sheetnames[1:3] == ["1 Kab. Cilacap tertinggi 1.234", "2 Kedua"]
        told = texts(book["Tentang"])
        assert {"Ringkasan", "Peta", "https://dasbor.example/peta?tahun=2026"} <= set(told)


class TestAbout:
    def test_tells_the_view_and_leads_to_every_sheet(self, make):
        sheet = make()["Tentang"]

        told = {row[0].value: row[1] for row in sheet.iter_rows()}
        assert told["Pertanyaan"].value == "Berjalan sesuai rencana?"
        assert told["Alamat"].hyperlink.target == "https://dasbor.example/?tahun=2026&versi=3"
        assert told["Dibuat"].value == "24 November 2026 13.05 WIB"
        (link,) = (row[0].hyperlink for row in sheet.iter_rows() if row[0].hyperlink)
        assert link.location == "'1 Kab. Cilacap tertinggi 1.234'!A1"

    @pytest.mark.parametrize("demo", [True, False])
    def test_marks_demo_values(self, make, demo):
        assert any("DATA CONTOH" in one for one in texts(make(demo=demo)["Tentang"])) is demo

    def test_is_in_the_language_of_the_reader(self, make):
        book = make(language=ENGLISH)

        assert (book.sheetnames[0], book["About"]["A2"].value) == ("About", "Question")
        assert "Definition" in texts(book["Metadata"])


class TestMetadata:
    def rows(self, book):
        sheet = book["Metadata"]
        head = next(cell.row for cell in sheet["A"] if cell.value == "Kode")
        names = [cell.value for cell in sheet[head]]
        found = sheet.iter_rows(min_row=head + 1, values_only=True)
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def test_describes_what_is_used_and_the_measures_behind_it(self, make):
        rows = self.rows(make(exhibit(indicators=("C04", "M08"))))

        assert list(rows) == ["M08", "U07", "C04", "M08N"]

    def test_has_the_elements_of_the_data_standard(self, make):
        row = self.rows(make(exhibit(indicators=("C04",))))["C04"]

        assert row["Konsep"] == "Cakupan community parenting"
        assert row["Definisi"].startswith("Bagian anak PMI terdata")
        assert row["Ukuran"] == "persentase"
        assert row["Satuan"] == "%"
        assert (row["Pembilang"], row["Penyebut"]) == ("C03", "C02")
        assert row["Ditinjau"] == "24 November 2026"
        assert row["Nomor lembar"] == "1"
        assert None not in row.values()


class TestFile:
    def test_another_program_reads_the_same_numbers(self, tmp_path):
        file = tmp_path / "buku.xlsx"
        file.write_bytes(write([handout(exhibit(notes=("=1+1",)))], MAKING))

        again = convert(file, "xlsx", tmp_path / "lagi")

        assert table(load_workbook(again).worksheets[1])[1] == ["33.01", "Kab. Cilacap", 1234, 12]

    def test_merges_no_single_cell_which_spreadsheet_programs_call_damage(self):
        told = exhibit(columns=(Column("Kalimat"),), rows=(("Naik.",),), label=0)
        content = write([handout(told)], MAKING)

        with ZipFile(BytesIO(content)) as archive:
            assert b"mergeCell " not in archive.read("xl/worksheets/sheet2.xml")
