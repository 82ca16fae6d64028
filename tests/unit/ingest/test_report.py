import csv

import pytest

from dashboard.domain.faults import finished
from dashboard.ingest.faults import Fault, Severity
from dashboard.ingest.report import summarise, write_report


def _fault(row, **changes):
    given = {
        "file": "data.csv",
        "row": row,
        "column": "nilai",
        "value": "1.234",
        "code": "value_ambiguous",
        "message": finished("bisa 1234 atau 1,234"),
        "remedy": finished("Tulis 1234"),
    }
    return Fault(**{**given, **changes})


class TestWriteReport:
    def test_writes_every_fault_for_a_spreadsheet_program(self, tmp_path):
        path = tmp_path / "kesalahan.csv"

        write_report([_fault(row) for row in (7, 8)], path)

        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            titles, *rows = csv.reader(file, delimiter=";")
        assert titles[:5] == ["berkas", "lembar", "baris", "kolom", "nilai"]
        assert [row[:6] for row in rows] == [
            ["data.csv", "", number, "nilai", "1.234", "value_ambiguous"] for number in "78"
        ]

    @pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)"])
    def test_makes_no_formula_of_what_a_sender_wrote(self, tmp_path, value):
        write_report([_fault(7, value=value)], tmp_path / "kesalahan.csv")

        assert f";'{value};" in (tmp_path / "kesalahan.csv").read_text(encoding="utf-8-sig")


class TestSummarise:
    def test_writes_one_line_per_fault(self):
        assert summarise([_fault(7)]).splitlines() == [
            'data.csv baris 7, kolom nilai, "1.234": bisa 1234 atau 1,234. Tulis 1234.',
            "1 kesalahan.",
        ]

    def test_puts_what_blocks_first_and_counts_by_severity(self):
        faults = [_fault(7, severity=Severity.WARNING), _fault(8), _fault(9)]

        lines = summarise(faults).splitlines()

        assert [line.split(",")[0] for line in lines[:3]] == [
            f"data.csv baris {row}" for row in (8, 9, 7)
        ]
        assert lines[3] == "2 kesalahan, 1 peringatan."

    def test_says_how_many_it_leaves_out(self):
        lines = summarise([_fault(row) for row in range(1, 251)]).splitlines()

        assert len(lines) == 202
        assert lines[200:] == [
            "… dan 50 lagi",
            "250 kesalahan.",
        ]
