from __future__ import annotations

import io
import struct
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.ingest.faults import Refused
from dashboard.ingest.intake import read_safely
from dashboard.ingest.reader import read_file
from dashboard.ingest.sources.base import UPLOAD
from tests.support.compound import write_compound
from tests.support.faults import remedy_of

CSV = "kode_desa,periode,kode_ukuran,nilai\n32.12.16.2004,2026-08,F01,12\n"
SPACES = 1_500_000_000


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def _code(path, limits=UPLOAD):
    with pytest.raises(Refused) as refused:
        read_safely(path, max_rows=10, limits=limits)
    (fault,) = refused.value.faults
    assert fault.file == path.name
    assert remedy_of(fault)
    return fault.code


def _greedy_document():
    """A small .ods file with one cell of 1.5 GB."""
    office, table, text = (
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"'
            f' xmlns:text="{text}"><office:body><office:spreadsheet><table:table table:name="A">'
            '<table:table-row><table:table-cell office:value-type="string"><text:p>'
            f'<text:s text:c="{SPACES}"></text:s></text:p></table:table-cell></table:table-row>'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return packed.getvalue()


def _boastful_workbook():
    """A small .xlsx file that claims to have four thousand million shared texts."""
    plain, boastful = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet().write(0, 0, "kode_desa")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(boastful, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b' count="1"', b' count="4294967295"')
            new.writestr(name, part.replace(b'uniqueCount="1"', b'uniqueCount="4294967295"'))
    return boastful.getvalue()


def _children():
    """Processes that this thread started and that are still there; empty where none can be told."""
    listed = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return listed.read_text(encoding="ascii") if listed.exists() else ""


class TestReadSafely:
    def test_reads_as_the_reader_does(self, data):
        table, same = read_safely(data, max_rows=10), read_file(data, max_rows=10)

        assert (table.file, table.titles, list(table.rows)) == (
            *(same.file, same.titles),
            list(same.rows),
        )
        assert [column.distinct for column in table.columns] == [
            column.distinct for column in same.columns
        ]

    def test_reads_a_relative_path_from_any_folder(self, data, monkeypatch):
        monkeypatch.chdir(data.parent)

        assert len(read_safely(Path("data.csv"), max_rows=10).rows) == 1

    def test_reads_in_several_threads_at_once(self, data):
        with ThreadPoolExecutor(3) as pool:
            tables = list(pool.map(lambda path: read_safely(path, max_rows=10), [data] * 3))

        assert [len(table.rows) for table in tables] == [1, 1, 1]

    def test_refuses_what_the_reader_refuses(self, data):
        assert _code(data.with_name("away.csv")) == "file_away"
        assert _code(data, replace(UPLOAD, file_size=10)) == "file_large"

    @pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is held on Linux")
    def test_refuses_a_file_that_needs_too_much_memory(self, tmp_path):
        path = tmp_path / "data.ods"
        path.write_bytes(_greedy_document())

        assert _code(path) == "file_heavy"

    def test_refuses_a_file_that_aborts_the_process(self, tmp_path):
        (tmp_path / "data.xlsx").write_bytes(_boastful_workbook())

        assert _code(tmp_path / "data.xlsx") == "file_heavy"

    def test_refuses_a_file_on_which_the_library_panics(self, tmp_path):
        start = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005) + bytes(12)
        too_short = struct.pack("<HHB", 0x0022, 1, 1)
        (tmp_path / "data.xls").write_bytes(write_compound({"Workbook": start + too_short}))

        assert _code(tmp_path / "data.xls") == "file_damaged"

    def test_refuses_a_file_that_takes_too_long_and_ends_the_process(self, data):
        before = _children()

        assert _code(data, replace(UPLOAD, seconds=0)) == "file_slow"
        assert _children() == before

    def test_leaves_no_file_behind(self, data, tmp_path, monkeypatch):
        monkeypatch.setenv("TMPDIR", str(tmp_path))

        read_safely(data, max_rows=10)

        assert list(tmp_path.iterdir()) == [data]
