"""What a page tells, taken out of it: of this, decks, workbooks and files are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dashboard.components.frame import fixed, page_title, sentence_text, stamp_text
from dashboard.domain.errors import NotFoundError
from dashboard.domain.exhibits import Handout
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.components.page import Page
    from dashboard.domain.exhibits import Exhibit
    from dashboard.domain.viewer import Viewer
    from dashboard.domain.views import PageView


def read_handout(pages: Iterable[Page[Any]], viewer: Viewer, address: str) -> Handout:
    """Take out what the page of an address tells the viewer.

    Args:
        pages: All pages.
        viewer: Who asks; the address carries no rights.
        address: Path and query, as the browser shows them.

    Raises:
        NotFoundError: When no page has that path, or its variables name nothing.
        StoreUnavailableError: When the database is locked or away.
    """
    place = urlsplit(address)
    for page in pages:
        variables = page.match(place.path)
        if variables is not None:
            return make_handout(page, page.read(viewer, place.query, **variables))
    raise NotFoundError(parameter="alamat", value=address)


def make_handout(page: Page[Any], view: PageView) -> Handout:
    """Take out what a page tells; its address fixes the data and the day."""
    words = Wording(view.filters.language)
    return Handout(
        slug=page.slug,
        title=page_title(view, page),
        question=words.text(f"page.{page.slug}.question"),
        sentence=sentence_text(view),
        stamp=stamp_text(view),
        source=words.text("footer.source", note=words.catalogue.note[words.language]),
        address=fixed(view).to_address(page.path),
        filters=view.filters,
        demo=view.stamp.demo,
        exhibits=tuple(list_exhibits(page, view)),
    )


def list_exhibits(page: Page[Any], view: PageView) -> Iterator[Exhibit]:
    """What every tile of a page tells."""
    for tile in page.tiles:
        if tile.exhibits:
            yield from tile.exhibits(view)
