"""Reports of villages that need no attention, and what the page says needs some."""

from __future__ import annotations

from dashboard.domain.periods import Month
from tests.support.programme import PLACES, make_row

INDRAMAYU, CILACAP, CIREBON = (PLACES[name] for name in ("Indramayu", "Cilacap", "Cirebon"))
MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)][:15]
MARCH = Month(2026, 3)
EVERY = ("Kenanga", "Singakerta", "Wiyong", "Wetan", "Namosain")


def reports(village, months=MONTHS, **values):
    """On-time reports of a village that lacks nobody, unless told otherwise."""
    told = {"F01": 5, "O01N": 2, "O02N": 1, "U05D": 8, "U05N": 8} | values
    return [make_row(village, month, code, one) for month in months for code, one in told.items()]


def found(view):
    """Rule, district, indicator and beginning of every open concern that the rules see."""
    return [
        (one.rule, one.region, one.indicator, one.since)
        for one in (watched.tracked.concern for watched in view.still)
    ]
