"""What the pages beside the pillars tell as tables: views in, rows out."""

import datetime as dt
from dataclasses import fields, replace

from dashboard.components.exhibits import (
    attention,
    compare,
    organisation,
    quality,
    scorecard,
    why,
)
from dashboard.domain.attention.concern import Alarm, Concern, Rule, Severity
from dashboard.domain.attention.tracking import Progress, Step, Subject, Tracked
from dashboard.domain.exhibits import Figure, Form, Role
from dashboard.domain.filters import CompareBy
from dashboard.domain.measures import Origin
from dashboard.domain.periods import Month
from dashboard.domain.views import PageView
from dashboard.domain.views.attention import AttentionView, WatchedConcern
from dashboard.domain.views.why import Released, Revision, Use
from tests.support.exhibits import column, numbers, only
from tests.unit.components.test_organisation_tiles import OTHER, TECHNICAL, UNKNOWN
from tests.unit.components.test_organisation_tiles import view as organisation_view
from tests.unit.components.test_quality_tiles import view as quality_view
from tests.unit.components.test_why_tiles import inside, narrow, observed, wide
from tests.unit.sample_comparisons import comparison
from tests.unit.sample_scores import scorecard as scorecard_view
from tests.unit.sample_views import CILACAP, PROVINCE, number, sample_view


def watched(*steps, alarm=True):
    """A district with two empty posts of ten, since August."""
    found = Alarm(
        number=2, base=10, share=20.0, severity=Severity.MEDIUM, size=2, reported=5, due=5
    )
    concern = Concern(
        rule=Rule.VACANT,
        region=CILACAP.code,
        indicator="O01",
        since=Month(2026, 8),
        month=Month(2026, 10),
        alarm=found,
    )
    subject = Subject(Rule.VACANT, CILACAP.code, "O01")
    tracked = Tracked(
        subject=subject, since=Month(2026, 8), concern=concern if alarm else None, steps=steps
    )
    return WatchedConcern(
        tracked=tracked, path=(PROVINCE, CILACAP), before_meeting=False, overdue=False
    )


STEP = Step(
    id=1,
    subject=Subject(Rule.VACANT, CILACAP.code, "O01"),
    since=Month(2026, 8),
    state=Progress.WORKING,
    owner="Dinas Cilacap",
    due_on=dt.date(2026, 12, 1),
    text="Usulan diminta",
    author="Sari",
    written_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    version=3,
)


def attention_view(**changes):
    view = sample_view()
    frame = {one.name: getattr(view, one.name) for one in fields(PageView)}
    told = {
        "month": Month(2026, 10),
        "meeting": None,
        "known": 0,
        "still": (watched(), watched(STEP)),
        "gone": (),
        "closed": (watched(STEP, alarm=False),),
        "counts": {(Rule.VACANT, Progress.NEW): 1, (Rule.VACANT, Progress.WORKING): 2},
        "overdue": 1,
        "hidden": 4,
        "writable": True,
    }
    return AttentionView(**(frame | told | changes))


class TestAttention:
    def test_counts_by_rule_and_progress_and_all_of_them(self):
        told = only(attention.summary(attention_view()))

        assert told.rows == (
            ("Formasi kosong atau PJ belum ada", 1, 2, 0, 0),
            ("Semua", 1, 2, 0, 0),
        )
        assert told.notes == ("1 hal melewati batas waktu",)

    def test_a_concern_tells_what_since_when_and_what_was_agreed(self):
        told = only(attention.concerns(attention_view()))

        assert told.rows[0] == (
            "! Penting",
            CILACAP.code,
            "Kab. Cilacap, Jawa Tengah",
            "Formasi kosong atau PJ belum ada",
            "2 dari 10 formasi petugas kosong (20\N{NO-BREAK SPACE}%) · 5 dari 5 desa",
            "sejak Agustus 2026, 3 bulan",
            "baru",
            "belum ada penanggung jawab",
            None,
            "",
        )
        assert told.rows[1][6:] == (
            "dikerjakan",
            "Dinas Cilacap",
            dt.date(2026, 12, 1),
            "Usulan diminta",
        )
        assert told.notes[0].startswith("4 hal lain tidak ditampilkan")

    def test_what_is_no_longer_detected_says_so(self):
        gone, closed = attention.carried(attention_view())

        assert (gone.rows, gone.notes[0][:21]) == ((), "Tidak ada hal terbuka")
        assert column(closed, "Temuan") == [
            "tidak lagi terdeteksi, atau laporannya belum cukup untuk dinilai"
        ]
        assert column(closed, "Sejak") == ["sejak Agustus 2026"]


class TestScorecard:
    def test_numbers_and_statuses_are_two_tables_of_the_same_shape(self):
        told, judged = scorecard.table(scorecard_view())

        assert [row[0] for row in told.rows] == ["", "33.01", "33.02", "33.74"]
        assert numbers(told.rows[1][3:]) == [799, 9, 96.0]
        assert told.rows[3][3].state == "belum ada laporan"
        assert judged.rows[1][3:] == ("▼ Di bawah target", "▼ Di luar target", "▲ Sesuai jalur")
        assert [row[2] for row in judged.rows] == [row[2] for row in told.rows]

    def test_regions_that_are_not_shown_are_counted(self):
        told, _ = scorecard.table(scorecard_view(regions=503))

        assert told.notes[0].startswith("Tampil 3 dari 503 kab/kota")

    def test_one_region_with_what_its_status_follows_from(self):
        told = only(scorecard.detail(scorecard_view()))

        assert numbers(column(told, "Target 2026")[:2]) == [1200.0, 12.0]
        assert column(told, "Target 2026")[2] == "target untuk 2 dari 3 kab/kota"
        assert column(told, "Penyimpangan")[0] == "sama"


class TestCompare:
    def test_numbers_stand_beside_their_basis_and_their_difference(self):
        told = only(compare.table(comparison()))

        assert numbers(column(told, "Kab. Cilacap (12 desa)")[:2]) == [412, 50.0]
        assert (
            column(told, "Selisih Kab. Banyumas")[0]
            == "▼ lebih rendah 93\N{NO-BREAK SPACE}% dari Kab. Cilacap"
        )
        assert "basis kecil" in column(told, "Dasar Kab. Banyumas")[1]

    def test_months_are_lines_with_gaps(self):
        told = only(compare.trend(comparison()))

        assert [one.role for one in told.columns] == [None, Role.OTHER, Role.OTHER]
        assert numbers(told.rows[2][1:]) == [None, 5]
        assert told.rows[2][1].value is not None

    def test_sums_of_some_villages_or_of_cohorts_cannot_be_asked_for(self):
        for changes in ({"like_for_like": True}, {"by": CompareBy.COHORTS}):
            view = comparison(**changes)
            told = [*only(compare.table(view)).figures(), *only(compare.trend(view)).figures()]

            assert any(one.number for one in told)
            assert all(one.value is None for one in told)

    def test_a_reader_is_told_whether_the_comparison_is_fair(self):
        assert "beda lebih dari 10 poin" in only(compare.table(comparison())).notes[0]


class TestOrganisation:
    def test_cards_end_with_the_newest_technical_meeting(self):
        told = only(organisation.summary(organisation_view(meetings=(TECHNICAL,))))

        assert told.form is Form.CARDS
        assert column(told, Role.ACTUAL)[3] == Figure(118, "orang")
        assert "satu angkatan" in told.rows[3][5]

    def test_groups_of_a_meeting_add_up_and_other_gatherings_stand_apart(self):
        told, others = organisation.meetings(organisation_view(meetings=(TECHNICAL, OTHER)))

        assert numbers(column(told, "Peserta")) == [50, 50, 18, 118]
        assert told.title == "Rapat Teknis 2022: 118 peserta = 50 + 50 + 18"
        assert numbers(column(others, "Peserta")) == [108]

    def test_an_unknown_attendance_is_no_zero(self):
        told = only(organisation.meetings(organisation_view(meetings=(UNKNOWN,))))

        assert column(told, "Peserta") == [
            Figure(None, "orang", state="Jumlah peserta tidak disebut sumber")
        ]

    def test_years_tell_new_and_all_villages(self):
        told = only(organisation.programme(organisation_view()))

        assert told.form is Form.COLUMNS
        assert numbers(column(told, Role.ACTUAL)) == [2, 120, 0, 50]
        assert numbers(column(told, Role.OTHER)) == [2, 122, 402, 503]
        assert column(told, "Kab/kota")[1] == Figure(None, "kab/kota", state="tidak disebut")

    def test_posts_of_every_region_with_their_base(self):
        told = only(organisation.posts(organisation_view()))

        assert told.rows[0][0] == CILACAP.code
        assert told.rows[0][3] == "15 dari 20 orang"
        assert told.rows[0][5] == "9 dari 10 desa"


class TestQuality:
    def test_reports_are_counted_beside_the_year_before(self):
        told = only(quality.summary(quality_view()))

        assert [row[1] for row in told.rows[1:5]] == [
            Figure(count, "laporan") for count in (1200, 1000, 90, 200)
        ]
        assert told.rows[4][3] == Figure(300, "laporan")
        assert told.rows[5][1] == 1

    def test_every_month_is_told_in_words(self):
        told = only(quality.board(quality_view()))

        assert told.rows[0][2] == "sebagian diterima, 3 dari 5 laporan, 1 terlambat"
        assert told.rows[1][2:4] == ("diterima terlambat", "belum masuk")
        assert column(told, "Belum masuk") == [7, 1]

    def test_values_to_check_say_why(self):
        told = only(quality.findings(quality_view()))

        assert column(told, "Nilai") == [Figure(45, "anak")]
        assert column(told, "Alasan") == ["Melanggar aturan: lebih dari Anak PMI terdata (40)"]

    def test_a_reminder_names_the_villages_that_owe(self):
        told = only(quality.reminders(quality_view()))

        assert told.rows == (
            (CILACAP.code, "Kab. Cilacap", 5, "Desa Grugu (4), Desa Ujungmanik (1)"),
        )


class TestWhy:
    def test_the_parts_of_the_formula_and_its_result(self):
        told = only(why.formula(wide()))

        assert told.title == "92,3\N{NO-BREAK SPACE}% = 48 ÷ 52 × 100"
        assert numbers(column(told, "Nilai")) == [48.0, 52.0, 92.3]
        assert [one.value is None for one in told.figures()] == [True, True, False]
        assert "Cakupan: 8 dari 10 laporan" in told.notes

    def test_villages_districts_and_what_is_missing(self):
        view = wide()

        assert only(why.villages(view)).rows[0][4] == "48 dari 52 orang"
        assert only(why.districts(view)).rows[0][0] == CILACAP.code
        assert only(why.missing(view)).rows[0][3] == "2 laporan tidak masuk"
        assert list(why.missing(replace(view, origin=Origin.REGISTER))) == []

    def test_every_value_of_a_village_with_its_cell_and_file(self):
        told = only(
            why.origins(narrow(inside((observed(), Use.COUNTED), missing=(Month(2026, 9),))))
        )

        (row,) = told.rows
        assert row[:6] == (
            "Oktober 2026",
            "F01 Keberangkatan prosedural (Perempuan)",
            Figure(3.0, "orang"),
            "dipakai",
            "F12",
            "Laporan Oktober.xlsx, lembar Laporan",
        )
        assert told.notes == ("Belum lengkap: September 2026",)

    def test_releases_are_of_other_versions_and_cannot_be_asked_for(self):
        made = dt.datetime(2026, 11, 12, tzinfo=dt.UTC)
        first, newest = (
            Released(version, made, number(value, code="F03", denominator=52))
            for version, value in ((3, 90.0), (5, 92.3))
        )
        known = Revision(
            due_on=dt.date(2026, 11, 10), in_time=True, first=first, newest=newest, changes=2
        )
        told = only(why.revision(wide(revision=known)))

        assert numbers(column(told, "Nilai")) == [90.0, 92.3]
        assert [one.value for one in told.figures()] == [None, None]

    def test_a_country_has_no_origins(self):
        assert list(why.origins(wide())) == []
