"""Years of villages are packed with the data, and every way of reading them tells the same."""

from __future__ import annotations

import zlib

from sqlalchemy import delete, func, select, update

from dashboard.domain.periods import Window
from dashboard.queries.villages import GroupQuery, fetch_group, fetch_middles
from dashboard.storage.formulas import list_formulas
from dashboard.storage.tables import village_year
from tests.support.programme import CATALOGUE, PLACES, make_row

FORMULAS = {one.code: one for one in list_formulas(CATALOGUE)}
TO_MARCH = Window(2026, 3)


def totals(programme, code, place, version=None):
    figures = programme.figures([code], [PLACES[place]], [2026], version, breakdowns=False)
    return figures.value(code, PLACES[place], TO_MARCH).value


def group(*names, codes=("F01",)):
    villages = frozenset(PLACES[name] for name in names)
    return GroupQuery(villages=villages, formulas=[FORMULAS[one] for one in codes], year=2026)


def count_rows(programme, *conditions):
    with programme.engine.connect() as connection:
        counted = select(func.count()).select_from(village_year)
        return connection.scalar(counted.where(*conditions))


def test_a_correction_opens_a_new_year_and_the_old_version_keeps_the_old_one(programme):
    first = programme.submit([make_row("Kenanga", "2026-01", "F01", 5)]).version
    programme.submit([make_row("Kenanga", "2026-01", "F01", 7)])

    assert totals(programme, "F01", "Kenanga") == 7
    assert totals(programme, "F01", "Kenanga", first) == 5
    assert count_rows(programme, village_year.c.version_to.is_(None)) == 1
    assert programme.differences() == []


def test_what_is_undone_is_gone(programme):
    version = programme.submit([make_row("Kenanga", "2026-01", "F01", 5)]).version
    programme.undo(version)

    assert totals(programme, "F01", "Kenanga") is None
    assert programme.differences() == []


def test_a_database_from_before_is_packed_once(programme):
    first = programme.submit([make_row("Kenanga", "2026-01", "F01", 5)]).version
    programme.submit([make_row("Kenanga", "2026-01", "F01", 7)])
    with programme.engine.begin() as connection:
        assert not programme.rollups.adopt_village_years(connection)
        connection.execute(delete(village_year))
        assert programme.rollups.adopt_village_years(connection)

    assert totals(programme, "F01", "Kenanga") == 7
    assert totals(programme, "F01", "Kenanga", first) == 5
    assert count_rows(programme) == 2


def test_check_names_a_packed_year_that_is_not_what_was_reported(programme):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
    with programme.engine.begin() as connection:
        connection.execute(update(village_year).values(numbers=zlib.compress(bytes(96))))

    assert programme.differences() == ["2026 village_year 32.12"]


def test_a_group_adds_up_only_its_villages_of_several_districts(programme):
    programme.submit(
        [
            make_row("Kenanga", "2026-01", "F01", 5),
            make_row("Kenanga", "2026-03", "F01", 2),
            make_row("Wetan", "2026-01", "F01", 40),
            make_row("Wiyong", "2026-02", "F01", 10),
        ]
    )
    with programme.engine.connect() as connection:
        (sums,) = fetch_group(connection, group("Kenanga", "Wiyong"))
        middles = fetch_middles(connection, group("Kenanga", "Wiyong"), TO_MARCH)
        single = fetch_middles(connection, group("Kenanga"), Window(2026, 3, single=True))

    assert sums.to_date[2] == [17, 0, 3, 0, 0]
    assert sums.monthly[1] == [10, 0, 1, 0, 0]
    assert middles["F01"] == (8.5, 2, 17, 0)
    assert single["F01"] == (2, 1, 2, 0)


def test_a_group_without_a_report_has_nothing(programme):
    with programme.engine.connect() as connection:
        assert fetch_group(connection, group("Kenanga")) == ()
        assert fetch_middles(connection, group("Kenanga"), TO_MARCH) == {}
