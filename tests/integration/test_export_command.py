"""``export cards``: one sheet a district or village, or a sentence that says why there is none."""

from functools import partial

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.app import open_reading
from dashboard.exports.deck.grid import told
from dashboard.figures.wording import Wording
from dashboard.settings import from_environment
from tests.support.libreoffice import convert
from tests.support.programme import PLACES, make_row

MONTHS = ("2025-01", "2026-01", "2026-02")
DISTRICTS = ("Indramayu", "Cirebon", "Cilacap", "KotaKupang")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kartu"


@pytest.fixture
def command(programme, type_command, folder, tmp_path, monkeypatch):
    """Type ``export cards`` on two villages with reports."""
    monkeypatch.setenv("DESMIGRATIF_TODAY", str(programme.today))
    programme.submit(
        make_row(village, month, code, count)
        for count, village in enumerate(("Kenanga", "Singakerta"), start=3)
        for month in MONTHS
        for code in ("M01", "M02", "U07", "O05")
    )
    settings = from_environment(
        {
            "DESMIGRATIF_LOCAL_FOLDER": str(tmp_path / "own"),
            "DESMIGRATIF_TODAY": str(programme.today),
        }
    )
    monkeypatch.setattr(
        "dashboard.cli.export.open_reading", lambda engine, _: open_reading(engine, settings)
    )
    return partial(type_command, "export", "cards", "-o", folder)


def texts(path):
    """Every text of a card, cells included, and how many sheets there are."""
    slides = list(Presentation(path).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    cells = [c.text for one in shapes if one.has_table for row in one.table.rows for c in row.cells]
    return [one.text_frame.text for one in shapes if one.has_text_frame] + cells, len(slides)


def files(folder):
    return sorted(one.name for one in folder.iterdir())


def test_writes_one_card_per_district_of_the_programme(command, folder, capsys):
    assert command("--tahun", 2026) == 0

    codes = sorted(PLACES[one] for one in DISTRICTS)
    assert [name.split("-")[1] for name in files(folder)] == codes
    assert "kartu-32.12-indramayu-2026.pptx" in files(folder)
    assert f"4 dari 4: kartu-{codes[-1]}" in capsys.readouterr().out


def test_writes_one_card_per_village(command, folder):
    assert command("--tahun", 2026, "--bulan", 2, "--wilayah", "32.12", "--desa") == 0

    assert len(files(folder)) == 3
    assert f"kartu-{PLACES['Kenanga']}-kenanga-2026-02.pptx" in files(folder)


@pytest.mark.parametrize(
    ("words", "address", "tile"),
    [
        (("--wilayah", "32.12"), "/?tahun=2026&wilayah=32.12", "kpis"),
        (
            ("--wilayah", PLACES["Kenanga"], "--desa"),
            f"/desa/{PLACES['Kenanga']}?tahun=2026",
            "sheet",
        ),
    ],
)
def test_tells_the_numbers_of_the_page(command, programme, folder, words, address, tile):
    assert command("--tahun", 2026, *words) == 0

    settings = from_environment({"DESMIGRATIF_TODAY": str(programme.today)})
    handout = open_reading(programme.engine, settings)(address)
    shown, sheets = texts(folder / files(folder)[0])
    wording = Wording(handout.filters.language)
    numbers = {told(one, wording) for one in handout.only(tile).exhibits[0].figures()}
    assert sheets == 1
    assert len(numbers) > 2
    assert numbers <= set(shown)
    assert handout.sentence in shown


def test_english_when_asked(command, folder):
    assert command("--tahun", 2026, "--wilayah", "32.12", "--bahasa", "en") == 0

    assert "Indicator" in texts(folder / files(folder)[0])[0]


def test_a_card_is_one_page_of_another_program(command, folder, tmp_path):
    command("--tahun", 2026, "--wilayah", "32.12")

    pages = PdfReader(convert(folder / files(folder)[0], "pdf", tmp_path)).pages
    assert len(pages) == 1
    assert [round(side) for side in pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--tahun", 2099), "Kurun itu tidak punya laporan yang jatuh tempo. Pilih 2016 sampai"),
        (("--tahun", 2015), "Kurun itu tidak punya laporan"),
        (("--tahun", 2026, "--wilayah", "jawa"), "jawa bukan kode wilayah."),
        (("--tahun", 2026, "--wilayah", "99"), "99 tidak ada dalam daftar Kemendagri."),
    ],
)
def test_refuses_in_one_sentence_and_writes_nothing(command, folder, capsys, words, sentence):
    assert command(*words) == 1

    assert sentence in capsys.readouterr().err
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(command, folder, capsys):
    folder.write_text("berkas, bukan folder")

    assert command("--tahun", 2026) == 1

    assert f"{folder} tidak dapat ditulis." in capsys.readouterr().err


def test_a_month_that_is_none_is_wrong_usage(command):
    with pytest.raises(SystemExit) as stop:
        command("--tahun", 2026, "--bulan", 13)

    assert stop.value.code == 2
