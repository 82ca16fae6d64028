"""Map files as ministries publish them, written for real and taken in."""

import json
import zipfile

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import Transformer

from dashboard.domain.geography import Geography
from dashboard.ingest.boundaries.importing import import_boundaries, reset_boundaries
from dashboard.ingest.boundaries.reading import BoundariesRefusedError, Source, read_code
from dashboard.services.boundaries import BUNDLED, Boundaries

NAMES = {
    "32.09": "Kabupaten Cirebon",
    "32.10": "Kabupaten Majalengka",
    "33.01": "Kabupaten Cilacap",
}
SQUARES = {
    "32.09": shapely.box(108.4, -6.9, 108.8, -6.5),
    "32.10": shapely.box(108.0, -6.9, 108.4, -6.5),
    "33.01": shapely.box(108.6, -7.7, 109.2, -7.1),
}
DEGREES = "EPSG:4326"
UTM_49_SOUTH = "EPSG:32749"


def moved(shape, crs):
    transformer = Transformer.from_crs(DEGREES, crs, always_xy=True)
    return shapely.transform(
        shape, lambda points: np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
    )


def write_map(path, codes=tuple(SQUARES), shapes=None, *, field="KDPKAB", crs=DEGREES, **options):
    """Write a map file; the areas are the squares of the codes unless others are given."""
    chosen = [SQUARES[code] for code in codes] if shapes is None else shapes
    placed = [moved(shape, crs) for shape in chosen]
    pyogrio.raw.write(
        path,
        np.array(shapely.to_wkb(placed), dtype=object),
        [np.array(codes, dtype=options.pop("dtype", object))],
        [field],
        geometry_type=options.pop("kind", "Polygon"),
        crs=crs,
        **options,
    )
    return path


def take_in(path, folder, **options):
    return import_boundaries(Source(path, **options), NAMES, "BIG, 2025", folder)


def layer(folder, name):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return json.loads((folder / manifest["files"][name]).read_text("utf-8"))["features"]


def outline(feature):
    (part,) = feature["geometry"]["coordinates"]
    return shapely.Polygon(part[0])


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "geo"


class TestImport:
    @pytest.mark.parametrize("name", ["batas.gpkg", "batas.shp", "batas.geojson"])
    def test_takes_every_format(self, tmp_path, folder, name):
        assert take_in(write_map(tmp_path / name), folder) == "Batas resmi: BIG, 2025"

        drawn = {one["id"]: one["properties"]["name"] for one in layer(folder, "national")}
        assert drawn == NAMES

    def test_takes_a_zipped_shapefile(self, tmp_path, folder):
        write_map(tmp_path / "batas.shp")
        with zipfile.ZipFile(tmp_path / "batas.zip", "w") as archive:
            for part in tmp_path.glob("batas.*[!p]"):
                archive.write(part, part.name)
            archive.write(tmp_path / "batas.shp", "batas.shp")

        take_in(tmp_path / "batas.zip", folder)

        assert len(layer(folder, "prov-32")) == 2

    def test_turns_metres_into_degrees(self, tmp_path, folder):
        take_in(write_map(tmp_path / "utm.gpkg", crs=UTM_49_SOUTH), folder)

        (cilacap,) = layer(folder, "prov-33")
        assert outline(cilacap).symmetric_difference(SQUARES["33.01"]).area < 0.001

    def test_a_code_that_was_a_number_gets_its_zero_back(self, tmp_path, folder):
        codes = tuple(map(float, SQUARES))

        take_in(write_map(tmp_path / "n.gpkg", codes, list(SQUARES.values()), dtype=float), folder)

        assert [one["id"] for one in layer(folder, "prov-32")] == ["32.09", "32.10"]

    def test_puts_villages_together_and_leaves_waters_out(self, tmp_path, folder):
        west, east = shapely.box(108.4, -6.9, 108.6, -6.5), shapely.box(108.6, -6.9, 108.8, -6.5)
        codes = ("32.09.01.2001", "32.09.02.2001", "32.10.01.2001", "33.01.01.2001", "")
        lake = shapely.box(110, -7, 110.1, -6.9)
        shapes = [west, east, SQUARES["32.10"], SQUARES["33.01"], lake]

        take_in(
            write_map(tmp_path / "desa.gpkg", codes, shapes, field="KODE"),
            folder,
            code_field="kode",
        )

        cirebon, _ = layer(folder, "prov-32")
        assert outline(cirebon).area == pytest.approx(SQUARES["32.09"].area, rel=0.01)

    def test_neighbours_share_their_border_after_small_gaps(self, tmp_path, folder):
        shapes = [shapely.box(108.4005, -6.9, 108.8, -6.5), SQUARES["32.10"], SQUARES["33.01"]]

        take_in(write_map(tmp_path / "gap.gpkg", tuple(SQUARES), shapes), folder)

        one, other = map(outline, layer(folder, "prov-32"))
        assert one.intersection(other).length == pytest.approx(0.4, rel=0.01)

    def test_replaces_an_earlier_set_as_a_whole(self, tmp_path, folder):
        take_in(write_map(tmp_path / "one.gpkg"), folder)
        larger = [shapely.buffer(shape, 0.05, join_style="mitre") for shape in SQUARES.values()]
        larger[1] = shapely.box(107.5, -6.9, 108.3, -6.5)

        take_in(write_map(tmp_path / "two.gpkg", tuple(SQUARES), larger), folder)

        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert {path.name for path in folder.glob("*.geojson")} == set(manifest["files"].values())


class TestRefusal:
    def refused(self, path, folder, **options):
        with pytest.raises(BoundariesRefusedError) as refused:
            take_in(path, folder, **options)
        assert not folder.exists()
        return str(refused.value)

    def test_lists_missing_and_unknown_codes_with_names(self, tmp_path, folder):
        path = write_map(tmp_path / "m.gpkg", ("32.09", "99.01"), list(SQUARES.values())[:2])

        said = self.refused(path, folder).splitlines()

        assert "2 dari 3 kab/kota tidak ada" in said[0]
        assert said[1:] == [
            "Tidak ada: 32.10 Kabupaten Majalengka",
            "Tidak ada: 33.01 Kabupaten Cilacap",
            "Tidak dikenal: 99.01",
        ]

    def test_without_a_coordinate_system(self, tmp_path, folder):
        path = write_map(tmp_path / "x.shp")
        path.with_suffix(".prj").unlink()

        assert "tidak menyebut sistem koordinatnya (CRS)" in self.refused(path, folder)

    def test_with_a_wrong_coordinate_system(self, tmp_path, folder):
        path = write_map(tmp_path / "x.gpkg", crs="EPSG:32601")
        metres = [moved(shape, UTM_49_SOUTH) for shape in SQUARES.values()]
        pyogrio.raw.write(
            path,
            np.array(shapely.to_wkb(metres), dtype=object),
            [np.array(tuple(SQUARES), dtype=object)],
            ["KDPKAB"],
            geometry_type="Polygon",
            crs="EPSG:32601",
        )

        assert "di luar Indonesia" in self.refused(path, folder)

    def test_that_is_no_map(self, tmp_path, folder):
        path = tmp_path / "batas.gpkg"
        path.write_text("bukan peta")

        assert "tidak dapat dibaca sebagai peta" in self.refused(path, folder)

    def test_that_is_not_there(self, tmp_path, folder):
        assert "tidak ditemukan" in self.refused(tmp_path / "x.gpkg", folder)

    def test_with_points(self, tmp_path, folder):
        points = [shape.centroid for shape in SQUARES.values()]
        path = write_map(tmp_path / "p.gpkg", tuple(SQUARES), points, kind="Point")

        assert "titik atau garis" in self.refused(path, folder)

    def test_without_a_column_of_codes(self, tmp_path, folder):
        path = write_map(tmp_path / "x.gpkg", field="NOMOR")

        assert "kolomnya: NOMOR" in self.refused(path, folder)

    def test_with_a_column_of_something_else(self, tmp_path, folder):
        path = write_map(tmp_path / "x.gpkg", ("a", "b", "c"), list(SQUARES.values()))

        assert "tidak berisi kode Kemendagri" in self.refused(path, folder)

    def test_with_several_layers_until_one_is_chosen(self, tmp_path, folder):
        path = write_map(tmp_path / "x.gpkg", layer="kabupaten")
        write_map(path, layer="lama", append=True)

        assert "kabupaten, lama" in self.refused(path, folder)
        assert "tidak punya lapisan baru" in self.refused(path, folder, layer="baru")
        take_in(path, folder, layer="kabupaten")
        assert len(layer(folder, "national")) == 3


class TestReset:
    def test_goes_back_once(self, tmp_path, folder):
        take_in(write_map(tmp_path / "x.gpkg"), folder)

        assert reset_boundaries(folder)
        assert not list(folder.iterdir())
        assert not reset_boundaries(folder)


class TestBoundaries:
    def test_shows_an_import_and_its_end_without_a_restart(self, tmp_path, folder):
        boundaries = Boundaries(own=folder)
        before = boundaries.current()

        take_in(write_map(tmp_path / "x.gpkg"), folder)
        official = boundaries.current()
        reset_boundaries(folder)

        assert official.source == "BIG, 2025"
        assert official.layer_url("national").startswith("/aset/geo/national-")
        assert before.source is None
        assert boundaries.current() == before

    def test_the_bundled_ones_are_the_default(self):
        geography = Boundaries().current()

        assert isinstance(geography, Geography)
        assert (BUNDLED / geography.layer_url("prov-32").rpartition("/")[2]).is_file()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("32.10", "32.10"),
        ("32.1", "32.10"),
        (32.1, "32.10"),
        (np.float64(32.01), "32.01"),
        (3210.0, "32.10"),
        (3210, "32.10"),
        ("3210", "32.10"),
        (" 32.10.01.2001 ", "32.10"),
        ("3210012001", "32.10"),
        ("321", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        ("Majalengka", None),
    ],
)
def test_read_code(value, code):
    assert read_code(value) == code
