import re
from dataclasses import replace

import pytest

from dashboard.components.scorecard_tiles import detail, rule, table
from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language
from dashboard.domain.views.scorecard import Summary
from tests.support.html_reader import Reader, words
from tests.unit.sample_scores import cell, row, scorecard
from tests.unit.sample_views import CILACAP, ENGLISH, INDICATORS, NATION


def cells(page):
    """Cells of the districts' rows: class, order and all words."""
    body = page[page.index("<tbody data-sorted>") :]
    return re.findall(r'<td class="([\w ]+)"(?: data-order="([^"]*)")? title="([^"]*)">', body)


class TestTable:
    def test_the_title_counts_who_is_off_track(self):
        told = words(table(scorecard()))

        assert "1 dari 3 kab/kota di luar jalur untuk Keberangkatan terindikasi" in told
        assert "Indonesia · Januari–Oktober 2026 · 2 dapat dinilai" in told

    def test_a_cell_is_a_symbol_a_number_and_its_reasons_in_words(self):
        told = words(table(scorecard()))

        assert (
            "▼ 799 , Di bawah target, diharapkan 1.000 orang: 20,1 % di bawah"
            " · dinilai dari 118 dari 120 laporan" in told
        )
        assert "● 940 , Perlu perhatian, diharapkan 1.000 orang: 6,0 % di bawah" in told

    def test_where_less_is_better_what_is_held_against_the_target_is_told(self):
        told = words(table(scorecard()))

        assert (
            "▼ 9 , Di luar target, diharapkan 10 orang: 20,0 % di atas · disetarakan 12 orang"
            " · dinilai dari 90 dari 120 laporan" in told
        )

    def test_a_small_base_is_flagged_and_has_no_colour(self):
        (found,) = [one for one in cells(table(scorecard())) if "small" in one[0]]

        assert found[0] == "off_track small"
        assert found[2].endswith("basis kecil")

    def test_a_number_that_is_not_there_says_why(self):
        found = [one for one in cells(table(scorecard())) if one[0] in ("thin", "no_target")]

        assert [(look, order) for look, order, _ in found] == [
            ("thin", ""),
            ("no_target", ""),
            ("thin", ""),
        ]
        assert found[0][2].replace("\N{NO-BREAK SPACE}", " ") == (
            "belum ada laporan · diharapkan 50 orang · 0 dari 120 laporan, paling sedikit 75 %"
        )

    def test_a_row_leads_to_its_region_and_a_column_to_its_indicator(self):
        links = {one["id"]: one["href"] for one in Reader(table(scorecard())).find("a")}

        assert links["score-33.01"] == "?tahun=2026&wilayah=33.01"
        assert links["score-M01"] == "?tahun=2026&indikator=M01"

    def test_the_chosen_column_is_marked_and_its_link_leaves_it(self):
        view = scorecard(filters=Filters(year=2026, indicator="M01"))
        (link,) = [one for one in Reader(table(view)).find("a") if one["id"] == "score-M01"]

        assert link["aria-current"] == "true"
        assert link["href"] == "?tahun=2026"

    def test_every_column_can_be_sorted_and_says_so(self):
        buttons = Reader(table(scorecard())).find("button")

        assert [one["aria-label"] for one in buttons] == [
            "Urutkan menurut Wilayah",
            "Urutkan menurut Berapa yang di bawah target",
            *(f"Urutkan menurut {one.name['id']}" for one in scorecard().indicators),
        ]

    def test_cells_tell_their_place_by_deviation(self):
        orders = [order for _, order, _ in cells(table(scorecard()))]

        assert orders[:3] == ["-20.1", "-20.0", "-4.0"]
        assert re.findall(r'class="off" data-order="(\d+)"', table(scorecard())) == ["2", "1", "0"]

    def test_the_legend_counts_every_status(self):
        told = words(table(scorecard()))

        assert "▲ Sesuai jalur 2 ● Perlu perhatian 1 ▼ Di bawah target 3" in told
        assert "○ Belum cukup data 2 – Belum ada target 1" in told

    def test_money_is_in_millions_and_says_so(self):
        view = scorecard(
            indicators=(INDICATORS["K04"],),
            total=row(NATION, cell("K04", 2.5e9)),
            rows=(row(CILACAP, cell("K04", 1_260_000_000, 1e9)),),
        )

        told = words(table(view))
        assert "(juta rupiah)" in told
        assert "▲ 1.260,0" in told

    @pytest.mark.parametrize(
        ("changes", "title"),
        [
            ({"summary": None}, "Tidak ada kab/kota di luar jalur"),
            (
                {"summary": Summary(indicator=INDICATORS["M01"], off=0, judged=0)},
                "Belum ada kab/kota yang dapat dinilai di Indonesia",
            ),
            ({"rows": (), "regions": 0}, "Rapor menurut wilayah"),
        ],
    )
    def test_the_title_fits_what_can_be_said(self, changes, title):
        assert words(table(scorecard(**changes))).startswith(title)

    def test_more_regions_than_are_shown_are_told(self):
        assert "Tampil 3 dari 514 kab/kota" in words(table(scorecard(regions=514)))

    def test_speaks_english(self):
        told = words(table(scorecard(ENGLISH)))

        assert "1 of 3 districts off track in" in told
        assert "▼ 799 , Below target, expected 1,000 people: 20.1% below" in told


class TestDetail:
    def test_every_indicator_of_the_place_with_what_its_status_follows_from(self):
        told = words(detail(scorecard()))

        assert "Indonesia: ▲ 1 Sesuai jalur, ● 1 Perlu perhatian, – 1 Belum ada target" in told
        assert "● Perlu perhatian 11 orang Σ 10 orang 10,0 % di atas 12 orang 120 dari" in told

    def test_a_sum_that_some_districts_lack_says_so(self):
        assert "target untuk 2 dari 3 kab/kota" in words(detail(scorecard()))

    def test_every_number_leads_to_where_it_comes_from(self):
        links = {one["id"]: one["href"] for one in Reader(detail(scorecard())).find("a")}

        assert links["detail-M01-why"] == "/mengapa?tahun=2026&indikator=M01"


class TestRule:
    def test_shows_the_rule_with_its_numbers(self):
        told = words(rule(scorecard()))

        assert "kurang dari 75 % dari yang jatuh tempo" in told
        assert "(biasanya 5)" in told

    def test_computes_an_example_from_the_numbers_shown(self):
        told = words(rule(scorecard()))

        assert "Keberangkatan terindikasi nonprosedural, Indonesia" in told
        assert "yang diharapkan kini: 10 orang" in told
        assert "120 dari 120 laporan = 100 %" in told
        assert "(11 orang \N{MINUS SIGN} 10 orang) ÷ 10 orang: 10,0 % di atas" in told
        assert "Toleransi 5 %, dua kalinya 10 %. Jadi: ● Perlu perhatian" in told

    def test_the_example_says_what_is_divided_by_the_coverage(self):
        view = scorecard()
        view = replace(view, total=row(NATION, *(cell(one.code, None) for one in view.indicators)))

        assert "9 orang ÷ 75,0 % = 12 orang" in words(rule(view))

    def test_a_percentage_differs_in_points(self):
        view = scorecard(
            indicators=(INDICATORS["O01"],),
            summary=None,
            total=row(NATION, cell("O01", 85.0, 92.5, denominator=50)),
            rows=(),
        )

        told = words(rule(view))
        assert "85 % \N{MINUS SIGN} 92,50 %: 7,5 poin di bawah" in told
        assert "Toleransi 5 poin, dua kalinya 10 poin. Jadi: ● Perlu perhatian" in told

    def test_without_any_judged_number_there_is_no_example(self):
        view = scorecard(summary=None, rows=(), total=row(NATION, *(cell("M01", 1),) * 3))

        assert "belum ada angka yang dapat dinilai" in words(rule(view))


@pytest.mark.parametrize("language", Language)
def test_no_word_of_a_cell_breaks_the_page(language):
    page = table(scorecard(language))

    assert page.count("<td") == page.count("</td>") == 4 * 4
    assert not re.search(r'title="[^"]*[<>]', page)
