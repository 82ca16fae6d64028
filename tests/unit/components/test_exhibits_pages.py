"""What the pages of a pillar, of flows and of a village tell as tables: views in, rows out."""

from dataclasses import replace

from dashboard.components.exhibits import flow, pillar, village
from dashboard.domain.exhibits import Figure, Form, Role
from dashboard.domain.notes import NoteBoard
from dashboard.domain.views.pillar import VillageSample
from dashboard.domain.views.village import PeerGroup, Peers, Standing
from tests.support.exhibits import column, numbers, only
from tests.unit.sample_comparisons import FACTS, profile
from tests.unit.sample_comparisons import village as village_view
from tests.unit.sample_flow import flow_view, pillar_view
from tests.unit.sample_views import (
    CILACAP,
    SEMARANG,
    UNPLACED,
    no_number,
    note,
    number,
)


class TestPillar:
    def test_villages_of_several_districts_are_named_with_theirs(self):
        told = only(pillar.villages(pillar_view()))

        assert column(told, "Wilayah") == [
            "Desa Grugu, Kab. Cilacap",
            "Desa Ujungmanik, Kab. Cilacap",
        ]
        assert "desa di 2 kab/kota tertinggi dan 3 terendah" in told.subtitle

    def test_every_district_is_there(self):
        told = only(pillar.districts(pillar_view()))

        assert (told.name, told.form) == ("districts", Form.BARS)
        assert numbers(column(told, Role.ACTUAL)) == [412, 30, None]

    def test_women_and_men_with_their_share_of_what_was_broken_down(self):
        told = only(pillar.sexes(pillar_view()))

        assert told.form is Form.COLUMNS
        assert column(told, "Jenis kelamin") == ["Laki-laki", "Perempuan"]
        assert numbers(column(told, Role.ACTUAL)) == [100, 300]
        assert column(told, "Bagian") == [Figure(25.0, "%"), Figure(75.0, "%")]
        assert told.notes == ("Dirinci menurut jenis kelamin: 400 dari 412 orang.",)

    def test_a_percentage_has_a_basis_and_no_share(self):
        told = only(
            pillar.sexes(
                pillar_view(
                    "C04",
                    sexes=(
                        number(50, code="C04", numerator=2, denominator=4),
                        no_number(code="C04"),
                    ),
                )
            )
        )

        assert column(told, "Dasar") == ["2 dari 4 anak, basis kecil", ""]
        assert column(told, Role.ACTUAL)[1].state == "belum ada laporan"

    def test_what_is_not_broken_down_has_no_rows_and_says_so(self):
        never = only(pillar.sexes(pillar_view(sexes=())))
        missing = only(pillar.sexes(pillar_view(sexes=(no_number(), no_number()))))

        assert (never.rows, missing.rows) == ((), ())
        assert "tidak dilaporkan menurut jenis kelamin" in never.notes[0]
        assert missing.notes[0].startswith("Belum ada laporan yang merinci")

    def test_months_of_the_regions_that_are_shown_and_how_many_are_not(self):
        told = only(pillar.heat(pillar_view()))

        assert told.form is Form.HEAT
        assert [row[0] for row in told.rows] == [CILACAP.code, SEMARANG.code]
        assert numbers(told.rows[0][2:]) == [10, 20, None, 15, 25, 30, 35, 40, 45, 50, None, None]
        assert told.notes == ("… 38 wilayah di antaranya; pilih provinsi untuk melihatnya",)

    def test_villages_that_stopped_with_the_month_before(self):
        told = only(pillar.stopped(pillar_view()))

        (row,) = told.rows
        assert (row[0], row[2].number, row[3], row[4].number) == (UNPLACED.code, 3, "Sep 2025", 0)
        assert told.notes[0].startswith("Berhenti: laporan terakhir dalam")

    def test_none_that_stopped_is_a_title_without_rows(self):
        told = only(pillar.stopped(pillar_view(sample=VillageSample(readings=()))))

        assert (told.rows, told.title) == ((), "Yang berhenti")

    def test_cards_have_the_colour_of_the_pillar(self):
        told = only(pillar.indicators(pillar_view()))

        assert (told.title, told.pillar) == ("Indikator pilar ini", pillar_view().pillar)


class TestFlow:
    def test_routes_are_lines_of_equal_rank(self):
        told = only(flow.routes(flow_view()))

        assert [one.role for one in told.columns].count(Role.OTHER) == 3
        assert numbers(told.rows[1][1:4]) == [20, 4.0, 6.0]
        assert told.rows[2][1].state == "belum ada laporan"
        assert told.notes[0].endswith("digambar terpisah dan tidak dijumlahkan")
        assert "Batas bawah" in told.notes[1]

    def test_services_by_stage_and_aspect_and_all_of_each(self):
        by_stage, totals = flow.protection(flow_view())

        assert [row[0] for row in by_stage.rows] == [
            "Sebelum bekerja",
            "Selama bekerja",
            "Setelah bekerja",
        ]
        assert numbers(by_stage.rows[1][1:]) == [10, 11, 12, 13, 60, 4]
        assert by_stage.rows[2][4].state == "belum ada laporan"
        assert [one.role for one in by_stage.columns].count(Role.ACTUAL) == 4
        assert numbers(column(totals, "Nilai")) == [45, 45, 45, 45, 180, 12]

    def test_published_years_have_gaps_that_say_so(self):
        placed, complained = flow.context(flow_view())

        assert column(placed, "Tahun") == [str(year) for year in range(2015, 2025)]
        assert numbers(column(placed, Role.OTHER))[:3] == [275736, 234451, None]
        assert placed.rows[2][1].state == "tidak ada angka terbitan"
        assert placed.rows[9][1:] == (
            Figure(None, "orang", state="tidak ada angka terbitan"),
            Figure(297434, "layanan"),
            "https://bp2mi.go.id/2024",
        )
        assert numbers(column(complained, Role.OTHER)) == [5824, 1812, None, None, None, 1500]
        assert "2017" in placed.notes[0]
        assert "tidak disambung dengan garis" in placed.notes[1]

    def test_nothing_published_is_a_table_without_rows(self):
        placed, _ = flow.context(flow_view(context=()))

        assert (placed.rows, placed.title) == ((), "Belum ada angka nasional")


class TestVillage:
    def test_register_facts_and_who_is_in_charge(self):
        facts, charge = village.identity(village_view())

        assert (facts.title, facts.subtitle) == (
            "Desa Grugu",
            "Kab. Cilacap, Jawa Tengah · 33.01.01.2001",
        )
        assert ("Tanggal sumber", "Maret 2017") in facts.rows
        assert numbers(column(charge, "Nilai")) == [1, 0, None]
        assert column(charge, "Keterangan") == [
            "1 dari 2 aktif",
            "belum ditetapkan",
            "belum ada laporan",
        ]

    def test_a_village_without_figures_says_why(self):
        view = village_view(
            standing=Standing.PROVINCIAL,
            profile=None,
            facts=replace(FACTS, programme="provincial"),
        )

        assert "tidak dihitung dalam angka mana pun" in only(village.identity(view)).notes[0]
        assert [*village.sheet(view), *village.history(view), *village.notes(view)] == []

    def test_peers_stand_beside_the_number_and_say_what_they_are(self):
        told = only(village.sheet(village_view()))

        assert told.rows[0][3].number == 7
        assert column(told, "Kab. Cilacap (5 desa)") == [
            Figure(12, "orang"),
            Figure(None, "orang", state="belum ada angka"),
        ]
        assert column(told, "Dasar Kab. Cilacap") == ["median 4 desa", "belum ada angka"]
        assert not [one.name for one in told.columns if "Angkatan" in one.name]

    def test_the_cohort_is_a_pair_of_columns_where_it_is_known(self):
        cohort = PeerGroup(size=9, peers={"U07": Peers(value=None, villages=0)})
        told = only(village.sheet(village_view(profile=profile(cohort=cohort))))

        (cell, _) = column(told, "Angkatan 2017 (9 desa)")
        assert (cell.number, cell.state) == (None, "belum ada angka")

    def test_every_month_is_told_in_words(self):
        told = only(village.history(village_view()))

        (row,) = told.rows
        assert row[:1] + row[8:] == (
            "2026",
            "tepat waktu",
            "terlambat",
            "tidak ada laporan",
            "belum wajib",
            "belum wajib",
        )

    def test_notes_are_told_with_whose_they_are(self):
        board = NoteBoard(notes=(note("Bursa kerja", 2026, 2),))
        told = only(village.notes(village_view(notes=board)))

        assert told.title == "1 catatan"
        assert told.rows[0][1:4] == ("Februari 2026", "Bursa kerja", "Koordinator")

    def test_a_provincial_neighbour_has_no_number_and_says_why(self):
        told = only(village.places(village_view()))

        (row,) = told.rows
        assert row == (UNPLACED.code, "Desa Ujungmanik", "", "", "program provinsi, tidak dihitung")
