"""What the page of one village shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.domain.notes import NO_NOTES
from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.measures import Pillar
    from dashboard.domain.notes import NoteBoard
    from dashboard.domain.periods import Month
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading


class Standing(StrEnum):
    """What the page can say about the chosen place."""

    MEMBER = "member"
    PROVINCIAL = "provincial"
    OUTSIDE = "outside"
    NO_VILLAGE = "no_village"


class Receipt(StrEnum):
    """What became of one month's report."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageFacts:
    """What the register holds about one village.

    Attributes:
        cohort_year: Year in which it joined; ``None`` where no source tells.
        ended: Last month in which it ran; ``None`` while it runs.
        programme: ``ministry``, or whose programme it is.
        confidence: How sure the source is: ``stated``, ``weak``, or ``demo`` for a made-up village.
        source_url: Public source that names the village; may be empty.
        source_date: As precise as the source tells: a year, a month or a day; may be empty.
    """

    code: str
    cohort_year: int | None
    ended: Month | None
    programme: str
    confidence: str
    source_url: str
    source_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """What one indicator is compared with.

    Attributes:
        value: For a count the median of the villages that have a number, for a percentage the sum
            over the sum; ``None`` when no village has a number.
        villages: How many villages have a number.
    """

    value: float | None
    villages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerGroup:
    """The villages of the same district, or of the same cohort, the shown one among them.

    Attributes:
        size: How many villages it has.
        peers: By indicator.
    """

    size: int
    peers: Mapping[str, Peers]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSection:
    """The core indicators of one pillar or group."""

    pillar: Pillar
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InCharge:
    """Who is responsible, as numbers: nobody is named.

    Attributes:
        officers: Active officers.
        posts: Officers that the village should have.
        responsible: 1 when a responsible person is appointed, 0 when not.
        regulation: 1 when a village regulation on protection is in force, 0 when not.
    """

    officers: Value
    posts: Value
    responsible: Value
    regulation: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another village of the district, or another place to go to from here.

    Attributes:
        facts: Register facts; ``None`` for a wider place.
    """

    region: Region
    facts: VillageFacts | None = None
    on_time: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a village of the programme.

    Attributes:
        sections: In reading order.
        district: The villages of its district.
        cohort: The villages of its cohort; ``None`` where the cohort is unknown.
        history: Twelve months of every year, newest year first.
    """

    sections: tuple[ProfileSection, ...]
    in_charge: InCharge
    district: PeerGroup
    cohort: PeerGroup | None
    history: Mapping[int, tuple[Receipt, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageView(PageView):
    """Everything the page of one village shows.

    Attributes:
        facts: What the register holds; ``None`` where the place is no village of it.
        profile: Its figures; ``None`` for a village that is left out of every figure.
        places: Where the reader can go: the other villages of the district, or, where the place
            is no village, the nearest places inside or around it that have some.
        around: The region in which those places lie.
        notes: On any figure of the village, in the chosen year.
    """

    standing: Standing
    facts: VillageFacts | None = None
    profile: Profile | None = None
    places: tuple[Neighbour, ...] = ()
    around: Region
    notes: NoteBoard = NO_NOTES
