"""What must be looked after, as small tables: numbers of one district in, a concern out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.attention.concern import Alarm, Quiet, Severity
from dashboard.domain.attention.departures import Alike, judge_departures
from dashboard.domain.attention.jump import judge_jump
from dashboard.domain.attention.late import judge_late
from dashboard.domain.attention.off_track import judge_off_track
from dashboard.domain.attention.stalled import judge_stalled
from dashboard.domain.attention.vacant import judge_vacant
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
