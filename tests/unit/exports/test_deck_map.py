"""Maps of a deck: shapes by name, at their places, coloured by the classes of the page."""

from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.domain.exhibits import Column, Figure, Form, Role
from dashboard.domain.filters import Filters
from dashboard.exports.deck import write
from dashboard.figures.theme import LIGHT
from tests.unit.exports.sample_slides import districts, making
from tests.unit.sample_handouts import handout
from tests.unit.sample_views import number

SEATS = (("33.01", -7.7, 109.0), ("33.02", -7.5, 109.2), ("33.74", -7.0, 110.4))


@pytest.fixture
def show():
    """Write a map, and open its slide."""

    def show(exhibit, *, region="", **made):
        page = handout(exhibit, filters=Filters(year=2026, region=region))
        content = write([page], making(**made))
        return list(Presentation(BytesIO(content)).slides)[1]

    return show


def district_map(*amounts, **changes):
    return districts(amounts, form=Form.MAP, **{"seats": SEATS} | changes)


def shapes(slide, group="Peta"):
    """Shapes of a group of a slide, below first."""
    return list(next(one for one in slide.shapes if one.name == group).shapes)


def named(slide, name):
    """The shapes that bear a region's name: its area, then the symbol at its seat."""
    return [one for one in shapes(slide) if one.name.startswith(name)]


def colour(shape):
    return shape.element.xpath("string(p:spPr/*[self::a:solidFill]/a:srgbClr/@val)")


def legend(slide):
    return [one.text_frame.text for one in shapes(slide, "Keterangan peta") if one.text_frame.text]


def told(slide):
    return [one.text_frame.text for one in slide.shapes if one.has_text_frame]


class TestCount:
    def test_circles_are_by_area_and_areas_have_no_colour(self, show):
        slide = show(district_map(400, 100))

        (area, large), (_, small) = named(slide, "Cilacap"), named(slide, "Banyumas")
        assert area.shape_type == MSO_SHAPE_TYPE.FREEFORM
        assert colour(area) == LIGHT.land[1:].upper()
        assert large.width == pytest.approx(2 * small.width, rel=0.02)
        assert large.name == "Cilacap: 400 orang"

    def test_circles_lie_at_the_seats_as_on_the_earth(self, show):
        slide = show(district_map(400, 100))

        west, east = named(slide, "Cilacap")[-1], named(slide, "Banyumas")[-1]
        assert west.left + west.width / 2 < east.left + east.width / 2
        assert west.top + west.height / 2 > east.top + east.height / 2

    def test_a_district_without_number_has_a_cross_and_the_legend_says_so(self, show):
        slide = show(district_map(400, None))

        symbol = named(slide, "Banyumas")[-1]
        assert symbol.name == "Banyumas: belum ada laporan"
        assert "mathMultiply" in symbol.element.xpath("p:spPr/a:prstGeom/@prst")
        assert legend(slide) == [
            "luas lingkaran sebanding dengan nilai, terbesar 400 orang",
            "belum ada data",
        ]

    def test_a_district_whose_seat_is_not_told_is_marked_in_its_middle(self, show):
        slide = show(district_map(400, 100, seats=()))

        area, symbol = named(slide, "Cilacap")
        assert area.left < symbol.left + symbol.width / 2 < area.left + area.width


class TestRate:
    def test_areas_have_the_colour_of_their_class(self, show):
        slide = show(district_map(95, 5, unit="%", code="C04"))

        assert colour(named(slide, "Cilacap")[0]) == LIGHT.classes[-1][1:].upper()
        assert colour(named(slide, "Banyumas")[0]) == LIGHT.classes[0][1:].upper()

    def test_the_rate_of_a_handful_has_none(self, show):
        few = Figure(100.0, "%", number(100.0, code="C04", numerator=4, denominator=4))
        exhibit = district_map(95, unit="%", code="C04")
        row = ("33.02", "Banyumas", few, "")

        slide = show(replace(exhibit, rows=(*exhibit.rows, row)))

        assert colour(named(slide, "Banyumas")[0]) == LIGHT.surface[1:].upper()
        assert "basis kecil (<10)" in legend(slide)


class TestStatus:
    def test_symbols_and_legend_tell_the_status(self, show):
        exhibit = district_map(95, 5)
        columns = (*exhibit.columns, Column("Status", Role.STATUS))
        told_status = ("▲ Sesuai jalur · diharapkan 90", "▼ Di bawah target")
        rows = tuple((*row, one) for row, one in zip(exhibit.rows, told_status, strict=True))

        slide = show(replace(exhibit, columns=columns, rows=rows))

        prefixes = [named(slide, one)[-1] for one in ("Cilacap", "Banyumas")]
        drawn = [one.element.xpath("string(p:spPr/a:prstGeom/@prst)") for one in prefixes]
        assert drawn == ["triangle", "flowChartMerge"]
        assert [text.split(" (")[1] for text in legend(slide)] == ["1)", "1)"]


class TestPlaces:
    def test_a_province_fills_the_map_and_its_regions_are_listed(self, show):
        slide = show(district_map(400, 100), region="33")

        sea, land, *_ = shapes(slide)
        assert land.height > 0.5 * sea.height
        assert any("Cilacap: 400 orang\nBanyumas: 100 orang" in text for text in told(slide))

    def test_villages_are_points_on_their_district(self, show):
        villages = (("33.01.01.2001", "Grugu", Figure(7.0, "orang", number(7)), ""),)
        seats = (("33.01.01.2001", -7.6, 108.8),)

        slide = show(district_map(rows=villages, seats=seats), region="33.01")

        sea, land, point = shapes(slide)
        assert point.name == "Grugu: 7 orang"
        assert sea.left < point.left < sea.left + sea.width
        assert land.shape_type == MSO_SHAPE_TYPE.FREEFORM

    def test_a_village_without_place_is_only_listed(self, show):
        villages = (("33.01.01.2002", "Ujungmanik", Figure(7.0, "orang", number(7)), ""),)

        slide = show(district_map(rows=villages), region="33.01")

        assert len(shapes(slide)) == 2
        assert any("Ujungmanik: 7 orang" in text for text in told(slide))

    def test_whose_boundaries_they_are_stands_under_the_map(self, show):
        official = replace(making().geography, source="BIG 2026")

        assert any("bukan batas resmi BIG" in text for text in told(show(district_map(1))))
        assert "Batas resmi: BIG 2026" in told(show(district_map(1), geography=official))

    def test_what_it_shows_is_told_to_those_who_cannot_see_it(self, show):
        slide = show(district_map(400))

        group = next(one for one in slide.shapes if one.name == "Peta")
        (described,) = group.element.xpath("p:nvGrpSpPr/p:cNvPr/@descr")
        assert described.startswith("Peta: Cilacap tertinggi, 412 orang.")


def test_a_map_without_any_number_keeps_its_regions(show):
    slide = show(district_map(None, None))

    assert named(slide, "Cilacap")[-1].name == "Cilacap: belum ada laporan"
