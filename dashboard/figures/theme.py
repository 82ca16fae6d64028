"""One look for all charts: explicit colours per theme, and one graph configuration.

The colours are those of ``assets/css/10-tokens.css``; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dashboard.domain.measures import Pillar
from dashboard.domain.status import Status

if TYPE_CHECKING:
    from dashboard.domain.measures import Language

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

Figure = dict[str, Any]


class Theme(StrEnum):
    """Themes that a reader can choose, in the order in which the button offers them.

    The projector's is for a hall: ink as dark as can be, larger letters, stronger lines.
    """

    LIGHT = "light"
    DARK = "dark"
    PROJECTOR = "projector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Look of one theme: its colours, its size of letters, its strength of lines.

    Attributes:
        land: Areas without programme; never a value.
        chosen: The district whose villages are shown.
        no_data: Areas due but without a number; hatched by the stylesheet.
        no_target: Areas that are held against nothing; hatched otherwise by the stylesheet.
        classes: Five classes of a rate, from low to high.
        pillars: The four pillars; other groups take ``accent``.
        statuses: What is judged; statuses that judge nothing take ``muted``.
        letter: Size of ordinary letters, in pixels.
        stroke: Factor for the widths of lines and the sizes of marks.
    """

    text: str
    muted: str
    surface: str
    grid: str
    sea: str
    land: str
    chosen: str
    no_data: str
    no_target: str
    accent: str
    classes: tuple[str, ...]
    pillars: dict[Pillar, str]
    statuses: dict[Status, str]
    letter: int = 11
    stroke: float = 1

    def of(self, pillar: Pillar) -> str:
        """Colour of everything that belongs to a pillar."""
        return self.pillars.get(pillar, self.accent)

    def of_status(self, status: Status) -> str:
        """Colour of a status; always shown with its symbol and word."""
        return self.statuses.get(status, self.muted)


LIGHT = Palette(
    text="#1b2430",
    muted="#566173",
    surface="#ffffff",
    grid="#e3e7ec",
    sea="#f2f6fa",
    land="#e4e2da",
    chosen="#ffffff",
    no_data="#c9c4ba",
    no_target="#d9dde2",
    accent="#24478f",
    classes=("#d5e4f7", "#a3c4ea", "#6a9bd4", "#3a70b3", "#163f7d"),
    pillars={
        Pillar.MIGRATION_SERVICE: "#1a64a6",
        Pillar.PRODUCTIVE_BUSINESS: "#994b00",
        Pillar.COMMUNITY_PARENTING: "#006f5a",
        Pillar.COOPERATIVE: "#8b4a9e",
    },
    statuses={
        Status.ON_TRACK: "#17693a",
        Status.WATCH: "#7a4d00",
        Status.OFF_TRACK: "#a8281b",
    },
)
DARK = Palette(
    text="#e8ecf2",
    muted="#a4afbf",
    surface="#1a212b",
    grid="#323c4a",
    sea="#151b24",
    land="#323b48",
    chosen="#4b596e",
    no_data="#535a64",
    no_target="#454d59",
    accent="#9db8f5",
    classes=("#233f66", "#315f99", "#4a86c9", "#83b3e6", "#cfe2fa"),
    pillars={
        Pillar.MIGRATION_SERVICE: "#6fb1ee",
        Pillar.PRODUCTIVE_BUSINESS: "#eda04f",
        Pillar.COMMUNITY_PARENTING: "#45c4a6",
        Pillar.COOPERATIVE: "#cc9be0",
    },
    statuses={
        Status.ON_TRACK: "#6fd598",
        Status.WATCH: "#f2c14e",
        Status.OFF_TRACK: "#ff9c8f",
    },
)
PROJECTOR = replace(
    LIGHT,
    text="#000000",
    muted="#37414f",
    grid="#c6cdd6",
    sea="#e8eff7",
    land="#d3d0c5",
    no_data="#aaa397",
    no_target="#bcc3cb",
    accent="#17387c",
    classes=("#c7dbf5", "#8fb6e6", "#5288cb", "#2a5ea3", "#0b2f66"),
    pillars={
        Pillar.MIGRATION_SERVICE: "#0d4f88",
        Pillar.PRODUCTIVE_BUSINESS: "#7c3c00",
        Pillar.COMMUNITY_PARENTING: "#005746",
        Pillar.COOPERATIVE: "#6f3482",
    },
    statuses={
        Status.ON_TRACK: "#0b5229",
        Status.WATCH: "#5c3a00",
        Status.OFF_TRACK: "#8f1d12",
    },
    letter=15,
    stroke=1.75,
)
PALETTES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.PROJECTOR: PROJECTOR}


def graph_config(language: Language) -> dict[str, Any]:
    """Configuration of every chart: no logo, nothing that leaves the server, our own locale."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "topojsonURL": "/assets/topojson/",
        "locale": str(language),
        "responsive": True,
        "scrollZoom": False,
        "displayModeBar": "hover",
        "modeBarButtonsToRemove": [
            "zoom2d",
            "pan2d",
            "select2d",
            "lasso2d",
            "zoomIn2d",
            "zoomOut2d",
            "autoScale2d",
            "resetScale2d",
            "hoverClosestGeo",
            # The picture of a chart comes from the menu of its tile, with title and source in it.
            "toImage",
        ],
    }


def base_layout(palette: Palette) -> dict[str, Any]:
    """Layout that every chart starts from; transparent, so that it takes the tile's surface."""
    return {
        "font": {"family": FONT, "size": palette.letter, "color": palette.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": palette.surface,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": palette.letter + 1, "color": palette.text},
            "align": "left",
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": palette.muted,
            "activecolor": palette.accent,
        },
    }


def empty_figure() -> Figure:
    """A chart before its data: nothing to see, so that nothing flashes."""
    hidden = {"visible": False, "fixedrange": True}
    clear = "rgba(0,0,0,0)"
    return {
        "data": [],
        "layout": {
            "xaxis": hidden,
            "yaxis": hidden,
            "paper_bgcolor": clear,
            "plot_bgcolor": clear,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        },
    }
