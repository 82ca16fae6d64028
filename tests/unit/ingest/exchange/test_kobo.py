"""Exports of KoboToolbox and ODK become the wide layout, or say what the mapping leaves open."""

import openpyxl
import pytest

from dashboard.ingest.exchange import read_exchange
from tests.support.faults import line_of, message_of

MAPPING = """
jenis = "kobo"
abaikan = ["start", "_*"]
[laporan]
kode_desa = "g/desa"
periode = "g/bulan"
diterima = "_submission_time"
[kolom]
"g/f01_l" = "F01 L"
"g/f01_p" = "F01 P"
"g/perdes" = "O05"
[wilayah]
kenanga = "32.12.16.2004"
[jawaban]
ya = 1
"""
TITLES = "start;g/desa;g/bulan;g/f01_l;g/f01_p;g/perdes;_uuid;_submission_time"
ROW = "2026-02-05T09:01;kenanga;2026-01-01;7;;ya;abc-1;2026-02-05T02:20:11"
REPORT = {
    "kode_desa": "32.12.16.2004",
    "periode": "2026-01",
    "F01 L": "7",
    "O05": 1,
    "diterima": "2026-02-05",
}


def test_keeps_rows_and_columns_where_they_are(read_text, rows_of):
    raw = read_text("data.csv", f"{TITLES}\n{ROW}\n", MAPPING)

    assert raw.rows.tolist() == [2]
    assert raw.titles == ("", "kode_desa", "periode", "F01 L", "F01 P", "O05", "", "diterima")
    assert rows_of(raw) == [REPORT]


def test_reads_a_workbook_with_dates(tmp_path, map_text, rows_of):
    workbook = openpyxl.Workbook()
    workbook.active.append(TITLES.split(";"))
    workbook.active.append(ROW.split(";"))
    workbook.save(tmp_path / "data.xlsx")
    raw = read_exchange(tmp_path / "data.xlsx", map_text(MAPPING), max_rows=10)

    assert rows_of(raw) == [REPORT]


def test_takes_codes_and_names_as_they_are_answered(read_text, rows_of):
    mapping = MAPPING.replace("[wilayah]\nkenanga", "[jawaban]\n").split("[jawaban]")[0]
    mapping = mapping.replace("kode_desa =", 'kecamatan = "g/perdes"\ndesa =')
    mapping = mapping.replace('"g/perdes" = "O05"\n', "")
    (row,) = rows_of(read_text("data.csv", f"{TITLES}\n{ROW}\n", mapping))

    assert (row["desa"], row["kecamatan"]) == ("kenanga", "ya")


def test_counts_answers_that_the_mapping_leaves_open(refuse_text):
    other = ROW.replace("kenanga", "wiyong")
    (fault,) = refuse_text("data.csv", f"{TITLES}\n{ROW}\n{other}\n{other}\n", MAPPING)

    assert line_of(fault) == (
        'data.csv baris 3, kolom g/desa, "wiyong": jawaban ini tidak ada dalam peta (2 kali).'
        " Tambahkan ke bagian [wilayah] di peta.toml dengan kode desanya."
    )


def test_names_columns_that_are_missing_or_not_mentioned(refuse_text):
    faults = refuse_text("data.csv", f"{TITLES}\n{ROW}\n".replace("g/f01_p", "g/f01_w"), MAPPING)

    assert [(fault.code, fault.row, fault.position) for fault in faults] == [
        ("exchange_column_missing", 1, None),
        ("exchange_column_unknown", 1, 5),
    ]
    assert "kolom g/f01_p untuk F01 P tidak ada" in message_of(faults[0])


def test_refuses_a_title_that_occurs_twice(refuse_text):
    faults = refuse_text("data.csv", f"{TITLES};g/f01_l\n{ROW};8\n", MAPPING)

    assert {fault.code for fault in faults} == {"exchange_column_repeated"}


@pytest.mark.parametrize(
    ("title", "cell"),
    [("nama_petugas", ""), ("nama_petugas", "Siti"), ("_kontak", "Siti"), ("_x", "081234567890")],
)
def test_refuses_persons_even_in_ignored_columns(refuse_text, title, cell):
    (fault,) = refuse_text("data.csv", f"{TITLES};{title}\n{ROW};{cell}\n", MAPPING)

    assert (fault.code, fault.position, fault.value) == ("column_personal", 9, None)


def test_takes_ignored_columns_that_are_empty(read_text):
    raw = read_text("data.csv", f"{TITLES};_kontak\n{ROW};\n", MAPPING)

    assert raw.titles[-1] == ""
