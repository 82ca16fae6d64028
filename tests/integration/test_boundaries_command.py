"""``boundaries import`` and ``boundaries reset`` on a store with regions."""

from types import SimpleNamespace

import numpy as np
import pyogrio
import pytest
import shapely

from dashboard.cli.arguments import read_arguments
from dashboard.cli.commands import COMMANDS
from dashboard.services.boundaries import Boundaries
from dashboard.storage.engine import open_engine
from tests.support.programme import load_places

DISTRICTS = ("32.09", "32.12", "33.01", "53.71")


@pytest.fixture
def command(sqlite_databases, tmp_path):
    """Type a command; the store holds the four districts of the small programme."""
    url = sqlite_databases.fresh()
    engine = open_engine(url)
    load_places(engine)
    settings = SimpleNamespace(local_folder=tmp_path / "local")
    workplace = SimpleNamespace(engine=engine, settings=settings, prepare=lambda: None)

    def command(*words):
        arguments = read_arguments(["boundaries", *map(str, words)])
        return COMMANDS["boundaries"](workplace, arguments)

    yield command
    engine.dispose()
    sqlite_databases.drop(url)


def write_map(path, codes):
    squares = [shapely.box(107 + place, -7, 107.9 + place, -6.5) for place in range(len(codes))]
    pyogrio.raw.write(
        path,
        np.array(shapely.to_wkb(squares), dtype=object),
        [np.array(codes, dtype=object)],
        ["KODE_KK"],
        geometry_type="Polygon",
        crs="EPSG:4326",
    )
    return path


def test_maps_follow_an_import_and_a_reset(command, tmp_path, capsys):
    boundaries = Boundaries(own=tmp_path / "local" / "geo")
    file = write_map(tmp_path / "resmi.gpkg", DISTRICTS)

    assert command("import", file, "--source", "BIG", "--year", "2025") == 0
    assert "Batas resmi: BIG, 2025" in capsys.readouterr().out
    official = boundaries.current()
    assert official.source == "BIG, 2025"
    assert set(DISTRICTS) < set(official.boxes)
    assert list((tmp_path / "local" / "static-copies").glob("*.br"))

    assert command("reset") == 0
    assert boundaries.current().source is None
    assert command("reset") == 0
    assert "sudah dipakai" in capsys.readouterr().out.splitlines()[-1]


def test_a_file_with_missing_codes_changes_nothing(command, tmp_path, capsys):
    assert command("import", write_map(tmp_path / "baik.gpkg", DISTRICTS)) == 0
    assert command("import", write_map(tmp_path / "kurang.gpkg", DISTRICTS[:2])) == 1

    said = capsys.readouterr().err
    assert "Tidak ada: 33.01 Cilacap" in said
    assert Boundaries(own=tmp_path / "local" / "geo").current().source == "baik.gpkg"


def test_an_action_is_needed(capsys):
    with pytest.raises(SystemExit) as stopped:
        read_arguments(["boundaries"])

    assert stopped.value.code == 2
    assert "Pemakaian salah" in capsys.readouterr().err
