"""Every number that decides whether something raises a concern, in one place.

The page and the documents take them from here, so that they tell what is done.
"""

from __future__ import annotations

from dashboard.domain.status import MINIMUM_COVERAGE

COVERAGE = MINIMUM_COVERAGE
"""Least share of the due reports that a concern about their numbers must rest on."""

MONTHS_JUDGED = 3
"""Newest due months in which late reports and jumps are looked for."""

LEAST_REPORTS = 3
"""Reports that must be due, or received, in these months: those of one village."""

LEAST_ON_TIME = 80.0
"""Per cent of the reports that must have come on time."""

MUCH_MISSING = 50.0
"""Per cent of the reports from which on missing ones are grave."""

LEAST_EXPECTED = 10.0
"""Smallest amount expected by now, and smallest base of a percentage, that is held against it."""

FAR = 4.0
"""Times the tolerance that a number must be off its target's path."""

VERY_FAR = 10.0
"""Times the tolerance from which on it is grave."""

MANY_JUMPS = 3
"""Values to check of one measure, from which on a jump is more than one village's slip."""

LEAST_DEPARTURES = 20.0
"""Departures that this and last year must have together to be compared."""

LEAST_INCREASE = 10.0
"""People by whom departures must have grown."""

GROWTH = 20.0
"""Per cent by which departures must have grown."""

STRONG_GROWTH = 50.0
"""Per cent from which on the growth is grave."""

LEAST_GROUPS = 5.0
"""Groups that must have been formed."""

STOPPED = 50.0
"""Per cent of them that must have stopped."""

MUCH_STOPPED = 75.0
"""Per cent from which on it is grave."""

LEAST_VILLAGES = 1.0
"""Villages that must have told of their people: posts are counted, not estimated."""

MUCH_VACANT = 50.0
"""Per cent of the posts from which on vacancies are grave."""
