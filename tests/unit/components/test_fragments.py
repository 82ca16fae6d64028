"""What holds for every fragment of the frame and the overview."""

import re

import pytest

from dashboard.components import frame, tiles
from dashboard.domain.periods import Window
from dashboard.domain.regions import Region
from tests.support.html_reader import Reader, words
from tests.unit.sample_views import (
    BOUNDARIES,
    ENGLISH,
    INDICATORS,
    INDONESIAN,
    NATION,
    OVERVIEW,
    district,
    sample_view,
    village_view,
)


def map_notes(view):
    return tiles.map_notes(view, BOUNDARIES.current())


EVERY_FRAGMENT = (
    lambda view: frame.header(view, OVERVIEW),
    lambda view: frame.filter_bar(view, OVERVIEW),
    lambda view: frame.sentence(view, OVERVIEW),
    lambda view: frame.notices(view, OVERVIEW),
    lambda view: frame.footer(view, OVERVIEW),
    tiles.kpi_row,
    tiles.map_heading,
    map_notes,
    tiles.ranking,
    tiles.trend_heading,
    tiles.pillar_panels,
)


@pytest.mark.parametrize("build", EVERY_FRAGMENT)
class TestEveryFragment:
    @pytest.mark.parametrize(
        "view",
        [
            sample_view(),
            sample_view(language=ENGLISH),
            village_view(),
            sample_view(regions=(), kpis=(), pillars=(), window=Window(2027, 0)),
            sample_view(indicator=INDICATORS["F02"]),
        ],
    )
    def test_is_well_formed_with_ids_used_once(self, build, view):
        elements = Reader(build(view)).elements
        ids = [attributes["id"] for _, attributes in elements if "id" in attributes]

        assert len(ids) == len(set(ids))

    def test_escapes_what_it_did_not_write(self, build):
        evil = Region(code="33.01", name="<script>alert(1)</script>", kind="kabupaten")
        view = sample_view(path=(NATION, evil), regions=(district(evil, 3),))

        assert "<script>" not in build(view)


@pytest.mark.parametrize(("language", "wrong"), [(INDONESIAN, r"\d%"), (ENGLISH, r"\d %")])
def test_percentages_are_written_as_in_the_language(language, wrong):
    view = sample_view(language=language, indicator=INDICATORS["C04"])
    written = " ".join(words(build(view)) for build in EVERY_FRAGMENT)

    assert "%" in written
    assert re.findall(wrong, written) == []


class TestEnglish:
    def test_leaves_no_indonesian_word_of_the_interface(self):
        view = sample_view(language=ENGLISH)
        written = " ".join(words(build(view)) for build in EVERY_FRAGMENT)
        indonesian = {
            "dari",
            "laporan",
            "naik",
            "turun",
            "belum",
            "wilayah",
            "bulan",
            "orang",
        }

        assert indonesian & set(re.findall(r"[a-z]+", written.lower())) == set()
