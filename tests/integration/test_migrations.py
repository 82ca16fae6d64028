"""The schema that migrations make, on both databases."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select

from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from dashboard.storage.tables import metadata, setting


@pytest.fixture
def empty_engine(empty_database_url):
    engine = open_engine(empty_database_url)
    yield engine
    engine.dispose()


def test_an_empty_database_gets_the_tables_that_the_code_knows(empty_engine):
    migrate(empty_engine)

    with empty_engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())


def test_migrating_again_changes_nothing(engine):
    with engine.begin() as connection:
        connection.execute(insert(setting).values(key="due_day", value="10"))
    migrate(engine)

    with engine.connect() as connection:
        assert connection.scalar(select(setting.c.value)) == "10"
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
