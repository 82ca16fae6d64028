from __future__ import annotations

import csv
import datetime as dt

import openpyxl
import pytest
import xlsxwriter

from dashboard.ingest.faults import Refused
from dashboard.ingest.reader import read_file
from dashboard.ingest.sources.base import Limits
from tests.support.faults import message_of

TITLES = ["kode_desa", "periode", "kode_ukuran", "nilai"]
ROW = ["32.12.16.2004", "2026-08", "F01", "12"]


def _cells(table):
    return [
        [column.distinct[column.codes[index]] for column in table.columns]
        for index in range(len(table.rows))
    ]


LIMITS = Limits(file_size=2**20)


def _refused(path, max_rows=100):
    with pytest.raises(Refused) as refusal:
        read_file(path, max_rows=max_rows, limits=LIMITS)
    (fault,) = refusal.value.faults
    assert fault.file == path.name
    return fault


def _write_workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


class TestCsv:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_reads_any_usual_form(self, tmp_path, encoding, delimiter, newline):
        path = tmp_path / "data.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter, lineterminator=newline)
            writer.writerows([[*TITLES, "desa"], [*ROW[:3], "12,5", "Désa, Kenanga"]])

        table = read_file(path, max_rows=10)

        assert table.titles == (*TITLES, "desa")
        assert _cells(table) == [[*ROW[:3], "12,5", "Désa, Kenanga"]]

    def test_an_accented_letter_at_the_very_end_tells_windows_1252(self, tmp_path):
        path = tmp_path / "data.csv"
        row = ",".join([*ROW, "Andr\xe9"])
        path.write_bytes(f"{','.join(TITLES)},desa\n{row}".encode("cp1252"))

        assert _cells(read_file(path, max_rows=10)) == [[*ROW, "Andr\xe9"]]

    def test_takes_the_separator_of_the_titles_and_not_of_the_notes(self, tmp_path):
        path = tmp_path / "data.csv"
        notes = "Sesuai rapat, tanggal 3, di kantor, semua desa, satu, dua, tiga\n"
        path.write_text(notes * 3 + ";".join(TITLES) + "\n" + ";".join(ROW), encoding="utf-8")

        assert _cells(read_file(path, max_rows=10)) == [ROW]

    def test_numbers_rows_as_a_spreadsheet_program_does(self, tmp_path):
        path = tmp_path / "data.csv"
        lines = ["", ",".join(TITLES), ",,,", ",".join(ROW), "", ",".join(ROW)]
        path.write_text("\n".join(lines), encoding="utf-8")

        table = read_file(path, max_rows=10)

        assert (table.title_row, list(table.rows)) == (2, [4, 6])

    def test_finds_titles_below_29_rows_of_notes(self, tmp_path):
        path = tmp_path / "data.csv"
        notes = "Catatan\n\n" * 29
        path.write_text(f"{notes}{','.join(TITLES)}\n{','.join(ROW)}\n", encoding="utf-8")

        assert read_file(path, max_rows=10).title_row == 59

    def test_fills_short_rows_and_remembers_long_ones(self, tmp_path):
        path = tmp_path / "data.csv"
        path.write_text(f"{','.join(TITLES)}\na,b\na,b,c,12,5\na,b,c,d,,\n", encoding="utf-8")

        table = read_file(path, max_rows=10)

        assert _cells(table)[:2] == [["a", "b", "", ""], ["a", "b", "c", "12"]]
        assert table.overfull == {3: 5}

    def test_stops_at_too_many_rows(self, tmp_path):
        path = tmp_path / "data.csv"
        path.write_text("\n".join([",".join(TITLES), *[",".join(ROW)] * 11]), encoding="utf-8")

        assert len(read_file(path, max_rows=11).rows) == 11
        fault = _refused(path, max_rows=10)
        assert (fault.code, "10 baris" in message_of(fault)) == ("file_rows", True)

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "file_empty"),
            (b"\n\n", "file_empty"),
            (b"kode_desa,periode\n", "file_no_data"),
            (b"PK\x03\x04 a workbook", "file_not_csv"),
            (bytes(range(256)), "file_not_csv"),
            ("kode_desa,periode\na,b\n".encode("utf-16"), "file_not_csv"),
            (b"a,b\n" + b'"' + b"x" * 200_000, "file_broken_csv"),
            (b"a," * 200 + b"\nb\n", "file_columns"),
            (b"kode_desa,periode\n" + b" " * 2**20, "file_large"),
        ],
    )
    def test_refuses_what_is_no_table(self, tmp_path, content, code):
        path = tmp_path / "data.csv"
        path.write_bytes(content)

        assert _refused(path).code == code


class TestWorkbook:
    def test_reads_texts_numbers_and_dates(self, tmp_path):
        path = tmp_path / "data.xlsx"
        row = ["32.12.16.2004", dt.date(2026, 8, 1), "F01", 12.5]
        _write_workbook(path, {"Laporan": [TITLES, row, [None, None, None, True]]})

        table = read_file(path, max_rows=10)

        assert table.sheet == "Laporan"
        assert _cells(table) == [row, ["", "", "", "TRUE"]]

    def test_reads_a_workbook_written_as_a_stream(self, tmp_path):
        path = tmp_path / "data.xlsx"
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            sheet.write_row(2, 0, TITLES)
            sheet.write_row(4, 0, ROW)

        table = read_file(path, max_rows=10)

        assert (table.title_row, list(table.rows)) == (3, [5])
        assert _cells(table) == [ROW]

    def test_takes_the_sheet_that_has_the_titles(self, tmp_path):
        path = tmp_path / "data.xlsx"
        _write_workbook(path, {"Petunjuk": [["Isi lembar berikut"]], "Data": [TITLES, ROW]})

        assert read_file(path, max_rows=10).sheet == "Data"

    def test_refuses_two_sheets_with_titles(self, tmp_path):
        path = tmp_path / "data.xlsx"
        _write_workbook(path, {"A": [TITLES, ROW], "B": [TITLES, ROW]})

        fault = _refused(path)

        assert (fault.code, "A dan B" in message_of(fault)) == ("file_two_sheets", True)

    def test_passes_over_hidden_sheets(self, tmp_path):
        path = tmp_path / "data.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name in ("A", "B"):
                sheet = book.add_worksheet(name)
                sheet.write_row(0, 0, TITLES)
                sheet.write_row(1, 0, ROW)
            sheet.hide()

        assert read_file(path, max_rows=10).sheet == "A"

    def test_refuses_a_cell_that_would_need_room_for_billions(self, tmp_path):
        path = tmp_path / "data.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, TITLES)
            sheet.write(1_048_575, 16_383, "x")

        assert _refused(path).code == "file_wide"

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"kode_desa,periode\n", "file_not_workbook"),
            (b"PK\x03\x04 and no more", "file_damaged"),
            (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "file_damaged"),
        ],
    )
    def test_refuses_what_is_no_workbook(self, tmp_path, content, code):
        path = tmp_path / "data.xlsx"
        path.write_bytes(content)

        assert _refused(path).code == code

    def test_refuses_a_workbook_without_data(self, tmp_path):
        path = tmp_path / "data.xlsx"
        _write_workbook(path, {"A": []})

        assert _refused(path).code == "file_empty"


class TestPath:
    @pytest.mark.parametrize("suffix", ["pdf", "xlsm", "xlsb", "txt", ""])
    def test_refuses_other_kinds_of_files(self, tmp_path, suffix):
        path = tmp_path / f"data.{suffix}"
        path.write_bytes(b"%PDF")

        assert _refused(path).code == "file_kind"

    @pytest.mark.parametrize("name", ["away.csv", "away.xlsx", "away.xls", "away.ods"])
    def test_refuses_what_it_cannot_open(self, tmp_path, name):
        assert _refused(tmp_path / name).code == "file_away"

    def test_refuses_a_folder(self, tmp_path):
        (tmp_path / "folder.csv").mkdir()

        assert _refused(tmp_path / "folder.csv").code == "file_away"
