"""How the overview page answers its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ClientsideFunction, Dash, Input, Output

from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.figures.theme import Theme
from dashboard.pages.overview.ids import Ids
from dashboard.pages.overview.payload import build_payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.services.overview import OverviewService


def register(app: Dash, overview: OverviewService) -> None:
    """Wire ids to handlers; nothing else happens here."""

    @app.callback(Output(Ids.PAYLOAD, "data"), Input(Ids.STATE, "data"), prevent_initial_call=True)
    def _(state: Mapping[str, str]) -> dict[str, Any]:
        return answer(overview, state)

    app.clientside_callback(
        ClientsideFunction("desmigratif", "spread"),
        Input(Ids.PAYLOAD, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("desmigratif", "drill"),
        Input(Ids.MAP_GRAPH, "clickData"),
        prevent_initial_call=True,
    )


def answer(overview: OverviewService, state: Mapping[str, str]) -> dict[str, Any]:
    """Repaint the page for the address and theme that the browser shows.

    Args:
        overview: The use case.
        state: ``search``, the query of the address; ``theme``, where an unknown one is light.
    """
    theme = state.get("theme")
    chosen = Theme(theme) if theme in set(Theme) else Theme.LIGHT
    return build_payload(overview.read(LOCAL_VIEWER, state.get("search", "")), chosen)
