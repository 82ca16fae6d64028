"""The map's own page, read as a browser would."""

import json
from dataclasses import fields, replace
from types import SimpleNamespace

import pytest

from dashboard.components import map_tiles
from dashboard.components.answer import build_payload, write_fragments
from dashboard.domain.filters import Filters
from dashboard.domain.regions import Region
from dashboard.domain.views import IndicatorView, RegionReading
from dashboard.domain.views.map import MapView
from dashboard.pages import map as map_page
from dashboard.services.boundaries import Boundaries
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_views import (
    BOUNDARIES,
    ENGLISH,
    INDICATORS,
    district,
    no_number,
    number,
    reading,
    sample_view,
)


def map_view(total=None, **changes):
    """The sample of the overview, as the map page shows it."""
    sample = sample_view(**changes)
    known = {field.name: getattr(sample, field.name) for field in fields(IndicatorView)}
    return MapView(**known, total=total or reading("U07", 412, 300))


def page(boundaries=BOUNDARIES):
    services = SimpleNamespace(map=SimpleNamespace(read=None), boundaries=boundaries)
    return map_page.make(services)


def imported(folder):
    """The bundled layers, as if they were official ones."""
    bundled = BOUNDARIES.current()
    content = {"files": dict(bundled.files), "boxes": bundled.boxes, "source": "BIG, 2025"}
    (folder / "manifest.json").write_text(json.dumps(content))
    return Boundaries(own=folder)


class TestYears:
    def test_the_slider_holds_all_years_and_the_chosen_one(self):
        view = map_view(filters=Filters(year=2024))

        (slider,) = Reader(map_tiles.years(view)).find("input", type="range")

        assert (slider["min"], slider["max"], slider["value"]) == ("2016", "2026", "2024")
        assert slider["aria-label"]

    def test_every_year_is_a_link_without_a_script(self):
        written = links(map_tiles.years(map_view(filters=Filters(year=2024, indicator="U07"))))

        assert sum(name.startswith("year-") for name in written) == 11
        assert written["year-2016"] == "?tahun=2016&indikator=U07"

    def test_says_the_number_of_the_chosen_region_with_its_coverage(self):
        written = words(map_tiles.years(map_view()))

        assert "Indonesia · Januari–Oktober 2026" in written
        assert "412 orang" in written
        assert "naik 37 % dari 2025" in written
        assert "96 dari 120" in written

    def test_missing_is_said_and_is_not_zero(self):
        total = replace(reading(), current=no_number())

        written = words(map_tiles.years(map_view(total)))

        assert "belum ada laporan" in written
        assert "0 orang" not in written


class TestRegionList:
    def test_holds_every_district_of_the_country(self):
        many = tuple(
            RegionReading(
                region=Region(
                    code=f"33.{index // 100:02d}.01.{2000 + index}", name=f"Desa {index}"
                ),
                current=number(index),
                previous=number(index),
            )
            for index in range(514)
        )

        written = links(map_tiles.region_list(map_view(regions=many)))

        assert sum(name.startswith("rank-") for name in written) == 514


class TestMapTile:
    def test_says_that_the_boundaries_are_indicative(self):
        notes = write_fragments(page(), map_view())["map--map-notes"]

        assert "Batas indikatif 2020" in notes

    @pytest.mark.parametrize(
        ("language", "label"),
        [("id", "Batas resmi: BIG, 2025"), ("en", "Official boundaries: BIG, 2025")],
    )
    def test_says_whose_official_boundaries_were_imported(self, tmp_path, language, label):
        view = map_view(filters=Filters(year=2026, language=type(ENGLISH)(language)))

        notes = write_fragments(page(imported(tmp_path)), view)["map--map-notes"]

        assert label in notes
        assert "2020" not in notes

    def test_draws_the_imported_layers(self, tmp_path):
        payload = build_payload(page(imported(tmp_path)), map_view())

        (figure,) = payload["figures"].values()
        urls = {layer["geojson"] for layer in figure["data"] if layer["type"] == "choropleth"}

        assert urls
        assert all(url.startswith("/aset/geo/") for url in urls)

    def test_the_legend_shows_circles_of_the_size_of_the_map(self):
        notes = write_fragments(page(), map_view(largest=400))["map--map-notes"]

        assert "width:21.2px" in notes
        assert "200 orang" in words(notes)
        assert "skala sama untuk semua tahun" in words(notes)

    def test_a_rate_has_classes_and_no_circles(self):
        rate = map_view(
            indicator=INDICATORS["F03"], regions=(district(sample_view().regions[0].region, 90),)
        )

        notes = words(write_fragments(page(), rate)["map--map-notes"])

        assert "≥ 90 %" in notes
        assert "luas lingkaran" not in notes
