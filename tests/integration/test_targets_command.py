"""``targets``: from the command line, in sentences."""

from functools import partial

import pytest

from dashboard.settings import PROJECT_ROOT

ROWS = "kode_wilayah,kode_indikator,tahun,nilai\n32.12,M01,2026,120\n32.09,M01,2026,60\n"


@pytest.fixture
def command(type_command):
    return partial(type_command, "targets")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "target.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_imports_a_file_and_lists_what_counts(programme, command, file, capsys):
    assert command("import", file, "--nama", "Pusat", "--alasan", "rencana") == 0
    assert "2 target baru, 0 diubah, 0 tetap; 1 target wilayah" in capsys.readouterr().out
    assert programme.list_versions() == [1]

    assert command("list", "--wilayah", "32.12", "--tahun", "2026") == 0
    assert capsys.readouterr().out == "2026 M01 32.12 Indramayu: 120 (merata)\n1 target.\n"


def test_the_example_of_the_document_is_stored_as_it_is(programme, command, capsys):
    assert command("import", PROJECT_ROOT / "docs" / "contoh" / "target.csv") == 0

    assert "7 target baru" in capsys.readouterr().out
    assert programme.list_versions() == [1]


def test_the_same_file_again_changes_nothing(programme, command, file, capsys):
    command("import", file)

    assert command("import", file) == 0
    assert "tidak ada yang berubah" in capsys.readouterr().out
    assert programme.list_versions() == [1]


def test_a_trial_stores_nothing(programme, command, file, capsys):
    assert command("import", file, "--dry-run") == 0
    assert "Uji coba, tidak disimpan: 2 target baru" in capsys.readouterr().out
    assert programme.list_versions() == []


def test_refuses_a_file_with_every_reason(programme, command, file, capsys):
    file.write_text(f"{ROWS}99.99,M03,2026,-5\n", encoding="utf-8")

    assert command("import", file) == 1

    told = capsys.readouterr().err
    assert "baris 4, kolom kode_wilayah" in told
    assert "Tidak ada target yang disimpan." in told
    assert programme.list_versions() == []


def test_its_template_can_be_imported_as_it_is(command, file, tmp_path, capsys):
    command("import", file)
    template = tmp_path / "templat.xlsx"

    assert command("template", "-o", template, "--wilayah", "32") == 0
    assert command("import", template, "--dry-run") == 0

    assert "0 target baru, 0 diubah, 2 tetap" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["import", "tidak-ada.csv"], "tidak-ada.csv tidak dapat dibuka."),
        (["list", "--wilayah", "3212"], "3212 bukan kode wilayah."),
        (["list", "--wilayah", "99"], "99 tidak ada dalam daftar Kemendagri."),
        (["template", "-o", "/tidak/ada.xlsx"], "/tidak/ada.xlsx tidak dapat ditulis."),
    ],
)
def test_says_in_one_sentence_what_is_wrong(command, capsys, words, sentence):
    assert command(*words) == 1
    assert sentence in capsys.readouterr().err
