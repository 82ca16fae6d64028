"""One small database for all requests that only read."""

from types import SimpleNamespace

import pytest

from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from tests.support.small_api import ROWS, load_places, open_client, submit


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('api') / 'store.sqlite3'}")
    migrate(engine)
    load_places(engine)
    submit(engine, ROWS)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def client(engine):
    return open_client(engine)


@pytest.fixture
def get(client):
    def get(path, **query):
        answer = client.get(f"/api/v1{path}", query_string=query)
        return SimpleNamespace(status=answer.status_code, headers=answer.headers, json=answer.json)

    return get


@pytest.fixture
def values(get):
    def values(**query):
        answer = get("/values", **query)
        assert answer.status == 200, answer.json
        return answer.json["values"]

    return values
