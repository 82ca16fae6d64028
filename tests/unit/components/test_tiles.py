"""The tiles of the overview."""

from dashboard.components import tiles
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Pillar
from dashboard.domain.views import KpiCard, PillarPanel, Reading
from tests.support.html_reader import Reader, links, words
from tests.unit.sample_views import (
    BANYUMAS,
    BOUNDARIES,
    CILACAP,
    INDICATORS,
    INDONESIAN,
    district,
    number,
    reading,
    sample_view,
    village_view,
)


def map_notes(view):
    return tiles.map_notes(view, BOUNDARIES.current())


class TestKpiRow:
    def test_a_number_has_unit_change_and_coverage(self):
        view = sample_view(kpis=(KpiCard(main=reading("M01", 1234, 1000)),))

        written = words(tiles.kpi_row(view))

        assert "1.234 orang" in written
        assert "▲ naik 23 % dari 2025" in written
        assert "96 dari 120 laporan" in written

    def test_a_percentage_stands_on_its_numbers(self):
        value = number(93.1, code="F03", numerator=1200, denominator=1289)
        one = Reading(indicator=INDICATORS["F03"], current=value, previous=value)

        written = words(tiles.kpi_row(sample_view(kpis=(KpiCard(main=one),))))

        assert "93,1 %" in written
        assert "1.200 dari 1.289 orang" in written

    def test_late_reports_are_counted(self):
        value = number(5, late=4)
        one = Reading(indicator=INDICATORS["U07"], current=value, previous=value)

        assert "4 terlambat" in words(tiles.kpi_row(sample_view(kpis=(KpiCard(main=one),))))

    def test_missing_is_said_and_is_not_zero(self):
        view = sample_view(kpis=(KpiCard(main=reading("M01", None, 1000)),))

        written = words(tiles.kpi_row(view))

        assert "belum ada laporan" in written
        assert "0 orang" not in written

    def test_opens_its_indicator(self):
        assert links(tiles.kpi_row(sample_view()))["kpi-M01"] == "?tahun=2026&indikator=M01"

    def test_explains_itself_in_place(self):
        html = tiles.kpi_row(sample_view(kpis=(KpiCard(main=reading("M01")),)))

        assert Reader(html).find("details", id="kpi-M01-definition")
        assert INDICATORS["M01"].formula[INDONESIAN] in words(html)


class TestMapHeading:
    def test_the_usual_indicator_stays_unnamed_in_the_address(self):
        options = Reader(tiles.map_heading(sample_view())).find("option")

        assert [one["value"] for one in options if "selected" in one] == [""]

    def test_a_chosen_indicator_is_named(self):
        view = sample_view(filters=Filters(year=2026, indicator="U07"))

        options = Reader(tiles.map_heading(view)).find("option")

        assert [one["value"] for one in options if "selected" in one] == ["U07"]

    def test_a_lower_bound_is_marked(self):
        view = sample_view(indicator=INDICATORS["F04"])

        assert "batas bawah" in words(tiles.map_heading(view))

    def test_the_parts_of_a_villages_district_are_compared(self):
        assert "Kab. Cilacap" in words(tiles.map_heading(village_view()))


class TestMapNotes:
    def test_a_lower_bound_is_read_with_the_reporting_rate(self):
        written = words(map_notes(sample_view(indicator=INDICATORS["F04"])))

        assert "tingkat pelaporan (80,0 %)" in written

    def test_a_rate_has_the_classes(self):
        written = words(map_notes(sample_view(indicator=INDICATORS["C04"])))

        assert "< 20 % 20–40 % 40–60 % 60–80 % ≥ 80 %" in written

    def test_says_where_the_boundaries_come_from(self):
        assert "bukan batas resmi BIG" in map_notes(sample_view())

    def test_the_hatch_is_explained_where_it_is_used(self):
        full = sample_view(regions=(district(CILACAP, 3),))

        assert "belum ada data" in words(map_notes(sample_view()))
        assert "belum ada data" not in words(map_notes(full))

    def test_says_how_many_have_no_point(self):
        assert "1 wilayah tanpa titik" in words(map_notes(village_view()))

    def test_says_the_map_in_words(self):
        assert "2 dari 3 wilayah punya angka" in words(map_notes(sample_view()))


class TestRanking:
    def test_rows_open_their_region(self):
        assert links(tiles.ranking(sample_view()))["rank-33.01"] == "?tahun=2026&wilayah=33.01"

    def test_bars_are_shares_of_the_largest(self):
        bars = [
            one["style"]
            for one in Reader(tiles.ranking(sample_view())).find("td", **{"class": "bar"})
        ]

        assert bars == ["--share:1.0", "--share:0.073", "--share:0.0"]

    def test_counts_what_rose_and_fell(self):
        assert "Kab/kota: 2 naik, 0 turun dari 2025" in words(tiles.ranking(sample_view()))

    def test_says_that_nothing_moved(self):
        still = sample_view(regions=(district(CILACAP, 3, 3), district(BANYUMAS, None)))

        assert "Kab/kota: tidak ada yang naik atau turun dari 2025" in words(tiles.ranking(still))

    def test_marks_the_chosen_village(self):
        current = Reader(tiles.ranking(village_view())).find("a", **{"aria-current": "location"})

        assert [one["id"] for one in current] == ["rank-33.01.01.2001"]

    def test_many_regions_leave_a_gap_that_is_counted(self):
        many = tuple(district(CILACAP, value) for value in range(514, 0, -1))

        html = tiles.ranking(sample_view(regions=many))

        assert "414 wilayah di antaranya" in words(html)
        assert len(Reader(html).find("td", **{"class": "bar"})) == 100

    def test_a_hundred_regions_are_all_shown(self):
        many = tuple(district(CILACAP, value) for value in range(100, 0, -1))

        assert "di antaranya" not in tiles.ranking(sample_view(regions=many))

    def test_an_empty_region_leads_back(self):
        view = sample_view(filters=Filters(year=2026, region="33"), regions=())

        ways = Reader(tiles.ranking(view)).find("a")

        assert "?tahun=2026" in [one["href"] for one in ways]


class TestTrendHeading:
    def test_has_the_numbers_of_the_chart_as_a_table(self):
        html = words(tiles.trend_heading(sample_view()))

        assert "Januari 10 orang 96 dari 120 desa 40 orang" in html
        assert "Maret belum ada laporan" in html
        assert "November belum jatuh tempo" in html


class TestPillarPanels:
    def test_a_pillar_can_be_chosen_and_left(self):
        everything = links(tiles.pillar_panels(sample_view()))
        chosen = sample_view(
            filters=Filters(year=2026, pillar=Pillar.COOPERATIVE),
            pillars=(PillarPanel(pillar=Pillar.COOPERATIVE, readings=(reading("K01"),)),),
        )

        assert everything["focus-koperasi"] == "?tahun=2026&pilar=koperasi"
        assert links(tiles.pillar_panels(chosen))["focus-koperasi"] == "?tahun=2026"

    def test_money_is_short(self):
        assert "Rp1,3 miliar" in words(
            tiles.pillar_panels(sample_view())
        ) or "Rp1,2 miliar" in words(tiles.pillar_panels(sample_view()))
