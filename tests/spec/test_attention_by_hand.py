"""Whatever villages send: far off the target and jumps are raised where the plain rules say so."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from dashboard.domain.attention.concern import Rule
from dashboard.domain.targets import Phasing, Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import open_services
from dashboard.storage.targets import DEMO, TYPED, TargetSource, set_targets
from tests.spec.attention_oracle import Plan, list_jumps, list_off_target
from tests.spec.oracle import Oracle
from tests.spec.trial import make_register, to_oracle
from tests.support.programme import CATALOGUE, PLACES, make_row

TODAY = dt.date(2026, 9, 10)
MONTHS = tuple(f"{2024 + month // 12}-{month % 12 + 1:02d}" for month in range(9, 32))
"""October 2024 to August 2026: enough history for what is judged from 2025 on."""

VILLAGES = ("Kenanga", "Singakerta", "Wiyong", "Wetan", "Namosain")
DISTRICTS = ("Indramayu", "Cirebon", "Cilacap", "KotaKupang")
USUAL = {"F01": 20, "F02": 12, "M02": 30, "M03": 40, "K01": 25, "C02": 18, "C03": 6, "O01N": 2}
STEADY = ("F02", "O01N")
"""Measures that hardly vary: nothing is unusual in them, and only jumps are found."""

AIMED = ("M02", "F02", "F03", "K01")
YEARS = (2025, 2026)


@pytest.fixture(params=range(3))
def world(programme, request):
    """The oracle with random reports, random targets, and what the page says in a year."""
    programme.today = TODAY
    chance = Random(request.param)  # noqa: S311 (no secret)
    oracle = Oracle(make_register(), TODAY)
    for demo, villages in ((False, VILLAGES[:4]), (True, VILLAGES[3:])):
        rows = [row for village in villages for row in _reports(chance, village)]
        programme.submit(rows, demo=demo)
        oracle.accept(map(to_oracle, rows), demo=demo)
    plans = [
        _plan(chance, place, code, year) for place in DISTRICTS for code in AIMED for year in YEARS
    ]
    _set(programme, plans)
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)

    def read(rule, year):
        searches = (f"?tahun={year}&wilayah={PLACES[place]}" for place in DISTRICTS)
        views = [services.attention.read(LOCAL_VIEWER, search) for search in searches]
        assert not any(view.hidden for view in views)
        concerns = (one.tracked.concern for view in views for one in view.still)
        return {
            (one.region, one.indicator): (one.alarm, one.since)
            for one in concerns
            if one.rule is rule
        }

    return oracle, plans, read


def _reports(chance, village):
    """Most months of a village, most measures of each; some values are far from the usual."""
    for month in MONTHS:
        if chance.random() < 0.12:
            continue
        for measure, usual in USUAL.items():
            if chance.random() < 0.05:
                continue
            value = usual if measure in STEADY else usual + chance.randint(-2, 2)
            if chance.random() < 0.08:
                value = value * chance.choice((0, 3, 4, 6))
            yield make_row(village, month, measure, value)


def _plan(chance, place, code, year):
    """A target from half to four times of what the villages send."""
    adds = code in ("M02", "F02")
    phasing = chance.choice([one for one in Phasing if adds or one is not Phasing.SEASONAL])
    of_month = 60 if code == "F03" else round(USUAL[code] * chance.choice((0.5, 1, 1.5, 2, 4)))
    value, steps = of_month * 12 if adds else of_month, ()
    if phasing is Phasing.MONTHLY:
        steps = (of_month,) * 12
    if phasing is Phasing.CUMULATIVE:
        steps = tuple(of_month * month if adds else of_month for month in range(1, 13))
    is_level = code == "K01" and phasing is Phasing.EVEN
    return Plan(
        region=PLACES[place],
        code=code,
        year=year,
        value=value,
        phasing=str(phasing),
        steps=steps,
        base=chance.choice((None, 0, 40)) if is_level else None,
        tolerance=chance.choice((None, None, 0, 2, 10)),
        demo=chance.random() < 0.3,
    )


def _set(programme, plans):
    for kind in (TYPED, DEMO):
        some = [
            Target(
                indicator=one.code,
                region=one.region,
                year=one.year,
                value=one.value,
                phasing=Phasing(one.phasing),
                steps=one.steps,
                base=one.base,
                tolerance=one.tolerance,
                demo=one.demo,
            )
            for one in plans
            if one.demo is (kind == DEMO)
        ]
        with programme.engine.begin() as connection:
            set_targets(connection, some, TargetSource(submitter="uji", reason="uji", kind=kind))


def _shown(alarm, since):
    weight = alarm.severity.name.lower()
    numbers = map(_rounded, (alarm.number, alarm.base, alarm.share, alarm.size, alarm.compared))
    return (weight, *numbers, alarm.reported, alarm.due, alarm.demo, tuple(since))


def _told(alarm, since):
    numbers = map(_rounded, (alarm.number, alarm.base, alarm.share, alarm.size, alarm.compared))
    return (alarm.weight, *numbers, alarm.reported, alarm.due, alarm.demo, since)


def _rounded(number):
    return None if number is None else round(number, 6)


@pytest.mark.parametrize("year", YEARS)
def test_far_off_target_as_the_oracle_says(world, year):
    oracle, plans, read = world
    wanted = list_off_target(oracle, [one for one in plans if one.year == year], year)

    assert wanted
    assert {of: _shown(*one) for of, one in read(Rule.OFF_TRACK, year).items()} == {
        of: _told(*one) for of, one in wanted.items()
    }


@pytest.mark.parametrize("year", YEARS)
def test_jumps_as_the_oracle_says(world, year):
    oracle, _, read = world
    wanted = list_jumps(oracle, year)

    assert wanted
    assert {of: _shown(*one) for of, one in read(Rule.JUMP, year).items()} == {
        of: _told(*one) for of, one in wanted.items()
    }
