"""A sender's own workbook, given back with every fault shown."""

import datetime as dt
import zipfile
from io import BytesIO

import PIL.Image
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from dashboard.domain.faults import Fault, Proposal, Severity, finished
from dashboard.exports.returned import MOST_LISTED, ReturnSummary, write_returned
from dashboard.exports.template import write_template
from dashboard.ingest.reader import read_file
from tests.support.libreoffice import convert

RED, ORANGE, YELLOW = "FFFFB3AD", "FFFFCF8F", "FFFFF19E"
AT = dt.datetime(2026, 11, 24, 6, 5, tzinfo=dt.UTC)
SUMMARY = ReturnSummary(checked_at=AT, data_version=41)
ROWS = [
    ["kode_desa", "periode", "kode_ukuran", "nilai"],
    ["32.12.16.2004", "2026-08", "F01", "1.234"],
    ["32.12.16.2004", "2026-08", "F02", 7],
]


def fault(**place):
    usual = {
        "file": "laporan.xlsx",
        "sheet": "Laporan",
        "code": "number_ambiguous",
        "message": finished("bisa 1234 atau 1,234"),
        "remedy": finished("Tulis 1234"),
    }
    return Fault(**{**usual, **place})


@pytest.fixture
def sent():
    """A workbook with a look of its own."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Laporan"
    for row in ROWS:
        sheet.append(row)
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["A1"].fill = PatternFill("solid", fgColor="FF003366")
    sheet["F2"] = "=SUM(D2:D3)"
    sheet["G2"] = "=teks"
    sheet["G2"].data_type = "s"
    sheet.merge_cells("A5:C5")
    sheet.sheet_view.tabSelected = True
    sheet["D3"].comment = Comment("Sudah dicek Bu Camat", "Camat")
    sheet.column_dimensions["A"].width = 33
    sheet.conditional_formatting.add("D2:D3", CellIsRule(operator="lessThan", formula=["0"]))
    other = workbook.create_sheet("Catatan")
    other["B2"] = "jangan hilang"
    return saved(workbook)


def saved(workbook):
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


@pytest.fixture
def give_back(opened):
    def write(content, *faults, name="laporan.xlsx", summary=SUMMARY):
        return opened(write_returned(content, name, faults, summary))

    return write


def colours(sheet):
    """Colour that lies over each marked cell."""
    found = {}
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            if any("Desmigratif" in formula for formula in rule.formula):
                for part in formatting.sqref.ranges:
                    cells = (sheet.cell(*place).coordinate for place in part.cells)
                    found |= dict.fromkeys(cells, rule.dxf.fill.bgColor.rgb)
    return found


def comments(sheet):
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def lines(sheet):
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


class TestMarks:
    def test_a_faulty_cell_is_coloured_and_explained(self, sent, give_back):
        sheet = give_back(sent, fault(row=2, position=4, column="nilai", value="1.234"))["Laporan"]

        assert colours(sheet) == {"D2": RED}
        assert sheet["D2"].comment.author == "Desmigratif"
        assert comments(sheet)["D2"] == (
            "Desmigratif:\nKESALAHAN: bisa 1234 atau 1,234.\nTerbaca: “1.234”.\n"
            "Lakukan: Tulis 1234."
        )

    @pytest.mark.parametrize(
        ("severity", "colour", "label"),
        [
            (Severity.ERROR, RED, "KESALAHAN"),
            (Severity.QUESTION, ORANGE, "PERTANYAAN"),
            (Severity.WARNING, YELLOW, "PERINGATAN"),
        ],
    )
    def test_the_colour_tells_the_severity(self, sent, give_back, severity, colour, label):
        sheet = give_back(sent, fault(row=2, position=4, severity=severity))["Laporan"]

        assert colours(sheet) == {"D2": colour}
        assert f"{label}: " in comments(sheet)["D2"]

    def test_a_proposal_is_told_with_its_confidence(self, sent, give_back):
        proposal = Proposal("village", "kenangga", "32.12.16.2004", "Desa Kenanga", 0.924)

        sheet = give_back(
            sent, fault(row=2, position=1, severity=Severity.QUESTION, proposal=proposal)
        )["Laporan"]

        assert "Usulan: Desa Kenanga (keyakinan 92 %)." in comments(sheet)["A2"]

    def test_several_faults_of_a_cell_join_under_the_gravest_colour(self, sent, give_back):
        sheet = give_back(
            sent,
            fault(row=2, position=4, severity=Severity.WARNING, message=finished("tidak lazim")),
            fault(row=2, position=4),
        )["Laporan"]

        assert colours(sheet) == {"D2": RED}
        assert comments(sheet)["D2"].index("bisa 1234") < comments(sheet)["D2"].index("tidak lazim")

    def test_neighbours_are_coloured_like_any_others(self, sent, give_back):
        places = [(2, 3), (3, 3), (2, 4), (7, 4), (3, 1)]

        sheet = give_back(sent, *(fault(row=row, position=column) for row, column in places))

        assert set(colours(sheet["Laporan"])) == {"C2", "C3", "D2", "D7", "A3"}

    def test_a_fault_of_a_row_is_marked_at_its_first_cell(self, sent, give_back):
        assert colours(give_back(sent, fault(row=3))["Laporan"]) == {"A3": RED}

    def test_a_fault_inside_merged_cells_is_marked_at_the_first_of_them(self, sent, give_back):
        sheet = give_back(sent, fault(row=5, position=3))["Laporan"]

        assert colours(sheet) == {"A5": RED}
        assert list(comments(sheet)) == ["A5", "D3"][::-1]

    def test_the_sender_s_own_comment_stays_above(self, sent, give_back):
        sheet = give_back(sent, fault(row=3, position=4))["Laporan"]

        assert comments(sheet)["D3"].startswith("Sudah dicek Bu Camat\n\nDesmigratif:\nKESALAHAN: ")
        assert sheet["D3"].comment.author == "Camat"


class TestNextRound:
    def test_marks_of_the_last_round_are_gone_and_the_file_is_as_it_was(self, sent, opened):
        first = write_returned(
            sent,
            "laporan.xlsx",
            [fault(row=2, position=4), fault(row=3, position=4), fault(row=1, position=1)],
            SUMMARY,
        )

        sheet = opened(write_returned(first, "laporan.xlsx", [], SUMMARY))["Laporan"]

        assert colours(sheet) == {}
        assert comments(sheet) == {"D3": "Sudah dicek Bu Camat"}
        assert (sheet["A1"].fill.fgColor.rgb, sheet["A1"].font.color.rgb) == (
            "FF003366",
            "FFFFFFFF",
        )
        assert [str(one.sqref) for one in sheet.conditional_formatting] == ["D2:D3"]

    def test_there_is_one_summary_and_it_is_in_front(self, sent, opened):
        first = write_returned(sent, "laporan.xlsx", [fault(row=2, position=4)], SUMMARY)

        workbook = opened(write_returned(first, "laporan.xlsx", [], SUMMARY))

        assert workbook.sheetnames == ["Hasil periksa", "Laporan", "Catatan"]
        assert workbook.active.title == "Hasil periksa"
        selected = [one.title for one in workbook if one.sheet_view.tabSelected]
        assert selected in ([], ["Hasil periksa"])

    def test_the_reader_takes_the_data_and_not_the_summary(self, sent, tmp_path):
        told = "kode_desa, periode, kode_ukuran, nilai"
        faults = [
            fault(row=1, position=1, column="kode_desa", value="periode", message=finished(told)),
            fault(row=2, position=3, column="F01", value="nilai", remedy=finished("periode")),
            fault(row=3, position=2, column="periode"),
        ]
        path = tmp_path / "laporan.xlsx"
        path.write_bytes(write_returned(sent, path.name, faults, SUMMARY))

        raw = read_file(path, max_rows=100)

        assert (raw.sheet, raw.title_row, list(raw.rows)) == ("Laporan", 1, [2, 3])

    def test_after_libreoffice_saved_it_the_marks_are_found_again(self, sent, opened, tmp_path):
        path = tmp_path / "laporan.xlsx"
        path.write_bytes(write_returned(sent, path.name, [fault(row=2, position=4)], SUMMARY))
        again = convert(path, "xlsx", tmp_path / "lain")

        kept = opened(again.read_bytes())["Laporan"]
        sheet = opened(write_returned(again.read_bytes(), path.name, [], SUMMARY))["Laporan"]

        assert colours(kept) == {"D2": RED}
        assert "KESALAHAN: bisa 1234" in comments(kept)["D2"]
        assert colours(sheet) == {}
        assert list(comments(sheet)) == ["D3"]


class TestOwnFile:
    def test_everything_else_stays(self, sent, give_back):
        workbook = give_back(sent, fault(row=2, position=4))
        sheet = workbook["Laporan"]

        assert sheet["F2"].value == "=SUM(D2:D3)"
        assert (sheet["G2"].value, sheet["G2"].data_type) == ("=teks", "s")
        assert sheet["A1"].fill.fgColor.rgb == "FF003366"
        assert sheet.column_dimensions["A"].width == 33
        assert [str(one) for one in sheet.merged_cells.ranges] == ["A5:C5"]
        assert workbook["Catatan"]["B2"].value == "jangan hilang"

    def test_pictures_stay(self, sent, give_back, opened):
        picture = BytesIO()
        PIL.Image.new("RGB", (8, 8), "red").save(picture, "PNG")
        workbook = opened(sent)
        workbook["Laporan"].add_image(Image(picture), "H1")

        sheet = give_back(saved(workbook), fault(row=2, position=4))["Laporan"]

        assert len(sheet._images) == 1

    def test_a_template_keeps_its_drop_downs_and_locks(self, make_content, give_back):
        template = write_template(make_content())

        sheet = give_back(template, fault(row=6, position=6))["Laporan"]

        assert colours(sheet) == {"F6": RED}
        assert sheet.protection.sheet
        assert not sheet["F6"].protection.locked
        assert len(sheet.data_validations.dataValidation) == 3

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_csv_comes_back_with_the_same_text_in_the_same_places(self, give_back, encoding):
        content = (
            '\nkode_desa;periode;kode_ukuran;nilai\n32.12.16.2004;2026-08;F01;"1.234"\n=1+1;é!'
        )

        workbook = give_back(
            content.encode(encoding), fault(sheet=None, row=3, position=4), name="laporan.CSV"
        )

        sheet = workbook["Data"]
        assert lines(sheet) == [
            [],
            ["kode_desa", "periode", "kode_ukuran", "nilai"],
            ["32.12.16.2004", "2026-08", "F01", "1.234"],
            ["=1+1", "é!"],
        ]
        assert sheet["A4"].data_type == "s"
        assert colours(sheet) == {"D3": RED}
        assert any("salinan .xlsx" in line[0] for line in lines(workbook["Hasil periksa"]) if line)

    @pytest.mark.parametrize("kind", ["xls", "ods"])
    def test_other_workbooks_come_back_as_a_copy_of_their_cells(
        self, sent, give_back, tmp_path, kind
    ):
        path = tmp_path / "laporan.xlsx"
        path.write_bytes(sent)
        other = convert(path, kind, tmp_path / "lain").read_bytes()

        workbook = give_back(other, fault(row=2, position=4), name=f"laporan.{kind}")

        sheet = workbook["Laporan"]
        assert [[cell.value for cell in row[:4]] for row in sheet.iter_rows(max_row=3)] == ROWS
        assert colours(sheet) == {"D2": RED}
        assert workbook["Catatan"]["B2"].value == "jangan hilang"

    def test_a_workbook_that_cannot_be_written_into_is_copied(self, sent, give_back):
        broken = without_styles(sent)

        workbook = give_back(broken, fault(row=2, position=4))

        assert workbook["Laporan"]["D2"].value == "1.234"
        assert colours(workbook["Laporan"]) == {"D2": RED}

    def test_a_refused_file_is_not_opened(self, sent, give_back):
        refused = fault(sheet=None, code="file_macro", message=finished("buku kerja berisi makro"))

        workbook = give_back(sent, refused)

        assert workbook.sheetnames == ["Hasil periksa"]
        assert any("berisi makro" in str(line) for line in lines(workbook["Hasil periksa"]))


def without_styles(content):
    """The workbook with a part that openpyxl does not understand."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/styles.xml":
                data = data.replace(b'patternType="solid"', b'patternType="baru"')
            new.writestr(part, data)
    return file.getvalue()


class TestSummary:
    @pytest.fixture
    def summary_of(self, sent, give_back):
        def write(*faults, **options):
            return give_back(
                sent, *faults, summary=ReturnSummary(checked_at=AT, data_version=41, **options)
            )["Hasil periksa"]

        return write

    def test_tells_file_time_version_and_counts(self, summary_of):
        told = [
            line[0]
            for line in lines(
                summary_of(
                    fault(row=2, position=4), fault(row=3), new=1234, changed=2, unchanged=3, held=4
                )
            )
            if line
        ]

        assert told[:4] == [
            "Hasil periksa laporan.xlsx",
            "Diperiksa 24 November 2026 13.05 WIB, dibandingkan dengan versi data 41.",
            "Belum ada yang disimpan. Yang dapat disimpan: 1.234 nilai baru, 2 diubah, 3 tetap."
            " 4 nilai ditahan sampai diperbaiki.",
            "Ditemukan: 2 kesalahan, 0 pertanyaan, 0 peringatan.",
        ]

    def test_tells_what_was_stored_and_that_nothing_is_wrong(self, summary_of):
        told = [line[0] for line in lines(summary_of(new=5, accepted=42)) if line]

        assert told[2].startswith("Disimpan sebagai versi data 42: 5 nilai baru")
        assert told[3] == "Tidak ada yang salah."

    def test_marks_made_up_values(self, summary_of):
        assert ["DATA CONTOH"] in lines(summary_of(demo=True))
        assert ["DATA CONTOH"] not in lines(summary_of())

    def test_lists_every_fault_worst_first_with_a_link_to_its_cell(self, summary_of):
        sheet = summary_of(
            fault(row=2, position=2, severity=Severity.WARNING),
            fault(row=3),
            fault(row=2, position=4, column="nilai", value="1.234"),
        )

        table = [line for line in lines(sheet) if line and line[0] in {"Kesalahan", "Peringatan"}]
        assert [line[:2] for line in table] == [
            ["Kesalahan", "Laporan, baris 3"],
            ["Kesalahan", "Laporan!D2"],
            ["Peringatan", "Laporan!B2"],
        ]
        assert table[1][2:] == ["Kolom nilai: “1.234”", "Bisa 1234 atau 1,234.", "Tulis 1234."]
        links = [cell.hyperlink.location for cell in sheet["B"] if cell.hyperlink]
        assert links == ["'Laporan'!A3", "'Laporan'!D2", "'Laporan'!B2"]

    def test_a_fault_of_the_whole_file_has_no_link(self, summary_of):
        sheet = summary_of(fault(code="column_missing"))

        assert [cell.value for cell in sheet["B"] if cell.value] == ["Letak", "Lembar Laporan"]
        assert not any(cell.hyperlink for cell in sheet["B"])

    def test_what_a_cell_says_never_becomes_a_formula(self, summary_of):
        odd = fault(row=2, position=4, value="=1+1", message=finished("=HYPERLINK(1)"))
        sheet = summary_of(odd)

        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}

    def test_says_how_many_more_there_are(self, summary_of):
        sheet = summary_of(*(fault(row=row, position=4) for row in range(2, MOST_LISTED + 12)))

        assert sum(line[:1] == ["Kesalahan"] for line in lines(sheet)) == MOST_LISTED
        assert lines(sheet)[-1] == ["Dan 10 lagi; perbaiki yang di atas lebih dulu."]

    def test_counts_faults_beyond_those_that_are_given(self, summary_of):
        counts = {"error": MOST_LISTED + 3, "warning": 1}
        told = lines(summary_of(fault(row=2, position=4), counts=counts))

        assert ["Ditemukan: 5.003 kesalahan, 0 pertanyaan, 1 peringatan."] in told
        assert told[-1] == ["Dan 5.003 lagi; perbaiki yang di atas lebih dulu."]
