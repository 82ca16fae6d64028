import re
from dataclasses import replace

from dashboard.components.compare_tiles import choice, table, trend_heading
from dashboard.domain.filters import CompareBy, Filters
from tests.support.html_reader import words
from tests.unit.sample_comparisons import column, comparison, row
from tests.unit.sample_views import BANYUMAS, CILACAP, ENGLISH, PROVINCE, SEMARANG

FOUR = tuple(column(region) for region in (CILACAP, BANYUMAS, SEMARANG, PROVINCE))


class TestChoice:
    def test_each_compared_thing_can_be_removed_by_a_plain_link(self):
        page = choice(comparison())

        assert 'id="remove-33.01" href="?tahun=2026&amp;dengan=33.02"' in page
        assert "9 dari 12" not in page

    def test_others_can_be_added_by_a_plain_link(self):
        assert 'id="add-33.74" href="?tahun=2026&amp;dengan=33.01,33.02,33.74"' in choice(
            comparison()
        )

    def test_four_are_the_most(self):
        page = choice(comparison(columns=FOUR))

        assert "add-33.74" not in page
        assert "Sudah 4" in page

    def test_another_way_of_comparing_forgets_what_was_compared(self):
        assert 'id="by-tahun" href="?tahun=2026&amp;banding=tahun"' in choice(comparison())

    def test_unlike_coverage_is_a_warning(self):
        told = words(choice(comparison()))

        assert "80 %, Kab. Banyumas 50 %: beda lebih dari 10 poin" in told

    def test_like_coverage_is_none(self):
        view = comparison(columns=(column(CILACAP), column(BANYUMAS)))

        assert ": sebanding" in choice(view)

    def test_like_for_like_says_how_many_villages_count(self):
        view = comparison(
            like_for_like=True,
            filters=Filters(year=2026, compare_with=("33.01", "33.02"), like_for_like=True),
        )
        page = choice(view)

        assert "9 dari 12 desa dihitung" in page
        assert 'id="compare-alike" href="?tahun=2026&amp;dengan=33.01,33.02"' in page


class TestTable:
    def test_the_first_is_what_the_others_are_held_against(self):
        page = words(table(comparison()))

        assert "lebih rendah 93 % dari Kab. Cilacap" in page
        assert "lebih tinggi 30,0 poin dari Kab. Cilacap" in page
        assert "Lebih tinggi dari Kab. Cilacap: Kab. Banyumas pada 1 dari 2 indikator" in page

    def test_counts_share_the_scale_of_their_row_and_percentages_end_at_100(self):
        assert re.findall(r"--share:([\d.]+)", table(comparison())) == [
            "1.0",
            "0.073",
            "0.5",
            "0.8",
            "1.0",
        ]

    def test_a_small_base_is_flagged(self):
        page = table(comparison())

        assert page.count("small-base") == 1
        assert "basis kecil" in page

    def test_every_number_has_its_coverage(self):
        assert table(comparison()).count('class="coverage"') == 6

    def test_missing_is_a_word_and_no_bar(self):
        assert "belum ada laporan" in table(comparison())

    def test_nothing_compared_is_explained(self):
        view = comparison(columns=(), sections=(), headline=row("U07"))

        assert "Pilih dua sampai 4" in table(view)

    def test_years_name_themselves(self):
        view = comparison(by=CompareBy.YEARS, columns=tuple(map(_year, ("2025", "2026"))))

        assert "2025" in words(table(view))


class TestWhy:
    def test_each_number_of_a_region_leads_to_where_it_comes_from(self):
        page = table(comparison(columns=(whole(CILACAP), whole(BANYUMAS))))
        expected = "/mengapa?tahun=2026&amp;wilayah=33.02&amp;indikator=U07&amp;"

        assert f'id="compare-U07-33.02-why" href="{expected}' in page
        assert "Mengapa angka ini? PMI purna yang berwirausaha, Kab. Banyumas" in page

    def test_a_year_leads_to_the_year_and_says_when_that_has_more_months(self):
        years = (_year("2025"), _year("2026"))
        page = table(comparison(by=CompareBy.YEARS, columns=years))

        assert "PMI purna yang berwirausaha, seluruh tahun 2025" in page
        assert "PMI purna yang berwirausaha, 2026" in page
        assert 'href="/mengapa?tahun=2025&amp;indikator=U07&amp;' in page

    def test_no_address_asks_for_a_cohort(self):
        view = comparison(by=CompareBy.COHORTS, columns=(_year("2017"), _year("2018")))

        assert "/mengapa" not in table(view) + trend_heading(view)

    def test_no_address_asks_for_some_villages_of_a_region(self):
        view = comparison(columns=(column(CILACAP), column(BANYUMAS)))

        assert "/mengapa" not in table(view) + trend_heading(view)

    def test_the_trend_leads_to_the_highest(self):
        page = trend_heading(comparison(columns=(whole(CILACAP), whole(BANYUMAS))))

        assert 'id="trend-why" href="/mengapa?tahun=2026&amp;wilayah=33.01&amp;' in page


class TestTrend:
    def test_the_title_names_the_highest(self):
        assert "PMI purna yang berwirausaha tertinggi: Kab. Cilacap, 412" in trend_heading(
            comparison()
        )

    def test_equal_numbers_have_no_highest(self):
        view = comparison(headline=row("U07", 5, 5))

        assert "sama pada semuanya" in trend_heading(view)

    def test_the_table_holds_every_month_of_every_column(self):
        assert trend_heading(comparison()).count("<td>") == 24

    def test_english_is_english(self):
        page = trend_heading(comparison(language=ENGLISH))

        assert "highest" in page
        assert "tertinggi" not in page


def whole(region):
    """All of its villages count."""
    return replace(column(region), counted=12)


def _year(key):
    made = column(CILACAP)
    subject = type(made.subject)(key=key, villages=12)
    return type(made)(
        subject=subject,
        window=replace(made.window, year=int(key)),
        counted=12,
        reports=made.reports,
        months=made.months,
    )
