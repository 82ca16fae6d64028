"""The template of a district: what it holds, and the way from it into the store."""

import datetime as dt
from io import BytesIO
from itertools import product

import pytest
from openpyxl import load_workbook

from dashboard.domain.errors import NotFoundError
from dashboard.domain.periods import Month
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.exports.returned import ReturnSummary, write_returned
from dashboard.exports.template import write_template
from dashboard.ingest.faults import Refused, Severity
from dashboard.ingest.importing import Importer
from dashboard.queries.last_values import TOTAL
from dashboard.services.submissions import Sent
from dashboard.services.templates import TemplateRefusedError, TemplateService
from tests.support.html_reader import words
from tests.support.programme import CATALOGUE, PLACES, make_row

MARCH = Month(2026, 3)
AT = dt.datetime(2026, 4, 15, tzinfo=dt.UTC)


@pytest.fixture
def templates(programme):
    """Today is 2026-04-15, so that March is the newest month that is over."""
    return TemplateService(programme.store, CATALOGUE, lambda: programme.calendar)


@pytest.fixture
def read(templates):
    def read_it(place="Indramayu", *months, viewer=LOCAL_VIEWER):
        return templates.read(viewer, PLACES[place], [Month.parse(one) for one in months])

    return read_it


def last_values(content, village, month=MARCH):
    (row,) = (row for row in content.rows if (row.village.name, row.month) == (village, month))
    return {value.measure: last for value, last in row.last.items() if value.members == TOTAL}


class TestContent:
    def test_lists_the_villages_of_the_district_by_name_for_the_month_that_is_over(self, read):
        content = read()

        assert [(row.village.name, row.subdistrict, row.month) for row in content.rows] == [
            ("Dukuhjati", "Krangkeng", MARCH),
            ("Kenanga", "Sindang", MARCH),
            ("Singakerta", "Krangkeng", MARCH),
        ]
        assert (content.district.name, content.province) == ("Indramayu", "JawaBarat")

    def test_months_come_in_order_and_once(self, read):
        content = read("Indramayu", "2026-02", "2026-01", "2026-02")

        assert [str(month) for month in content.months] == ["2026-01", "2026-02"]
        assert [str(row.month) for row in content.rows[:2]] == ["2026-01", "2026-02"]

    def test_a_village_is_listed_only_while_it_runs(self, read):
        def villages(month):
            return [row.village.name for row in read("Cirebon", month).rows]

        assert villages("2019-06") == ["Rawaurip", "Wiyong"]
        assert villages("2019-07") == ["Wiyong"]

    def test_holds_every_measure_that_villages_report_and_no_other(self, read):
        codes = {measure.code for measure in read().measures}

        assert {"F01", "M08N", "O05"} <= codes
        assert codes.isdisjoint({"V01", "O01D", "O03N", "F03"})

    def test_last_values_are_the_newest_totals_before_the_month(self, programme, read):
        programme.submit(
            [
                make_row("Kenanga", "2025-11", "F02", 2),
                make_row("Kenanga", "2026-02", "F01", 3, ["L"]),
                make_row("Kenanga", "2026-02", "F01", 4, ["P"]),
                make_row("Kenanga", "2026-03", "F01", 9),
                make_row("Singakerta", "2026-01", "F01", 0),
            ]
        )

        content = read()

        kenanga = last_values(content, "Kenanga")
        assert {code: (one.value, str(one.month)) for code, one in kenanga.items()} == {
            "F01": (7, "2026-02"),
            "F02": (2, "2025-11"),
        }
        assert last_values(content, "Singakerta")["F01"].value == 0
        assert last_values(content, "Dukuhjati") == {}

    def test_each_month_has_its_own_last_values(self, programme, read):
        programme.submit(make_row("Kenanga", f"2026-0{month}", "F01", month) for month in (1, 2))

        content = read("Indramayu", "2026-02", "2026-03")

        assert last_values(content, "Kenanga", Month(2026, 2))["F01"].value == 1
        assert last_values(content, "Kenanga", Month(2026, 3))["F01"].value == 2

    def test_knows_whether_any_last_value_is_made_up(self, programme, read):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 3)])
        assert not read().has_demo

        programme.submit([make_row("Singakerta", "2026-01", "F02", 3)], demo=True)
        assert read().has_demo


class TestBreakdowns:
    def ways(self, content, measure):
        return [value.members for value in content.values[measure]]

    def test_a_measure_is_filled_in_as_the_district_reported_it_last(self, programme, read):
        programme.submit(
            [
                make_row("Kenanga", "2026-01", "F01", 3, ["L"]),
                make_row("Kenanga", "2026-01", "F01", 4, ["P"]),
                make_row("Kenanga", "2026-02", "F01", 9),
                make_row("Singakerta", "2026-02", "F02", 3, ["L"]),
                make_row("Singakerta", "2026-02", "F02", 4, ["P"]),
                make_row("Kenanga", "2026-02", "F02", 9),
            ]
        )

        content = read()

        assert self.ways(content, "F01") == [TOTAL]
        assert self.ways(content, "F02") == [("L", "", ""), ("P", "", "")]
        assert self.ways(content, "F04") == [TOTAL]

    def test_a_village_that_reported_another_way_has_no_last_value_of_a_part(self, programme, read):
        programme.submit(
            [
                make_row("Kenanga", "2026-02", "F01", 3, ["L"]),
                make_row("Kenanga", "2026-02", "F01", 4, ["P"]),
                make_row("Singakerta", "2026-02", "F01", 9),
            ]
        )

        rows = {row.village.name: row.last for row in read().rows}
        assert rows["Kenanga"]["F01", ("P", "", "")].value == 4
        assert ("F01", ("P", "", "")) not in rows["Singakerta"]
        assert rows["Singakerta"]["F01", TOTAL].value == 9


class TestRefusals:
    @pytest.mark.parametrize("code", ["32.99", "32", "32.12.16", "32.12.16.2004", "", "; --"])
    def test_only_districts_have_templates(self, templates, code):
        with pytest.raises(NotFoundError) as raised:
            templates.read(LOCAL_VIEWER, code)

        assert (raised.value.parameter, raised.value.value) == ("wilayah", code)

    def test_a_viewer_of_elsewhere_gets_none(self, read):
        with pytest.raises(NotFoundError):
            read(viewer=Viewer(scope=PLACES["Cirebon"]))

    def test_a_month_that_has_not_begun_is_refused(self, read):
        assert read("Indramayu", "2026-04").rows
        with pytest.raises(TemplateRefusedError, match="Mei 2026 belum mulai"):
            read("Indramayu", "2026-05")

    def test_a_month_in_which_nobody_reports_is_refused(self, read):
        with pytest.raises(TemplateRefusedError, match="Tidak ada desa Cirebon"):
            read("Cirebon", "2016-01")

    def test_a_district_without_villages_of_the_programme_is_refused(self, templates, programme):
        with programme.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM village WHERE district_code = '53.71'")

        with pytest.raises(TemplateRefusedError, match="tidak memiliki desa Desmigratif"):
            templates.read(LOCAL_VIEWER, "53.71")


class TestWayBack:
    @pytest.fixture
    def importer(self, programme):
        return Importer(programme.engine, CATALOGUE, programme.rollups, 1000)

    @pytest.fixture
    def filled(self, read, tmp_path):
        """The template of Indramayu, with values by village and measure."""

        def fill(values):
            workbook = load_workbook(BytesIO(write_template(read())))
            sheet = workbook["Laporan"]
            rows = {sheet.cell(row, 2).value: row for row in range(6, sheet.max_row + 1)}
            columns = {
                str(sheet.cell(4, column).value).split()[0]: column + 1
                for column in range(5, sheet.max_column, 2)
            }
            for (village, measure), value in values.items():
                sheet.cell(rows[village], columns[measure]).value = value
            path = tmp_path / "laporan.xlsx"
            workbook.save(path)
            return path

        return fill

    def test_what_is_filled_in_is_stored_and_blank_cells_are_not(self, programme, filled, importer):
        path = filled(
            {("Kenanga", "F01"): 12, ("Kenanga", "U04"): 1_900_000, ("Singakerta", "O05"): 1}
        )

        outcome = importer.import_file(path)

        assert outcome.accepted.new == 3
        assert programme.value("F01", "Kenanga", "2026-03").value == 12
        assert programme.value("U04", "Kenanga", "2026-03").value == 1_900_000
        assert programme.value("F02", "Kenanga", "2026-03").value is None
        assert {fault.severity for fault in outcome.warnings} <= {Severity.WARNING}

    def test_breakdowns_filled_in_as_before_change_and_remove_nothing(
        self, programme, read, services
    ):
        sexes = [
            make_row("Kenanga", month, measure, value, [sex])
            for month in ("2026-02", "2026-03")
            for measure in ("M02", "F01")
            for sex, value in (("L", 3), ("P", 4))
        ]
        both = [
            make_row("Kenanga", month, "P01", number, [stage, aspect])
            for month in ("2026-02", "2026-03")
            for number, (stage, aspect) in enumerate(
                product(("sebelum", "selama", "setelah"), ("ekonomi", "sosial", "jiwa", "hukum"))
            )
        ]
        programme.submit([*sexes, *both, make_row("Kenanga", "2026-02", "U01", 2)])
        programme.submit([make_row("Kenanga", "2026-03", "U01", 2)])

        workbook = load_workbook(BytesIO(write_template(read())))
        sheet = workbook["Laporan"]
        for row in sheet.iter_rows(min_row=6, min_col=5):
            for before, value in zip(row[::2], row[1::2], strict=True):
                value.value = before.value
        file = BytesIO()
        workbook.save(file)
        sent = Sent("laporan.xlsx", file.getvalue(), "Koordinator")
        number = services.submissions.receive(LOCAL_VIEWER, sent)
        findings = services.submissions.read(LOCAL_VIEWER, number)[1]

        assert not findings.blocked
        assert (findings.new, findings.changed, findings.removed) == (0, 0, 0)
        assert findings.unchanged == 2 + 2 + 12 + 1

    def test_last_values_are_not_taken_for_reports(self, programme, filled, importer):
        programme.submit([make_row("Kenanga", "2026-02", "F01", 40)])

        importer.import_file(filled({("Kenanga", "F02"): 1}))

        assert programme.value("F01", "Kenanga", "2026-03").value is None

    def test_a_returned_workbook_passes_once_it_is_put_right(self, programme, filled, importer):
        path = filled(
            {("Kenanga", "F01"): "1.234", ("Kenanga", "F02"): -3, ("Singakerta", "M02"): "x"}
        )
        with pytest.raises(Refused) as refused:
            importer.import_file(path)
        blocking = [fault for fault in refused.value.faults if fault.blocks]

        summary = ReturnSummary(checked_at=AT, data_version=0)
        path.write_bytes(
            write_returned(path.read_bytes(), path.name, refused.value.faults, summary)
        )

        workbook = load_workbook(path)
        sheet = workbook["Laporan"]
        marked = {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.comment and "SALAH" in cell.comment.text
        }
        assert len(blocking) == 3
        assert sorted(map(str, marked.values())) == ["-3", "1.234", "x"]
        for place in marked:
            sheet[place].value = 5
        workbook.save(path)
        assert importer.import_file(path).accepted.new == 3
        assert programme.value("F01", "Kenanga", "2026-03").value == 5


class TestDownload:
    def test_the_form_leads_to_the_workbook_of_a_district(self, client):
        asked = client.get("/kirim/templat?kode=32.12&bulan=2026-02&bulan=2026-03")
        answer = client.get(asked.location)

        sheet = load_workbook(BytesIO(answer.data))["Laporan"]
        months = {row[0].value for row in sheet.iter_rows(min_row=6, min_col=4, max_col=4)}
        assert months == {"2026-02", "2026-03"}
        assert "filename=laporan-32.12-2026-02-2026-03.xlsx" in (
            answer.headers["Content-Disposition"].replace('"', "")
        )

    @pytest.mark.parametrize("code", ["//lain.example", "../../x", "a\r\nX: 1"])
    def test_a_code_from_elsewhere_leads_nowhere_else(self, client, code):
        answer = client.get("/kirim/templat", query_string={"kode": code})

        assert answer.status_code == 303
        assert answer.location.startswith("/kirim/templat/")
        assert answer.location.count("/") == 3

    @pytest.mark.parametrize(
        ("address", "status", "said"),
        [
            ("/kirim/templat/32.12.xlsx?bulan=Agustus", 422, "Bulan tidak dapat dibaca"),
            ("/kirim/templat/32.12.xlsx?bulan=2030-01", 422, "belum mulai"),
            ("/kirim/templat/53.71.xlsx?bulan=2010-01", 422, "wajib melapor"),
            ("/kirim/templat/99.99.xlsx", 404, "kab/kota"),
            ("/kirim/templat/32.xlsx", 404, "kab/kota"),
        ],
    )
    def test_one_that_cannot_be_made_says_why(self, client, address, status, said):
        answer = client.get(address)

        assert answer.status_code == status
        assert said in words(answer.text)
