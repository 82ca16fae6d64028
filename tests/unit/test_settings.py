from __future__ import annotations

import os
import stat
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.settings import PROJECT_ROOT, Settings, SettingsError, from_environment

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "k" * 40


@pytest.fixture
def read(tmp_path: Path):
    """Read settings with a folder of the test's own."""

    def read(**environ: str) -> Settings:
        return from_environment({"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path), **environ})

    return read


def refusal(read, **environ: str) -> str:
    with pytest.raises(SettingsError) as refused:
        read(**environ)
    return str(refused.value)


def test_everything_has_a_default(read, tmp_path):
    settings = read(DESMIGRATIF_SECRET_KEY=SECRET)

    assert settings == Settings(
        database_url=f"sqlite:///{tmp_path.as_posix()}/desmigratif.sqlite3",
        secret_key=SECRET,
        host="127.0.0.1",
        port=8050,
        workers=2,
        threads=8,
        due_day=10,
        today=None,
        max_rows=1_000_000,
        deck_template=None,
        local_folder=tmp_path,
    )


def test_default_folder_lies_in_the_project_wherever_it_is_started(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    settings = from_environment({"DESMIGRATIF_SECRET_KEY": SECRET})

    assert settings.local_folder == PROJECT_ROOT / "data" / "local"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("DESMIGRATIF_PORT", "9000", "port", 9000),
        ("PORT", " 9000 ", "port", 9000),
        ("PORT", "", "port", 8050),
        ("HOST", "::1", "host", "::1"),
        ("DESMIGRATIF_HOST", "localhost", "host", "localhost"),
        ("DESMIGRATIF_WORKERS", "64", "workers", 64),
        ("DESMIGRATIF_THREADS", "1", "threads", 1),
        ("DESMIGRATIF_DUE_DAY", "28", "due_day", 28),
        ("DESMIGRATIF_TODAY", "2026-08-31", "today", date(2026, 8, 31)),
        ("DESMIGRATIF_MAX_ROWS", "5", "max_rows", 5),
        (
            "DESMIGRATIF_DATABASE_URL",
            "postgresql://a:b@db/x?sslmode=require",
            "database_url",
            "postgresql+psycopg://a:b@db/x?sslmode=require",
        ),
        (
            "DESMIGRATIF_DATABASE_URL",
            "postgres://db/x",
            "database_url",
            "postgresql+psycopg://db/x",
        ),
        ("DESMIGRATIF_DATABASE_URL", "sqlite:////srv/x.db", "database_url", "sqlite:////srv/x.db"),
    ],
)
def test_reads(read, variable, value, field, expected):
    assert getattr(read(**{variable: value}), field) == expected


def test_plain_port_wins_over_its_prefixed_twin(read):
    assert read(PORT="9001", DESMIGRATIF_PORT="9000").port == 9001


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DESMIGRATIF_PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "delapan"),
        ("DESMIGRATIF_WORKERS", "0"),
        ("DESMIGRATIF_THREADS", "-1"),
        ("DESMIGRATIF_THREADS", "²"),
        ("DESMIGRATIF_DUE_DAY", "29"),
        ("DESMIGRATIF_DUE_DAY", "0"),
        ("DESMIGRATIF_MAX_ROWS", "1e6"),
        ("DESMIGRATIF_TODAY", "31-08-2026"),
        ("DESMIGRATIF_TODAY", "20260831"),
        ("DESMIGRATIF_TODAY", "2026-02-30"),
        ("HOST", "0.0.0.0"),  # noqa: S104 (the value that must be refused)
        ("DESMIGRATIF_HOST", "192.168.1.4"),
        ("DESMIGRATIF_HOST", "dasbor.example"),
    ],
)
def test_refuses_with_variable_value_and_remedy(read, variable, value):
    message = refusal(read, **{variable: value})

    assert message.startswith(f'Setelan {variable} bernilai "{value}", tidak dapat dipakai. ')
    assert " 127.0.0.1 " in message or "Isi dengan " in message


def test_other_hosts_wait_for_accounts(read):
    assert "sampai ada akun" in refusal(read, HOST="0.0.0.0")  # noqa: S104 (refused)


def test_refused_database_url_keeps_the_password_to_itself(read):
    message = refusal(read, DESMIGRATIF_DATABASE_URL="mysql://admin:rahasia@db/x")

    assert "DESMIGRATIF_DATABASE_URL" in message
    assert "rahasia" not in message


def test_random_key_is_kept_for_the_next_start(read, tmp_path):
    first = read()
    kept = tmp_path / "secret_key"

    assert len(first.secret_key) >= 32
    assert read().secret_key == first.secret_key
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_keys_differ_between_installations(tmp_path):
    keys = {
        from_environment({"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path / name)}).secret_key
        for name in ("a", "b")
    }

    assert len(keys) == 2


def test_short_or_damaged_keys_are_refused(read, tmp_path):
    assert "terlalu pendek (5 karakter)" in refusal(read, DESMIGRATIF_SECRET_KEY=SECRET[:5])

    (tmp_path / "secret_key").write_text("")
    assert "Hapus berkas itu" in refusal(read)


def test_key_does_not_show_in_logs(read):
    assert SECRET not in repr(read(DESMIGRATIF_SECRET_KEY=SECRET))


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SettingsError, match="DESMIGRATIF_LOCAL_FOLDER"):
        from_environment({"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path / "file" / "sub")})
