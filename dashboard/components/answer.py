"""One answer that repaints a whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dashboard.components import frame
from dashboard.components.page import Part
from dashboard.figures.theme import PALETTES, Theme
from dashboard.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.components.page import Page, Tile, V
    from dashboard.domain.views import PageView

_DOWNLOAD = Markup(
    '<button class="take" id="{name}-take" popovertarget="tile-menu" title="{label}"></button>'
)
_FRAME = {
    Part.HEADER: frame.header,
    Part.FILTERS: frame.filter_bar,
    Part.SENTENCE: frame.sentence,
    Part.NOTICES: frame.notices,
    Part.FOOTER: frame.footer,
}


def write_fragments(page: Page[V], view: V) -> dict[str, Markup]:
    """HTML of a page by element id; the first paint and every later one."""
    return {
        **{page.id_of(part): write(view, page) for part, write in _FRAME.items()},
        **dict(_write_tiles(page, view)),
    }


def _write_tiles(page: Page[V], view: V) -> Iterator[tuple[str, Markup]]:
    for tile in page.tiles:
        place = f"{tile.name}-heading" if tile.chart else tile.name
        words = tile.words(view)
        yield page.id_of(place), words + _download(view, tile) if words else words
        if tile.notes:
            yield page.id_of(f"{tile.name}-notes"), tile.notes(view)


def _download(view: PageView, tile: Tile) -> Markup:
    """The button that opens the menu of files made of this tile; the header holds the menu."""
    if tile.exhibits is None:
        return Markup()
    language = view.filters.language
    label = text(language, "download.tile", tile=text(language, tile.label))
    return _DOWNLOAD.format(name=tile.name, label=label)


def build_payload(page: Page[V], view: V, theme: Theme = Theme.LIGHT) -> dict[str, Any]:
    """Everything that changes with the reader's choice.

    Returns:
        ``fragments`` (HTML by element id), ``figures`` (by chart id, in drawing order), ``title``
        of the document and ``search``, the canonical address of the view.
    """
    palette = PALETTES[theme]
    return {
        "fragments": write_fragments(page, view),
        "figures": {
            page.id_of(f"{tile.name}-graph"): tile.chart(view, palette)
            for tile in page.tiles
            if tile.chart
        },
        "title": frame.document_title(view, page),
        "search": view.filters.to_query(),
    }
