import datetime as dt
from dataclasses import replace

from dashboard.components import organisation_tiles
from dashboard.domain.filters import Filters
from dashboard.domain.periods import Window
from dashboard.domain.views import Reading, Stamp
from dashboard.domain.views.organisation import (
    Meeting,
    MeetingGroup,
    OrganisationView,
    PostsRow,
    ProgrammeYear,
    Vacancy,
)
from tests.support.html_reader import words
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    ENGLISH,
    INDICATORS,
    NATION,
    UNPLACED,
    VILLAGE,
    no_number,
    number,
)


def share(code, part, whole, **more):
    return number(100 * part / whole, code=code, numerator=part, denominator=whole, **more)


def reading(code, part, whole):
    current = share(code, part, whole)
    return Reading(indicator=INDICATORS[code], current=current, previous=current)


def meeting(name, groups, *, year=2022, technical=True, end=None):
    return Meeting(
        name=name,
        start=dt.date(year, 8, 8),
        end=end,
        place="Jakarta",
        technical=technical,
        groups=tuple(MeetingGroup(role=role, present=present) for role, present in groups),
        sources=("berita.id (dibuka; dan dibaca)", "berita.id"),
    )


TECHNICAL = meeting(
    "Rapat Teknis 2022",
    [("koordinator", 50), ("penanggung_jawab", 50), ("pusat", 18)],
    end=dt.date(2022, 8, 10),
)
UNKNOWN = meeting("Rapat Teknis 2021", [], year=2021)
OTHER = meeting("Jambore Petugas 2018", [("petugas", 108)], year=2018, technical=False)


def year(number, new, total, districts=None):
    return ProgrammeYear(
        year=number,
        new_villages=new,
        cumulative_villages=total,
        districts=districts,
        provinces=None,
        source="berita.id (2 pilots)",
    )


YEARS = (year(2016, 2, 2, 2), year(2017, 120, 122), year(2020, 0, 402), year(2022, 50, 503, 50))


def view(**changes):
    made = OrganisationView(
        filters=Filters(year=2026),
        path=(NATION,),
        window=Window(2026, 10),
        newest_year=2026,
        stamp=Stamp(version=3, created_at=None, demo=False, day=dt.date(2026, 11, 24)),
        reports=number(80.0, code="O03"),
        choices=(CILACAP, BANYUMAS),
        officers=reading("O01", 1180, 1200),
        responsible=reading("O02", 590, 600),
        villages=number(600, code="V01"),
        posts=(
            PostsRow(
                region=CILACAP,
                officers=share("O01", 15, 20, reported=10, due=12),
                responsible=share("O02", 9, 10, reported=10, due=12),
            ),
            PostsRow(region=BANYUMAS, officers=no_number(due=3), responsible=no_number(due=3)),
        ),
        vacancies=(
            Vacancy(village=VILLAGE, district=CILACAP, officers=0, responsible=True),
            Vacancy(village=UNPLACED, district=CILACAP, officers=None, responsible=False),
        ),
        short_districts=1,
        searched_districts=1,
        meetings=(TECHNICAL, UNKNOWN, OTHER),
        years=YEARS,
        identified=99,
    )
    return replace(made, **changes)


class TestSummary:
    def test_never_shows_a_share_without_its_base(self):
        told = words(organisation_tiles.summary(view()))

        assert "98,3 %" in told
        assert "1.180 dari 1.200 orang" in told
        assert "590 dari 600 desa" in told

    def test_the_newest_meeting_says_that_it_is_one_cohort(self):
        told = words(organisation_tiles.summary(view()))

        assert "118 peserta 8–10 Agustus 2022, Jakarta satu angkatan" in told

    def test_without_any_meeting_there_is_no_card(self):
        assert "peserta" not in words(organisation_tiles.summary(view(meetings=(UNKNOWN,))))


class TestPosts:
    def test_title_counts_who_is_lacking(self):
        told = organisation_tiles.posts(view())

        expected = "20 dari 1.200 formasi petugas kosong, 10 dari 600 desa tanpa penanggung jawab"
        assert expected in told

    def test_rows_show_share_base_and_coverage_and_lead_to_the_region(self):
        html = organisation_tiles.posts(view())

        told = words(html)
        assert "Kab. Cilacap 75,0 % 15/20 90,0 % 9/10 10/12" in told
        assert "10 dari 12 desa" in told
        assert 'href="?tahun=2026&amp;wilayah=33.01"' in html

    def test_silence_is_not_zero(self):
        told = words(organisation_tiles.posts(view()))

        assert told.count("belum ada laporan") == 2
        assert "0/0" not in told

    def test_a_small_base_is_flagged_in_words(self):
        small = PostsRow(
            region=CILACAP, officers=share("O01", 3, 4), responsible=share("O02", 2, 2)
        )

        html = organisation_tiles.posts(view(posts=(small,)))

        assert html.count("bar pale") == words(html).count(", basis kecil") == 2

    def test_without_a_report_the_title_says_so(self):
        silent = Reading(
            indicator=INDICATORS["O01"], current=no_number(), previous=no_number(period="2025")
        )

        assert "Belum ada laporan tentang petugas" in organisation_tiles.posts(
            view(officers=silent)
        )


class TestVacancies:
    def test_tells_who_is_lacking_and_what_is_not_known(self):
        told = words(organisation_tiles.vacancies(view()))

        assert "2 desa kekurangan" in told
        assert "Desa Grugu Kab. Cilacap ✕ tidak ada ✓ ada" in told
        assert "Desa Ujungmanik Kab. Cilacap belum ada laporan ✕ belum ada" in told

    def test_leads_to_the_village(self):
        html = organisation_tiles.vacancies(view())

        assert 'href="/desa/33.01.01.2001?tahun=2026"' in html

    def test_says_when_only_some_districts_were_searched(self):
        told = words(organisation_tiles.vacancies(view(short_districts=9)))

        assert "Sedikitnya 2 desa" in told
        assert "Diperiksa di 1 dari 9 kab/kota" in told

    def test_nobody_is_lacking(self):
        html = organisation_tiles.vacancies(view(vacancies=()))

        assert "Tidak ada desa yang melaporkan kekurangan" in html


class TestMeetings:
    def test_the_parts_stand_beside_their_sum(self):
        told = words(organisation_tiles.meetings(view()))

        assert "Rapat Teknis 2022: 118 peserta = 50 + 50 + 18" in told
        assert "Koordinator 50 Penanggung jawab 50 Pusat 18 Semua peserta 118" in told

    def test_unknown_participants_are_said_to_be_unknown(self):
        told = words(organisation_tiles.meetings(view()))

        assert (
            "Rapat Teknis 2021 8 Agustus 2021, Jakarta Jumlah peserta tidak disebut sumber" in told
        )

    def test_other_gatherings_stand_apart(self):
        told = words(organisation_tiles.meetings(view()))

        before, _, after = told.partition("Pertemuan lain, bukan Rapat Teknis")
        assert "Jambore" not in before
        assert "Jambore Petugas 2018" in after

    def test_the_cumulative_number_is_kept_apart(self):
        assert "bukan seluruh 503 desa program" in organisation_tiles.meetings(view())

    def test_only_the_name_of_a_gathering_stays_indonesian(self):
        english = view(filters=Filters(year=2026, language=ENGLISH))

        html = organisation_tiles.meetings(english)

        assert "Technical meeting 2022: 118 participants = 50 + 50 + 18" in html
        assert '<span lang="id">Jambore Petugas 2018</span>' in html

    def test_sources_are_cited_once_without_remarks(self):
        told = words(organisation_tiles.meetings(view(meetings=(TECHNICAL,))))

        assert told.count("berita.id") == 1
        assert "dibuka" not in told


class TestProgramme:
    def test_title_tells_how_many_and_since_when(self):
        assert "503 desa dalam 2016–2022" in organisation_tiles.programme_heading(view())

    def test_the_table_keeps_zero_and_unknown_apart(self):
        told = words(organisation_tiles.programme_heading(view()))

        assert "2020 0 402 tidak disebut tidak disebut Berhenti karena pandemi." in told
        assert "2022 50 503 50 tidak disebut 50 desa di 50 kab/kota." in told

    def test_notes_are_in_the_language_of_the_reader(self):
        english = view(filters=Filters(year=2026, language=ENGLISH))

        assert "Paused by the pandemic." in organisation_tiles.programme_heading(english)

    def test_identified_villages_are_not_the_official_list(self):
        told = organisation_tiles.programme_notes(view())

        assert "99 desa dalam register" in told
        assert "bukan daftar resmi 503 desa" in told
