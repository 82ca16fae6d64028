"""What all tests share: databases of both kinds, and a small programme to fill them with."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from dashboard.storage.engine import open_engine
from tests.support.databases import PostgresqlDatabases, SqliteDatabases
from tests.support.postgresql import PostgreSQL, find_programs
from tests.support.programme import Programme, load_places

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def postgresql():
    """A running server; skips where there are no programs for one, and fails in CI."""
    programs = find_programs()
    if programs is None:
        give_up = pytest.fail if os.getenv("CI") == "true" else pytest.skip
        give_up("PostgreSQL is not installed: initdb is neither on the path nor in /usr/lib")
    with PostgreSQL.running(programs) as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory):
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_databases(postgresql):
    return PostgresqlDatabases(postgresql)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request):
    """Fresh databases of both kinds, one kind after the other."""
    return request.getfixturevalue(f"{request.param}_databases")


@pytest.fixture
def empty_database_url(databases):
    """A database without tables."""
    url = databases.empty()
    yield url
    databases.drop(url)


@pytest.fixture
def database_url(databases):
    """A database with empty tables."""
    url = databases.fresh()
    yield url
    databases.drop(url)


@pytest.fixture
def engine(database_url):
    """A database with empty tables, open."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def programme(engine):
    """The villages of ``tests.support.programme`` without any report, today being 2026-04-15."""
    load_places(engine)
    return Programme(engine)
