"""What the machine decides: every setting, read once from the environment.

Only this module reads environment variables. All names start with `DESMIGRATIF_`; plain `PORT`
and `HOST` win over their prefixed twins, so that `PORT=9000 make run` works.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
PREFIX: Final = "DESMIGRATIF_"
MIN_SECRET_LENGTH: Final = 32


class SettingsError(ValueError):
    """A setting cannot be used; the message names variable, value and remedy (Indonesian)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked.

    Attributes:
        database_url: SQLAlchemy URL; SQLite in `local_folder` unless set.
        secret_key: signs sessions and downloads; the same in every worker and after a restart.
        host: loopback address to listen on.
        port: TCP port to listen on.
        workers: server processes.
        threads: threads of each process.
        due_day: day of the next month on which a monthly report is due, 1 to 28.
        today: fixed date for demonstrations and tests; None follows the clock.
        max_rows: most rows that one uploaded file may have.
        deck_template: PowerPoint file whose slide master the decks use; None for our own.
        local_folder: where the product writes (database, key, built static files).
    """

    database_url: str
    secret_key: str = field(repr=False)
    host: str
    port: int
    workers: int
    threads: int
    due_day: int
    today: date | None
    max_rows: int
    deck_template: Path | None
    local_folder: Path


def from_environment(
    environ: Mapping[str, str] = os.environ,  # noqa: TID251 (this is the one place)
) -> Settings:
    """Read all settings from `environ`; a name that is absent or blank takes its default.

    Makes `local_folder` and, unless `DESMIGRATIF_SECRET_KEY` is given, keeps a random key in it
    (file `secret_key`, readable by its owner only), so that every worker and restart shares it.

    Raises:
        SettingsError: a value cannot be used.
    """
    source = _Source(environ)
    folder = _folder(source)
    return Settings(
        database_url=_database_url(source, folder),
        secret_key=_secret_key(source, folder),
        host=_host(source),
        port=source.whole_number("PORT", 8050, 1, 65_535),
        workers=source.whole_number("WORKERS", 2, 1, 64),
        threads=source.whole_number("THREADS", 8, 1, 64),
        due_day=source.whole_number("DUE_DAY", 10, 1, 28),
        today=_today(source),
        max_rows=source.whole_number("MAX_ROWS", 1_000_000, 1, 100_000_000),
        deck_template=_deck_template(source),
        local_folder=folder,
    )


@dataclass(frozen=True, slots=True)
class _Source:
    environ: Mapping[str, str]

    def variable(self, name: str) -> str:
        """Name of the variable that decides `name`, for look-up and for messages."""
        plain = name in {"HOST", "PORT"} and bool(self.environ.get(name, "").strip())
        return name if plain else PREFIX + name

    def text(self, name: str) -> str | None:
        return self.environ.get(self.variable(name), "").strip() or None

    def whole_number(self, name: str, default: int, least: int, most: int) -> int:
        text = self.text(name)
        if text is None:
            return default
        # isascii: int() also reads other scripts' digits, isdigit() even superscripts.
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        remedy = f"Isi dengan bilangan bulat {least} sampai {most}, misalnya {default}."
        raise SettingsError(self.complaint(name, remedy))

    def complaint(self, name: str, remedy: str) -> str:
        variable = self.variable(name)
        value = self.environ.get(variable, "")
        return f'Setelan {variable} bernilai "{value}", tidak dapat dipakai. {remedy}'


def _folder(source: _Source) -> Path:
    folder = PROJECT_ROOT / (source.text("LOCAL_FOLDER") or "data/local")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"Folder {folder} tidak dapat dibuat ({error.strerror}). Beri hak tulis, atau pilih"
            f" folder lain dengan {PREFIX}LOCAL_FOLDER."
        )
        raise SettingsError(message) from error
    return folder


def _deck_template(source: _Source) -> Path | None:
    """Whether it can be used is told where a deck is asked for: it may be put right meanwhile."""
    name = source.text("DECK_TEMPLATE")
    return PROJECT_ROOT / name if name else None


def _database_url(source: _Source, folder: Path) -> str:
    url = source.text("DATABASE_URL")
    if url is None:
        return f"sqlite:///{(folder / 'desmigratif.sqlite3').as_posix()}"
    if url.startswith(("postgresql://", "postgres://")):
        # Without a driver's name SQLAlchemy asks for psycopg 2, which is not installed.
        return "postgresql+psycopg://" + url.partition("://")[2]
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    # The value stays out of the message: it may hold a password.
    message = (
        f"Setelan {PREFIX}DATABASE_URL tidak dapat dipakai. Isi dengan"
        " postgresql://pengguna:sandi@server/basisdata atau sqlite:////folder/berkas.sqlite3."
    )
    raise SettingsError(message)


def _secret_key(source: _Source, folder: Path) -> str:
    key = source.text("SECRET_KEY")
    if key is None:
        return _kept_key(folder / "secret_key")
    if len(key) < MIN_SECRET_LENGTH:
        message = (
            f"Setelan {PREFIX}SECRET_KEY terlalu pendek ({len(key)} karakter). Isi dengan"
            f" {MIN_SECRET_LENGTH} karakter acak atau lebih, atau kosongkan agar dibuatkan."
        )
        raise SettingsError(message)
    return key


def _kept_key(path: Path) -> str:
    try:
        if not path.exists():
            _write_key(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"Kunci rahasia {path} tidak dapat dibaca atau ditulis. Periksa hak akses foldernya."
        )
        raise SettingsError(message) from error
    if len(key) < MIN_SECRET_LENGTH:
        message = f"Kunci rahasia {path} rusak atau kosong. Hapus berkas itu agar dibuat yang baru."
        raise SettingsError(message)
    return key


def _write_key(path: Path) -> None:
    """Publish a new key in one step: of several processes that start together, the first wins."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:
        # File systems of memory sticks have no hard links.
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _host(source: _Source) -> str:
    host = source.text("HOST") or "127.0.0.1"
    if host != "localhost" and not _is_loopback(host):
        remedy = (
            "Aplikasi hanya melayani komputer ini (127.0.0.1) sampai ada akun dan hak akses;"
            " pakai 127.0.0.1 atau kosongkan."
        )
        raise SettingsError(source.complaint("HOST", remedy))
    return host


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _today(source: _Source) -> date | None:
    text = source.text("TODAY")
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat also takes 20260831 and 2026-W35-1, which people would read differently.
    if day is None or day.isoformat() != text:
        raise SettingsError(
            source.complaint("TODAY", "Isi dengan tanggal TTTT-BB-HH, misalnya 2026-08-31.")
        )
    return day
