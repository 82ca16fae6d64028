"""Connections to the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Engine, create_engine, event, make_url

if TYPE_CHECKING:
    import sqlite3

BUSY_SECONDS = 5


def open_engine(url: str) -> Engine:
    """Open a pooled engine for SQLite (write-ahead log) or PostgreSQL.

    The folder of a SQLite file is made when absent. Nothing is read or created in the database.
    """
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        return _open_sqlite(url, target.database)
    if target.drivername == "postgresql":
        target = target.set(drivername="postgresql+psycopg")
    return create_engine(
        target,
        pool_pre_ping=True,
        connect_args={"connect_timeout": BUSY_SECONDS},
        **_JSON,
    )


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


_JSON: dict[str, Any] = {"json_serializer": _to_json, "json_deserializer": orjson.loads}


def _open_sqlite(url: str, database: str | None) -> Engine:
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **_JSON)

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine
