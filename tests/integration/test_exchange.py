"""Reports by way of DHIS2 and KoboToolbox are the same as by the plain file, on both databases."""

from __future__ import annotations

import csv
import json
from functools import partial
from itertools import count, product

import pytest
from sqlalchemy import select

from dashboard.domain.periods import Month
from dashboard.settings import PROJECT_ROOT
from dashboard.storage.tables import observation
from tests.support.programme import CATALOGUE, COLUMNS, PLACES, make_row

VILLAGES = ("Kenanga", "Singakerta", "Wiyong", "Namosain")
MONTHS = ("2026-01", "2026-02")
MEASURES = ("F01", "U04", "O05", "M01", "P01")
EXAMPLES = PROJECT_ROOT / "docs" / "contoh"


def make_rows():
    """A full report of every village and month, each measure in its finest breakdown."""
    number = count()
    for village, month, measure in product(VILLAGES, MONTHS, MEASURES):
        largest = int(CATALOGUE.measures[measure].maximum or 50)
        dimensions = CATALOGUE.measures[measure].dimensions
        for members in product(*(CATALOGUE.members[one] for one in dimensions)):
            yield make_row(village, month, measure, next(number) % (largest + 1), members)


ROWS = list(make_rows())


def members_of(row):
    return " ".join(filter(None, row[3:6]))


def number_of(row):
    return str(int(row[6]))


def write_plain(folder):
    titles = [
        "kode_desa",
        "periode",
        "kode_ukuran",
        "jenis_kelamin",
        "tahap",
        "aspek",
        "nilai",
        "diterima",
    ]
    lines = [[row[0], Month.from_number(row[1]), *row[2:6], number_of(row), row[7]] for row in ROWS]
    with (folder / "biasa.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([titles, *lines])
    return [folder / "biasa.csv"]


def dhis2_values():
    for row in ROWS:
        yield {
            "dataElement": f"de{row[2]}",
            "period": str(row[1]),
            "orgUnit": f"ou{row[0].replace('.', '')}",
            "categoryOptionCombo": f"coc{members_of(row).replace(' ', '')}",
            "attributeOptionCombo": "default",
            "value": number_of(row),
            "storedBy": "admin",
            "created": f"{row[7]}T09:30:00.000+0000",
        }


def write_dhis2_mapping(folder):
    combos = {members_of(row): f"coc{members_of(row).replace(' ', '')}" for row in ROWS}
    lines = ['jenis = "dhis2"', 'diterima = "created"', "[wilayah]"]
    lines += [f'ou{PLACES[name].replace(".", "")} = "{PLACES[name]}"' for name in VILLAGES]
    lines += ["[ukuran]", *(f'de{code} = "{code}"' for code in MEASURES), "[rincian]"]
    lines += [f'{combo} = "{members}"' for members, combo in combos.items()]
    (folder / "dhis2.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "dhis2.toml"


def write_dhis2_json(folder):
    path = folder / "dhis2.json"
    path.write_text(json.dumps({"dataValues": list(dhis2_values())}), encoding="utf-8")
    return [path, "--mapping", write_dhis2_mapping(folder)]


def write_dhis2_csv(folder):
    values = list(dhis2_values())
    with (folder / "dhis2.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(title.lower() for title in values[0])
        writer.writerows(value.values() for value in values)
    return [folder / "dhis2.csv", "--mapping", write_dhis2_mapping(folder)]


def write_kobo_csv(folder):
    names = {PLACES[name]: name.lower() for name in VILLAGES}
    reports = {}
    for row in ROWS:
        report = reports.setdefault(row[:2], {"desa": names[row[0]]})
        report["bulan"] = f"{Month.from_number(row[1])}-01"
        report[f"g/{row[2]} {members_of(row)}".strip()] = number_of(row)
        report["_submission_time"] = f"{row[7]}T02:20:11"
    titles = list(next(iter(reports.values())))
    with (folder / "kobo.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, titles, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(reports.values())
    lines = ['jenis = "kobo"', "[laporan]", 'kode_desa = "desa"', 'periode = "bulan"']
    lines += ['diterima = "_submission_time"', "[wilayah]"]
    lines += [f'{choice} = "{code}"' for code, choice in names.items()]
    lines += ["[kolom]", *(f'"{title}" = "{title[2:]}"' for title in titles if title[:2] == "g/")]
    (folder / "kobo.toml").write_text("\n".join(lines), encoding="utf-8")
    return [folder / "kobo.csv", "--mapping", folder / "kobo.toml"]


@pytest.fixture
def command(type_command):
    return partial(type_command, "import")


def stored(engine):
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(select(*map(observation.c.get, COLUMNS)))}


@pytest.mark.parametrize("write", [write_dhis2_json, write_dhis2_csv, write_kobo_csv])
def test_stores_the_same_as_the_plain_file(command, engine, tmp_path, capsys, write):
    assert command(*write(tmp_path)) == 0
    assert stored(engine) == set(ROWS)

    assert command(*write_plain(tmp_path)) == 0
    assert f"Semua {len(ROWS)} nilai sudah ada" in capsys.readouterr().out


def test_remembers_the_cell_in_the_file_of_the_sender(command, engine, tmp_path):
    command(*write_kobo_csv(tmp_path))
    with (tmp_path / "kobo.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file, delimiter=";"))
    with engine.connect() as connection:
        found = connection.execute(
            select(observation.c.value, observation.c.source_row, observation.c.source_column)
        ).all()

    assert len(found) == len(ROWS)
    assert all(cells[row - 1][column - 1] == str(int(value)) for value, row, column in found)


def test_reports_two_forms_for_the_same_month(command, tmp_path, capsys):
    words = write_kobo_csv(tmp_path)
    text = words[0].read_text(encoding="utf-8")
    words[0].write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")

    assert command(*words) == 1
    assert "mengulang baris 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "mapping", "values"),
    [("dhis2-data.json", "dhis2-peta.toml", 6), ("kobo-data.csv", "kobo-peta.toml", 6)],
)
def test_the_examples_of_the_documents_are_right(command, capsys, data, mapping, values):
    assert command(EXAMPLES / data, "--mapping", EXAMPLES / mapping, "--dry-run") == 0
    assert f"tidak disimpan: {values} nilai baru" in capsys.readouterr().out


def test_a_corrected_mapping_makes_the_file_another_one(command, tmp_path, capsys):
    file, option, mapping = write_dhis2_json(tmp_path)
    command(file, option, mapping)
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('deF01 = "F01"', 'deF01 = "F02"'), encoding="utf-8")

    assert command(file, option, mapping) == 0
    assert "16 nilai baru, 0 diubah" in capsys.readouterr().out


def test_refuses_a_broken_mapping_with_a_report(command, tmp_path, capsys):
    file, option, mapping = write_dhis2_json(tmp_path)
    mapping.write_text('jenis = "dhis3"', encoding="utf-8")

    assert command(file, option, mapping) == 1
    assert "dhis2.toml" in capsys.readouterr().err
    assert list((tmp_path / "local" / "laporan").glob("dhis2-*.csv"))


def test_says_that_the_mapping_is_away(command, tmp_path, capsys):
    assert command(write_dhis2_json(tmp_path)[0], "--mapping", tmp_path / "lain.toml") == 1
    assert "lain.toml: berkas peta tidak dapat dibuka" in capsys.readouterr().err
