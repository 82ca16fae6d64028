"""One answer that repaints the whole overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.components import frame, tiles
from dashboard.figures.map import map_figure
from dashboard.figures.theme import PALETTES, Theme
from dashboard.figures.trend import trend_figure
from dashboard.pages.overview.ids import Ids

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.domain.views import Overview

_FRAGMENTS = {
    Ids.HEADER: frame.header,
    Ids.FILTERS: frame.filter_bar,
    Ids.SENTENCE: frame.sentence,
    Ids.NOTICES: frame.notices,
    Ids.KPIS: tiles.kpi_row,
    Ids.MAP_HEADING: tiles.map_heading,
    Ids.MAP_NOTES: tiles.map_notes,
    Ids.RANKING: tiles.ranking,
    Ids.TREND_HEADING: tiles.trend_heading,
    Ids.PILLARS: tiles.pillar_panels,
    Ids.FOOTER: frame.footer,
}


def fragments(view: Overview) -> dict[str, Markup]:
    """HTML of the page by element id; the first paint and every later one."""
    return {str(place): build(view) for place, build in _FRAGMENTS.items()}


def build_payload(view: Overview, theme: Theme = Theme.LIGHT) -> dict[str, Any]:
    """Everything that changes with the reader's choice.

    Returns:
        ``fragments`` (HTML by element id), ``figures`` (by chart id, in drawing order), ``title``
        of the document and ``search``, the canonical address of the view.
    """
    palette = PALETTES[theme]
    return {
        "fragments": fragments(view),
        "figures": {
            str(Ids.MAP_GRAPH): map_figure(view, palette),
            str(Ids.TREND_GRAPH): trend_figure(view, palette),
        },
        "title": frame.document_title(view),
        "search": view.filters.to_query(),
    }
