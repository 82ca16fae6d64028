"""Which values are to be checked, as small tables: the history of a village, and its next report.

A history is written from old to new, ``.`` for a month without a report, ``12 x 40`` for twelve
reports of 40. It ends in the month before the judged one.
"""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.domain.measures import Kind
from dashboard.domain.quality_rules import (
    LEAD,
    ReportState,
    Rule,
    count_missing,
    find,
    report_state,
)
from dashboard.domain.values import Value

FLOW, STOCK = Kind.FLOW, Kind.STOCK


def read_history(text):
    parts = text.replace(" x ", "x").split()
    numbers = []
    for part in parts:
        times, _, value = part.rpartition("x")
        numbers += [np.nan if value == "." else float(value)] * int(times or 1)
    return numbers


def judge(history, now, kind, measure="F01"):
    """What is found in the newest month: rule, lowest and highest expected value."""
    series = [*read_history(history), now]
    reports = np.array([[np.nan] * (LEAD + 1 - len(series)) + series])
    return [
        (one.rule, one.low and round(one.low, 1), round(one.high, 1))
        for one in find({measure: reports}, {measure: kind})
    ]


class TestUnusual:
    """Outside median ± 6 × 1.4826 × MAD of 24 months, and by more than 20 % and 10."""

    WAVES = "40 42 44 40 42 44 40 42 44 40 42 44"

    @pytest.mark.parametrize(
        ("history", "now", "found"),
        [
            # median 42, MAD 2: 42 ± 17.8
            (WAVES, 60, [(Rule.UNUSUAL, 24.2, 59.8)]),
            (WAVES, 59, []),
            (WAVES, 24, [(Rule.UNUSUAL, 24.2, 59.8)]),
            # Eleven reports are too few, months without one do not count.
            ("42 44 40 42 44 40 42 44 40 42 44", 60, []),
            (f". . {WAVES}", 60, [(Rule.UNUSUAL, 24.2, 59.8)]),
            # No spread to judge by.
            ("12 x 40", 60, []),
            # A small spread never marks less than a tenfold step of ten, or a fifth.
            ("1 2 3 1 2 3 1 2 3 1 2 3", 12, []),
            ("1 2 3 1 2 3 1 2 3 1 2 3", 13, [(Rule.UNUSUAL, 0, 12.0)]),
            ("200 201 202 200 201 202 200 201 202 200 201 202", 240, []),
            # Nothing reported, nothing found.
            (WAVES, np.nan, []),
        ],
    )
    def test_of_a_flow(self, history, now, found):
        assert judge(history, now, FLOW) == found

    def test_only_24_months_count(self):
        assert judge("12 x 40 42 12 x 40 12 x 44", 80, FLOW) != []
        assert judge("1000 12 x 40 12 x 44", 75, FLOW) == judge("12 x 40 12 x 44", 75, FLOW)

    def test_a_growing_stock_is_judged_by_its_moves(self):
        growing = " ".join(str(100 + 3 * step + 4 * (step % 3)) for step in range(24))

        assert judge(growing, 180, STOCK) == []
        assert judge(growing, 240, STOCK)[0][0] is Rule.UNUSUAL


class TestJump:
    @pytest.mark.parametrize(
        ("history", "now", "found"),
        [
            # At most twice its level, the median of three months, at least half of it.
            ("3 x 40", 80, []),
            ("3 x 40", 81, [(Rule.JUMP, 20.0, 80.0)]),
            ("3 x 40", 20, []),
            ("3 x 40", 19, [(Rule.JUMP, 20.0, 80.0)]),
            ("3 x 40", 0, [(Rule.JUMP, 20.0, 80.0)]),
            # One wrong report is found, the right ones after it are not.
            ("40 40 400", 40, []),
            # Small steps and first numbers are none.
            ("3 x 2", 12, []),
            ("3 x 2", 13, [(Rule.JUMP, 0, 12.0)]),
            ("3 x 0", 50, []),
            # No report for three months: no level.
            ("40 . . .", 400, []),
        ],
    )
    def test_of_a_stock(self, history, now, found):
        assert judge(history, now, STOCK) == found

    @pytest.mark.parametrize(
        ("history", "now", "found"),
        [
            # At most three times the largest of 24 months.
            ("11 x 0 20", 60, []),
            ("11 x 0 20", 61, [(Rule.JUMP, None, 60.0)]),
            ("12 x 0", 61, []),
            ("10 x 0 20", 61, []),
            ("11 x 0 2", 12, []),
        ],
    )
    def test_of_a_flow(self, history, now, found):
        assert judge(history, now, FLOW) == found


class TestBroken:
    @pytest.mark.parametrize(
        ("part", "whole"), [("C03", "C02"), ("U05N", "U05D"), ("U01", "U05D"), ("K02", "K01")]
    )
    @pytest.mark.parametrize(
        ("values", "found"),
        [((3, 3), []), ((4, 3), [(4.0, None, 3.0)]), ((4, np.nan), []), ((np.nan, 3), [])],
    )
    def test_a_part_is_no_larger_than_its_whole(self, part, whole, values, found):
        reports = {
            code: np.array([[np.nan] * LEAD + [value]])
            for code, value in zip((part, whole), values, strict=True)
        }
        kinds = dict.fromkeys(reports, STOCK)

        assert [one[4:] for one in find(reports, kinds) if one.rule is Rule.BROKEN] == found

    def test_a_village_has_at_most_two_officers(self):
        assert judge("2", 2, STOCK, "O01N") == []
        assert judge("2", 3, STOCK, "O01N") == [(Rule.BROKEN, None, 2.0)]

    def test_a_value_is_told_once_for_the_gravest_rule(self):
        assert judge("3 x 2", 20, STOCK, "O01N") == [(Rule.BROKEN, None, 2.0)]


def test_months_of_history_alone_are_never_judged():
    reports = np.array([[2.0] * (LEAD - 1) + [20.0]])

    assert list(find({"O01N": reports}, {"O01N": STOCK})) == []


@pytest.mark.parametrize(
    ("due", "received", "late", "state", "missing"),
    [
        (3, 3, 0, ReportState.RECEIVED, 0),
        (3, 3, 1, ReportState.LATE, 0),
        (3, 2, 0, ReportState.PARTLY, 1),
        (3, 2, 2, ReportState.PARTLY, 1),
        (3, 0, 0, ReportState.MISSING, 3),
        (0, 0, 0, ReportState.NOT_DUE, 0),
        # It came before it was due.
        (0, 2, 0, ReportState.RECEIVED, 0),
    ],
)
def test_a_month_of_reports_has_one_state(due, received, late, state, missing):
    value = Value(code="O03", region="", period="2026-03", due=due, reported=received, late=late)

    assert report_state(value) is state
    assert count_missing(value) == missing
