"""Since when a concern lasts, which comes first, and what was agreed on it, as small tables."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.attention.concern import Alarm, Concern, Quiet, Rule, Severity, raise_concern
from dashboard.domain.attention.tracking import Progress, Step, Subject, track
from dashboard.domain.periods import Month

HIGH, MEDIUM, LOW = Severity
CALM, UNKNOWN = Quiet.CALM, Quiet.UNKNOWN
DISTRICT = "32.12"


def alarm(severity=MEDIUM, size=1.0):
    return Alarm(
        number=size, base=10, share=None, severity=severity, size=size, reported=10, due=10
    )


class TestSince:
    """``!`` a concern, ``.`` calm, ``?`` too little to tell; the newest month last."""

    @pytest.mark.parametrize(
        ("months", "since"),
        [
            ("....!", 5),
            ("..!!!", 3),
            # A calm month ends the run.
            ("!!.!!", 4),
            # A month of which nothing can be said neither breaks a run nor begins one.
            ("!!?!!", 1),
            (".??!!", 4),
            ("?!?!?!", 2),
            ("!!!!.", None),
            ("!!!!?", None),
        ],
    )
    def test_is_the_first_month_of_the_unbroken_run(self, months, since):
        marks = {"!": alarm(), ".": CALM, "?": UNKNOWN}
        judged = [(Month(2026, place), marks[mark]) for place, mark in enumerate(months, start=1)]
        found = raise_concern(Rule.LATE, DISTRICT, "O03", reversed(judged))

        assert (found and found.since.month) == since


def concern(
    region=DISTRICT,
    since=(2026, 8),
    severity=MEDIUM,
    size=1.0,
    rule=Rule.LATE,
    month=(2026, 10),
):
    return Concern(
        rule=rule,
        region=region,
        indicator="O03",
        since=Month(*since),
        month=Month(*month),
        alarm=alarm(severity, size),
    )


class TestOrder:
    EXPECTED = (
        concern("33.02", severity=HIGH, size=2),
        concern("33.01", severity=HIGH, size=1),
        concern("33.03", severity=HIGH, size=1, rule=Rule.LATE),
        concern("33.03", severity=HIGH, size=1, rule=Rule.VACANT),
        concern("11.01", severity=MEDIUM, size=90),
        concern("11.02", severity=LOW, size=99),
    )

    @given(st.randoms(use_true_random=False))
    def test_by_severity_then_size_then_code(self, chance):
        shuffled = chance.sample(self.EXPECTED, len(self.EXPECTED))

        assert tuple(sorted(shuffled, key=lambda one: one.order)) == self.EXPECTED


def step(number, state, since=(2026, 8), region=DISTRICT, due_on=None):
    return Step(
        id=number,
        subject=Subject(Rule.LATE, region, "O03"),
        since=Month(*since),
        state=Progress(state),
        owner="Dinas",
        due_on=due_on,
        text="",
        author="Sari",
        written_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        version=1,
    )


def tracked(concerns, steps):
    """State, month of the thread, whether the rule still says so, and the steps of each."""
    return [
        (str(one.state), one.since.month, one.concern is not None, [each.id for each in one.steps])
        for one in track(concerns, steps)
    ]


class TestTracking:
    @pytest.mark.parametrize(
        ("concerns", "steps", "expected"),
        [
            # Nothing agreed yet.
            ([concern()], [], [("baru", 8, True, [])]),
            # The newest step counts.
            (
                [concern()],
                [step(1, "baru"), step(2, "dikerjakan")],
                [("dikerjakan", 8, True, [2, 1])],
            ),
            # An open thread goes on, though corrections moved the beginning of the run.
            ([concern(since=(2026, 9))], [step(1, "baru")], [("baru", 8, True, [1])]),
            # Closed, and the same run goes on: it stays closed.
            ([concern()], [step(1, "diabaikan")], [("diabaikan", 8, True, [1])]),
            ([concern(since=(2026, 7))], [step(1, "selesai")], [("selesai", 8, True, [1])]),
            # Closed, calm, and then a new run: it comes back as new; the old one stays closed.
            (
                [concern(since=(2026, 10))],
                [step(1, "selesai")],
                [("baru", 10, True, []), ("selesai", 8, False, [1])],
            ),
            # Steps on the new run are apart from the old one.
            (
                [concern(since=(2026, 10))],
                [step(1, "selesai"), step(2, "dikerjakan", since=(2026, 10))],
                [("dikerjakan", 10, True, [2]), ("selesai", 8, False, [1])],
            ),
            # The rule says nothing any more: open threads stay until somebody closes them.
            ([], [step(1, "dikerjakan")], [("dikerjakan", 8, False, [1])]),
            ([], [step(1, "dikerjakan"), step(2, "selesai")], [("selesai", 8, False, [2, 1])]),
            # What was agreed later says nothing of an earlier year.
            (
                [concern(since=(2025, 8), month=(2025, 12))],
                [step(1, "selesai")],
                [("baru", 8, True, []), ("selesai", 8, False, [1])],
            ),
            (
                [concern(since=(2025, 8), month=(2025, 12))],
                [step(1, "selesai"), step(2, "dikerjakan", since=(2025, 9))],
                [("dikerjakan", 9, True, [2]), ("selesai", 8, False, [1])],
            ),
            # Reopened.
            ([concern()], [step(1, "selesai"), step(2, "baru")], [("baru", 8, True, [2, 1])]),
        ],
    )
    def test_joins_rules_and_agreements(self, concerns, steps, expected):
        assert tracked(concerns, steps) == expected

    @given(st.permutations(range(6)))
    def test_the_order_of_steps_changes_nothing(self, order):
        steps = [
            step(1, "baru"),
            step(2, "selesai"),
            step(3, "baru", since=(2026, 10)),
            step(4, "dikerjakan", region="33.01"),
            step(5, "selesai", region="33.02"),
            step(6, "baru", region="33.03"),
        ]
        concerns = [concern(since=(2026, 10)), concern("33.02"), concern("33.09")]

        assert tracked(concerns, [steps[place] for place in order]) == tracked(concerns, steps)

    @pytest.mark.parametrize(
        ("state", "due", "is_overdue"),
        [
            ("dikerjakan", 9, True),
            ("dikerjakan", 10, False),
            ("baru", None, False),
            ("selesai", 9, False),
        ],
    )
    def test_is_overdue_after_its_day_while_it_is_open(self, state, due, is_overdue):
        day = due and dt.date(2026, 11, due)
        (one,) = track([concern()], [step(1, state, due_on=day)])

        assert one.is_overdue(dt.date(2026, 11, 10)) is is_overdue
