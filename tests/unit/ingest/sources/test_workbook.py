from __future__ import annotations

import datetime as dt
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from dashboard.ingest.reader import read_file
from tests.support.libreoffice import convert

TITLES = ["kode_desa", "periode", "kode_ukuran", "nilai"]
ROWS = [
    ["32.12.16.2004", dt.date(2026, 8, 1), "F01", 12.5],
    ["32.12.16.2004", "2026-08", "U04", 1_900_000],
    ["32.12.16.2005", "Agustus 2026", "F01", 0],
]
HEADING = ["Laporan bulanan", "", "", ""]
# Row by row as a person sees it: the table starts in column C, with blank rows in between.
SHEET = [[], ["", "", *HEADING], [], ["", "", *TITLES], [], *(["", "", *row] for row in ROWS[:2])]
SHEET += [[], ["", "", *ROWS[2]]]


def _write_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Laporan"
    for row in SHEET:
        sheet.append(row)
    sheet.merge_cells("C2:F2")
    sheet["C6"].comment = Comment("periksa", "A")
    sheet["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.create_sheet("Petunjuk")["A1"] = "Isi lembar Laporan"
    book.save(path)


def _write_xlsxwriter(path):
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Laporan")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(SHEET):
            for place, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(number, place, cell, day)
                elif cell != "":
                    sheet.write(number, place, cell)
        book.add_worksheet("Petunjuk").write(0, 0, "Isi lembar Laporan")


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    """One table in a file of every program, by its name."""
    folder = tmp_path_factory.mktemp("workbooks")
    files = {name: folder / f"{name}.xlsx" for name in ("openpyxl", "xlsxwriter")}
    _write_openpyxl(files["openpyxl"])
    _write_xlsxwriter(files["xlsxwriter"])
    for kind in ("xls", "ods"):
        files[kind] = convert(files["openpyxl"], kind, folder)
    files["xlsx"] = convert(files["ods"], "xlsx", tmp_path_factory.mktemp("back"))
    return files


class TestPrograms:
    @pytest.mark.parametrize("name", ["openpyxl", "xlsxwriter", "xls", "ods", "xlsx"])
    def test_the_same_table_comes_from_every_program(self, workbooks, name):
        table = read_file(workbooks[name], max_rows=10)

        assert (table.sheet, table.title_row, list(table.rows)) == ("Laporan", 4, [6, 7, 9])
        assert table.titles == ("", "", *TITLES)
        rows = zip(*(column.read(lambda cell: cell) for column in table.columns), strict=True)
        assert [list(row) for row in rows] == [["", "", *row] for row in ROWS]

    def test_what_a_file_holds_counts_and_not_its_suffix(self, workbooks, tmp_path):
        renamed = tmp_path / "data.xls"
        renamed.write_bytes(workbooks["xlsxwriter"].read_bytes())

        assert len(read_file(renamed, max_rows=10).rows) == 3


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """A report in which formulas failed, by the kind of its file."""
    folder = tmp_path_factory.mktemp("failed")
    path = folder / "data.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Catatan").write_formula("A1", "=1/0", value="#DIV/0!")
        sheet = book.add_worksheet("Laporan")
        for number, row in enumerate(SHEET):
            sheet.write_row(number, 0, map(str, row))
        for address in ("F6", "F7"):
            sheet.write_formula(address, "=1/0", value="#DIV/0!")
        sheet.write_formula("F9", "=NA()", value="#N/A")
    return {"xlsx": path, "ods": convert(path, "ods", folder)}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_failed_formulas_are_read_as_what_they_show(failed, kind):
    """Else they would look as if nobody had filled them in."""
    table = read_file(failed[kind], max_rows=10)

    assert (table.sheet, list(table.rows)) == ("Laporan", [6, 7, 9])
    assert list(table.columns[5].read(str)) == ["#DIV/0!", "#DIV/0!", "#N/A"]


def _write_formulas(path):
    """A report of which formulas are the values, the last row nothing else, none of them computed.

    One of them gives an empty text.
    """
    book = openpyxl.Workbook()
    book.active.title = "Laporan"
    for row in [*SHEET, [*[""] * 5, "=F9"]]:
        book.active.append([cell or None for cell in row])
    for address, formula in (("F6", "=6+6"), ("F7", '=IF(F6=0,1,"")'), ("F9", "=F6-12")):
        book.active[address] = formula
    book.save(path)
    return path


def _without_results(document, folder):
    """The same .ods file as a program that computes nothing would write it."""
    path = folder / document.name
    with zipfile.ZipFile(document) as given, zipfile.ZipFile(path, "w") as bare:
        for name in given.namelist():
            cell = rb'(table:formula="[^"]*")[^>]*>(<text:p>[^<]*</text:p>|<text:p/>)'
            bare.writestr(name, re.sub(cell, rb"\1>", given.read(name)))
    return path


class TestFormulas:
    WRITTEN = ("=6+6", '=IF(F6=0,1,"")', "=F6-12", "=F9")

    @pytest.fixture
    def values_of(self):
        """Rows and cells of the column of values."""

        def read(path):
            table = read_file(path, max_rows=10)
            return list(table.rows), tuple(table.columns[5].read(lambda cell: cell))

        return read

    def test_those_that_nothing_computed_are_read_as_they_are_written(self, tmp_path, values_of):
        assert values_of(_write_formulas(tmp_path / "data.xlsx")) == ([6, 7, 9, 10], self.WRITTEN)

    def test_a_zero_is_no_result_where_the_file_wants_to_be_computed(self, tmp_path, values_of):
        path = tmp_path / "data.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Laporan")
            for number, row in enumerate(SHEET):
                sheet.write_row(number, 0, map(str, row))
            sheet.write_formula("F6", "=6+6")
            sheet.write_formula("F7", "=6+6", value=12)

        assert values_of(path) == ([6, 7, 9], ("=6+6", 12, "0"))

    @pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
    def test_once_a_program_saved_the_file_the_results_count(self, tmp_path, values_of, kind):
        path = convert(_write_formulas(tmp_path / "data.xlsx"), kind, tmp_path / "saved")

        assert values_of(path) == ([6, 7, 9, 10], (12, "", 0, 0))

    def test_an_ods_file_without_results_shows_its_formulas(self, tmp_path, values_of):
        saved = convert(_write_formulas(tmp_path / "data.xlsx"), "ods", tmp_path / "saved")

        rows, values = values_of(_without_results(saved, tmp_path))

        assert rows == [6, 7, 9, 10]
        assert [value[0] for value in values] == ["="] * len(self.WRITTEN)
