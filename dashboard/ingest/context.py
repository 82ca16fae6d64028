"""What a file is checked against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Language
    from dashboard.domain.number_rules import Array
    from dashboard.domain.periods import Month
    from dashboard.ingest.matching import KnownPlaces


class ReportTerm(NamedTuple):
    """When a village of the programme owes reports.

    Attributes:
        first: First month; ``None`` when the cohort is unknown.
        last: Last month; ``None`` while the village runs.
    """

    first: Month | None
    last: Month | None


class Span(NamedTuple):
    """Some villages in consecutive months.

    Attributes:
        villages: Codes, in order.
        first: First month.
        months: How many months.
        measures: Codes of measures.
    """

    villages: Sequence[str]
    first: Month
    months: int
    measures: frozenset[str]

    def month(self, place: int) -> Month:
        """The month at a place on the axis of the months."""
        return self.first.plus(place)


class Reports(NamedTuple):
    """Totals that the villages of a span reported, by measure; those without any may lack.

    Attributes:
        values: Shape ``(villages, months)``; ``NaN`` where there is none.
        demo: The same shape; 1 where the value is made up for demonstration.
    """

    values: Mapping[str, Array]
    demo: Mapping[str, Array]


def nothing_earlier(span: Span) -> Reports:  # noqa: ARG001 - stands for a query
    """What a store without any report says."""
    return Reports({}, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a file is checked against.

    Attributes:
        today: Day after which nothing can have happened.
        locale: Language in which the sender says that numbers are written, or ``None``.
        catalogue: Measures and the members of their breakdowns.
        villages: Register of programme villages by Kemendagri code.
        known_regions: Which of some codes are in the official list of regions.
        earlier: What the store holds of a span.
        places: Programme villages by name; ``None`` where only codes count.
        remembered: Meanings that senders confirmed, by kind and folded spelling.
    """

    today: dt.date
    locale: Language | None
    catalogue: Catalogue
    villages: Mapping[str, ReportTerm]
    known_regions: Callable[[Collection[str]], set[str]]
    earlier: Callable[[Span], Reports] = nothing_earlier
    places: KnownPlaces | None = None
    remembered: Mapping[tuple[str, str], str] = field(default_factory=dict)
