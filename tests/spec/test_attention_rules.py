"""What must be looked after, as small tables: numbers of one district in, a concern out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.attention.concern import Alarm, Concern, Quiet, Rule, Severity, raise_concern
from dashboard.domain.attention.departures import Alike, judge_departures
from dashboard.domain.attention.jump import judge_jump
from dashboard.domain.attention.late import judge_late
from dashboard.domain.attention.off_track import judge_off_track
from dashboard.domain.attention.stalled import judge_stalled
from dashboard.domain.attention.tracking import Progress, Step, Subject, track
from dashboard.domain.attention.vacant import judge_vacant
from dashboard.domain.periods import Month
from dashboard.domain.status import Judgement, Status
from dashboard.domain.values import State, Value

HIGH, MEDIUM, LOW = Severity
CALM, UNKNOWN = Quiet.CALM, Quiet.UNKNOWN
DISTRICT = "32.12"


def value(number=None, *, whole=None, reported=4, due=4, late=0, part=None):
    return Value(
        code="X01",
        region=DISTRICT,
        period="2026",
        value=number,
        numerator=part,
        denominator=whole,
        reported=reported,
        late=late,
        due=due,
        state=State.REPORTED if reported else State.MISSING,
    )


def told(judged):
    """What a table shows of a judgement: number, base, share, severity, size."""
    if isinstance(judged, Quiet):
        return judged
    share = judged.share if judged.share is None else round(judged.share, 1)
    return judged.number, judged.base, share, judged.severity, judged.size


class TestLate:
    """Any report of the three newest due months missing, or fewer than 80 % on time."""

    @pytest.mark.parametrize(
        ("months", "expected"),
        [
            # due, received and late ones of each month
            ([(4, 4, 0), (4, 4, 0), (4, 4, 0)], CALM),
            ([(4, 4, 0), (4, 4, 0), (4, 3, 0)], (1, 12, 91.7, MEDIUM, 1)),
            ([(4, 4, 0), (4, 2, 0), (4, 0, 0)], (6, 12, 50.0, HIGH, 6)),
            ([(4, 4, 0), (4, 2, 1), (4, 1, 0)], (5, 12, 50.0, MEDIUM, 5)),
            # All came, but late: 9 of 12 are 75 %, 10 of 12 are 83 %.
            ([(4, 4, 1), (4, 4, 1), (4, 4, 1)], (0, 12, 75.0, LOW, 3)),
            ([(4, 4, 1), (4, 4, 1), (4, 4, 0)], CALM),
            # Exactly 80 % is enough.
            ([(5, 5, 1), (5, 5, 1), (5, 5, 1)], CALM),
            # Fewer than three due reports are too few to say anything.
            ([(1, 0, 0), (1, 0, 0)], UNKNOWN),
            ([(1, 1, 0), (1, 1, 0), (1, 0, 0)], (1, 3, 66.7, MEDIUM, 1)),
            # Nothing is due: there is nothing to be late with.
            ([(0, 0, 0), (0, 0, 0)], CALM),
        ],
    )
    def test_by_reports(self, months, expected):
        values = [value(reported=came, due=due, late=late) for due, came, late in months]

        assert told(judge_late(values)) == expected

    @given(st.permutations([(4, 4, 1), (4, 2, 0), (3, 3, 2)]))
    def test_the_order_of_months_changes_nothing(self, months):
        values = [value(reported=came, due=due, late=late) for due, came, late in months]

        assert told(judge_late(values)) == (2, 11, 54.5, MEDIUM, 2)


class TestOffTrack:
    """Off track by four times the tolerance (5 unless told), and the base is not small."""

    @pytest.mark.parametrize(
        ("status", "number", "expected_by_now", "deviation", "expected"),
        [
            (Status.OFF_TRACK, 80, 100, -20.0, (80, 100, -20.0, MEDIUM, 4.0)),
            (Status.OFF_TRACK, 81, 100, -19.0, CALM),
            (Status.OFF_TRACK, 51, 100, -49.0, (51, 100, -49.0, MEDIUM, 9.8)),
            (Status.OFF_TRACK, 50, 100, -50.0, (50, 100, -50.0, HIGH, 10.0)),
            (Status.WATCH, 92, 100, -8.0, CALM),
            (Status.ON_TRACK, 100, 100, 0.0, CALM),
            (Status.NO_TARGET, 80, None, None, CALM),
            (Status.NEUTRAL, 80, None, None, CALM),
            (Status.THIN, 80, 100, None, UNKNOWN),
            # Less than ten expected: a small base raises nothing.
            (Status.OFF_TRACK, 2, 9.9, -79.8, UNKNOWN),
            (Status.OFF_TRACK, 2, 10, -80.0, (2, 10, -80.0, HIGH, 16.0)),
        ],
    )
    def test_of_an_amount(self, status, number, expected_by_now, deviation, expected):
        judgement = Judgement(status=status, expected=expected_by_now, deviation=deviation)

        assert told(judge_off_track(value(number), judgement)) == expected

    @pytest.mark.parametrize(("whole", "expected"), [(9, UNKNOWN), (10, (40, 90, -50.0, HIGH, 10))])
    def test_the_base_of_a_percentage_is_what_it_is_a_share_of(self, whole, expected):
        judgement = Judgement(status=Status.OFF_TRACK, expected=90, deviation=-50.0)

        assert told(judge_off_track(value(40, whole=whole), judgement)) == expected

    @pytest.mark.parametrize(("tolerance", "expected"), [(10.0, CALM), (5.0, 7.8), (2.0, 19.5)])
    def test_far_is_told_in_tolerances(self, tolerance, expected):
        judgement = Judgement(
            status=Status.OFF_TRACK, expected=100, deviation=-39.0, tolerance=tolerance
        )
        judged = judge_off_track(value(60), judgement)

        assert judged is CALM if expected is CALM else round(judged.size, 1) == expected

    def test_what_was_scaled_for_missing_reports_is_told(self):
        judgement = Judgement(status=Status.OFF_TRACK, expected=20, compared=40, deviation=-100.0)

        assert judge_off_track(value(30), judgement).compared == 40
        assert judge_off_track(value(40), judgement).compared is None


class TestDepartures:
    """20 % more and 10 people more than last year, at least 20 people in both years together."""

    @pytest.mark.parametrize(
        ("now", "before", "expected"),
        [
            (22, 10, (22, 10, 120.0, HIGH, 12)),
            (62, 50, (62, 50, 24.0, MEDIUM, 12)),
            (75, 50, (75, 50, 50.0, HIGH, 25)),
            # 20 % exactly, and 10 people exactly, are enough.
            (60, 50, (60, 50, 20.0, MEDIUM, 10)),
            (59, 50, CALM),
            (119, 100, CALM),
            (40, 50, CALM),
            # Too few people to compare.
            (14, 5, UNKNOWN),
            (15, 5, (15, 5, 200.0, HIGH, 10)),
            # From nothing: no percentage.
            (20, 0, (20, 0, None, HIGH, 20)),
        ],
    )
    def test_by_people(self, now, before, expected):
        alike = Alike(now=now, before=before, reported=4)

        assert told(judge_departures(value(now), value(before), alike)) == expected

    @pytest.mark.parametrize(
        ("reported", "reported_before", "is_judged"),
        [(30, 30, True), (29, 40, False), (40, 29, False)],
    )
    def test_each_year_must_cover_three_quarters(self, reported, reported_before, is_judged):
        now, before = (
            value(50, reported=reported, due=40),
            value(20, reported=reported_before, due=40),
        )
        judged = judge_departures(now, before, Alike(now=50, before=20, reported=reported))

        assert isinstance(judged, Alarm) is is_judged

    def test_only_what_both_years_have_is_compared(self):
        alike = Alike(now=30, before=29, reported=20)

        assert judge_departures(value(90), value(29), alike) is CALM
        assert judge_departures(value(90), value(29), None) is UNKNOWN


class TestVacant:
    """Any post empty, of the villages that told; three quarters must have told."""

    @pytest.mark.parametrize(
        ("filled", "posts", "reported", "expected"),
        [
            (8, 8, 4, CALM),
            (7, 8, 4, (1, 8, 12.5, MEDIUM, 1)),
            (4, 8, 4, (4, 8, 50.0, HIGH, 4)),
            (0, 2, 4, (2, 2, 100.0, HIGH, 2)),
            # More officers than posts are no vacancy.
            (9, 8, 4, CALM),
            (3, 6, 3, (3, 6, 50.0, HIGH, 3)),
            (0, 4, 2, UNKNOWN),
            (0, 0, 0, UNKNOWN),
        ],
    )
    def test_by_posts(self, filled, posts, reported, expected):
        told_of = value(0, part=filled, whole=posts, reported=reported, due=4)

        assert told(judge_vacant(told_of)) == expected

    def test_where_nothing_is_due_nothing_is_empty(self):
        assert judge_vacant(value(reported=0, due=0)) is CALM


class TestStalled:
    """Half of at least five groups stopped."""

    @pytest.mark.parametrize(
        ("producing", "formed", "expected"),
        [
            (5, 10, (5, 10, 50.0, MEDIUM, 5)),
            (6, 10, CALM),
            (2, 8, (6, 8, 75.0, HIGH, 6)),
            (0, 4, UNKNOWN),
            (2, 5, (3, 5, 60.0, MEDIUM, 3)),
        ],
    )
    def test_by_groups(self, producing, formed, expected):
        assert told(judge_stalled(value(0, part=producing, whole=formed))) == expected


class TestJump:
    """Any value to check in three months; from three on it is not one village's slip."""

    @pytest.mark.parametrize(
        ("found", "received", "expected"),
        [
            (0, 12, CALM),
            (1, 12, (1, 12, None, LOW, 1)),
            (3, 12, (3, 12, None, MEDIUM, 3)),
            (1, 2, UNKNOWN),
        ],
    )
    def test_by_values(self, found, received, expected):
        assert told(judge_jump(found, [value(reported=received, due=12)])) == expected


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
