from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import xlsxwriter

from dashboard.ingest.sources.base import UPLOAD
from dashboard.ingest.sources.workbook import read_workbook
from tests.support.faults import message_of, remedy_of

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def _workbook(*, extra=None, sheet=None):
    """A sound workbook, with further parts, or with other rows in its sheet."""
    plain = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(plain)
    return _packed(plain, extra or {}, {"xl/worksheets/sheet1.xml": sheet} if sheet else {})


def _packed(plain, extra, other):
    packed = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, other.get(name, old.read(name)))
        for name, content in extra.items():
            new.writestr(name, content)
    return packed.getvalue()


def _sheet(cells):
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s"><sheetData><row>%s</row></sheetData></worksheet>' % (
        space,
        cells,
    )


def _open_document(rows, *, manifest="<m/>", extra=None):
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}"><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
        for name, part in (extra or {}).items():
            archive.writestr(name, part)
    return packed.getvalue()


class TestMacrosLinksAndLocks:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("xl/vbaProject.bin", "file_macro"),
            ("XL/VBAPROJECT.BIN", "file_macro"),
            ("anywhere/vbaProject.bin", "file_macro"),
            ("xl/macrosheets/sheet1.xml", "file_macro"),
            ("xl/externalLinks/externalLink1.xml", "file_links"),
            ("xl/workbook.bin", "file_kind"),
        ],
    )
    def test_refuses_a_part_that_no_report_has(self, refusal_of, name, code):
        problem = refusal_of(_workbook(extra={name: b"x"}))

        assert problem.code == code
        assert remedy_of(problem)

    def test_refuses_a_workbook_that_is_declared_to_have_macros(self, refusal_of, tmp_path):
        path = tmp_path / "data.xlsm"
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet()
        kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        content = _packed(path, {}, {"[Content_Types].xml": kind})

        assert refusal_of(content).code == "file_macro"

    def test_refuses_parts_that_need_a_password(self, refusal_of):
        locked = bytearray(_workbook())
        locked[locked.index(b"PK\x01\x02") + 8] |= 1

        assert refusal_of(bytes(locked)).code == "file_locked"

    @pytest.mark.parametrize(
        ("parts", "code"),
        [
            ({"rows": "<table:table-source/>"}, "file_links"),
            ({"rows": "<table:dde-source/>"}, "file_links"),
            ({"rows": "", "extra": {"Basic/Standard/M.xml": "x"}}, "file_macro"),
            ({"rows": "", "manifest": "<manifest:encryption-data/>"}, "file_locked"),
        ],
    )
    def test_refuses_the_same_in_an_open_document(self, refusal_of, parts, code):
        assert refusal_of(_open_document(**parts)).code == code


class TestSizes:
    def test_refuses_too_many_parts(self, refusal_of):
        content = _workbook(extra={f"part{number}": b"" for number in range(100)})

        assert refusal_of(content, replace(UPLOAD, parts=100)).code == "file_parts"

    def test_refuses_what_unpacks_to_too_much(self, refusal_of):
        content = _workbook(extra={"part": bytes(3 * 2**20)})
        problem = refusal_of(content, replace(UPLOAD, unpacked_size=2 * 2**20))

        assert (problem.code, "2 MB" in message_of(problem)) == ("file_unpacked", True)

    def test_refuses_what_unpacks_to_hundreds_of_times_its_size(self, refusal_of):
        assert refusal_of(_workbook(extra={"part": bytes(60 * 2**20)})).code == "file_bomb"

    def test_refuses_an_archive_of_anything_else(self, refusal_of):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", "<w/>")

        assert refusal_of(packed.getvalue()).code == "file_not_workbook"


class TestRoom:
    """The reader makes room for all cells between the outermost ones."""

    @pytest.mark.parametrize(
        "cells",
        [
            b'<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>',
            b'<c s="1" r="XFD1048576"><v>1</v></c>',
            b'<x:c r="XFD1048576"><x:v>1</x:v></x:c>',
            b'<c\nr="XFD1048576"><v>1</v></c>',
            b'<c r="A1048576"><v>1</v></c><c r="XFD1"><v>1</v></c>',
        ],
    )
    def test_refuses_one_cell_far_away(self, refusal_of, cells):
        problem = refusal_of(_workbook(sheet=_sheet(cells)))

        assert problem.code == "file_wide"
        assert "kolom ke-16384 dan baris 1048576" in message_of(problem)

    @pytest.mark.parametrize(
        "cells",
        [
            b'<c r="XFD1048576" s="1"/>',
            b'<c r="XFD1048576" s="1"></c>',
            b'<x:c r="XFD1048576" s="1"></x:c>',
            b'<c s="1" r="XFD1048576"></c>',
        ],
    )
    def test_needs_no_room_for_the_looks_of_a_cell(self, tmp_path, cells):
        path = tmp_path / "data.xlsx"
        path.write_bytes(_workbook(sheet=_sheet(cells)))

        (sheet,) = read_workbook(path, UPLOAD)

        assert list(sheet.rows) == []

    def test_refuses_it_in_a_part_of_any_name_and_across_pieces(self, refusal_of):
        far = b" " * (2**20 - 20) + b'<c r="XFD1048576"><v>1</v></c>'

        assert refusal_of(_workbook(extra={"elsewhere": far})).code == "file_wide"

    @pytest.mark.parametrize("cell", [b"<c><v>1</v></c>", b"<c r='A1'><v>1</v></c>"])
    def test_refuses_cells_whose_place_it_cannot_judge(self, refusal_of, cell):
        assert refusal_of(_workbook(sheet=_sheet(cell))).code == "file_damaged"

    def test_refuses_a_tag_without_end(self, refusal_of):
        endless = b"<c " + b"x" * 3 * 2**20

        assert refusal_of(_workbook(extra={"elsewhere": endless})).code == "file_damaged"

    def test_counts_the_sheets_together(self, refusal_of):
        content = _workbook(extra={"other": b'<c r="J10"><v>1</v></c>'})

        assert refusal_of(content, replace(UPLOAD, cells=100)).code == "file_wide"

    @pytest.mark.parametrize(
        "rows",
        [
            '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
            '<table:table-cell office:value="1"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/>'
            "</table:table-row>"
            '<table:table-row><table:table-cell office:value="1"/></table:table-row>',
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
            ' table:formula="of:=1" table:number-columns-repeated="16384"/></table:table-row>',
        ],
    )
    def test_counts_repetitions_in_an_open_document(self, refusal_of, rows):
        problem = refusal_of(_open_document(rows))

        assert problem.code == "file_wide"
        assert "kolom ke-16384 dan baris 1048576" in message_of(problem)

    @pytest.mark.parametrize("rows", ["<table:table-row>", '<table:table-row table:x="&lol;"/>'])
    def test_refuses_an_open_document_that_is_no_xml(self, refusal_of, rows):
        assert refusal_of(_open_document(rows)).code == "file_damaged"
