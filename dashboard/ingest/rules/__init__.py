"""Rules for observations, one per module.

A rule is a function ``find(table, context)`` that yields the faults it finds. To add one, write a
module with such a function and name it in ``RULES``; the order does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.rules import (
    breakdown,
    dimension,
    due,
    duplicate,
    gaps,
    jump,
    limits,
    measure,
    member,
    number,
    period,
    personal,
    received,
    relations,
    term,
    village,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

    Rule = Callable[[Table, CheckContext], Iterator[Fault]]

ALWAYS: tuple[Rule, ...] = (personal.find,)
"""Rules that need no particular column; what they find holds the whole file back."""

RULES: tuple[Rule, ...] = (
    breakdown.find,
    dimension.find,
    due.find,
    duplicate.find,
    gaps.find,
    jump.find,
    limits.find,
    measure.find,
    member.find,
    number.find,
    period.find,
    received.find,
    relations.find,
    term.find,
    village.find,
    width.find,
)
