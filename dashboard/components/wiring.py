"""Adds a page to the app: its first paint, its one callback, its clicks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import dash
from dash import ClientsideFunction, Input, Output

from dashboard.components.answer import build_payload, write_fragments
from dashboard.components.frame import document_title
from dashboard.components.html import to_html
from dashboard.components.index_page import FirstPaint
from dashboard.components.page import Part
from dashboard.components.shell import lay_out
from dashboard.components.since import read_view
from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.figures.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.components.index_page import IndexPage
    from dashboard.components.page import Page


def add_page(app: IndexPage, page: Page[Any]) -> None:
    """Register a page with all that makes it live."""
    names = {"path_template": page.path} if "<" in page.path else {"path": page.path}
    layout = partial(lay_out, page)
    dash.register_page(f"dashboard.pages.{page.slug}", name=page.slug, layout=layout, **names)
    app.painters.append(partial(paint, page))
    payload = Input(page.id_of(Part.PAYLOAD), "data")

    @app.callback(
        Output(page.id_of(Part.PAYLOAD), "data"),
        Input(page.id_of(Part.STATE), "data"),
        prevent_initial_call=True,
    )
    def _(state: Mapping[str, str]) -> dict[str, Any]:
        return answer(page, state)

    spread = ClientsideFunction("desmigratif", "spread")
    app.clientside_callback(spread, payload, prevent_initial_call=True)
    for tile in page.tiles:
        if tile.chart:
            drill = ClientsideFunction("desmigratif", "drill")
            clicks = Input(page.id_of(f"{tile.name}-graph"), "clickData")
            app.clientside_callback(drill, clicks, prevent_initial_call=True)


def answer(page: Page[Any], state: Mapping[str, str]) -> dict[str, Any]:
    """Repaint a page for the address and theme that the browser shows.

    Args:
        page: Which page.
        state: ``path`` and ``search`` of the address; ``theme``, where an unknown one is light.
    """
    theme = state.get("theme")
    chosen = Theme(theme) if theme in set(Theme) else Theme.LIGHT
    variables = page.match(state.get("path", page.path)) or {}
    view = read_view(page, LOCAL_VIEWER, state.get("search", ""), **variables)
    return build_payload(page, view, chosen)


def paint(page: Page[Any], path: str, search: str) -> FirstPaint | None:
    """Paint a page for an address; an empty shell while the database is away.

    Returns:
        ``None`` for a path of another page, or one whose variables name nothing.
    """
    variables = page.match(path)
    if variables is None:
        return None
    try:
        view = read_view(page, LOCAL_VIEWER, search, **variables)
    except NotFoundError:
        return None
    except StoreUnavailableError:
        return FirstPaint("Desmigratif", to_html(lay_out(page)), page.draws)
    shell = lay_out(page, bahasa=view.filters.language)
    content = to_html(shell, write_fragments(page, view))
    return FirstPaint(document_title(view, page), content, page.draws)
