"""First release against latest revision, from the versions of the real store."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import update

from dashboard.components.why_history_tiles import revision
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.storage.tables import data_version
from tests.support.programme import PLACES, make_row

DUE_END = dt.datetime(2026, 3, 10, 16, 59, tzinfo=dt.UTC)
"""A minute before the day ends in western Indonesia on which February is due."""


@pytest.fixture
def accept(programme):
    """Accept a report as if at another time."""

    def accept(at, *reports):
        version = programme.submit([make_row(*report) for report in reports]).version
        with programme.engine.begin() as connection:
            made = update(data_version).where(data_version.c.version == version)
            connection.execute(made.values(created_at=at))
        return version

    return accept


@pytest.fixture
def read(services):
    def read(code, place="Nation", search="?tahun=2026&bulan=2"):
        asked = f"{search}&indikator={code}&wilayah={PLACES[place]}"
        return services.why.read(LOCAL_VIEWER, asked)

    return read


def on(day, hour=3):
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC)


PLACES_READ = ("Nation", "JawaBarat", "Indramayu", "Sindang", "Kenanga")


@pytest.mark.parametrize("place", PLACES_READ)
def test_the_number_in_force_when_the_due_day_ended_is_the_first_release(accept, read, place):
    accept(on(3), ("Kenanga", "2026-02", "F01", 4))
    first = accept(DUE_END, ("Kenanga", "2026-02", "F01", 5))
    accept(DUE_END + dt.timedelta(minutes=1), ("Kenanga", "2026-02", "F01", 8))
    accept(on(12), ("Kenanga", "2026-02", "M01", 8))
    newest = accept(on(20), ("Kenanga", "2026-02", "F01", 9))

    found = read("F01", place).revision

    assert found.in_time
    assert found.due_on == dt.date(2026, 3, 10)
    assert (found.first.version, found.first.value.value) == (first, 5)
    assert (found.newest.version, found.newest.value.value) == (newest, 9)
    assert found.first.made_at == DUE_END
    # What changed another number is no revision of this one.
    assert found.changes == 2


@pytest.mark.parametrize("place", PLACES_READ)
def test_where_nothing_was_there_in_time_the_first_number_later_counts(accept, read, place):
    accept(on(3), ("Wetan", "2026-01", "F01", 4))
    first = accept(on(15), ("Kenanga", "2026-02", "F01", 5))

    found = read("F01", place).revision

    assert not found.in_time
    assert (found.first.version, found.changes) == (first, 0)
    assert found.first == found.newest


@pytest.mark.parametrize("place", PLACES_READ)
def test_what_is_taken_back_leaves_no_number(accept, read, programme, place):
    accept(on(3), ("Kenanga", "2026-02", "F01", 5))
    programme.undo(1)

    found = read("F01", place).revision

    assert (found.first.value.value, found.newest.value.value) == (5, None)
    assert found.changes == 1


def test_a_late_report_and_a_percentage(accept, read):
    accept(on(9), ("Kenanga", "2026-02", "F01", 6), ("Kenanga", "2026-02", "F02", 4))
    accept(on(20), ("Wetan", "2026-02", "F01", 8), ("Wetan", "2026-02", "F02", 2))

    found = read("F03").revision

    assert (found.first.value.value, found.newest.value.value) == (60, 70)
    assert (found.first.value.reported, found.newest.value.reported) == (1, 2)
    assert found.newest.value.denominator == 20


@pytest.mark.parametrize("place", ["Nation", "Kenanga"])
def test_the_share_of_reports_on_time_grows_with_them(accept, read, place):
    accept(on(9), ("Kenanga", "2026-01", "F01", 6))
    accept(on(10), ("Kenanga", "2026-02", "F01", 6))

    found = read("O03", place, "?tahun=2026&bulan=2").revision
    figure = read("O03", place, "?tahun=2026&bulan=2").figure

    assert found.newest.value == figure
    assert found.changes == 0


def test_an_old_version_knows_nothing_of_later_ones(accept, read):
    version = accept(on(3), ("Kenanga", "2026-02", "F01", 5))
    accept(on(20), ("Kenanga", "2026-02", "F01", 9))

    found = read("F01", search=f"?tahun=2026&bulan=2&versi={version}").revision

    assert (found.newest.value.value, found.changes) == (5, 0)


def test_the_newest_release_is_the_figure_itself(accept, read):
    accept(on(3), ("Kenanga", "2026-01", "K03", 5), ("Wiyong", "2026-03", "K03", 7))
    accept(on(20), ("Kenanga", "2026-03", "K03", 9))

    for place in PLACES_READ:
        view = read("K03", place, "?tahun=2026")
        assert view.revision.newest.value == view.figure


@pytest.mark.parametrize("code", ["V01", "O04"])
def test_what_no_report_tells_has_no_revision(accept, read, code):
    accept(on(3), ("Kenanga", "2026-02", "F01", 5))

    assert read(code).revision is None


def test_the_tile_tells_it_in_words(accept, read):
    accept(on(3), ("Kenanga", "2026-02", "F01", 40))
    accept(on(20), ("Kenanga", "2026-02", "F01", 44))

    written = revision(read("F01"))

    assert "Berubah 1 kali sejak rilis pertama: naik 10 %" in written.striptags()
    assert 'value="40"' in written
    assert 'value="44"' in written
    assert "versi=1" in written
    english = revision(read("F01", search="?tahun=2026&bulan=2&bahasa=en")).striptags()
    assert "Changed 1 time since the first release: up 10%" in english
