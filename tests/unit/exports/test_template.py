"""The template as spreadsheet programs and our own reader see it."""

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from dashboard.exports.template import write_template
from dashboard.ingest.reader import read_file
from dashboard.services.templates import TemplateValue
from tests.support.libreoffice import convert
from tests.unit.exports.conftest import MEASURES

FIRST_ROW, FIRST_MEASURE = 6, 5


def column_of(code, *, value=True):
    place = [measure.code for measure in MEASURES].index(code)
    return FIRST_MEASURE + 2 * place + value


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture
def report(make_content, opened):
    def make(**options):
        return opened(write_template(make_content(**options)))["Laporan"]

    return make


class TestReportSheet:
    def test_rows_name_village_subdistrict_and_month_as_text(self, report):
        sheet = report(months=((2026, 9), (2026, 10)))

        rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=FIRST_ROW)]
        assert [cell.value for cell in sheet[4][:4]] == [
            "kode_desa",
            "desa",
            "kecamatan",
            "periode",
        ]
        assert rows == [
            ["32.12.16.2004", "Kenanga", "Sindang", "2026-09"],
            ["32.12.16.2004", "Kenanga", "Sindang", "2026-10"],
            ["32.12.16.2005", "Singakerta", "Sindang", "2026-09"],
            ["32.12.16.2005", "Singakerta", "Sindang", "2026-10"],
        ]

    def test_each_measure_has_a_column_for_the_last_value_and_one_to_fill_in(self, report):
        sheet = report()
        first = column_of("F01", value=False)

        assert sheet.cell(4, first).value == "F01 Keberangkatan prosedural (orang)"
        assert f"{get_column_letter(first)}4:{get_column_letter(first + 1)}4" in (
            str(one) for one in sheet.merged_cells.ranges
        )
        assert [sheet.cell(5, first).value, sheet.cell(5, first + 1).value] == [
            "sebelumnya",
            "nilai",
        ]
        assert sheet.max_column == FIRST_MEASURE - 1 + 2 * len(MEASURES)

    def test_last_values_stand_beside_and_nothing_is_filled_in(self, report, last_value):
        sheet = report(last={TemplateValue("F01"): last_value(1234.0)})

        before = sheet.cell(FIRST_ROW, column_of("F01", value=False))
        assert (before.value, before.number_format) == (1234, "#,##0")
        inputs = [sheet.cell(FIRST_ROW, column_of(one.code)).value for one in MEASURES]
        assert inputs == [None] * len(MEASURES)

    def test_a_measure_that_is_broken_down_has_both_columns_for_each_part(self, report, last_value):
        men, women = (TemplateValue("F01", (sex, "", "")) for sex in "LP")
        sheet = report(parts={"F01": [men, women]}, last={women: last_value(4.0)})
        first = column_of("F01", value=False)

        merged = {str(one) for one in sheet.merged_cells.ranges}
        for part in (first, first + 2):
            assert sheet.cell(4, part).value.startswith("F01 ")
            assert f"{get_column_letter(part)}4:{get_column_letter(part + 1)}4" in merged
        titles = [sheet.cell(5, first + place).value for place in range(4)]
        assert titles == [
            "Laki-laki\nsebelumnya",
            "Laki-laki\nnilai",
            "Perempuan\nsebelumnya",
            "Perempuan\nnilai",
        ]
        assert [sheet.cell(FIRST_ROW, first + place).value for place in range(4)] == [
            None,
            None,
            4,
            None,
        ]
        assert sheet.cell(4, first + 4).value.startswith("F02 ")

    def test_only_cells_to_fill_in_are_unlocked(self, report):
        sheet = report()

        unlocked = {
            cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked
        }
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert unlocked == {column_of(one.code) for one in MEASURES}

    def test_places_and_titles_stay_in_sight(self, report):
        sheet = report()

        assert sheet.freeze_panes == "E6"
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$5", "$A:$D")
        assert sheet.page_setup.orientation == "landscape"

    def test_a_page_ends_behind_a_cell_to_fill_in(self, report):
        sheet = report()

        ends = [one.id for one in sheet.col_breaks.brk]
        assert len(ends) == (len(MEASURES) - 1) // 7
        assert {sheet.cell(5, end).value for end in ends} == {"nilai"}
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage

    @pytest.mark.parametrize(
        ("code", "kind", "bounds"),
        [
            ("F01", "whole", ("0", "10000000000000")),
            ("U04", "decimal", ("0", "10000000000000")),
            ("O05", "list", ('"0,1"', None)),
        ],
    )
    def test_cells_take_only_what_fits_the_measure(self, report, code, kind, bounds):
        sheet = report()
        cell = sheet.cell(FIRST_ROW + 1, column_of(code)).coordinate

        (rule,) = (one for one in sheet.data_validations.dataValidation if cell in one.sqref)
        assert (rule.type, (rule.formula1, rule.formula2)) == (kind, bounds)
        assert rule.showErrorMessage
        assert "kosongkan" in rule.error

    def test_the_deadline_is_told_for_the_newest_month(self, report):
        assert "paling lambat 10 November 2026." in report()["A2"].value
        assert "10 November 2026 untuk Oktober 2026" in (
            report(months=((2026, 9), (2026, 10)))["A2"].value
        )

    def test_made_up_last_values_are_marked(self, report, last_value):
        real, demo = last_value(3.0), last_value(3.0, demo=True)

        first, second = TemplateValue("F01"), TemplateValue("F02")
        assert report(last={first: real})["A3"].value is None
        assert report(last={first: real, second: demo})["A3"].value.startswith("DATA CONTOH")

    def test_a_name_never_becomes_a_formula(self, report):
        sheet = report(names=('=HYPERLINK("http://x")', "+1", "@a"))

        cells = [sheet.cell(FIRST_ROW + place, 2) for place in range(3)]
        assert [cell.data_type for cell in cells] == ["s"] * 3
        assert cells[0].value == '=HYPERLINK("http://x")'


def test_guide_and_codes_explain_everything(make_content, opened):
    workbook = opened(write_template(make_content()))

    guide, codes = texts(workbook["Petunjuk"]), texts(workbook["Kode"])
    assert workbook.sheetnames == ["Laporan", "Petunjuk", "Kode"]
    assert {"Cara mengisi", "Angka", "Tenggat", "Yang jangan diubah", "Data pribadi"} <= set(guide)
    for measure in MEASURES:
        assert any(one.startswith(f"{measure.code} ") for one in codes), measure.code
        assert measure.definition["id"] in codes
    assert {"32.12.16.2004 Kenanga", "32.12.16.2005 Singakerta"} <= set(codes)


def test_our_reader_takes_the_report_sheet(make_content, tmp_path):
    path = tmp_path / "templat.xlsx"
    path.write_bytes(write_template(make_content()))

    raw = read_file(path, max_rows=100)

    assert (raw.sheet, raw.title_row) == ("Laporan", 4)
    assert raw.titles[:4] == ("kode_desa", "desa", "kecamatan", "periode")


def test_libreoffice_keeps_titles_drop_downs_and_locks(make_content, tmp_path):
    path = tmp_path / "templat.xlsx"
    path.write_bytes(write_template(make_content()))
    folder = tmp_path / "lain"

    workbook = load_workbook(convert(path, "xlsx", folder))

    sheet = workbook["Laporan"]
    assert workbook.sheetnames == ["Laporan", "Petunjuk", "Kode"]
    assert sheet.cell(4, column_of("F01", value=False)).value.startswith("F01 ")
    assert sheet.protection.sheet
    assert not sheet.cell(FIRST_ROW, column_of("F01")).protection.locked
    assert {one.type for one in sheet.data_validations.dataValidation} == {
        "list",
        "whole",
        "decimal",
    }
    assert convert(path, "pdf", folder).stat().st_size > 0
