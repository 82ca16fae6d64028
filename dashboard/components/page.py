"""What a page is: a path, a use case that reads its view, and a list of tiles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from dashboard.domain.exhibits import Exhibit
    from dashboard.figures.theme import Figure, Palette

V = TypeVar("V", bound=PageView)

Write = Callable[[Any], "Markup"]
Draw = Callable[[Any, "Palette"], "Figure"]
Tell = Callable[[Any], "Iterable[Exhibit]"]


class Part(StrEnum):
    """Parts of every page; an id is written ``<page>--<part>`` or ``<page>--<tile>-<element>``."""

    PAGE = "page"
    HEADER = "header"
    FILTERS = "filters"
    SENTENCE = "sentence"
    NOTICES = "notices"
    CONNECTION = "connection"
    MAIN = "main"
    FOOTER = "footer"
    STATE = "state"
    PAYLOAD = "payload"
    DEFINITION = "definition"
    DEFINITION_TITLE = "definition-title"
    DEFINITION_BODY = "definition-body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile of a page: words, and perhaps a chart with notes under it.

    Attributes:
        name: Short name, unique on its page; the grid area and the class ``page-<name>``.
        label: Key of the text that names the tile to a screen reader.
        words: Writes the tile, or what stands above its chart; a chart's words hold an element
            with the id ``<name>-summary`` that tells the chart in words.
        chart: Draws the chart.
        notes: Writes what stands under the chart.
        exhibits: Gives its numbers as tables, of which exports are made; ``None`` for a tile that
            has none, such as a form.
        framed: Whether the tile is one card; a row of cards frames each itself.
    """

    name: str
    label: str
    words: Write
    chart: Draw | None = None
    notes: Write | None = None
    exhibits: Tell | None = None
    framed: bool = True


class MenuPlace(NamedTuple):
    """Where the menu leads: a page by its slug and its path with variables."""

    slug: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[V]):
    """One page.

    Attributes:
        slug: Name in ids, texts (``page.<slug>.title``) and stylesheets.
        path: Path with variables, as in ``/desa/<kode>``.
        read: Reads the view for a viewer, the query of the address and the path's variables.
        tiles: In reading order.
        listed: Whether the menu leads to it; other pages are opened from what they tell about.
        menu: All listed pages of the app in menu order; the app fills it in.
    """

    slug: str
    path: str
    read: Callable[..., V]
    tiles: tuple[Tile, ...]
    listed: bool = True
    menu: tuple[MenuPlace, ...] = ()

    @property
    def draws(self) -> bool:
        """Whether the page has charts, so that it needs plotly.js."""
        return any(tile.chart for tile in self.tiles)

    def fixes(self, name: str) -> bool:
        """Whether a filter is part of the path, so that the filter bar cannot change it."""
        return f"<{name}>" in self.path

    def id_of(self, element: str) -> str:
        """Id of a part, or of an element of a tile."""
        return f"{self.slug}--{element}"

    def match(self, path: str) -> dict[str, str] | None:
        """Variables of a path of this page; ``None`` for a path of another page."""
        pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", self.path)
        found = re.fullmatch(pattern, path)
        return found.groupdict() if found else None
