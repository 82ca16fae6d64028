"""What storing targets would do, as a page that asks for a name and a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.components.target_words import target_told
from dashboard.domain.region_names import short_name
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from flask import Response

    from dashboard.components.index_page import IndexPage
    from dashboard.domain.measures import Indicator
    from dashboard.domain.target_proposals import TargetPreview
    from dashboard.domain.targets import Target

MOST_ROWS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One target that changes; a text is empty where there is none."""

    place: str
    indicator: Indicator
    year: int
    before: str
    after: str


def show_preview(app: IndexPage, preview: TargetPreview, query: str, reason: str = "") -> Response:
    """Answer with the changes and the form that accepts them.

    Args:
        app: Writes the page.
        preview: What would change.
        query: Query of the address that the form came from, without its question mark.
        reason: Proposed for the form.
    """
    words = Wording(app.language())
    changes = preview.plan.changes[:MOST_ROWS]
    return app.answer(
        "target_preview.html",
        w=words,
        preview=preview,
        plan=preview.plan,
        rows=[_row(words, preview, old, new) for old, new in changes],
        hidden=len(preview.plan.changes) - len(changes),
        content=preview.proposal.to_json(),
        query=query,
        reason=reason,
    )


def _row(words: Wording, preview: TargetPreview, old: Target | None, new: Target | None) -> _Row:
    some = new or old
    if some is None:
        raise ValueError(preview)
    indicator = words.catalogue.indicators[some.indicator]
    region = preview.places[some.region]
    return _Row(
        place=short_name(region) if region.code else words.text("nation.name"),
        indicator=indicator,
        year=some.year,
        before=target_told(words, old, indicator),
        after=target_told(words, new, indicator),
    )
