"""``template``: a file to fill in, or one sentence that says why there is none."""

from functools import partial

import pytest
from openpyxl import load_workbook


@pytest.fixture
def command(type_command):
    return partial(type_command, "template")


def test_writes_the_template_and_says_what_is_in_it(command, tmp_path, capsys):
    path = tmp_path / "templat.xlsx"

    assert command("32.12", "-o", path, "--bulan", "2026-02", "2026-03") == 0

    told = capsys.readouterr().out
    assert told == f"{path}: Indramayu, 3 desa, bulan 2026-02, 2026-03.\n"
    assert load_workbook(path)["Laporan"]["A6"].value == "32.12.09.2004"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["32.12.16"], "32.12.16 bukan kode kab/kota. Tulis kode bertitik seperti 32.12."),
        (["32.12", "--bulan", "2030-01"], "Bulan Januari 2030 belum mulai."),
        (["32.09", "--bulan", "2016-01"], "Tidak ada desa Cirebon (32.09) yang wajib melapor"),
    ],
)
def test_refuses_in_one_sentence_and_writes_nothing(command, tmp_path, capsys, words, sentence):
    path = tmp_path / "templat.xlsx"

    assert command(*words, "-o", path) == 1

    assert sentence in capsys.readouterr().err
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_a_sentence_too(command, tmp_path, capsys):
    path = tmp_path / "tidak ada" / "templat.xlsx"

    assert command("32.12", "-o", path) == 1

    assert f"{path} tidak dapat ditulis." in capsys.readouterr().err


def test_a_month_that_is_none_is_wrong_usage(command, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        command("32.12", "-o", tmp_path / "x.xlsx", "--bulan", "agustus")

    assert stop.value.code == 2
    assert '"agustus" bukan bulan; tulis tahun dan bulan seperti 2026-10' in capsys.readouterr().err
