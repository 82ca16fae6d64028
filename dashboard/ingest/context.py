"""What a file is checked against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Language
    from dashboard.domain.periods import Month


class VillageTerm(NamedTuple):
    """When a village of the programme owes reports.

    Attributes:
        first: First month; ``None`` when the cohort is unknown.
        last: Last month; ``None`` while the village runs.
    """

    first: Month | None
    last: Month | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a file is checked against.

    Attributes:
        today: Day after which nothing can have happened.
        locale: Language in which the sender says that numbers are written, or ``None``.
        catalogue: Measures and the members of their breakdowns.
        villages: Register of programme villages by Kemendagri code.
        known_regions: Which of some codes are in the official list of regions.
    """

    today: dt.date
    locale: Language | None
    catalogue: Catalogue
    villages: Mapping[str, VillageTerm]
    known_regions: Callable[[Collection[str]], set[str]]
