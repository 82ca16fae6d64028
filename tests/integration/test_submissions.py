"""Sending a file, seeing what it would do, accepting it, taking it back; on both databases."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from sqlalchemy import update

from dashboard.domain.measures import Language
from dashboard.domain.quality_rules import ReportState, report_state
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services.submissions import Acceptance, Answer, Sent
from dashboard.storage.tables import upload
from dashboard.storage.uploads import UploadState
from tests.support.programme import make_row

TITLES = ("kode_desa", "periode", "kode_ukuran", "nilai")
KENANGA, SINGAKERTA = "32.12.16.2004", "32.12.09.2003"


def make_csv(*rows, titles=TITLES):
    return "\n".join(",".join(map(str, row)) for row in (titles, *rows)).encode()


@pytest.fixture
def send(services):
    """Send a file; the answer is its number and what was found in it."""

    def send(content, name="laporan.csv", locale=None):
        sent = Sent(name, content, "Koordinator Indramayu", locale)
        number = services.submissions.receive(LOCAL_VIEWER, sent)
        return number, look(services, number)

    return send


def look(services, number):
    return services.submissions.read(LOCAL_VIEWER, number)[1]


def state_of(services, number):
    return services.submissions.read(LOCAL_VIEWER, number)[0].state


class TestReceiving:
    def test_nothing_is_stored_before_someone_accepts(self, programme, send):
        _, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))

        assert (findings.new, findings.changed, findings.held) == (1, 0, 0)
        assert programme.list_versions() == []
        assert programme.value("F01", "Kenanga", "2026").value is None

    def test_says_old_and_new_values_and_what_becomes_of_the_headline_numbers(
        self, programme, send
    ):
        programme.submit(
            [make_row("Kenanga", "2026-01", "F01", 5), make_row("Kenanga", "2026-01", "F02", 5)]
        )

        _, findings = send(
            make_csv((KENANGA, "2026-01", "F01", 15), (KENANGA, "2026-01", "F02", 5))
        )

        assert [one[:3] + one[4:] for one in findings.differences] == [
            (KENANGA, 202601, "F01", 5, 15)
        ]
        assert (findings.changed, findings.unchanged) == (1, 1)
        effects = {one.indicator: (one.before, one.after) for one in findings.effects}
        assert effects["F03"] == (50, 75)
        assert {one.region for one in findings.effects} == {"32.12"}

    def test_a_file_that_is_no_report_is_kept_with_the_reason(self, services, send):
        number, findings = send(b"PK\x03\x04 no workbook", "laporan.xlsx")

        assert findings.blocked
        assert services.submissions.read(LOCAL_VIEWER, number)[2] == b"PK\x03\x04 no workbook"
        assert services.submissions.accept(LOCAL_VIEWER, number, "") is Acceptance.NOTHING

    def test_a_file_with_data_about_persons_is_refused_and_not_kept(self, services, send):
        content = make_csv(
            (KENANGA, "2026-01", "F01", 5, "3212160101900001"), titles=(*TITLES, "nik")
        )

        number, findings = send(content)

        assert (findings.storable, findings.personal) == (0, True)
        assert services.submissions.read(LOCAL_VIEWER, number)[2] == b""
        assert "3212160101900001" not in str(findings)
        services.submissions.confirm(LOCAL_VIEWER, number, [])
        assert look(services, number) == findings

    def test_numbers_of_persons_stay_out_of_names(self, services):
        content = make_csv((KENANGA, "2026-01", "F01", 5))
        sent = Sent("3212160101900001.csv", content, "0812-3456-7890")
        number = services.submissions.receive(LOCAL_VIEWER, sent)

        received = services.submissions.read(LOCAL_VIEWER, number)[0]
        assert (received.submitter, received.file_name) == (
            "(disembunyikan)",
            "(disembunyikan).csv",
        )

    def test_the_same_file_again_says_under_which_version_it_is_known(self, services, send):
        content = make_csv((KENANGA, "2026-01", "F01", 5))
        number, findings = send(content)
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

        _, again = send(content)

        assert (again.known_as, again.storable) == (1, 0)

    def test_it_is_not_the_same_with_numbers_written_another_way(self, services, send):
        content = make_csv((KENANGA, "2026-01", "U04", "1900000"))
        number, findings = send(content, locale=Language.INDONESIAN)
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

        known = [send(content, locale=locale)[1].known_as for locale in (*Language, None)]

        assert known == [1, None, None]


class TestAccepting:
    def test_makes_one_version_that_knows_file_sender_and_cell(self, programme, services, send):
        number, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))

        assert services.submissions.accept(LOCAL_VIEWER, number, findings.digest) is Acceptance.ALL
        assert programme.value("F01", "Kenanga", "2026").value == 5
        (submission,) = services.send.read(LOCAL_VIEWER, "").submissions
        assert (submission.upload_id, submission.version) == (number, 1)
        assert submission.submitter == "Koordinator Indramayu"
        assert programme.differences() == []

    def test_good_rows_go_in_and_the_rest_stays_open(self, programme, services, send):
        number, findings = send(
            make_csv((KENANGA, "2026-01", "F01", 5), (SINGAKERTA, "2026-01", "F01", "lima"))
        )

        assert (findings.new, findings.held) == (1, 1)
        answer = services.submissions.accept(LOCAL_VIEWER, number, findings.digest)
        assert answer is Acceptance.PARTLY
        assert state_of(services, number) is UploadState.PARTLY
        assert programme.value("F01", "Indramayu", "2026").value == 5

        _, again = send(make_csv((KENANGA, "2026-01", "F01", 5), (SINGAKERTA, "2026-01", "F01", 5)))
        assert (again.new, again.unchanged, again.known_as) == (1, 1, None)

    def test_a_formula_that_was_never_computed_holds_its_own_value_only(self, send):
        book = openpyxl.Workbook()
        for row in (TITLES, (KENANGA, "2026-01", "F01", 5), (SINGAKERTA, "2026-01", "F01", "=2+3")):
            book.active.append(row)
        content = io.BytesIO()
        book.save(content)

        _, findings = send(content.getvalue(), name="laporan.xlsx")

        told = [(fault.cell, fault.value, fault.code) for fault in findings.faults]
        assert told == [("D3", "=2+3", "value_uncomputed")]
        assert (findings.new, findings.held) == (1, 1)

    def test_a_measure_is_held_back_as_a_whole(self, send):
        titles = (*TITLES, "jenis_kelamin")
        _, findings = send(
            make_csv(
                (KENANGA, "2026-01", "F01", 5, "L"),
                (KENANGA, "2026-01", "F01", "tiga", "P"),
                (KENANGA, "2026-01", "F02", 1, ""),
                titles=titles,
            )
        )

        assert (findings.new, findings.held) == (1, 2)

    def test_what_changed_since_the_preview_is_shown_first(self, programme, services, send):
        number, seen = send(make_csv((KENANGA, "2026-01", "F01", 5)))
        programme.submit([make_row("Kenanga", "2026-01", "F01", 9)])

        answer = services.submissions.accept(LOCAL_VIEWER, number, seen.digest)

        assert answer is Acceptance.OUTDATED
        assert programme.value("F01", "Kenanga", "2026").value == 9
        renewed = look(services, number)
        assert [one[4:] for one in renewed.differences] == [(9, 5)]
        answer = services.submissions.accept(LOCAL_VIEWER, number, renewed.digest)
        assert answer is Acceptance.ALL

    def test_nothing_is_accepted_twice(self, programme, services, send):
        number, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

        again = services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

        assert again is Acceptance.NOTHING
        assert programme.list_versions() == [1]

    def test_what_was_put_aside_is_kept_and_not_stored(self, programme, services, send):
        number, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))
        services.submissions.discard(LOCAL_VIEWER, number)

        assert state_of(services, number) is UploadState.DISCARDED
        answer = services.submissions.accept(LOCAL_VIEWER, number, findings.digest)
        assert answer is Acceptance.NOTHING
        assert programme.list_versions() == []


def states(services):
    """Reports of Kenanga by month, as the quality board shows them."""
    view = services.quality.read(LOCAL_VIEWER, "?wilayah=32.12&tahun=2026")
    (row,) = (row for row in view.board if row.region.code == KENANGA)
    return [report_state(month) for month in row.months]


@pytest.mark.parametrize(
    ("received", "state"),
    [("2026-02-10", ReportState.RECEIVED), ("2026-02-11", ReportState.LATE)],
)
def test_the_quality_board_follows_at_once(services, send, received, state):
    missing = states(services)[0]
    number, findings = send(
        make_csv((KENANGA, "2026-01", "F01", 5, received), titles=(*TITLES, "diterima"))
    )
    services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

    assert (missing, states(services)[0]) == (ReportState.MISSING, state)


@pytest.mark.parametrize(("days", "state"), [(5, ReportState.RECEIVED), (4, ReportState.LATE)])
def test_a_file_is_received_when_it_is_sent_and_not_when_it_is_accepted(
    programme, services, send, days, state
):
    """Today is 15 April, and reports of March are due on the 10th."""
    number, findings = send(make_csv((KENANGA, "2026-03", "F01", 5)))
    with programme.engine.begin() as connection:
        sent = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        connection.execute(update(upload).values(received_at=sent))

    services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

    assert states(services)[2] == state


class TestAskingBack:
    TITLES = ("desa", "kabupaten", "periode", "kode_ukuran", "nilai")

    def test_a_misspelt_village_waits_for_the_sender_and_is_remembered(
        self, programme, services, send
    ):
        content = make_csv(("Kenangga", "Indramayu", "2026-01", "F01", 5), titles=self.TITLES)
        number, findings = send(content)
        (question,) = [fault.proposal for fault in findings.faults if fault.proposal]

        assert question.meaning == KENANGA
        assert 0 < question.confidence < 1
        assert (findings.storable, findings.held) == (0, 1)

        services.submissions.confirm(LOCAL_VIEWER, number, [Answer(*question[:3])])
        confirmed = look(services, number)
        assert (confirmed.new, confirmed.blocked) == (1, 0)
        services.submissions.accept(LOCAL_VIEWER, number, confirmed.digest)
        assert programme.value("F01", "Kenanga", "2026").value == 5

        _, next_month = send(
            make_csv(("Kenangga", "Indramayu", "2026-02", "F01", 5), titles=self.TITLES)
        )
        assert (next_month.new, next_month.blocked) == (1, 0)

    def test_nothing_but_what_was_proposed_can_be_confirmed(self, services, send):
        number, findings = send(
            make_csv(("Kenangga", "Indramayu", "2026-01", "F01", 5), titles=self.TITLES)
        )
        (question,) = [fault.proposal for fault in findings.faults if fault.proposal]

        other = Answer(question.kind, question.written, SINGAKERTA)
        services.submissions.confirm(LOCAL_VIEWER, number, [other])

        assert look(services, number).storable == 0


def look_at_undo(services, submission):
    return services.submission.read(LOCAL_VIEWER, "", penerimaan=str(submission)).undo


class TestTakingBack:
    def test_undo_is_previewed_and_makes_a_version(self, programme, services, send):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 9)])
        number, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)
        newest = services.send.read(LOCAL_VIEWER, "").submissions[0]

        preview = look_at_undo(services, newest.id)
        assert [one[4:] for one in preview] == [(5, 9)]
        assert programme.value("F01", "Kenanga", "2026").value == 5

        assert services.submissions.undo(LOCAL_VIEWER, newest.id) == 3
        assert programme.value("F01", "Kenanga", "2026").value == 9
        assert services.submissions.undo(LOCAL_VIEWER, newest.id) is None
        assert look_at_undo(services, newest.id) is None

    def test_a_file_of_which_a_part_was_taken_back_can_be_sent_again(
        self, programme, services, send
    ):
        titles = ("kode_desa", "desa", "kabupaten", "periode", "kode_ukuran", "nilai")
        content = make_csv(
            (SINGAKERTA, "", "", "2026-01", "F01", 4),
            ("", "Kenangga", "Indramayu", "2026-01", "F01", 5),
            titles=titles,
        )
        number, findings = send(content)
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)
        (question,) = [fault.proposal for fault in findings.faults if fault.proposal]
        services.submissions.confirm(LOCAL_VIEWER, number, [Answer(*question[:3])])
        rest = look(services, number)
        assert services.submissions.accept(LOCAL_VIEWER, number, rest.digest) is Acceptance.ALL
        second, first = services.send.read(LOCAL_VIEWER, "").submissions

        services.submissions.undo(LOCAL_VIEWER, first.id)
        again, seen = send(content)

        assert (seen.new, seen.unchanged, seen.known_as) == (1, 1, None)
        assert services.submissions.accept(LOCAL_VIEWER, again, seen.digest) is Acceptance.ALL
        assert programme.value("F01", "Indramayu", "2026").value == 9
        assert second.undone_in is None

    def test_what_a_later_file_repeated_can_be_sent_again(self, programme, services, send):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
        content = make_csv((KENANGA, "2026-01", "F01", 5), (KENANGA, "2026-01", "F02", 1))
        number, findings = send(content)
        services.submissions.accept(LOCAL_VIEWER, number, findings.digest)
        _, first = services.send.read(LOCAL_VIEWER, "").submissions

        services.submissions.undo(LOCAL_VIEWER, first.id)
        assert programme.value("F01", "Kenanga", "2026").value is None
        again, seen = send(content)

        assert (seen.new, seen.unchanged) == (1, 1)
        assert services.submissions.accept(LOCAL_VIEWER, again, seen.digest) is Acceptance.ALL
        assert programme.value("F01", "Kenanga", "2026").value == 5


def test_the_pages_show_what_came_and_what_became_of_it(services, send):
    number, findings = send(make_csv((KENANGA, "2026-01", "F01", 5)))
    services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

    page = services.upload.read(LOCAL_VIEWER, "", kiriman=str(number))
    (submission,) = page.file.submissions
    accepted = services.submission.read(LOCAL_VIEWER, "", penerimaan=str(submission.id))

    assert page.file.upload.state is UploadState.ACCEPTED
    assert [one[4:] for one in accepted.differences] == [(None, 5)]
    assert [one[4:] for one in accepted.undo] == [(5, None)]
    assert accepted.places[KENANGA].name == "Kenanga"


def test_a_workbook_names_the_cell_of_each_value(programme, services, send):
    book = openpyxl.Workbook()
    book.active.title = "Januari"
    for row in (("Laporan desa",), (), TITLES, (KENANGA, "2026-01", "F01", 5)):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    number, findings = send(file.getvalue(), "laporan.xlsx")
    services.submissions.accept(LOCAL_VIEWER, number, findings.digest)

    history = programme.history()

    assert findings.sheet == "Januari"
    assert [(row.source_row, row.source_column) for row in history] == [(4, 4)]
