"""What was agreed on a concern: kept, carried on, refused with a reason, and who knew of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import insert

from dashboard.domain.attention.concern import Rule
from dashboard.domain.attention.tracking import Progress
from dashboard.domain.errors import NotFoundError
from dashboard.domain.periods import Month
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.services.agreements import AgreementRefusedError, Written
from dashboard.services.attention import top_concerns
from dashboard.services.page_service import PageService
from dashboard.storage.tables import meeting
from tests.support.programme import CATALOGUE
from tests.support.watched import CILACAP, EVERY, INDRAMAYU, MARCH, MONTHS, found, reports


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


@pytest.fixture
def late(calm):
    """Indramayu has an empty post: one concern in the country."""
    calm.submit(reports("Kenanga", MONTHS[-1:], O01N=1))
    return calm


def test_what_was_agreed_is_shown_with_its_history(late, services, read):
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


def test_an_open_concern_stays_until_somebody_closes_it(late, services, read):
    services.agreements.record(LOCAL_VIEWER, write(read()))
    late.submit(reports("Kenanga", MONTHS[-1:]))

    view = read()
    assert (found(view), len(view.gone)) == ([], 1)
    assert read(f"?wilayah={CILACAP}").gone == ()

    services.agreements.record(LOCAL_VIEWER, write(view, state="selesai"))
    assert (read().gone, len(read().closed)) == ((), 1)


def test_what_nobody_wrote_about_goes_by_itself(late, read):
    late.submit(reports("Kenanga", MONTHS[-1:]))

    assert (found(read()), read().gone) == ([], ())


def test_a_new_run_comes_back_as_new(late, services, read):
    services.agreements.record(LOCAL_VIEWER, write(read(), state="selesai"))
    late.today = dt.date(2026, 6, 15)
    for village in EVERY:
        late.submit(reports(village, ["2026-04", "2026-05"]))
    late.submit(reports("Kenanga", ["2026-05"], O01N=1))

    view = read()
    assert found(view) == [(Rule.VACANT, INDRAMAYU, "O01", Month(2026, 5))]
    assert view.still[0].tracked.state is Progress.NEW
    assert [one.tracked.since for one in view.closed] == [MARCH]


def test_overdue_is_marked_the_day_after(late, services, read):
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
def test_what_cannot_be_kept_is_refused_with_the_reason(services, read, changes, said):
    with pytest.raises(AgreementRefusedError, match=said):
        services.agreements.record(LOCAL_VIEWER, write(read(), **changes))

    assert read().still[0].tracked.steps == ()


@pytest.mark.usefixtures("late")
def test_everything_that_is_wrong_is_said_at_once(services, read):
    with pytest.raises(AgreementRefusedError) as refused:
        services.agreements.record(LOCAL_VIEWER, write(read(), author="", owner="", due_on="besok"))

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
def test_only_concerns_of_the_list_can_be_written_about(services, read, changes):
    with pytest.raises(NotFoundError):
        services.agreements.record(LOCAL_VIEWER, write(read(), **changes))


@pytest.mark.usefixtures("late")
def test_whoever_may_not_read_a_district_may_not_write_about_it(services, read):
    with pytest.raises(NotFoundError):
        services.agreements.record(Viewer(scope=CILACAP), write(read()))


@pytest.mark.usefixtures("late")
def test_earlier_years_and_versions_are_told_but_not_written(services, read):
    services.agreements.record(LOCAL_VIEWER, write(read()))

    assert read().writable
    for search in ("?tahun=2025", "?versi=1"):
        view = read(search)
        assert not view.writable
        assert (found(view), view.gone) == ([], ())


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
def test_marks_what_the_newest_one_could_have_known(calm, read, start, known):
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


def test_names_the_gravest_open_ones_and_counts_all(programme, services, read):
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
