"""What the overview page looks like before any data arrives."""

from __future__ import annotations

from typing import Any, cast

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.domain.measures import Language
from dashboard.figures.theme import empty_figure, graph_config
from dashboard.i18n import text
from dashboard.pages.overview.ids import Ids

_LIVE: dict[str, Any] = {"aria-live": "polite"}


def layout(bahasa: str = Language.INDONESIAN, **_: str) -> html.Div:
    """Build the shell; fragments and figures fill it.

    Args:
        bahasa: Language of the URL; an unknown one is Indonesian, as in the filters.
    """
    language = Language(bahasa) if bahasa in set(Language) else Language.INDONESIAN
    return html.Div(
        [
            html.Header(id=Ids.HEADER, className="page-header"),
            html.Div(id=Ids.FILTERS, className="page-filters"),
            html.Div(id=Ids.SENTENCE, className="page-sentence", **_LIVE),
            html.Div(
                text(language, "frame.unreachable"),
                id=Ids.CONNECTION,
                className="connection",
                role="alert",
                hidden="hidden",
            ),
            html.Div(id=Ids.NOTICES, className="page-notices"),
            _main(language),
            html.Footer(id=Ids.FOOTER, className="page-footer"),
            dcc.Store(id=Ids.STATE),
            dcc.Store(id=Ids.PAYLOAD),
            _definition(),
        ],
        id=Ids.PAGE,
        className="page",
    )


def _main(language: Language) -> html.Main:
    return html.Main(
        [
            html.Section(id=Ids.KPIS, className="page-kpis", **_label(language, "kpi.label")),
            html.Section(
                [
                    html.Div(id=Ids.MAP_HEADING, className="tile-heading"),
                    _chart(Ids.MAP_GRAPH, language, "map-summary"),
                    html.Div(id=Ids.MAP_NOTES, className="map-notes"),
                ],
                className="tile page-map",
                **_label(language, "map.label"),
            ),
            html.Section(
                id=Ids.RANKING,
                className="tile page-ranking",
                **_label(language, "ranking.label"),
            ),
            html.Section(
                [
                    html.Div(id=Ids.TREND_HEADING, className="tile-heading"),
                    _chart(Ids.TREND_GRAPH, language, "trend-summary"),
                ],
                className="tile page-trend",
                **_label(language, "trend.label"),
            ),
            html.Div(id=Ids.PILLARS, className="page-pillars"),
        ],
        id=Ids.MAIN,
        className="page-main",
        tabIndex="-1",
    )


def _chart(graph: Ids, language: Language, summary: str) -> html.Div:
    """A chart whose words stand in the fragment beside it."""
    return html.Div(
        dcc.Graph(
            id=graph,
            figure=empty_figure(),
            config=cast("dcc.Graph.Config", graph_config(language)),
            className="chart",
            responsive=True,
        ),
        className="chart-box",
        role="group",
        **_described_by(summary),
    )


def _definition() -> dbc.Modal:
    return dbc.Modal(
        [
            dbc.ModalHeader(dbc.ModalTitle(id=Ids.DEFINITION_TITLE)),
            dbc.ModalBody(html.Dl(id=Ids.DEFINITION_BODY, className="definition-list")),
        ],
        id=Ids.DEFINITION,
        scrollable=True,
        centered=True,
    )


def _described_by(identifier: str) -> dict[str, Any]:
    return {"aria-describedby": identifier}


def _label(language: Language, key: str) -> dict[str, Any]:
    return {"aria-label": text(language, key)}
