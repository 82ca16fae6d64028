"""Values to check are kept with the data: with every file, every undo, and every old version."""

from __future__ import annotations

from sqlalchemy import delete, update

from dashboard.domain.periods import Window
from dashboard.domain.quality_rules import Rule
from dashboard.queries.findings import FindingQuery, count_findings, list_findings
from dashboard.storage.tables import finding, setting
from tests.support.programme import PLACES, make_row

YEAR = Window(2026, 3)


def found(programme, place="Nation", window=YEAR, version=None, limit=10):
    with programme.store.reading() as connection:
        newest = programme.store.newest(connection).version
        query = FindingQuery(PLACES[place], window, version or newest)
        rows = list_findings(connection, query, limit=limit)
        counts = count_findings(connection, query)
    told = [(row.village, row.period, row.measure, row.rule, row.value, row.high) for row in rows]
    assert len(told) == min(limit, sum(counts.values()))
    return told


def children(village, month, part, whole=40, **more):
    return [
        make_row(village, month, code, n, **more) for code, n in (("C03", part), ("C02", whole))
    ]


def expected(village, period, value, high, measure="C03", rule=Rule.BROKEN):
    return PLACES[village], period, measure, rule, value, high


def test_a_file_brings_its_findings_along(programme):
    programme.submit(children("Kenanga", "2026-02", 45))

    assert found(programme) == [expected("Kenanga", 202602, 45, 40)]
    assert programme.differences() == []


def test_a_breakdown_is_added_up(programme):
    parts = [make_row("Kenanga", "2026-02", "C03", 25, (sex,)) for sex in "LP"]
    programme.submit([*parts, make_row("Kenanga", "2026-02", "C02", 40)])

    assert found(programme) == [expected("Kenanga", 202602, 50, 40)]


def test_a_correction_and_its_undo_change_them_and_old_versions_stay(programme):
    wrong = programme.submit(children("Kenanga", "2026-02", 45)).version
    right = programme.submit(children("Kenanga", "2026-02", 35)).version
    assert found(programme) == []

    programme.undo(right)

    assert found(programme) == [expected("Kenanga", 202602, 45, 40)]
    assert found(programme, version=right) == []
    assert found(programme, version=wrong) == [expected("Kenanga", 202602, 45, 40)]
    assert programme.differences() == []


def test_a_correction_of_the_past_is_judged_years_later(programme):
    programme.submit(
        make_row("Kenanga", f"{2024 + at // 12}-{at % 12 + 1:02d}", "F02", 0) for at in range(11)
    )
    programme.submit([make_row("Kenanga", "2026-01", "F02", 90)])
    assert found(programme) == []

    programme.submit([make_row("Kenanga", "2024-12", "F02", 20)])

    assert found(programme) == [expected("Kenanga", 202601, 90, 60, "F02", Rule.JUMP)]
    assert programme.differences() == []


def test_villages_of_other_programmes_are_not_judged(programme):
    programme.submit(children("Kulon", "2026-02", 45))

    assert found(programme) == []


def test_they_are_asked_for_by_place_and_month(programme):
    villages = ("Kenanga", "Singakerta", "Wiyong", "Wetan")
    programme.submit(row for one in villages for row in children(one, "2026-02", 45))
    programme.submit(children("Kenanga", "2026-03", 46))

    def named(place, window=YEAR):
        return [(row[0], row[1]) for row in found(programme, place, window)]

    newest = [(PLACES["Kenanga"], 202603)]
    sindang = [*newest, (PLACES["Kenanga"], 202602)]
    indramayu = [*newest, *((PLACES[one], 202602) for one in ("Singakerta", "Kenanga"))]
    assert named("Kenanga") == named("Sindang") == sindang
    assert named("Indramayu") == indramayu
    assert len(named("JawaBarat")) == 4
    assert len(named("Nation")) == 5
    assert named("Nation", Window(2026, 3, single=True)) == newest
    assert named("Nation", Window(2026, 0)) == named("Nation", Window(2025, 12)) == []


def test_broken_rules_come_first_and_the_rest_is_counted(programme):
    programme.submit(
        [make_row("Wetan", f"2025-{month:02d}", "M04", 40) for month in (10, 11, 12)]
        + [make_row("Wetan", "2026-03", "M04", 400), *children("Kenanga", "2026-01", 45)]
    )

    broken = expected("Kenanga", 202601, 45, 40)
    jump = expected("Wetan", 202603, 400, 80, "M04", Rule.JUMP)
    assert found(programme) == [broken, jump]
    assert found(programme, limit=1) == [broken]


def test_demo_values_take_their_findings_with_them(programme):
    programme.submit(children("Kenanga", "2026-02", 45), demo=True)
    programme.submit(children("Wetan", "2026-02", 41))
    with programme.store.reading() as connection:
        rows = list_findings(connection, FindingQuery("", YEAR, 2), limit=9)
    assert [(row.village, row.demo) for row in rows] == [
        (PLACES["Kenanga"], True),
        (PLACES["Wetan"], False),
    ]

    programme.clear_demo()

    assert found(programme) == [expected("Wetan", 202602, 41, 40)]
    assert programme.differences() == []


def test_other_rules_judge_all_reports_anew(programme):
    programme.submit(children("Kenanga", "2026-02", 45))
    programme.submit(children("Kenanga", "2026-02", 46))
    with programme.engine.begin() as connection:
        assert programme.rollups.adopt_finding_rules(connection)
        assert not programme.rollups.adopt_finding_rules(connection)
        connection.execute(delete(finding))
        connection.execute(
            update(setting).where(setting.c.key == "finding_rules").values(value="0")
        )
        assert programme.rollups.adopt_finding_rules(connection)

    assert found(programme, version=1) == [expected("Kenanga", 202602, 45, 40)]
    assert found(programme) == [expected("Kenanga", 202602, 46, 40)]


def test_check_names_a_finding_that_is_not_what_the_rules_say(programme):
    programme.submit(children("Kenanga", "2026-02", 45))
    with programme.engine.begin() as connection:
        connection.execute(update(finding).values(high=1.0))

    assert programme.differences() == ["32.12 202602 32.12.16.2004 C03"]
