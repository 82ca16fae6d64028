"""One acceptance: what it changed, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import submission_tiles as tiles
from dashboard.components.page import Page, Tile
from dashboard.components.sending import correction

if TYPE_CHECKING:
    from dashboard.domain.views.sending import SubmissionView
    from dashboard.services import Services


def make(services: Services) -> Page[SubmissionView]:
    """What did this acceptance change, and can it be taken back?"""
    return Page(
        slug="submission",
        path="/kirim/penerimaan/<penerimaan>",
        listed=False,
        read=services.submission.read,
        tiles=(
            Tile(name="summary", label="submission.label_summary", words=tiles.summary),
            Tile(name="changes", label="submission.label_changes", words=tiles.changes),
            Tile(name="undo", label="submission.label_undo", words=tiles.undo),
            Tile(name="correction", label="correction.label", words=correction),
        ),
    )
