from dataclasses import replace

from dashboard.components.answer import write_fragments
from dashboard.components.village_tiles import history, identity, places, sheet
from dashboard.domain.views.village import PeerGroup, Standing
from dashboard.figures.links import village_path
from dashboard.pages import village as village_page
from tests.support.html_reader import words
from tests.unit.sample_comparisons import FACTS, profile, village
from tests.unit.sample_views import ENGLISH, VILLAGE


class _Services:
    class village:  # noqa: N801  # stands for the service of that name
        read = None


def outside(standing, **changes):
    return village(standing=standing, profile=None, **changes)


class TestIdentity:
    def test_tells_what_the_register_holds(self):
        page = words(identity(village()))

        for told in ("Desa Grugu", "33.01.01.2001", "2017", "Maret 2017", "Kementerian"):
            assert told in page

    def test_a_weak_source_is_marked(self):
        assert '<dd class="marked">lemah' in identity(village())

    def test_the_source_is_a_link_that_shows_where_it_leads(self):
        page = identity(village())

        assert 'href="https://example.org/berita?a=1&amp;b=2"' in page
        assert ">https://example.org/berita?a=1&amp;b=2</a>" in page

    def test_an_unknown_cohort_is_said(self):
        assert "belum diketahui" in identity(village(facts=replace(FACTS, cohort_year=None)))

    def test_people_in_charge_are_numbers_and_states(self):
        page = words(identity(village()))

        assert "Petugas: 1 dari 2 aktif" in page
        assert "Penanggung jawab: belum ditetapkan" in page
        assert "Perdes pelindungan PMI: belum ada laporan" in page

    def test_a_kelurahan_is_called_one(self):
        region = replace(VILLAGE, name="Namosain", kind="kelurahan")
        view = village()

        page = identity(replace(view, path=(*view.path[:-1], region)))

        assert "Kelurahan Namosain" in page
        assert "Desa Namosain" not in page

    def test_the_provincial_village_is_explained(self):
        view = outside(Standing.PROVINCIAL, facts=replace(FACTS, programme="provincial"))

        assert "tidak dihitung dalam angka mana pun" in identity(view)

    def test_a_village_outside_the_programme_names_its_district(self):
        page = identity(outside(Standing.OUTSIDE, facts=None))

        assert "Desa Grugu (Kab. Cilacap) bukan desa Desmigratif" in page


class TestSheet:
    def test_value_and_peers_stand_side_by_side(self):
        page = words(sheet(village()))

        assert "median 4 desa" in page
        assert "naik 4 dari 2025" in page

    def test_missing_is_a_word(self):
        assert "belum ada laporan" in sheet(village())

    def test_a_lower_bound_is_marked(self):
        assert "batas bawah" in sheet(village())

    def test_no_peers_with_a_number_are_said(self):
        empty = PeerGroup(size=5, peers={})

        assert "belum diketahui" in sheet(village(profile=profile(district=empty)))

    def test_there_is_none_without_figures(self):
        assert sheet(outside(Standing.PROVINCIAL)) == ""
        assert history(outside(Standing.PROVINCIAL)) == ""


class TestHistory:
    def test_the_title_counts(self):
        assert "9 dari 10 laporan diterima, 1 terlambat, 1 tidak ada" in history(village())

    def test_every_month_is_told_in_words(self):
        page = history(village())

        assert "September 2026: terlambat" in page
        assert "Oktober 2026: tidak ada laporan" in page
        assert page.count("<td") == 12


class TestPlaces:
    def test_a_provincial_neighbour_is_marked(self):
        page = words(places(village()))

        assert "1 desa lain di Kab. Cilacap" in page
        assert "program provinsi, tidak dihitung" in page

    def test_links_lead_to_the_page_of_that_village_with_the_same_choices(self):
        assert 'href="/desa/33.01.01.2002?tahun=2026"' in places(village())

    def test_alone_in_the_district_is_said(self):
        assert "Tidak ada desa lain" in places(village(places=()))


def test_every_fragment_is_english_in_english():
    page = village_page.make(_Services)
    written = " ".join(map(words, write_fragments(page, village(language=ENGLISH)).values()))

    assert "Village profile" in written
    assert not {"keyakinan", "terlambat", "dihitung", "ditetapkan"} & set(written.lower().split())


def test_the_path_keeps_the_choices():
    assert village_path("32.12.16.2004", village(language=ENGLISH).filters) == (
        "/desa/32.12.16.2004?tahun=2026&bahasa=en"
    )
