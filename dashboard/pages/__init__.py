"""The pages of the dashboard, those of the menu in its order; each module makes one."""

from __future__ import annotations

from dashboard.pages import (
    agenda,
    agendas,
    attention,
    compare,
    dictionary,
    flow,
    organisation,
    overview,
    pillar,
    quality,
    scorecard,
    send,
    submission,
    targets,
    upload,
    village,
    why,
)
from dashboard.pages import map as map_page

PAGES = (
    overview.make,
    map_page.make,
    pillar.make,
    flow.make,
    village.make,
    organisation.make,
    compare.make,
    scorecard.make,
    attention.make,
    quality.make,
    targets.make,
    send.make,
    dictionary.make,
    agendas.make,
    why.make,
    upload.make,
    submission.make,
    agenda.make,
)
