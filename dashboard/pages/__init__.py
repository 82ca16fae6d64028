"""The pages of the dashboard, those of the menu in its order; each module makes one."""

from __future__ import annotations

from dashboard.pages import (
    compare,
    dictionary,
    flow,
    organisation,
    overview,
    pillar,
    quality,
    send,
    submission,
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
    quality.make,
    send.make,
    dictionary.make,
    why.make,
    upload.make,
    submission.make,
)
