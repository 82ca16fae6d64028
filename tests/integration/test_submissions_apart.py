"""Files taken in from a process of its own: what goes wrong there is heard of here."""

import hashlib

import pytest

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.ingest.sources.base import Limits
from dashboard.services import apart, open_services
from dashboard.services.submissions import Acceptance, Sent
from dashboard.storage.engine import open_engine
from dashboard.storage.versions import begin_writing
from tests.support.programme import CATALOGUE

CONTENT = b"kode_desa,periode,kode_ukuran,nilai\n32.12.16.2004,2026-01,F01,5\n"
SENT = Sent("laporan.csv", CONTENT, "Koordinator Indramayu")


@pytest.fixture
def submissions(programme):
    return open_services(
        programme.engine, CATALOGUE, lambda: programme.calendar, apart=True
    ).submissions


@pytest.fixture
def no_room(monkeypatch):
    monkeypatch.setattr(apart, "_WORK", Limits(seconds=60, memory=0))


def test_what_is_accepted_there_is_read_here(programme, submissions):
    number = submissions.receive(LOCAL_VIEWER, SENT)
    findings = submissions.read(LOCAL_VIEWER, number)[1]

    assert submissions.accept(LOCAL_VIEWER, number, findings.digest) is Acceptance.ALL
    assert programme.value("F01", "Kenanga", "2026").value == 5


def test_a_number_that_names_no_file_is_said(submissions):
    with pytest.raises(NotFoundError) as raised:
        submissions.accept(LOCAL_VIEWER, 99, "")

    assert (raised.value.parameter, raised.value.value) == ("kiriman", "99")


@pytest.mark.usefixtures("no_room")
def test_of_a_file_that_takes_too_much_only_the_reason_is_kept(submissions):
    """Nobody looked whether it is about persons."""
    number = submissions.receive(LOCAL_VIEWER, SENT)

    sent, findings, content = submissions.read(LOCAL_VIEWER, number)
    assert (content, sent.sha256) == (b"", hashlib.sha256(CONTENT).hexdigest())
    assert [fault.code for fault in findings.faults] == ["file_heavy"]


def test_an_acceptance_that_takes_too_much_stores_nothing(programme, submissions, monkeypatch):
    number = submissions.receive(LOCAL_VIEWER, SENT)
    digest = submissions.read(LOCAL_VIEWER, number)[1].digest
    monkeypatch.setattr(apart, "_WORK", Limits(seconds=60, memory=0))

    with pytest.raises(StoreUnavailableError):
        submissions.accept(LOCAL_VIEWER, number, digest)
    assert programme.list_versions() == []


def test_an_acceptance_that_is_ended_while_it_waits_keeps_nobody_out(
    programme, submissions, monkeypatch
):
    number = submissions.receive(LOCAL_VIEWER, SENT)
    digest = submissions.read(LOCAL_VIEWER, number)[1].digest

    with monkeypatch.context() as patched, programme.engine.begin() as connection:
        patched.setattr(apart, "_WORK", Limits(seconds=4, memory=apart._WORK.memory))
        begin_writing(connection)
        with pytest.raises(StoreUnavailableError):
            submissions.accept(LOCAL_VIEWER, number, digest)

    assert submissions.accept(LOCAL_VIEWER, number, digest) is Acceptance.ALL


def test_a_database_that_is_away_is_said_and_never_made_anew(programme, tmp_path):
    away = tmp_path / "away" / "desmigratif.sqlite3"
    engine = open_engine(f"sqlite:///{away}")
    submissions = open_services(
        engine, CATALOGUE, lambda: programme.calendar, apart=True
    ).submissions
    away.unlink()
    away.parent.rmdir()

    with pytest.raises(StoreUnavailableError):
        submissions.receive(LOCAL_VIEWER, SENT)
    assert not away.parent.exists()
