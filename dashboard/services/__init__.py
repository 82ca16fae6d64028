"""Use cases: what a person may ask or do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dashboard.services.agendas import AgendaService, compose_agenda, compose_agendas
from dashboard.services.agreements import AgreementsService
from dashboard.services.apart import SubmissionsApart
from dashboard.services.api_values import ValuesService
from dashboard.services.attention import compose_attention
from dashboard.services.boundaries import Boundaries
from dashboard.services.compare import compose_compare
from dashboard.services.dictionary import compose_dictionary
from dashboard.services.examination import open_examiner
from dashboard.services.figures import Figures
from dashboard.services.flow import compose_flow
from dashboard.services.groups import GroupReader
from dashboard.services.health import HealthService
from dashboard.services.leaflet import LeafletService
from dashboard.services.map import compose_map
from dashboard.services.notes import NotesService
from dashboard.services.organisation import compose_organisation
from dashboard.services.overview import compose_overview
from dashboard.services.page_service import PageService
from dashboard.services.pillar import compose_pillar
from dashboard.services.quality import compose_quality
from dashboard.services.regions import RegionsService
from dashboard.services.scorecard import compose_scorecard
from dashboard.services.sending import compose_send, compose_submission, compose_upload
from dashboard.services.store import Store
from dashboard.services.submissions import SubmissionsService
from dashboard.services.target_board import compose_targets
from dashboard.services.targets import TargetService
from dashboard.services.templates import TemplateService
from dashboard.services.village import compose_village
from dashboard.services.why import compose_why

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.views import Overview
    from dashboard.domain.views.agenda import AgendasView, AgendaView
    from dashboard.domain.views.attention import AttentionView
    from dashboard.domain.views.compare import CompareView
    from dashboard.domain.views.dictionary import Dictionary
    from dashboard.domain.views.flow import FlowView
    from dashboard.domain.views.map import MapView
    from dashboard.domain.views.organisation import OrganisationView
    from dashboard.domain.views.pillar import PillarView
    from dashboard.domain.views.quality import QualityView
    from dashboard.domain.views.scorecard import ScorecardView
    from dashboard.domain.views.sending import SendView, SubmissionView, UploadView
    from dashboard.domain.views.targets import TargetsView
    from dashboard.domain.views.village import VillageView
    from dashboard.domain.views.why import WhyView

MOST_ROWS = 1_000_000


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
    scorecard: PageService[ScorecardView]
    attention: PageService[AttentionView]
    dictionary: PageService[Dictionary]
    organisation: PageService[OrganisationView]
    quality: PageService[QualityView]
    why: PageService[WhyView]
    targets_page: PageService[TargetsView]
    send: PageService[SendView]
    upload: PageService[UploadView]
    submission: PageService[SubmissionView]
    agreements: AgreementsService
    submissions: SubmissionsService
    notes: NotesService
    targets: TargetService
    templates: TemplateService
    agendas: AgendaService
    agendas_page: PageService[AgendasView]
    agenda_page: PageService[AgendaView]
    values: ValuesService
    leaflet: LeafletService
    regions: RegionsService
    health: HealthService


def open_services(
    engine: Engine,
    catalogue: Catalogue,
    today: Callable[[], ReportingCalendar],
    boundaries: Boundaries | None = None,
    max_rows: int = MOST_ROWS,
    *,
    apart: bool = False,
) -> Services:
    """Build the use cases on a database; no connection is opened yet.

    Args:
        engine: The database.
        catalogue: What is counted and shown.
        today: Tells the calendar of the day.
        boundaries: Where the maps take theirs; without it, those that come with the product.
        max_rows: Most rows of a file that is sent.
        apart: Whether files are taken in from processes of their own, as beside pages they should.
    """
    store, figures = Store(engine), Figures(catalogue, today)
    examiner = open_examiner(engine, catalogue, today, max_rows)
    takes_in = SubmissionsApart if apart else SubmissionsService
    groups = GroupReader(catalogue)
    return Services(
        boundaries=boundaries or Boundaries(),
        overview=PageService(store, figures, catalogue, compose_overview),
        map=PageService(store, figures, catalogue, compose_map),
        pillar=PageService(store, figures, catalogue, compose_pillar),
        flow=PageService(store, figures, catalogue, compose_flow),
        village=PageService(store, figures, catalogue, partial(compose_village, groups)),
        compare=PageService(store, figures, catalogue, partial(compose_compare, groups)),
        scorecard=PageService(store, figures, catalogue, compose_scorecard),
        attention=PageService(store, figures, catalogue, compose_attention),
        dictionary=PageService(store, figures, catalogue, compose_dictionary),
        organisation=PageService(store, figures, catalogue, compose_organisation),
        quality=PageService(store, figures, catalogue, compose_quality),
        why=PageService(store, figures, catalogue, compose_why),
        targets_page=PageService(store, figures, catalogue, compose_targets),
        send=PageService(store, figures, catalogue, compose_send, keeps=False),
        upload=PageService(store, figures, catalogue, compose_upload, keeps=False),
        submission=PageService(store, figures, catalogue, compose_submission, keeps=False),
        agreements=AgreementsService(store, figures, catalogue),
        submissions=takes_in(store, examiner),
        notes=NotesService(store, catalogue, figures),
        targets=TargetService(store, catalogue, today),
        templates=TemplateService(store, catalogue, today),
        agendas=AgendaService(store, today),
        agendas_page=PageService(store, figures, catalogue, compose_agendas, keeps=False),
        agenda_page=PageService(store, figures, catalogue, compose_agenda, keeps=False),
        values=ValuesService(store, figures, catalogue),
        leaflet=LeafletService(store, figures, catalogue),
        regions=RegionsService(store),
        health=HealthService(store),
    )
