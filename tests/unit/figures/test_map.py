import json

import plotly.graph_objects as go
import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.views import RegionReading
from dashboard.figures.classes import class_of
from dashboard.figures.map import circle_steps, map_figure, map_finding, unplaced
from dashboard.figures.theme import LIGHT
from dashboard.services.boundaries import BUNDLED
from tests.unit.sample_views import (
    BANYUMAS,
    BOUNDARIES,
    CILACAP,
    INDICATORS,
    NATION,
    PROVINCE,
    SEMARANG,
    UNPLACED,
    VILLAGE,
    district,
    number,
    sample_view,
    village_view,
)

RATE = {"indicator": INDICATORS["F03"]}


def drawn(view):
    return map_figure(view, LIGHT, BOUNDARIES.current())


def layers(view, kind):
    return [layer for layer in drawn(view)["data"] if layer["type"] == kind]


def told(view, kind):
    return [layer for layer in layers(view, kind) if "customdata" in layer]


class TestMapFigure:
    @pytest.mark.parametrize("view", [sample_view(), sample_view(**RATE), village_view()])
    def test_is_a_valid_figure(self, view):
        assert go.Figure(drawn(view)).data

    @pytest.mark.parametrize("view", [sample_view(), sample_view(**RATE), village_view()])
    def test_every_layer_is_a_file_of_ours(self, view):
        for layer in layers(view, "choropleth"):
            path = BUNDLED / layer["geojson"].removeprefix("/assets/geo/")
            known = {one["id"] for one in json.loads(path.read_text("utf-8"))["features"]}

            assert set(layer["locations"]) <= known

    def test_only_around_the_country_the_box_is_sea(self):
        country, part = sample_view(), village_view()

        assert drawn(country)["layout"]["paper_bgcolor"] == LIGHT.sea
        assert drawn(part)["layout"]["paper_bgcolor"] != LIGHT.sea

    def test_a_rate_is_shown_as_areas_in_fixed_classes(self):
        view = sample_view(regions=(district(CILACAP, 90), district(BANYUMAS, 10)), **RATE)

        (areas,) = told(view, "choropleth")
        colours = [areas["colorscale"][index][1] for index in areas["z"]]

        assert areas["locations"] == ["33.01", "33.02"]
        assert colours == [LIGHT.classes[4], LIGHT.classes[0]]

    def test_a_rate_of_a_handful_has_no_class(self):
        few = number(50.0, code="F03", region="33.01", numerator=1, denominator=2)
        view = sample_view(
            regions=(RegionReading(region=CILACAP, current=few, previous=few),), **RATE
        )

        (areas,) = told(view, "choropleth")

        assert areas["colorscale"][0][1] == LIGHT.surface

    def test_a_count_is_shown_as_circles_by_area(self):
        view = sample_view(regions=(district(CILACAP, 400), district(BANYUMAS, 100)))

        (circles,) = layers(view, "scattergeo")
        areas = told(view, "choropleth")

        assert circles["marker"]["size"] == [400, 100]
        assert circles["marker"]["sizemode"] == "area"
        assert {colour for area in areas for _, colour in area["colorscale"]} == {LIGHT.land}

    def test_circles_of_another_year_keep_the_scale(self):
        views = [sample_view(regions=(district(CILACAP, now),), largest=400) for now in (400, 25)]

        scales = {layers(view, "scattergeo")[0]["marker"]["sizeref"] for view in views}

        assert len(scales) == 1

    def test_villages_of_a_province_are_marked_beside_its_districts(self):
        view = sample_view(path=(NATION, PROVINCE), places=(VILLAGE, UNPLACED))

        places = layers(view, "scattergeo")[0]

        assert places["customdata"] == [f"?tahun=2026&wilayah={VILLAGE.code}"]
        assert places["text"][0].startswith("<b>Desa Grugu</b>")

    def test_a_region_without_a_number_has_a_cross_and_no_class(self):
        crosses, circles = layers(sample_view(), "scattergeo")
        no_data = told(sample_view(), "choropleth")[0]

        assert crosses["marker"]["symbol"] == "x-thin"
        assert no_data["locations"] == [SEMARANG.code]
        assert no_data["colorscale"][0][1] == LIGHT.no_data
        assert len(circles["lon"]) == 2

    def test_every_point_opens_its_region_and_keeps_the_other_filters(self):
        view = sample_view(filters=Filters(year=2025, month=3, indicator="U07"))

        links = layers(view, "scattergeo")[1]["customdata"]

        assert links[0] == "?tahun=2025&bulan=3&wilayah=33.01&indikator=U07"

    def test_a_village_without_coordinates_is_left_to_the_table(self):
        view = village_view()

        (points,) = layers(view, "scattergeo")

        assert points["customdata"] == [f"?tahun=2026&wilayah={VILLAGE.code}&pilar=usaha_produktif"]
        assert unplaced(view) == 1

    def test_villages_are_never_areas(self):
        assert told(village_view(), "choropleth") == []

    def test_comes_closer_at_every_level(self):
        paths = [(NATION,), (NATION, PROVINCE), (NATION, PROVINCE, CILACAP)]

        scales = [
            drawn(sample_view(path=path))["layout"]["geo"]["projection"]["scale"] for path in paths
        ]

        assert scales == sorted(set(scales))

    def test_only_provinces_within_reach_are_drawn_behind_a_district(self):
        country, district_view = sample_view(), village_view()

        behind = [layers(view, "choropleth")[0]["locations"] for view in (country, district_view)]

        assert len(behind[0]) == 38
        assert "33" in behind[1]
        assert "94" not in behind[1]

    def test_an_empty_view_shows_the_country(self):
        assert layers(sample_view(regions=()), "scattergeo") == []


class TestCircleSteps:
    def test_round_numbers_have_the_size_of_their_circles(self):
        assert circle_steps(sample_view(largest=400)) == [(200, 21.2), (100, 15.0), (20, 6.7)]

    def test_villages_are_parts_of_their_district(self):
        assert circle_steps(village_view(largest=400))[0] == (100, 30.0)

    @pytest.mark.parametrize("largest", [None, 0, 0.4])
    def test_there_are_none_without_a_scale(self, largest):
        assert circle_steps(sample_view(largest=largest)) == []


class TestMapFinding:
    def test_names_the_highest(self):
        assert map_finding(sample_view()) == "Kab. Cilacap tertinggi, 412 orang"

    def test_names_nobody_where_two_are_highest(self):
        view = sample_view(regions=(district(CILACAP, 7), district(BANYUMAS, 7)))

        assert map_finding(view) == "PMI purna yang berwirausaha"

    def test_says_when_there_is_no_number(self):
        view = sample_view(regions=(district(CILACAP, None),))

        assert map_finding(view) == "Belum ada angka untuk dipetakan"


class TestClassOf:
    @pytest.mark.parametrize(
        ("code", "percentage", "expected"),
        [
            ("C04", 0, 0),
            ("C04", 19.9, 0),
            ("C04", 20, 1),
            ("C04", 79.9, 3),
            ("C04", 80, 4),
            ("F03", 80, 3),
            ("F03", 95, 4),
            ("O01", 140, 4),
        ],
    )
    def test_a_break_belongs_to_the_class_above(self, code, percentage, expected):
        assert class_of(INDICATORS[code], percentage) == expected
