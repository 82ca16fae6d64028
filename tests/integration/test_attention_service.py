"""What must be looked after and what was agreed on it, on both databases.

Today is 2026-04-15: the newest due month is March.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import insert

from dashboard.domain.attention.concern import Rule, Severity
from dashboard.domain.attention.tracking import Progress
from dashboard.domain.errors import NotFoundError
from dashboard.domain.fair import Basis
from dashboard.domain.periods import Month, Window
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.services.agreements import AgreementRefusedError, Written
from dashboard.services.attention import top_concerns
from dashboard.services.fair import fair_change
from dashboard.services.page_service import PageService
from dashboard.storage.tables import meeting, target
from tests.support.programme import CATALOGUE, PLACES, make_row

INDRAMAYU, CILACAP, CIREBON = (PLACES[name] for name in ("Indramayu", "Cilacap", "Cirebon"))
MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)][:15]
MARCH = Month(2026, 3)
EVERY = ("Kenanga", "Singakerta", "Wiyong", "Wetan", "Namosain")


def reports(village, months=MONTHS, **values):
    """On-time reports of a village that lacks nobody, unless told otherwise."""
    told = {"F01": 5, "O01N": 2, "O02N": 1, "U05D": 8, "U05N": 8} | values
    return [make_row(village, month, code, one) for month in months for code, one in told.items()]


@pytest.fixture
def read(services):
    return lambda search="": services.attention.read(LOCAL_VIEWER, search)


@pytest.fixture
def calm(programme):
    """Nothing to look after: every village that owes reports sent all of them in time."""
    programme.submit(row for village in EVERY for row in reports(village))
    return programme


def found(view):
    """Rule, district, indicator and beginning of every open concern that the rules see."""
    return [
        (one.rule, one.region, one.indicator, one.since)
        for one in (watched.tracked.concern for watched in view.still)
    ]


def write(view, **changes):
    """What the form of the first concern sends."""
    one = (*view.still, *view.gone, *view.closed)[0].tracked
    sent = Written(
        rule=str(one.subject.rule),
        region=one.subject.region,
        indicator=one.subject.indicator,
        since=str(one.since.number),
        state="dikerjakan",
        owner="Dinas Tenaga Kerja Indramayu",
        due_on="2026-05-01",
        text="Hubungi petugas",
        author="Sari",
        newest=str(one.newest),
    )
    return replace(sent, **changes)


class TestDetecting:
    @pytest.mark.usefixtures("calm")
    def test_nothing_is_raised_where_nothing_is_wrong(self, read):
        view = read()

        assert found(view) == []
        assert view.month == MARCH
        assert sum(view.counts.values()) == 0

    def test_late_reports_count_what_the_quality_page_counts(self, programme, read):
        programme.submit([*reports("Kenanga"), *reports("Singakerta", MONTHS[:-2])])
        (watched,) = (
            one
            for one in read(f"?wilayah={INDRAMAYU}").still
            if one.tracked.subject.rule is Rule.LATE
        )
        concern = watched.tracked.concern

        told = [programme.value("O03", "Indramayu", month) for month in MONTHS[-3:]]
        assert concern.alarm.number == sum(one.due - one.reported for one in told) == 2
        assert concern.alarm.base == sum(one.due for one in told) == 6
        assert (concern.since, concern.month) == (Month(2026, 2), MARCH)
        assert [region.code for region in watched.path] == ["32", INDRAMAYU]

    def test_empty_posts_and_stalled_groups_are_those_of_the_figures(self, programme, read):
        programme.submit(
            [
                *reports("Kenanga", MONTHS[:11]),
                *reports("Kenanga", MONTHS[11:], O01N=1, O02N=0, U05N=2),
                *reports("Singakerta"),
            ]
        )
        concerns = {
            one.tracked.subject[0::2]: one.tracked.concern
            for one in read(f"?wilayah={INDRAMAYU}").still
        }

        assert set(concerns) == {(Rule.VACANT, "O01"), (Rule.VACANT, "O02")}
        for (_, code), concern in concerns.items():
            told = programme.value(code, "Indramayu", "2026")
            assert concern.alarm.number == told.denominator - told.numerator == 1
            assert (concern.alarm.base, concern.alarm.reported) == (told.denominator, 2)
            assert concern.since == Month(2025, 12)

        programme.submit(reports("Singakerta", MONTHS[-1:], U05N=1))
        view = read(f"?wilayah={INDRAMAYU}")
        (stalled,) = (
            one.tracked.concern for one in view.still if one.tracked.subject.rule is Rule.STALLED
        )
        told = programme.value("U05", "Indramayu", "2026")
        assert stalled.alarm.number == told.denominator - told.numerator == 13
        assert (stalled.alarm.severity, stalled.since) == (Severity.HIGH, MARCH)

    def test_far_below_the_path_of_a_target(self, programme, read):
        """300 of 1,200 are expected by March; 150 are half of it, ten times the tolerance."""
        people = {"2025-12": 90, "2026-01": 130, "2026-02": 10, "2026-03": 10}
        programme.submit(
            row
            for month in MONTHS
            for row in [
                *reports("Kenanga", [month], M02=people.get(month, 50)),
                *reports("Singakerta", [month], M02=0),
            ]
        )
        set_target(programme, "M02", 1200)
        # Reports on time are left to the rule on late reports.
        set_target(programme, "O03", 100)
        (concern,) = (
            one.tracked.concern
            for one in read(f"?wilayah={INDRAMAYU}").still
            if one.tracked.subject.rule is Rule.OFF_TRACK
        )

        told = programme.value("M02", "Indramayu", "2026")
        assert concern.alarm.number == told.value == 150
        assert (concern.alarm.base, concern.alarm.share) == (300, -50.0)
        assert (concern.alarm.severity, concern.alarm.size) == (Severity.HIGH, 10.0)
        # By January 130 of 100, by February 140 of 200: 30 % below.
        assert (concern.indicator, concern.since) == ("M02", Month(2026, 2))

    def test_departures_are_compared_like_for_like(self, programme, services, read):
        """Singakerta did not report last March, so that its 50 of this March do not count."""
        programme.submit(
            [
                *reports("Kenanga", MONTHS[:3], F02=10),
                *reports("Kenanga", MONTHS[12:], F02=20),
                *reports("Singakerta", [*MONTHS[:2], *MONTHS[12:14]], F02=0),
                *reports("Singakerta", MONTHS[14:], F02=50),
            ]
        )
        (concern,) = (
            one.tracked.concern
            for one in read(f"?wilayah={INDRAMAYU}").still
            if one.tracked.subject.rule is Rule.DEPARTURES
        )
        fair = fair_of(services, programme, "F02", INDRAMAYU)

        assert fair.basis is Basis.ALIKE
        assert (concern.alarm.number, concern.alarm.base) == (60, 30)
        assert (concern.alarm.number, concern.alarm.base) == (
            fair.current.value,
            fair.previous.value,
        )
        assert concern.alarm.reported == fair.current.reported
        assert concern.since == Month(2026, 1)

    def test_jumps_are_the_findings_of_data_quality(self, programme, read):
        waves = [40, 42, 44] * 5
        rows = [
            row
            for month, people in zip(MONTHS, waves, strict=True)
            for row in reports("Kenanga", [month], M03=people)
        ]
        programme.submit([*rows, *reports("Singakerta")])
        assert found(read(f"?wilayah={INDRAMAYU}")) == []

        programme.submit([make_row("Kenanga", "2026-02", "M03", 400)])
        assert found(read(f"?wilayah={INDRAMAYU}")) == [
            (Rule.JUMP, INDRAMAYU, "M03", Month(2026, 2))
        ]

    def test_region_and_pillar_narrow_the_list_and_a_month_does_not(self, programme, read):
        programme.submit([*reports("Kenanga", U05N=1), *reports("Singakerta", MONTHS[:-1], U05N=4)])
        every = found(read())

        assert {one[1] for one in every} >= {INDRAMAYU, CILACAP, CIREBON}
        for place in ("32", INDRAMAYU, CILACAP, PLACES["Kenanga"]):
            inside = [one for one in every if one[1].startswith(place[:5])]
            assert found(read(f"?wilayah={place}")) == inside
        assert {one[0] for one in found(read("?pilar=usaha_produktif"))} == {Rule.STALLED}
        assert found(read("?bulan=1")) == every

    def test_the_same_data_make_the_same_list(self, programme, read):
        rows = [*reports("Kenanga", U05N=1), *reports("Wetan", O01N=0), *reports("Wiyong")]
        programme.submit(rows)
        once = found(read())

        programme.undo(1)
        for some in (rows[::2], rows[1::2]):
            programme.submit(reversed(some))
        assert found(read()) == once

    def test_nothing_is_due_yet(self, programme, read):
        programme.today = dt.date(2026, 1, 5)
        assert read("?tahun=2025").month == Month(2025, 11)
        programme.today = dt.date(2016, 1, 5)
        assert read().month is None or read().month.year < 2016


def set_target(programme, indicator, number):
    """A target of Indramayu for 2026, the same step every month."""
    with programme.engine.begin() as connection:
        connection.execute(
            insert(target).values(
                region_code=INDRAMAYU,
                indicator=indicator,
                year=2026,
                version_from=1,
                value=number,
                phasing="even",
                steps=[],
                submitter="Dinas",
                reason="Rencana",
                demo=False,
            )
        )


def fair_of(services, programme, code, region):
    """The change that the pages show of a number."""

    def compose(scene):
        scene = replace(scene, filters=replace(scene.filters, region=region))
        figures = scene.ask([code], [region])
        window = Window(2026, 3)
        now, before = (figures.value(code, region, one) for one in (window, window.shifted(-1)))
        return fair_change(scene, now, before)

    attention = services.attention
    return PageService(programme.store, attention.figures, CATALOGUE, compose, keeps=False).read(
        LOCAL_VIEWER, "?tahun=2026"
    )


class TestAgreeing:
    @pytest.fixture
    def late(self, calm):
        """Indramayu has an empty post: one concern in the country."""
        calm.submit(reports("Kenanga", MONTHS[-1:], O01N=1))
        return calm

    def test_what_was_agreed_is_shown_with_its_history(self, late, services, read):
        services.agreements.record(LOCAL_VIEWER, write(read()))
        view = read()
        services.agreements.record(
            LOCAL_VIEWER, write(view, state="selesai", text="Sudah diangkat", author="Budi")
        )

        (one,) = view.still
        assert (one.tracked.state, one.tracked.owner) == (
            Progress.WORKING,
            "Dinas Tenaga Kerja Indramayu",
        )
        assert one.tracked.due_on == dt.date(2026, 5, 1)
        (done,) = read().closed
        assert done.tracked.concern is not None
        assert [(step.state, step.text, step.author) for step in done.tracked.steps] == [
            (Progress.DONE, "Sudah diangkat", "Budi"),
            (Progress.WORKING, "Hubungi petugas", "Sari"),
        ]
        assert {step.version for step in done.tracked.steps} == {late.list_versions()[-1]}
        assert read().counts == {(Rule.VACANT, Progress.DONE): 1}

    def test_an_open_concern_stays_until_somebody_closes_it(self, late, services, read):
        services.agreements.record(LOCAL_VIEWER, write(read()))
        late.submit(reports("Kenanga", MONTHS[-1:]))

        view = read()
        assert (found(view), len(view.gone)) == ([], 1)
        assert read(f"?wilayah={CILACAP}").gone == ()

        services.agreements.record(LOCAL_VIEWER, write(view, state="selesai"))
        assert (read().gone, len(read().closed)) == ((), 1)

    def test_what_nobody_wrote_about_goes_by_itself(self, late, read):
        late.submit(reports("Kenanga", MONTHS[-1:]))

        assert (found(read()), read().gone) == ([], ())

    def test_a_new_run_comes_back_as_new(self, late, services, read):
        services.agreements.record(LOCAL_VIEWER, write(read(), state="selesai"))
        late.today = dt.date(2026, 6, 15)
        for village in EVERY:
            late.submit(reports(village, ["2026-04", "2026-05"]))
        late.submit(reports("Kenanga", ["2026-05"], O01N=1))

        view = read()
        assert found(view) == [(Rule.VACANT, INDRAMAYU, "O01", Month(2026, 5))]
        assert view.still[0].tracked.state is Progress.NEW
        assert [one.tracked.since for one in view.closed] == [MARCH]

    def test_overdue_is_marked_the_day_after(self, late, services, read):
        services.agreements.record(LOCAL_VIEWER, write(read(), due_on="15/04/2026"))
        assert (read().overdue, read().still[0].overdue) == (0, False)

        late.today = dt.date(2026, 4, 16)
        assert (read().overdue, read().still[0].overdue) == (1, True)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"author": " "}, "Nama Anda wajib"),
            ({"state": "ditunda"}, "Status tidak dikenal"),
            ({"owner": ""}, "Penanggung jawab wajib"),
            ({"state": "diabaikan", "text": ""}, "tulis alasannya"),
            ({"due_on": "besok"}, "“besok” tidak dapat dibaca"),
            ({"due_on": "31/02/2026"}, "tidak dapat dibaca"),
            ({"due_on": "2026-13-01"}, "tidak dapat dibaca"),
            ({"due_on": "1/1/1900"}, "tidak dapat dibaca"),
            ({"owner": "Sari 3312161204890001"}, "Penanggung jawab memuat NIK"),
            ({"author": "Sari 0812-3456-7890"}, "Nama Anda memuat NIK"),
            ({"text": "hubungi sari@contoh.id"}, "Catatan memuat NIK"),
            ({"text": "a" * 501}, "501 karakter"),
            ({"newest": "7"}, "Sudah ada catatan yang lebih baru"),
        ],
    )
    @pytest.mark.usefixtures("late")
    def test_what_cannot_be_kept_is_refused_with_the_reason(self, services, read, changes, said):
        with pytest.raises(AgreementRefusedError, match=said):
            services.agreements.record(LOCAL_VIEWER, write(read(), **changes))

        assert read().still[0].tracked.steps == ()

    @pytest.mark.usefixtures("late")
    def test_everything_that_is_wrong_is_said_at_once(self, services, read):
        with pytest.raises(AgreementRefusedError) as refused:
            services.agreements.record(
                LOCAL_VIEWER, write(read(), author="", owner="", due_on="besok")
            )

        assert len(refused.value.reasons) == 3

    @pytest.mark.parametrize(
        "changes",
        [
            {"rule": "lain"},
            {"region": "99.99"},
            {"region": "' OR 1=1"},
            {"indicator": "O02"},
            {"since": "202601"},
            {"since": "kemarin"},
            {"since": "9" * 30},
        ],
    )
    @pytest.mark.usefixtures("late")
    def test_only_concerns_of_the_list_can_be_written_about(self, services, read, changes):
        with pytest.raises(NotFoundError):
            services.agreements.record(LOCAL_VIEWER, write(read(), **changes))

    @pytest.mark.usefixtures("late")
    def test_whoever_may_not_read_a_district_may_not_write_about_it(self, services, read):
        with pytest.raises(NotFoundError):
            services.agreements.record(Viewer(scope=CILACAP), write(read()))

    @pytest.mark.usefixtures("late")
    def test_earlier_years_and_versions_are_told_but_not_written(self, services, read):
        services.agreements.record(LOCAL_VIEWER, write(read()))

        assert read().writable
        for search in ("?tahun=2025", "?versi=1"):
            view = read(search)
            assert not view.writable
            assert (found(view), view.gone) == ([], ())


class TestMeeting:
    @pytest.mark.parametrize(
        ("start", "known"),
        [
            # The report of February is due on 10 March, that of March on 10 April.
            ("2026-03-09", []),
            ("2026-03-10", ["O01"]),
            ("2026-04-10", ["O01", "O02"]),
            # Not held yet.
            ("2026-04-16", []),
        ],
    )
    def test_marks_what_the_newest_one_could_have_known(self, calm, read, start, known):
        day = dt.date.fromisoformat(start)
        with calm.engine.begin() as connection:
            connection.execute(
                insert(meeting).values(
                    name="Rapat Teknis 2026",
                    participant_group="",
                    role="",
                    start=day,
                    place="Jakarta",
                    source="uji",
                )
            )
        calm.submit(reports("Kenanga", MONTHS[-2:], O01N=1))
        calm.submit(reports("Wetan", MONTHS[-1:], O02N=0))
        view = read()

        marked = [one.tracked.subject.indicator for one in view.still if one.before_meeting]
        assert (sorted(marked), view.known) == (known, len(known))
        assert view.meeting == (day if day <= calm.today else None)


class TestTop:
    def test_names_the_gravest_open_ones_and_counts_all(self, programme, services, read):
        programme.submit([*reports("Kenanga", U05N=1), *reports("Wetan", O01N=0)])
        view = read()
        services.agreements.record(LOCAL_VIEWER, write(view, state="diabaikan"))
        page = PageService(
            programme.store,
            services.attention.figures,
            CATALOGUE,
            lambda scene: top_concerns(scene, 2),
        )
        top = page.read(LOCAL_VIEWER, "?bulan=2")

        assert [one.tracked for one in top.first] == [one.tracked for one in view.still[1:3]]
        assert (top.open, top.month) == (len(view.still) - 1, MARCH)
