import datetime as dt

import pytest
from sqlalchemy import func, select

from dashboard.storage import bulk
from dashboard.storage.bulk import bulk_insert
from dashboard.storage.engine import open_engine
from dashboard.storage.tables import meeting, metadata, rollup

MEETING_COLUMNS = ("participant_group", "name", "end", "start", "place", "source", "role")


def _meeting(group):
    start = dt.date(2022, 8, 8)
    return (group, "Rapat Teknis", dt.date(2022, 8, 10), start, "Jakarta", "-", "peserta")


@pytest.fixture
def connection(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_keeps_dates_and_the_order_of_columns_apart_from_the_table(connection):
    assert bulk_insert(connection, meeting, MEETING_COLUMNS, [_meeting("koordinator")]) == 1

    row = connection.execute(select(meeting)).one()
    assert (row.name, row.participant_group) == ("Rapat Teknis", "koordinator")
    assert (row.start, row.end) == (dt.date(2022, 8, 8), dt.date(2022, 8, 10))
    assert row.invited is None


def test_takes_more_rows_than_one_chunk_from_an_iterator(connection, monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK", 2)
    rows = (_meeting(f"kelompok {number}") for number in range(5))

    assert bulk_insert(connection, meeting, MEETING_COLUMNS, rows) == 5
    assert connection.scalar(select(func.count()).select_from(meeting)) == 5


def test_stores_json_that_reads_back(connection):
    columns = [column.name for column in rollup.c]
    row = ("F03", "", 2026, 2, "32.12", 1, None, [1, None], {"nilai": 2.5})

    bulk_insert(connection, rollup, columns, [row])

    stored = connection.execute(select(rollup)).one()
    assert (stored.monthly, stored.to_date) == ([1, None], {"nilai": 2.5})


def test_inserts_nothing_from_no_rows(connection):
    assert bulk_insert(connection, meeting, MEETING_COLUMNS, []) == 0
