"""What is counted and what is shown.

A measure is a number that a village reports (or that the system computes); an indicator is what a
reader sees: one measure, or a percentage of measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


class Language(StrEnum):
    """Languages of the interface."""

    INDONESIAN = "id"
    ENGLISH = "en"


Texts = Mapping[Language, str]


class Kind(StrEnum):
    """How a measure adds: a flow over months and areas, a stock over areas only."""

    FLOW = "flow"
    STOCK = "stock"


class Dimension(StrEnum):
    """Ways to break a measure down."""

    SEX = "sex"
    STAGE = "stage"
    ASPECT = "aspect"
    ROLE = "role"


REPORTED_DIMENSIONS = (Dimension.SEX, Dimension.STAGE, Dimension.ASPECT)
"""Those that villages report, in the order in which members are stored and written."""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Origin(StrEnum):
    """Where a measure comes from."""

    REPORT = "report"
    REGISTER = "register"
    SUBMISSIONS = "submissions"
    MEETINGS = "meetings"


class Pillar(StrEnum):
    """The four pillars of the programme and its cross-cutting groups, in reading order."""

    MIGRATION_SERVICE = "layanan_migrasi"
    PRODUCTIVE_BUSINESS = "usaha_produktif"
    COMMUNITY_PARENTING = "community_parenting"
    COOPERATIVE = "koperasi"
    MIGRATION_FLOW = "arus_migrasi"
    PROTECTION = "pelindungan"
    ORGANISATION = "organisasi"
    PROGRAMME = "program"


MAIN_PILLARS = (
    Pillar.MIGRATION_SERVICE,
    Pillar.PRODUCTIVE_BUSINESS,
    Pillar.COMMUNITY_PARENTING,
    Pillar.COOPERATIVE,
)


LOWER_BOUNDS = frozenset({"F02", "F04"})
"""Indicators of what officers see only where they learn of it."""

UPPER_BOUNDS = frozenset({"F03"})
"""Percentages whose denominator holds a lower bound."""

LARGEST_VALUE = 10**13
"""Most that one village can report for a month, in the unit of the measure: above all rupiah."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number that is reported or computed every month.

    Attributes:
        code: Stable code, such as ``F01``.
        unit: ``orang``, ``rupiah``, ``desa`` and so on; a key of the unit names.
        dimensions: The breakdowns in which a village may report it, in order.
        core: Whether every village must report it.
        maximum: Largest value one village may report for a month (1 for yes/no), or ``None``.
        reviewed: When definition and formula were last reviewed.
    """

    code: str
    name: Texts
    definition: Texts
    unit: str
    kind: Kind
    dimensions: tuple[Dimension, ...]
    pillar: Pillar
    core: bool
    origin: Origin
    maximum: float | None
    reviewed: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is shown: one measure, or numerators over denominators as a percentage.

    Attributes:
        numerator: Measure codes that are added; one code when the indicator is a plain measure.
        denominator: Measure codes that are added; empty when the indicator is a plain measure.
        formula: The same in words, for the reader.
        sensitive: Whether small counts must be hidden from viewers without the right.
        basis: The source that shows that the programme counts this.
    """

    code: str
    name: Texts
    definition: Texts
    formula: Texts
    unit: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    direction: Direction
    pillar: Pillar
    core: bool
    sensitive: bool
    basis: str
    reviewed: dt.date

    @property
    def is_ratio(self) -> bool:
        """Whether this is a percentage."""
        return bool(self.denominator)
