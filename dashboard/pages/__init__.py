"""The pages of the dashboard, in menu order; each module makes one from the services."""

from __future__ import annotations

from dashboard.pages import (
    compare,
    dictionary,
    flow,
    organisation,
    overview,
    pillar,
    quality,
    village,
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
    dictionary.make,
)
