"""The pages of the dashboard, in menu order; each module makes one from the services."""

from __future__ import annotations

from dashboard.pages import overview

PAGES = (overview.make,)
