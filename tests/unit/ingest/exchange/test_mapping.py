"""A mapping file is read strictly, and everything wrong with it is said at once."""

import pytest

from dashboard.ingest.exchange import read_mapping
from dashboard.ingest.faults import Refused
from tests.support.faults import line_of

DHIS2 = """
jenis = "dhis2"
[wilayah]
ou = "32.12.16.2004"
[ukuran]
de = "F01"
"""
KOBO = """
jenis = "kobo"
[laporan]
kode_desa = "desa"
periode = "bulan"
[kolom]
f01 = "F01"
"""


@pytest.fixture
def faults_of(map_text):
    def find(text):
        with pytest.raises(Refused) as refused:
            map_text(text)
        return [line_of(fault) for fault in refused.value.faults]

    return find


def test_reads_measures_with_members(map_text):
    mapping = map_text(DHIS2 + 'parent = "p01 l SEBELUM ekonomi"\n[rincian]\ncoc = "P"\nall = ""')

    assert mapping.measures["parent"].title == "P01 L sebelum ekonomi"
    assert mapping.members == {"coc": ("P", "", ""), "all": ("", "", "")}


def test_reads_a_file_with_a_byte_order_mark(map_text):
    assert map_text(f"\ufeff{KOBO}").fields == {"kode_desa": "desa", "periode": "bulan"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", 'jenis: belum ada atau tidak dikenal. Tulis jenis = "dhis2" atau jenis = "kobo".'),
        (f"{DHIS2}[jenjang]\n", "jenjang: tidak dikenal."),
        (f'asing = "x"{DHIS2}', "asing: tidak dikenal."),
        (f"{DHIS2}lain = 3", "[ukuran] lain: bukan teks."),
        (f'{DHIS2}lain = "F0X"', '"F0X": [ukuran] lain: bukan kode ukuran'),
        (f'{DHIS2}lain = ""', "[ukuran] lain: bukan kode ukuran"),
        (f'{DHIS2}lain = "V01"', '"V01": [ukuran] lain: bukan kode ukuran yang dilaporkan'),
        (f'{DHIS2}lain = "F01 X"', "rincian X tidak dikenal. Pakai: L, P, sebelum"),
        (f'{DHIS2}lain = "F01 L P"', "L dan P dari rincian yang sama"),
        (f'{DHIS2}lain = "F01 sebelum"', "F01 tidak memiliki rincian sebelum"),
        (f'{DHIS2}[jawaban]\nya = "1"', "[jawaban] ya: bukan angka"),
        (f"{DHIS2}[jawaban]\nya = true", "[jawaban] ya: bukan angka"),
        (f"{DHIS2}[jawaban]\nya = nan", "[jawaban] ya: bukan angka"),
        (f"{DHIS2}[jawaban]\nya = 0x{'F' * 9000}", "[jawaban] ya: bukan angka"),
        (DHIS2.replace("32.12.16.2004", "32.12"), '"32.12": [wilayah] ou: bukan kode desa'),
        (f'abaikan = "x"{DHIS2}', 'abaikan: bukan daftar teks. Tulis seperti abaikan = ["satu"'),
        (f'wilayah = "x"{KOBO}', "wilayah: bukan bagian. Tulis [wilayah] sendiri"),
        (f'diterima = "kapan"{DHIS2}', '"kapan": diterima: belum ada atau tidak dikenal'),
        (KOBO.replace("periode", "bulan"), "[laporan] bulan: tidak dikenal. Pakai salah satu"),
        (KOBO.replace('periode = "bulan"', ""), "[laporan] periode: belum ada"),
        (KOBO.replace('kode_desa = "desa"', ""), "[laporan] kode_desa: belum ada"),
        (f'{KOBO}bulan = "F02"', "[laporan] periode: kolom ini sudah dipakai sebagai F02"),
        ('jenis = "kobo"', "[kolom]: belum ada atau kosong"),
    ],
)
def test_says_what_is_wrong_where(faults_of, text, said):
    faults = faults_of(text)

    assert all(fault.startswith("peta.toml") for fault in faults)
    assert [fault for fault in faults if said in fault]


def test_finds_everything_in_one_pass(faults_of):
    assert len(faults_of(f'salah = 1{DHIS2}a = "X"\nb = "Y"\n[jawaban]\nya = "1"')) == 4


def test_names_the_line_that_is_no_toml(faults_of):
    (fault,) = faults_of('jenis = "dhis2"\n[wilayah\n')

    assert fault.startswith("peta.toml baris 2: berkas peta bukan TOML UTF-8 yang benar.")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = " + b"[" * 50_000])
def test_answers_whatever_the_file_holds(tmp_path, content):
    path = tmp_path / "peta.toml"
    path.write_bytes(content)

    with pytest.raises(Refused, match="bukan TOML"):
        read_mapping(path, None)


def test_says_that_the_file_is_away(tmp_path):
    with pytest.raises(Refused, match="berkas peta tidak dapat dibuka"):
        read_mapping(tmp_path / "peta.toml", None)


def test_never_repeats_a_number_of_a_person(faults_of):
    (fault,) = faults_of(f'{DHIS2}lain = "3212160101800001"')

    assert "3212160101800001" not in fault
