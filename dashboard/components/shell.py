"""What a page looks like before any data arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.components.page import Part
from dashboard.domain.measures import Language
from dashboard.figures.theme import empty_figure, graph_config
from dashboard.i18n import text

if TYPE_CHECKING:
    from dashboard.components.page import Page, Tile


def lay_out(page: Page[Any], bahasa: str = Language.INDONESIAN, **_: str) -> html.Div:
    """Build the shell of a page; fragments and figures fill it.

    Args:
        page: Which page.
        bahasa: Language of the URL; an unknown one is Indonesian, as in the filters.
    """
    language = Language(bahasa) if bahasa in set(Language) else Language.INDONESIAN
    return html.Div(
        [
            html.Header(id=page.id_of(Part.HEADER), className="page-header"),
            html.Div(id=page.id_of(Part.FILTERS), className="page-filters"),
            html.Div(id=page.id_of(Part.SENTENCE), className="page-sentence", **_LIVE),
            _connection(page, language),
            html.Div(id=page.id_of(Part.NOTICES), className="page-notices"),
            html.Main(
                [_tile(page, tile, language) for tile in page.tiles],
                id=page.id_of(Part.MAIN),
                className="page-main",
                tabIndex="-1",
            ),
            html.Footer(id=page.id_of(Part.FOOTER), className="page-footer"),
            dcc.Store(id=page.id_of(Part.STATE)),
            dcc.Store(id=page.id_of(Part.PAYLOAD)),
            _definition(page),
        ],
        id=page.id_of(Part.PAGE),
        className=f"page {page.slug}",
    )


_LIVE: dict[str, Any] = {"aria-live": "polite"}


def _connection(page: Page[Any], language: Language) -> html.Div:
    return html.Div(
        text(language, "frame.unreachable"),
        id=page.id_of(Part.CONNECTION),
        className="connection",
        role="alert",
        hidden="hidden",
    )


def _tile(page: Page[Any], tile: Tile, language: Language) -> html.Section:
    named: dict[str, Any] = {"aria-label": text(language, tile.label)}
    look = f"tile page-{tile.name}" if tile.framed else f"page-{tile.name}"
    if tile.chart is None:
        return html.Section(id=page.id_of(tile.name), className=look, **named)
    parts = [
        html.Div(id=page.id_of(f"{tile.name}-heading"), className="tile-heading"),
        _chart(page, tile, language),
    ]
    if tile.notes:
        parts.append(html.Div(id=page.id_of(f"{tile.name}-notes"), className="tile-notes"))
    return html.Section(parts, className=look, **named)


def _chart(page: Page[Any], tile: Tile, language: Language) -> html.Div:
    """A chart whose words stand in the fragment beside it."""
    described: dict[str, Any] = {"aria-describedby": f"{tile.name}-summary"}
    return html.Div(
        dcc.Graph(
            id=page.id_of(f"{tile.name}-graph"),
            figure=empty_figure(),
            config=cast("dcc.Graph.Config", graph_config(language)),
            className="chart",
            responsive=True,
        ),
        className="chart-box",
        role="group",
        **described,
    )


def _definition(page: Page[Any]) -> dbc.Modal:
    body = html.Dl(id=page.id_of(Part.DEFINITION_BODY), className="definition-list")
    return dbc.Modal(
        [
            dbc.ModalHeader(dbc.ModalTitle(id=page.id_of(Part.DEFINITION_TITLE))),
            dbc.ModalBody(body),
        ],
        id=page.id_of(Part.DEFINITION),
        scrollable=True,
        centered=True,
    )
