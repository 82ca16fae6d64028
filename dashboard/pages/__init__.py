"""The pages of the dashboard, in menu order."""

from __future__ import annotations

from dashboard.pages import overview

PAGES = (overview,)
