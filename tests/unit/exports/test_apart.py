"""What a workbook that is larger than it looks does to the process that gives it back: nothing."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook

from dashboard.domain.faults import Fault, finished
from dashboard.exports.apart import write_returned_safely
from dashboard.exports.returned import ReturnSummary, write_returned
from dashboard.ingest.sources.base import UPLOAD

SUMMARY = ReturnSummary(checked_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC), data_version=41)
FAULT = Fault(
    file="laporan.xlsx",
    sheet="Laporan",
    row=2,
    position=1,
    code="x",
    message=finished("salah"),
    remedy=finished("Ubah"),
)


@pytest.fixture
def write_sent():
    def write(merged):
        workbook = Workbook()
        sheet = workbook.active
        sheet.title = "Laporan"
        sheet["A2"] = "isi"
        sheet.merged_cells.add(merged)
        file = BytesIO()
        workbook.save(file)
        return file.getvalue()

    return write


def test_an_ordinary_workbook_is_marked_as_ever(write_sent, opened):
    content = write_sent("A4:B4")

    apart = opened(write_returned_safely(content, "laporan.xlsx", [FAULT], SUMMARY))
    here = opened(write_returned(content, "laporan.xlsx", [FAULT], SUMMARY))

    for name in ("Hasil periksa", "Laporan"):
        cells = [[cell.value for cell in row] for row in apart[name].iter_rows()]
        assert cells == [[cell.value for cell in row] for row in here[name].iter_rows()]
    assert apart["Laporan"]["A2"].comment.text == here["Laporan"]["A2"].comment.text


def test_a_workbook_that_takes_too_much_leaves_the_summary_alone(write_sent, opened):
    content = write_sent("B1:XFD1048576")
    limits = replace(UPLOAD, memory=64 * 2**20, seconds=20)

    workbook = opened(
        write_returned_safely(content, "laporan.xlsx", [FAULT], SUMMARY, limits=limits)
    )

    assert workbook.sheetnames == ["Hasil periksa"]
    told = [cell.value for cell in workbook["Hasil periksa"]["A"] if cell.value]
    assert any("terlalu besar untuk ditandai" in line for line in told)
    assert "Kesalahan" in told
