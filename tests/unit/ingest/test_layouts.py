"""Files with one row per village and month, and a column per measure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

from dashboard.ingest.check import check
from dashboard.ingest.matching import KnownPlace, KnownPlaces
from dashboard.ingest.reader import read_file
from tests.support.faults import message_of, remedy_of

VILLAGE = "32.12.16.2004"
OTHER = "34.01.01.2001"
UNIT = ["village_code", "period", "measure"]
VALUES = ["measure", "sex", "stage", "aspect", "value"]
KENANGA = KnownPlace(VILLAGE, "Kenanga", "desa", "Sindang", "Kabupaten Indramayu", "Jawa Barat")


def _faults(checked):
    return [(one.row, one.position, one.code) for one in checked.faults]


@pytest.fixture
def check_wide(check_rows):
    def check_them(titles, *rows, **options):
        return check_rows(*rows, titles=titles, **options)

    return check_them


@pytest.fixture
def check_sheet(tmp_path, context):
    """Check the rows of a sheet, some of its title cells merged."""

    def check_them(rows, merged=(), context=context):
        book = openpyxl.Workbook()
        book.active.title = "Laporan"
        for row in rows:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)
        path = tmp_path / "laporan.xlsx"
        book.save(path)
        return check(read_file(path, max_rows=100), context)

    return check_them


class TestWide:
    def test_reads_one_observation_per_value_and_knows_its_cell(self, check_wide):
        checked = check_wide(
            ["desa", "kode_desa", "periode", "U01", "F01", "diterima"],
            ["Kenanga", VILLAGE, "2026-08", "3", "12", "2026-09-02"],
            ["", OTHER, "2026-08", "0", "7", ""],
        )

        assert checked.faults == []
        assert checked.frame.drop(columns=["sex", "stage", "aspect"]).to_numpy().tolist() == [
            [VILLAGE, 202608, "U01", 3.0, dt.date(2026, 9, 2), 2, 4],
            [VILLAGE, 202608, "F01", 12.0, dt.date(2026, 9, 2), 2, 5],
            [OTHER, 202608, "U01", 0.0, None, 3, 4],
            [OTHER, 202608, "F01", 7.0, None, 3, 5],
        ]

    def test_gives_the_same_types_as_a_long_file(self, check_wide, check_rows):
        wide = check_wide(["kode_desa", "periode", "F01"], [VILLAGE, "2026-08", "1"]).frame
        long = check_rows([VILLAGE, "2026-08", "F01", "1"]).frame

        assert wide.dtypes.astype(str).tolist() == long.dtypes.astype(str).tolist()

    @pytest.mark.parametrize(
        ("title", "column"),
        [
            ("f01", ["F01", "", "", ""]),
            ("F01 Keberangkatan prosedural (orang)", ["F01", "", "", ""]),
            ("Keberangkatan prosedural", ["F01", "", "", ""]),
            ("Procedural departures", ["F01", "", "", ""]),
            ("F01 jumlah", ["F01", "", "", ""]),
            ("M08N", ["M08N", "", "", ""]),
            ("Nilai bantuan usaha disalurkan", ["U04", "", "", ""]),
        ],
    )
    def test_knows_a_measure_by_code_and_name(self, check_wide, title, column):
        checked = check_wide(["kode_desa", "periode", title], [VILLAGE, "2026-08", "1"])

        assert checked.faults == []
        assert checked.frame[VALUES[:4]].to_numpy().tolist() == [column]

    @pytest.mark.parametrize(
        ("titles", "sexes"),
        [
            (["F01 L", "F01 P"], ["L", "P"]),
            (["F01_P", "F01 (L)"], ["P", "L"]),
            (["Keberangkatan prosedural laki-laki", "F01 perempuan (orang)"], ["L", "P"]),
            (["Procedural departures men", "f01 women"], ["L", "P"]),
        ],
    )
    def test_knows_the_members_of_a_breakdown(self, check_wide, titles, sexes):
        checked = check_wide(["kode_desa", "periode", *titles], [VILLAGE, "2026-08", "1", "2"])

        assert checked.faults == []
        assert checked.frame["sex"].tolist() == sexes

    def test_knows_members_of_several_breakdowns_in_any_order(self, check_wide):
        titles = [
            f"P01 {aspect} {sex} {stage}"
            for aspect in ("ekonomi", "sosial", "jiwa", "hukum")
            for sex in "LP"
            for stage in ("sebelum bekerja", "selama", "setelah")
        ]
        checked = check_wide(["kode_desa", "periode", *titles], [VILLAGE, "2026-08", *["1"] * 24])

        assert checked.faults == []
        assert checked.frame.loc[6, VALUES].tolist() == ["P01", "L", "sebelum", "sosial", 1.0]

    def test_an_empty_cell_is_missing_and_a_zero_is_a_value(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01", "F02", "F04"],
            [VILLAGE, "2026-08", "0", "", " "],
            [OTHER, "2026-08", "", "", ""],
        )

        assert checked.frame[["measure", "value"]].to_numpy().tolist() == [["F01", 0.0]]
        assert _faults(checked) == [(2, None, "measure_missing"), (3, None, "measure_missing")]
        assert [fault.blocks for fault in checked.faults] == [False, False]
        assert message_of(checked.faults[0]) == "ukuran belum diisi: F02, F04"

    def test_a_measure_is_there_when_one_of_its_columns_is(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01", "F01 L", "F01 P"], [VILLAGE, "2026-08", "", "1", "2"]
        )

        assert checked.faults == []

    def test_a_row_without_month_and_values_is_no_report(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01"],
            [VILLAGE, "2026-08", "1"],
            ["Sumber: catatan petugas", "", ""],
        )

        assert checked.faults == []

    def test_says_that_nothing_was_filled_in(self, check_wide):
        checked = check_wide(["kode_desa", "periode", "F01"], [VILLAGE, "2026-08", ""])

        assert [fault.code for fault in checked.faults] == ["file_no_values", "measure_missing"]

    def test_total_and_breakdown_are_compared(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01", "F01 L", "F01 P"],
            [VILLAGE, "2026-08", "3", "1", "2"],
            [OTHER, "2026-08", "9", "1", "2"],
            [OTHER, "2026-07", "3", "1", ""],
        )

        assert _faults(checked) == [
            (3, 3, "breakdown_unequal"),
            (4, 4, "breakdown_incomplete"),
        ]
        assert checked.frame["value"].tolist() == [1.0, 2.0]
        assert "sel" in remedy_of(checked.faults[1])

    def test_a_problem_of_the_row_is_told_once(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01", "F02", "diterima"],
            ["32.12", "2027-08", "1", "x", "besok"],
            [VILLAGE, "2026-08", "1", "1", ""],
            [VILLAGE, "2026-08", "2", "2", ""],
        )

        assert _faults(checked) == [
            (2, 1, "village_level"),
            (2, 2, "period_future"),
            (2, 4, "value_text"),
            (2, 5, "received_shape"),
            (4, 1, "row_duplicate"),
        ]
        assert checked.faults[2].column == "F02"
        assert "kosongkan sel ini" in remedy_of(checked.faults[2])

    def test_finds_persons_in_any_column_and_takes_amounts_for_what_they_are(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "U04", "U04 sebelumnya", "F01", "no"],
            [VILLAGE, "2026-08", "6281234567890", "6281234567890", "3212162004000001", "B1234567"],
            [OTHER, "2026-08", "1", "1", "1", "2"],
        )

        personal = [one for one in checked.faults if one.code == "column_personal"]
        assert [(one.row, one.column, one.value) for one in personal] == [
            (2, "F01", None),
            (2, "no", None),
        ]
        assert checked.frame.empty
        assert checked.held == 4


class TestSecondTitles:
    TITLES = ("kode_desa", "desa", "kecamatan", "periode")
    PLACE = (VILLAGE, "Kenanga", "Sindang", "2026-10")

    def test_reads_the_template(self, check_sheet):
        first = "F01 Keberangkatan prosedural (orang)"
        second = "U04 Nilai bantuan usaha disalurkan (rupiah)"
        checked = check_sheet(
            [
                ["Laporan bulanan Desmigratif: Kab. Indramayu, Oktober 2026"],
                ["Isi hanya kolom nilai."],
                ["DATA CONTOH"],
                [*self.TITLES, first, None, second, None],
                [None, None, None, None, "sebelumnya", "nilai", "sebelumnya", "nilai"],
                [*self.PLACE, 3, 4, None, None],
                [OTHER, "Lain", "Lain", "2026-10", "-", "x", None, 1900000],
            ],
            merged=["E4:F4", "G4:H4"],
        )

        assert checked.frame[
            [*UNIT, "value", "source_row", "source_column"]
        ].to_numpy().tolist() == [
            [VILLAGE, 202610, "F01", 4.0, 6, 6],
            [OTHER, 202610, "U04", 1900000.0, 7, 8],
        ]
        assert _faults(checked) == [(6, None, "measure_missing"), (7, 6, "value_text")]
        assert checked.faults[1].column == first
        assert checked.held == 1

    def test_reads_members_below_a_merged_title(self, check_sheet):
        checked = check_sheet(
            [
                ["kode_desa", "periode", "M07", None, None, "U01"],
                [None, None, "sebelum", "selama", "setelah", None],
                [VILLAGE, "2026-10", 1, 2, 3, 4],
            ],
            merged=["C1:E1"],
        )

        assert checked.faults == []
        assert checked.frame["stage"].tolist() == ["sebelum", "selama", "setelah", ""]

    def test_carries_a_title_on_only_over_cells_that_name_something(self, check_sheet):
        checked = check_sheet(
            [
                ["kode_desa", "periode", "F01", None, None],
                [None, None, "L", "P", None],
                [VILLAGE, "2026-10", 1, 2, "catatan"],
            ],
        )

        assert _faults(checked) == [(1, 5, "column_untitled")]
        assert checked.frame.empty

    def test_a_first_row_of_data_is_no_second_row_of_titles(self, check_sheet):
        checked = check_sheet(
            [["kode_desa", "periode", "F01"], [VILLAGE, "2026-10", "L"], [OTHER, "2026-10", 1]],
        )

        assert _faults(checked) == [(2, 3, "value_text")]

    def test_a_file_of_titles_holds_nothing(self, check_sheet):
        checked = check_sheet(
            [["kode_desa", "periode", "F01", None], [None, None, "sebelumnya", "nilai"]],
        )

        assert [fault.code for fault in checked.faults] == ["file_no_values"]


class TestHeld:
    def test_what_no_fault_touches_is_free(self, check_rows):
        checked = check_rows(
            [VILLAGE, "2026-08", "F01", "1", "L"],
            [VILLAGE, "2026-08", "F01", "x", "P"],
            [VILLAGE, "2026-08", "F02", "2"],
            [OTHER, "2026-08", "F01", "3"],
        )

        assert checked.frame[[*UNIT, "value"]].to_numpy().tolist() == [
            [VILLAGE, 202608, "F02", 2.0],
            [OTHER, 202608, "F01", 3.0],
        ]
        assert checked.held == 2

    def test_a_fault_of_the_row_holds_all_of_it(self, check_wide):
        checked = check_wide(
            ["kode_desa", "periode", "F01", "F02"],
            [VILLAGE, "2027-08", "1", "2"],
            [OTHER, "2026-08", "x", "3"],
        )

        assert checked.frame[UNIT].to_numpy().tolist() == [[OTHER, 202608, "F02"]]
        assert checked.held == 3

    def test_both_rows_of_a_repeated_report_are_held(self, check_rows):
        checked = check_rows(
            [VILLAGE, "2026-08", "F01", "1"],
            [VILLAGE, "2026-08", "F02", "1"],
            [VILLAGE, "2026-08", "F01", "2"],
        )

        assert checked.frame["measure"].tolist() == ["F02"]
        assert checked.held == 2

    @pytest.mark.parametrize("title", ["catatan", "NIK", "prosedurl"])
    def test_a_fault_of_the_titles_holds_the_whole_file(self, check_wide, title):
        checked = check_wide(["kode_desa", "periode", "F01", title], [VILLAGE, "2026-08", "1", "1"])

        assert checked.frame.empty
        assert checked.held == 1

    def test_a_person_holds_the_whole_file(self, check_wide):
        checked = check_wide(
            ["kode_desa", "desa", "periode", "F01"],
            [VILLAGE, "Kenanga", "2026-08", "1"],
            [OTHER, "081234567890", "2026-08", "1"],
        )

        assert _faults(checked) == [(3, 2, "column_personal")]
        assert checked.frame.empty


class TestVillagesByName:
    @pytest.fixture
    def placed(self, context):
        return replace(context, places=KnownPlaces([KENANGA]))

    TITLES = ("desa", "kecamatan", "kabupaten", "periode")

    def test_finds_the_code(self, check_wide, placed):
        checked = check_wide(
            [*self.TITLES, "F01", "F02"],
            ["Desa Kenanga", "Kec. Sindang", "KAB INDRAMAYU", "2026-08", "1", "2"],
            context=placed,
        )

        assert checked.faults == []
        assert checked.frame["village_code"].tolist() == [VILLAGE, VILLAGE]

    def test_asks_once_per_row_at_the_name(self, check_wide, placed):
        checked = check_wide(
            [*self.TITLES, "F01", "F02"],
            ["Kenangga", "Sindang", "Indramayu", "2026-08", "1", "2"],
            ["Kenanga", "Sindang", "Indramayu", "2026-08", "1", "2"],
            context=placed,
        )

        assert _faults(checked) == [(2, 1, "village_proposed")]
        assert checked.faults[0].value == "Kenangga"
        assert checked.faults[0].proposal.meaning == VILLAGE
        assert (len(checked.frame), checked.held) == (2, 2)

    def test_takes_what_was_confirmed(self, check_wide, placed):
        rows = ([*self.TITLES, "F01"], ["Kenangga", "Sindang", "Indramayu", "2026-08", "1"])
        (fault,) = check_wide(*rows, context=placed).faults
        key = (fault.proposal.kind, fault.proposal.written)
        again = check_wide(*rows, context=replace(placed, remembered={key: VILLAGE}))

        assert again.faults == []
        assert again.frame["village_code"].tolist() == [VILLAGE]

    def test_judges_a_month_by_the_village_that_was_found(self, check_wide, placed):
        checked = check_wide(
            [*self.TITLES, "F01"],
            ["Kenanga", "Sindang", "Indramayu", "2018-12", "1"],
            context=placed,
        )

        assert _faults(checked) == [(2, 4, "period_before_village")]

    def test_a_code_counts_beside_names(self, check_rows, placed):
        checked = check_rows(
            [VILLAGE, "Sukamaju", "2026-08", "F01", "1"],
            [VILLAGE, "Kenanga", "2026-08", "F02", "1"],
            ["99.12.16.2004", "Kenanga", "2026-08", "F02", "1"],
            ["", "Kenanga", "2026-08", "F04", "1"],
            ["", "", "2026-08", "F05", "1"],
            titles=["kode_desa", "desa", "periode", "kode_ukuran", "nilai"],
            context=placed,
        )

        assert _faults(checked) == [
            (2, 1, "village_contradiction"),
            (4, 1, "village_unknown"),
            (6, 2, "village_empty"),
        ]
        assert checked.frame["measure"].tolist() == ["F02", "F04"]

    def test_without_a_register_of_names_a_code_is_needed(self, check_wide):
        checked = check_wide([*self.TITLES, "F01"], ["Kenanga", "", "", "2026-08", "1"])

        assert _faults(checked) == [(2, 1, "village_empty")]
