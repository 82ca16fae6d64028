"""Use cases: what a person may ask or do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.services.api_values import ValuesService
from dashboard.services.figures import Figures
from dashboard.services.health import HealthService
from dashboard.services.overview import compose_overview
from dashboard.services.page_service import PageService
from dashboard.services.regions import RegionsService
from dashboard.services.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.views import Overview


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Every use case, on one store."""

    overview: PageService[Overview]
    values: ValuesService
    regions: RegionsService
    health: HealthService


def open_services(
    engine: Engine, catalogue: Catalogue, today: Callable[[], ReportingCalendar]
) -> Services:
    """Build the use cases on a database; no connection is opened yet.

    Args:
        engine: The database.
        catalogue: What is counted and shown.
        today: Tells the calendar of the day.
    """
    store, figures = Store(engine), Figures(catalogue, today)
    return Services(
        overview=PageService(store, figures, catalogue, compose_overview),
        values=ValuesService(store, figures, catalogue),
        regions=RegionsService(store),
        health=HealthService(store),
    )
