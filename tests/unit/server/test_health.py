import sqlite3

import pytest
from flask import Flask
from sqlalchemy import create_engine

from dashboard.server.health import create_health
from dashboard.services.health import HealthService
from dashboard.services.store import Store
from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from dashboard.storage.versions import add_version


def _client(engine):
    server = Flask(__name__)
    server.register_blueprint(create_health(HealthService(Store(engine))))
    return server.test_client()


def _read(client):
    answer = client.get("/health")
    return answer.status_code, answer.json["status"], answer.json.get("data_version")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite3"


def test_tells_the_newest_data_version(path):
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    client = _client(engine)
    before = _read(client)
    with engine.begin() as connection:
        add_version(connection, action="accept")

    assert before == (200, "ok", 0)
    assert _read(client) == (200, "ok", 1)
    engine.dispose()


def test_is_unavailable_until_there_is_a_schema(path):
    engine = open_engine(f"sqlite:///{path}")
    client = _client(engine)
    before = _read(client)
    migrate(engine)

    assert before == (503, "unavailable", None)
    assert _read(client) == (200, "ok", 0)
    engine.dispose()


def test_is_unavailable_while_the_database_is_locked(path):
    url = f"sqlite:///{path}"
    # Without a write-ahead log a writer shuts readers out; the time-out of 0 keeps the test short.
    engine = create_engine(url, connect_args={"timeout": 0})
    migrate(engine)
    client = _client(engine)
    writer = sqlite3.connect(path)
    writer.execute("BEGIN EXCLUSIVE")
    during = _read(client)
    writer.close()

    assert during == (503, "unavailable", None)
    assert _read(client) == (200, "ok", 0)
    engine.dispose()


def test_is_unavailable_while_the_database_is_away(tmp_path):
    client = _client(create_engine(f"sqlite:///{tmp_path}/absent/store.sqlite3"))

    answer = client.get("/health")

    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")
    assert "Traceback" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
