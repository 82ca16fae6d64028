"""Villages of the programme year by year: new ones as bars, all so far as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.figures.theme import base_layout
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from dashboard.domain.views.organisation import OrganisationView
    from dashboard.figures.theme import Figure, Palette

_HEADROOM = 1.12
_CLEAR = 1.3
_ROOMY = 0.15


def programme_years_figure(view: OrganisationView, palette: Palette) -> Figure:
    """Draw both on one axis from zero, every point named; a year of no new village is a zero."""
    words = Wording(view.filters.language)
    years = [one.year for one in view.years]
    added = [one.new_villages for one in view.years]
    total = [one.cumulative_villages for one in view.years]
    bars = {
        "type": "bar",
        "x": years,
        "y": added,
        "text": _labels(words, added),
        "textposition": _positions(view),
        "insidetextanchor": "middle",
        "insidetextfont": {"color": palette.surface},
        "outsidetextfont": {"color": palette.text},
        "marker": {"color": palette.accent},
        "hovertemplate": _hover(words, "new"),
        "cliponaxis": False,
    }
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": years,
        "y": total,
        "text": _labels(words, _apart(total, added)),
        # The line only rises: to the left of a point there is nothing over it.
        "textposition": "top left",
        "textfont": {"color": palette.muted},
        "line": {"color": palette.muted, "width": 1.5},
        "marker": {"color": palette.muted, "size": 5},
        "hovertemplate": _hover(words, "total"),
        "cliponaxis": False,
    }
    return {"data": [bars, line], "layout": _layout(view, words, palette)}


def _positions(view: OrganisationView) -> list[str]:
    """Inside a bar that has room for its number, where the line cannot run through it."""
    top = max((one.cumulative_villages or 0 for one in view.years), default=0)
    roomy = (_ROOMY * top <= (one.new_villages or 0) for one in view.years)
    return ["inside" if one else "outside" for one in roomy]


def _labels(words: Wording, numbers: list[int | None]) -> list[str]:
    return ["" if number is None else words.count(number) for number in numbers]


def _apart(total: list[int | None], added: list[int | None]) -> list[int | None]:
    """Numbers of the line whose label would not stand on that of a bar."""
    pairs = zip(total, added, strict=True)
    return [every if (every or 0) > _CLEAR * (new or 0) else None for every, new in pairs]


def _hover(words: Wording, name: str) -> str:
    said = words.text(f"organisation.years.{name}")
    return f"%{{x}}: %{{y}} {words.unit('desa')}<br>{said}<extra></extra>"


def _layout(view: OrganisationView, words: Wording, palette: Palette) -> dict[str, Any]:
    known = [one.cumulative_villages for one in view.years if one.cumulative_villages]
    axis = {"fixedrange": True, "zeroline": False, "tickfont": {"color": palette.muted}}
    names = [
        (words.text("organisation.years.new"), "▮", palette.accent, 0.86),
        (words.text("organisation.years.total"), "●", palette.muted, 0.97),
    ]
    return {
        **base_layout(palette),
        "margin": {"l": 8, "r": 12, "t": 12, "b": 22},
        "bargap": 0.45,
        "annotations": [
            {
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": height,
                "xanchor": "left",
                "showarrow": False,
                "text": f"<b>{mark}</b> {name}",
                "font": {"color": ink, "size": 11},
            }
            for name, mark, ink, height in names
        ],
        "xaxis": {**axis, "dtick": 1, "showgrid": False, "linecolor": palette.muted},
        "yaxis": {
            **axis,
            "range": [0, max(known, default=1) * _HEADROOM],
            "visible": False,
        },
    }
