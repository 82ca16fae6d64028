"""What the page of migration flows shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import IndicatorView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.values import Value
    from dashboard.domain.views import KpiCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionTable:
    """Protection services by stage and aspect, and complaints, of the chosen window.

    Attributes:
        cells: By stage, then aspect.
        stages: All aspects of a stage together.
        aspects: All stages of an aspect together.
        total: All services, whether broken down or not.
        complaints: Complaints received, by stage.
        complained: All complaints, whether broken down or not.
    """

    cells: Mapping[str, Mapping[str, Value]]
    stages: Mapping[str, Value]
    aspects: Mapping[str, Value]
    total: Value
    complaints: Mapping[str, Value]
    complained: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPoint:
    """One published number of the country.

    Attributes:
        measure: What was counted; numbers of different measures are no series.
        source: Address of the publication.
    """

    measure: str
    year: int
    value: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView(IndicatorView):
    """Everything the page of migration flows shows.

    Attributes:
        kpis: Departures by route beside the reporting rate, returns, diversions, complaints.
        share: Procedural departures of all known ones (F03) in the chosen window.
        courses: Twelve months of the chosen year by indicator: F01, F02, F04, F05, F06.
        protection: Services by stage and aspect.
        context: Published national numbers, by measure, then year.
    """

    kpis: tuple[KpiCard, ...]
    share: Value
    courses: Mapping[str, tuple[Value, ...]]
    protection: ProtectionTable
    context: tuple[ContextPoint, ...]
