"""Reading while the database is locked or away, and after it is back."""

from __future__ import annotations

import sqlite3

import pytest

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.storage import engine as engine_module
from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from dashboard.storage.versions import begin_writing
from tests.support.programme import Programme, load_places, make_row


def _filled(engine):
    load_places(engine)
    programme = Programme(engine)
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
    return programme


def test_a_locked_sqlite_file_is_said_to_be_away_and_answers_once_free(tmp_path, monkeypatch):
    monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0.05)
    path = tmp_path / "store.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    programme = _filled(engine)
    engine.dispose()

    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreUnavailableError):
        programme.value("F01", "Kenanga", "2026")
    other.close()

    assert programme.value("F01", "Kenanga", "2026").value == 5
    engine.dispose()


def test_readers_do_not_wait_for_a_writer(programme, engine):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
    with engine.begin() as writer:
        begin_writing(writer)

        assert programme.value("F01", "Kenanga", "2026").value == 5


def test_a_stopped_server_is_said_to_be_away_and_answers_once_back(
    postgresql, postgresql_databases
):
    url = postgresql_databases.fresh()
    engine = open_engine(url)
    programme = _filled(engine)
    postgresql.stop()
    try:
        with pytest.raises(StoreUnavailableError):
            programme.value("F01", "Kenanga", "2026")
    finally:
        postgresql.start()

    assert programme.value("F01", "Kenanga", "2026").value == 5
    engine.dispose()
    postgresql_databases.drop(url)


def test_a_version_that_does_not_exist_is_named(programme):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])

    with pytest.raises(NotFoundError, match="versi=9"):
        programme.value("F01", "Kenanga", "2026", version=9)


def test_before_any_data_there_is_version_0(programme):
    value = programme.value("F01", "Nation", "2026", version=0)

    assert (str(value.state), value.due) == ("missing", 15)


def test_a_running_server_forgets_what_clearing_demo_values_changed(programme):
    programme.submit([make_row("Dukuhjati", "2026-01", "F01", 4)], demo=True)
    before = programme.value("F01", "Dukuhjati", "2026", version=1)

    programme.clear_demo()

    after = programme.value("F01", "Dukuhjati", "2026", version=1)
    assert (before.value, before.due) == (4, 3)
    assert (after.value, after.due) == (None, 0)
