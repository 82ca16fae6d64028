"""Files into the store, on both databases: what is new or changed, all of it or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import astuple

import pandas as pd
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from dashboard.ingest.accept import REAL, Source, accept
from dashboard.storage.tables import (
    data_version,
    observation,
    report,
    rollup,
    submission,
    version_scope,
)
from tests.support.programme import COLUMNS, make_row

ROWS = [
    make_row("Kenanga", "2026-01", "F01", 5),
    make_row("Kenanga", "2026-01", "F02", 1),
    make_row("Wiyong", "2026-02", "M03", 30, ["L"]),
    make_row("Wiyong", "2026-02", "M03", 40, ["P"]),
]


def _count_rows(engine):
    tables = (observation, report, rollup, submission, data_version, version_scope)
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in tables
        }


def test_tells_what_is_new_changed_and_there_already(programme):
    assert astuple(programme.submit(ROWS)) == (1, 4, 0, 0)
    changed = [
        make_row("Kenanga", "2026-01", "F01", 6),
        make_row("Kenanga", "2026-01", "F02", 1),
        make_row("Kenanga", "2026-03", "F01", 2),
    ]
    assert astuple(programme.submit(changed)) == (2, 1, 1, 1)
    assert programme.value("F01", "Kenanga", "2026").value == 8


def test_the_same_rows_again_change_nothing(programme, engine):
    programme.submit(ROWS)
    before = _count_rows(engine)

    assert astuple(programme.submit(ROWS)) == (None, 0, 0, 4)
    assert _count_rows(engine) == before


def test_a_file_without_rows_changes_nothing(programme):
    assert astuple(programme.submit([])) == (None, 0, 0, 0)
    assert programme.list_versions() == []


def test_a_breakdown_takes_the_place_of_the_total(programme):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
    parts = [make_row("Kenanga", "2026-01", "F01", 2, [sex]) for sex in ("L", "P")]

    assert astuple(programme.submit(parts)) == (2, 0, 2, 0)
    assert programme.value("F01", "Kenanga", "2026").value == 4
    assert programme.value("F01", "Kenanga", "2026", members=["P"]).value == 2


def test_a_breakdown_that_lacks_a_part_now_drops_it(programme):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 2, [sex]) for sex in ("L", "P")])
    programme.submit([make_row("Kenanga", "2026-01", "F01", 2, ["L"])])

    assert programme.value("F01", "Kenanga", "2026").value == 2


def test_other_reports_near_by_stay_as_they_are(programme):
    programme.submit(ROWS)
    programme.submit([make_row("Kenanga", "2026-02", "F01", 9)])

    assert programme.value("F01", "Kenanga", "2026").value == 14
    assert programme.value("M03", "Wiyong", "2026").value == 70


def test_without_a_day_of_receipt_it_is_received_today(programme):
    rows = [(*make_row(village, "2026-03", "F01", 1)[:-1], None) for village in ("Kenanga",)]
    programme.submit(rows)

    assert programme.value("F01", "Kenanga", "2026-03").late == 1


def test_all_of_a_file_or_nothing(programme, engine):
    programme.submit(ROWS)
    before = _count_rows(engine)
    twice = make_row("Namosain", "2026-01", "F01", 5)
    broken = [make_row("Kenanga", "2026-01", "F01", 7), twice, twice]

    with pytest.raises(DBAPIError):
        programme.submit(broken)

    assert _count_rows(engine) == before
    assert programme.value("F01", "Kenanga", "2026").value == 5
    assert programme.differences() == []
    assert programme.submit(broken[:-1]).version == 2


def test_two_files_at_once_are_taken_one_after_the_other(programme, engine):
    source = Source(kind=REAL, file_name="laporan.csv", sha256="0" * 64)
    total = [make_row("Kenanga", "2026-01", "F01", 5)]
    parts = [make_row("Kenanga", "2026-01", "F01", 2, [sex]) for sex in ("L", "P")]
    with ThreadPoolExecutor() as pool:
        with engine.begin() as connection:
            frame = pd.DataFrame(total, columns=COLUMNS)
            accept(connection, frame, source, programme.rollups)
            second = pool.submit(programme.submit, parts)
            assert not wait([second], timeout=0.5).done
        assert astuple(second.result()) == (2, 0, 2, 0)

    assert programme.value("F01", "Kenanga", "2026").value == 4


def test_sums_of_fractions_do_not_depend_on_the_order_of_arrival(programme):
    for village, value in (("Namosain", 0.1), ("Wetan", 0.2), ("Kenanga", 0.3)):
        programme.submit([make_row(village, "2026-01", "U04", value)])

    assert programme.differences() == []
