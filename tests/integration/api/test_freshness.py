"""Asking again, after a change, and during one."""

import pytest
from sqlalchemy import text

from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from tests.support.small_api import ROWS, load_places, open_client, submit


@pytest.mark.parametrize("path", ["/values?indikator=F01", "/regions", "/indicators"])
def test_asking_again_gives_nothing_while_nothing_changed(client, path):
    first = client.get(f"/api/v1{path}")
    again = client.get(f"/api/v1{path}", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_new_data_are_another_etag(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    migrate(engine)
    load_places(engine)
    client = open_client(engine)
    before = client.get("/api/v1/values?indikator=F01").headers["ETag"]
    submit(engine, ROWS)

    after = client.get("/api/v1/values?indikator=F01", headers={"If-None-Match": before})

    assert (after.status_code, after.json["values"][0]["value"]) == (200, 30)
    engine.dispose()


def test_answers_while_a_writer_holds_the_database(engine, client):
    with engine.connect() as writer:
        writer.execute(text("BEGIN IMMEDIATE"))
        answer = client.get("/api/v1/values?indikator=F01&wilayah=32.12")
        writer.rollback()

    assert answer.status_code == 200
