"""Use cases: what a person may ask or do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dashboard.services.api_values import ValuesService
from dashboard.services.boundaries import Boundaries
from dashboard.services.compare import compose_compare
from dashboard.services.dictionary import compose_dictionary
from dashboard.services.figures import Figures
from dashboard.services.flow import compose_flow
from dashboard.services.groups import GroupReader
from dashboard.services.health import HealthService
from dashboard.services.map import compose_map
from dashboard.services.organisation import compose_organisation
from dashboard.services.overview import compose_overview
from dashboard.services.page_service import PageService
from dashboard.services.pillar import compose_pillar
from dashboard.services.quality import compose_quality
from dashboard.services.regions import RegionsService
from dashboard.services.store import Store
from dashboard.services.village import compose_village

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.views import Overview
    from dashboard.domain.views.compare import CompareView
    from dashboard.domain.views.dictionary import Dictionary
    from dashboard.domain.views.flow import FlowView
    from dashboard.domain.views.map import MapView
    from dashboard.domain.views.organisation import OrganisationView
    from dashboard.domain.views.pillar import PillarView
    from dashboard.domain.views.quality import QualityView
    from dashboard.domain.views.village import VillageView


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Every use case, on one store."""

    boundaries: Boundaries
    overview: PageService[Overview]
    map: PageService[MapView]
    pillar: PageService[PillarView]
    flow: PageService[FlowView]
    village: PageService[VillageView]
    compare: PageService[CompareView]
    dictionary: PageService[Dictionary]
    organisation: PageService[OrganisationView]
    quality: PageService[QualityView]
    values: ValuesService
    regions: RegionsService
    health: HealthService


def open_services(
    engine: Engine,
    catalogue: Catalogue,
    today: Callable[[], ReportingCalendar],
    boundaries: Boundaries | None = None,
) -> Services:
    """Build the use cases on a database; no connection is opened yet.

    Args:
        engine: The database.
        catalogue: What is counted and shown.
        today: Tells the calendar of the day.
        boundaries: Where the maps take theirs; without it, those that come with the product.
    """
    store, figures = Store(engine), Figures(catalogue, today)
    groups = GroupReader(catalogue)
    return Services(
        boundaries=boundaries or Boundaries(),
        overview=PageService(store, figures, catalogue, compose_overview),
        map=PageService(store, figures, catalogue, compose_map),
        pillar=PageService(store, figures, catalogue, compose_pillar),
        flow=PageService(store, figures, catalogue, compose_flow),
        village=PageService(store, figures, catalogue, partial(compose_village, groups)),
        compare=PageService(store, figures, catalogue, partial(compose_compare, groups)),
        dictionary=PageService(store, figures, catalogue, compose_dictionary),
        organisation=PageService(store, figures, catalogue, compose_organisation),
        quality=PageService(store, figures, catalogue, compose_quality),
        values=ValuesService(store, figures, catalogue),
        regions=RegionsService(store),
        health=HealthService(store),
    )
