"""Targets from a file over the preview to the pages."""

import io
import json

import openpyxl
import pytest

from tests.support.html_reader import words
from tests.support.target_page import PAGE, ROWS, TITLES, counts, main_of


def test_a_preview_comes_first_and_stores_nothing(programme, check):
    preview = check(rows=ROWS)

    assert preview.status_code == 200
    assert counts(preview) == {"new": 2, "above": 1}
    assert "Indramayu" in words(main_of(preview))
    assert programme.list_versions() == []


def test_accepting_makes_one_data_version_that_every_page_shows(
    programme, client, check, accept, own
):
    answer = accept(check(rows=ROWS))

    assert answer.location == "/target?tahun=2026&pesan=target_disimpan"
    assert programme.list_versions() == [1]
    assert (own("Indramayu"), own("Cirebon"), own("JawaBarat")) == (120, 60, None)
    page = words(main_of(client.get(f"{PAGE}&wilayah=32")))
    assert "M01 180 orang" in page
    assert "jumlah target 2 kab/kota" in page


def test_the_same_file_again_changes_nothing(programme, check, accept):
    accept(check(rows=ROWS))

    again = check(rows=ROWS)

    assert counts(again) == {"unchanged": 2}
    assert "tidak ada yang berubah" in words(main_of(again))
    assert programme.list_versions() == [1]


def test_a_single_fault_holds_all_of_it_back(programme, check):
    answer = check(rows=(*ROWS, "32.12,M03,2026,5,", "99.99,M01,1999,-5,kadang"))

    told = words(main_of(answer))
    assert answer.status_code == 422
    assert 'baris 4, kolom kode_indikator, "M03"' in told
    assert told.count("baris 5") == 4
    assert programme.list_versions() == []


def test_a_workbook_and_the_template_are_read_alike(client, check, accept, own):
    template = client.get("/target/templat.xlsx?tahun=2026&wilayah=32")
    workbook = openpyxl.load_workbook(io.BytesIO(template.data))
    sheet = workbook["Target"]
    column = {cell.value: cell.column for cell in sheet[1]}
    (row,) = [
        number
        for number in range(2, sheet.max_row + 1)
        if sheet.cell(number, column["kode_wilayah"]).value == "32.12"
        and sheet.cell(number, column["kode_indikator"]).value == "U01"
    ]
    sheet.cell(row, column["nilai"]).value = 24
    sheet.cell(row, column["titik_awal"]).value = 12
    filled = io.BytesIO()
    workbook.save(filled)

    preview = check(content=filled.getvalue(), name="target-2026.xlsx")

    assert counts(preview) == {"new": 1}
    accept(preview)
    assert own("Indramayu", "U01") == 24
    again = client.get("/target/templat.xlsx?tahun=2026&wilayah=32.12")
    kept = openpyxl.load_workbook(io.BytesIO(again.data))["Target"]
    assert [one.value for one in kept[[r[2].value for r in kept].index("U01") + 1]][5:9] == [
        24,
        "merata",
        None,
        12,
    ]


def test_no_file_of_targets_at_all(check):
    answer = check(content=b"%PDF-1.7", name="target.pdf")

    assert answer.status_code == 422
    assert "jenis berkas tidak didukung" in words(main_of(answer))


@pytest.mark.parametrize(
    "name", ["..", "../../etc/target.csv", "a" * 400 + ".csv", "tar\0get.csv", "tar\nget.csv"]
)
def test_a_name_that_no_disk_takes_is_no_error(check, name):
    answer = check(rows=["32.12,M01,2026,240,"], name=name)

    assert answer.status_code in {200, 422}


def test_a_name_that_no_preview_wrote_is_no_error(client):
    row = ["M01", "32.12", 2026, 5, "even", [], None, None]
    carried = json.dumps({"set": [row], "remove": [], "file": "\ud800\0target.csv"})

    answer = client.post("/target/periksa", data={"isi": carried})

    assert answer.status_code == 200
    assert "target.csv" in answer.text


def test_a_number_with_two_readings_needs_the_notation(client, check):
    content = f"{TITLES}\n32.12;M01;2026;1.234;".replace(",", ";").encode()
    assert check(content=content).status_code == 422

    data = {"berkas": (io.BytesIO(content), "target.csv"), "angka": "id"}
    preview = client.post("/target/periksa", data=data)

    assert "1.234 orang" in words(main_of(preview))
