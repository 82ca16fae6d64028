"""Connections to the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import orjson
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
_FILE = "file"


def open_engine(url: str, *, make: bool = True) -> Engine:
    """Open a pooled engine for SQLite (write-ahead log) or PostgreSQL.

    Nothing is read or created in the database.

    Args:
        url: Of the database.
        make: Whether folder and file of a SQLite database are made when absent, here and never
            later: while a file is away, connecting fails.
    """
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        return _open_sqlite(Path(target.database or ""), make=make)
    if target.drivername == "postgresql":
        target = target.set(drivername="postgresql+psycopg")
    return create_engine(
        target,
        pool_pre_ping=True,
        connect_args={"connect_timeout": BUSY_SECONDS},
        **_JSON,
    )


def address_of(engine: Engine) -> str:
    """URL by which another process opens the same database; it may hold a password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        url = URL.create("sqlite", database=url2pathname(urlsplit(url.database or "").path))
    return url.render_as_string(hide_password=False)


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


_JSON: dict[str, Any] = {"json_serializer": _to_json, "json_deserializer": orjson.loads}


def _open_sqlite(path: Path, *, make: bool) -> Engine:
    if make:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    engine = create_engine(
        URL.create(
            "sqlite", database=path.absolute().as_uri(), query={"mode": "rw", "uri": "true"}
        ),
        connect_args={"timeout": BUSY_SECONDS},
        **_JSON,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info[_FILE] = path.stat().st_ino
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "checkout")
    def _follow(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        """A restored backup is another file under the same name: leave the old one."""
        if not path.exists() or path.stat().st_ino != record.info[_FILE]:
            raise DisconnectionError

    return engine
