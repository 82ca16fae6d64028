"""What the rules see in reports, targets and findings, and which of it comes first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import insert

from dashboard.domain.attention.concern import Rule, Severity
from dashboard.domain.fair import Basis
from dashboard.domain.periods import Month, Window
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services.fair import fair_change
from dashboard.services.page_service import PageService
from dashboard.storage.tables import target
from tests.support.programme import CATALOGUE, PLACES, make_row
from tests.support.watched import CILACAP, CIREBON, INDRAMAYU, MARCH, MONTHS, found, reports


@pytest.mark.usefixtures("calm")
def test_nothing_is_raised_where_nothing_is_wrong(read):
    view = read()

    assert found(view) == []
    assert view.month == MARCH
    assert sum(view.counts.values()) == 0


def test_late_reports_count_what_the_quality_page_counts(programme, read):
    programme.submit([*reports("Kenanga"), *reports("Singakerta", MONTHS[:-2])])
    (watched,) = (
        one for one in read(f"?wilayah={INDRAMAYU}").still if one.tracked.subject.rule is Rule.LATE
    )
    concern = watched.tracked.concern

    told = [programme.value("O03", "Indramayu", month) for month in MONTHS[-3:]]
    assert concern.alarm.number == sum(one.due - one.reported for one in told) == 2
    assert concern.alarm.base == sum(one.due for one in told) == 6
    assert (concern.since, concern.month) == (Month(2026, 2), MARCH)
    assert [region.code for region in watched.path] == ["32", INDRAMAYU]


def test_empty_posts_and_stalled_groups_are_those_of_the_figures(programme, read):
    programme.submit(
        [
            *reports("Kenanga", MONTHS[:11]),
            *reports("Kenanga", MONTHS[11:], O01N=1, O02N=0, U05N=2),
            *reports("Singakerta"),
        ]
    )
    concerns = {
        one.tracked.subject[0::2]: one.tracked.concern
        for one in read(f"?wilayah={INDRAMAYU}").still
    }

    assert set(concerns) == {(Rule.VACANT, "O01"), (Rule.VACANT, "O02")}
    for (_, code), concern in concerns.items():
        told = programme.value(code, "Indramayu", "2026")
        assert concern.alarm.number == told.denominator - told.numerator == 1
        assert (concern.alarm.base, concern.alarm.reported) == (told.denominator, 2)
        assert concern.since == Month(2025, 12)

    programme.submit(reports("Singakerta", MONTHS[-1:], U05N=1))
    view = read(f"?wilayah={INDRAMAYU}")
    (stalled,) = (
        one.tracked.concern for one in view.still if one.tracked.subject.rule is Rule.STALLED
    )
    told = programme.value("U05", "Indramayu", "2026")
    assert stalled.alarm.number == told.denominator - told.numerator == 13
    assert (stalled.alarm.severity, stalled.since) == (Severity.HIGH, MARCH)


def test_far_below_the_path_of_a_target(programme, read):
    """300 of 1,200 are expected by March; 150 are half of it, ten times the tolerance."""
    people = {"2025-12": 90, "2026-01": 130, "2026-02": 10, "2026-03": 10}
    programme.submit(
        row
        for month in MONTHS
        for row in [
            *reports("Kenanga", [month], M02=people.get(month, 50)),
            *reports("Singakerta", [month], M02=0),
        ]
    )
    set_target(programme, "M02", 1200)
    # Reports on time are left to the rule on late reports.
    set_target(programme, "O03", 100)
    (concern,) = (
        one.tracked.concern
        for one in read(f"?wilayah={INDRAMAYU}").still
        if one.tracked.subject.rule is Rule.OFF_TRACK
    )

    told = programme.value("M02", "Indramayu", "2026")
    assert concern.alarm.number == told.value == 150
    assert (concern.alarm.base, concern.alarm.share) == (300, -50.0)
    assert (concern.alarm.severity, concern.alarm.size) == (Severity.HIGH, 10.0)
    # By January 130 of 100, by February 140 of 200: 30 % below.
    assert (concern.indicator, concern.since) == ("M02", Month(2026, 2))


def test_departures_are_compared_like_for_like(programme, services, read):
    """Singakerta did not report last March, so that its 50 of this March do not count."""
    programme.submit(
        [
            *reports("Kenanga", MONTHS[:3], F02=10),
            *reports("Kenanga", MONTHS[12:], F02=20),
            *reports("Singakerta", [*MONTHS[:2], *MONTHS[12:14]], F02=0),
            *reports("Singakerta", MONTHS[14:], F02=50),
        ]
    )
    (concern,) = (
        one.tracked.concern
        for one in read(f"?wilayah={INDRAMAYU}").still
        if one.tracked.subject.rule is Rule.DEPARTURES
    )
    fair = fair_of(services, programme, "F02", INDRAMAYU)

    assert fair.basis is Basis.ALIKE
    assert (concern.alarm.number, concern.alarm.base) == (60, 30)
    assert (concern.alarm.number, concern.alarm.base) == (
        fair.current.value,
        fair.previous.value,
    )
    assert concern.alarm.reported == fair.current.reported
    assert concern.since == Month(2026, 1)


def test_jumps_are_the_findings_of_data_quality(programme, read):
    waves = [40, 42, 44] * 5
    rows = [
        row
        for month, people in zip(MONTHS, waves, strict=True)
        for row in reports("Kenanga", [month], M03=people)
    ]
    programme.submit([*rows, *reports("Singakerta")])
    assert found(read(f"?wilayah={INDRAMAYU}")) == []

    programme.submit([make_row("Kenanga", "2026-02", "M03", 400)])
    assert found(read(f"?wilayah={INDRAMAYU}")) == [(Rule.JUMP, INDRAMAYU, "M03", Month(2026, 2))]


def test_region_and_pillar_narrow_the_list_and_a_month_does_not(programme, read):
    programme.submit([*reports("Kenanga", U05N=1), *reports("Singakerta", MONTHS[:-1], U05N=4)])
    every = found(read())

    assert {one[1] for one in every} >= {INDRAMAYU, CILACAP, CIREBON}
    for place in ("32", INDRAMAYU, CILACAP, PLACES["Kenanga"]):
        inside = [one for one in every if one[1].startswith(place[:5])]
        assert found(read(f"?wilayah={place}")) == inside
    assert {one[0] for one in found(read("?pilar=usaha_produktif"))} == {Rule.STALLED}
    assert found(read("?bulan=1")) == every


def test_the_same_data_make_the_same_list(programme, read):
    rows = [*reports("Kenanga", U05N=1), *reports("Wetan", O01N=0), *reports("Wiyong")]
    programme.submit(rows)
    once = found(read())

    programme.undo(1)
    for some in (rows[::2], rows[1::2]):
        programme.submit(reversed(some))
    assert found(read()) == once


def test_nothing_is_due_yet(programme, read):
    programme.today = dt.date(2026, 1, 5)
    assert read("?tahun=2025").month == Month(2025, 11)
    programme.today = dt.date(2016, 1, 5)
    assert read().month is None or read().month.year < 2016


def set_target(programme, indicator, number):
    """A target of Indramayu for 2026, the same step every month."""
    with programme.engine.begin() as connection:
        connection.execute(
            insert(target).values(
                region_code=INDRAMAYU,
                indicator=indicator,
                year=2026,
                version_from=1,
                value=number,
                phasing="even",
                steps=[],
                submitter="Dinas",
                reason="Rencana",
                demo=False,
            )
        )


def fair_of(services, programme, code, region):
    """The change that the pages show of a number."""

    def compose(scene):
        scene = replace(scene, filters=replace(scene.filters, region=region))
        figures = scene.ask([code], [region])
        window = Window(2026, 3)
        now, before = (figures.value(code, region, one) for one in (window, window.shifted(-1)))
        return fair_change(scene, now, before)

    attention = services.attention
    return PageService(programme.store, attention.figures, CATALOGUE, compose, keeps=False).read(
        LOCAL_VIEWER, "?tahun=2026"
    )
