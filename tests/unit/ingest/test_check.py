from __future__ import annotations

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

from dashboard.domain.faults import finished, worst_first
from dashboard.domain.measures import Language
from dashboard.ingest.check import check
from dashboard.ingest.faults import Fault, Problem, Severity
from dashboard.ingest.reader import read_file
from tests.support.faults import line_of

VILLAGE = "32.12.16.2004"
AUGUST = (VILLAGE, "2026-08")
COLUMNS = [
    *("village_code", "period", "measure", "sex", "stage", "aspect", "value"),
    *("received_on", "source_row", "source_column"),
]


class TestCheck:
    def test_turns_rows_into_observations_in_the_order_of_the_file(self, check_rows):
        checked = check_rows(
            [*AUGUST, "f01", "12", "p", "", "", "31 Agustus 2026"],
            [*AUGUST, "F01", "0", "Laki-laki", "", "", ""],
            [*AUGUST, "U04", "Rp1.900.000", "", "", "", "2026-09-02"],
        )

        assert checked.faults == []
        assert list(checked.frame) == COLUMNS
        assert checked.frame.to_numpy().tolist() == [
            [VILLAGE, 202608, "F01", "P", "", "", 12.0, dt.date(2026, 8, 31), 2, 4],
            [VILLAGE, 202608, "F01", "L", "", "", 0.0, None, 3, 4],
            [VILLAGE, 202608, "U04", "", "", "", 1900000.0, dt.date(2026, 9, 2), 4, 4],
        ]

    def test_gives_plain_types(self, check_rows):
        frame = check_rows([*AUGUST, "F01", "12"]).frame

        assert [str(dtype) for dtype in frame.dtypes] == [
            *("str", "int64", "str", "str", "str", "str", "float64", "object", "int64", "int64"),
        ]
        assert frame["received_on"].tolist() == [None]

    def test_leaves_out_a_total_that_its_breakdown_adds_up_to(self, check_rows):
        checked = check_rows(
            [*AUGUST, "F01", "5"],
            [*AUGUST, "F01", "2", "L"],
            [*AUGUST, "F01", "3", "P"],
            [*AUGUST, "F02", "9"],
        )

        assert checked.faults == []
        assert checked.frame["value"].tolist() == [2, 3, 9]

    def test_finds_everything_in_one_pass_by_row_and_column(self, check_rows):
        checked = check_rows(
            ["32.12", "2027-01", "F03", "-", "", "", "", ""],
            [VILLAGE, "2026-08", "F01", "1.234", "X", "", "", "kemarin"],
            titles=["kode_desa", "periode", "kode_ukuran", "nilai", "jk", "NIK", "x", "diterima"],
        )

        assert [(fault.row, fault.column, fault.code) for fault in checked.faults] == [
            (1, "NIK", "column_personal"),
            (1, "x", "column_unknown"),
            (2, "kode_desa", "village_level"),
            (2, "periode", "period_future"),
            (2, "kode_ukuran", "measure_indicator"),
            (2, "nilai", "value_text"),
            (3, "nilai", "value_ambiguous"),
            (3, "jk", "sex_unknown"),
            (3, "diterima", "received_shape"),
        ]
        assert list(checked.frame) == COLUMNS
        assert checked.frame.empty

    def test_says_only_what_columns_are_missing_when_they_are(self, check_rows):
        checked = check_rows(["x"], titles=["kode_desa"])

        assert [fault.code for fault in checked.faults] == ["column_missing"]

    def test_reads_ambiguous_numbers_in_the_declared_language(self, check_rows, context):
        values = {
            language: check_rows(
                [*AUGUST, "U04", "1.234"], context=replace(context, locale=language)
            )
            .frame["value"]
            .item()
            for language in Language
        }

        assert values == {Language.INDONESIAN: 1234, Language.ENGLISH: 1.234}

    def test_asks_the_list_of_regions_once_and_only_for_strangers(self, check_rows, context):
        asked = []
        strangers = replace(context, known_regions=lambda codes: asked.append(set(codes)) or set())

        check_rows(
            [*AUGUST, "F01", "1"],
            ["99.01.01.2001", "2026-08", "F01", "1"],
            ["9901012002", "2026-08", "F01", "1"],
            ["Kenanga", "2026-08", "F01", "1"],
            context=strangers,
        )

        assert asked == [{"99.01.01.2001", "99.01.01.2002"}]

    def test_reads_cells_of_a_workbook_as_they_are(self, tmp_path, context):
        book = openpyxl.Workbook()
        book.active.append(["Kode Desa", "Periode", "Kode Ukuran", "Nilai", "Diterima"])
        book.active.append([VILLAGE, dt.date(2026, 8, 1), "F01", 1234, dt.date(2026, 9, 1)])
        book.save(tmp_path / "data.xlsx")

        checked = check(read_file(tmp_path / "data.xlsx", max_rows=10), context)

        assert checked.faults == []
        assert checked.frame[["period", "value", "received_on"]].to_numpy().tolist() == [
            [202608, 1234.0, dt.date(2026, 9, 1)]
        ]

    def test_says_where_in_a_workbook_a_fault_is(self, tmp_path, context):
        book = openpyxl.Workbook()
        book.active.title = "Laporan"
        book.active.append(["Kode Desa", "Periode", "Kode Ukuran", "Nilai"])
        book.active.append([3212162004, "2026-08", "F01", True])
        book.save(tmp_path / "data.xlsx")

        faults = check(read_file(tmp_path / "data.xlsx", max_rows=10), context).faults

        assert [line_of(fault) for fault in faults] == [
            'data.xlsx lembar Laporan baris 2, kolom Kode Desa, "3212162004": kode desa ditulis '
            "tanpa titik. Tulis 32.12.16.2004.",
            'data.xlsx lembar Laporan baris 2, kolom Nilai, "TRUE": bukan angka. Tulis angka saja; '
            "hapus baris ini bila belum ada laporan.",
        ]

    @pytest.mark.parametrize("stray", ["3212162004000001", "3212 1620 0400 0001"])
    def test_never_repeats_what_looks_like_a_number_of_a_person(self, check_rows, stray):
        faults = check_rows([stray, stray, stray, stray, stray, stray, stray, stray]).faults

        assert {"column_personal", "village_shape"} <= {fault.code for fault in faults}
        assert not any(stray in line_of(fault) for fault in faults)


class TestWorstFirst:
    def test_sorts_by_severity_then_from_the_file_to_the_cell(self):
        def fault(row, position, severity):
            problem = Problem("x", finished("x"), finished("x"), severity)
            return Fault(file="x", row=row, position=position, **problem._asdict())

        error, question, warning = Severity
        ordered = [
            fault(None, None, error),
            fault(9, None, error),
            fault(2, 5, error),
            fault(3, 1, error),
            fault(3, 4, error),
            fault(2, 1, question),
            fault(None, None, warning),
            fault(2, None, warning),
        ]

        assert worst_first(reversed(ordered)) == ordered


class TestWarningsBesideFaults:
    @pytest.mark.parametrize(
        ("officers", "codes"), [("3", {Severity.WARNING}), ("3,5", {Severity.ERROR})]
    )
    def test_a_cell_that_is_wrong_anyway_gets_no_warning(self, check_rows, officers, codes):
        faults = check_rows([*AUGUST, "O01N", officers]).faults

        assert {fault.severity for fault in faults} == codes

    def test_where_persons_are_named_no_warning_can_quote_them(self, check_rows):
        faults = check_rows([*AUGUST, "O01N", "081234567890"], [*AUGUST, "F01", "1"]).faults

        assert all(fault.blocks for fault in faults)
        assert "1234567890" not in "".join(map(str, faults)).replace(".", "")
