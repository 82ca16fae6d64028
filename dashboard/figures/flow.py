"""Migration month by month, and the published national numbers with their breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.domain.values import State
from dashboard.figures.axis import count_axis, month_axis
from dashboard.figures.theme import base_layout
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.values import Value
    from dashboard.domain.views.flow import ContextPoint, FlowView
    from dashboard.figures.theme import Figure, Palette

Trace = dict[str, Any]

ROUTES = (("F01", "F02"), ("F04",))
"""Procedural and non-procedural departures add up; those through a broker are among them."""

RETURNS = (("F05",), ("F06",))
PLACEMENTS = "penempatan_total"
OTHER_MEASURE = "layanan_penempatan_total"
COMPLAINTS = "pengaduan"

_UPPER, _LOWER = (0.42, 1.0), (0.0, 0.28)
_AT_FOOT = {"anchor": "free", "position": 0}


@dataclass(frozen=True, slots=True)
class _Panel:
    """One of two charts that share their axis of time.

    Attributes:
        number: Suffix of its axes: 1 above, 2 below.
    """

    number: int
    palette: Palette
    words: Wording

    @property
    def axes(self) -> dict[str, str]:
        suffix = "" if self.number == 1 else str(self.number)
        return {"xaxis": "x", "yaxis": f"y{suffix}"}

    @property
    def place(self) -> tuple[float, float]:
        return _UPPER if self.number == 1 else _LOWER


def routes_figure(view: FlowView, palette: Palette) -> Figure:
    """Draw departures by route as stacked bars, those through a broker in a chart of their own."""
    return _monthly(view, palette, ROUTES)


def returns_figure(view: FlowView, palette: Palette) -> Figure:
    """Draw returned workers, and below them people diverted to the procedural route."""
    return _monthly(view, palette, RETURNS)


def context_figure(view: FlowView, palette: Palette) -> Figure:
    """Draw published national numbers; a year without one is a gap, another measure a lone mark."""
    words = Wording(view.filters.language)
    years = sorted({point.year for point in view.context})
    if not years:
        return {"data": [], "layout": base_layout(palette)}
    span = range(years[0], years[-1] + 1)
    upper, lower = _Panel(1, palette, words), _Panel(2, palette, words)
    placed, other, complained = (
        [point for point in view.context if point.measure == measure]
        for measure in (PLACEMENTS, OTHER_MEASURE, COMPLAINTS)
    )
    data = [_line(upper, placed, span), _marks(upper, other), _line(lower, complained, span)]
    data += [
        _absent(upper, span, [*placed, *other], words),
        _absent(lower, span, complained, words),
    ]
    tops = [max((point.value for point in points), default=0) for points in (placed, complained)]
    titles = [words.text(f"flow.measure.{measure}") for measure in (PLACEMENTS, COMPLAINTS)]
    layout = _two_panels(upper, lower, tops, titles)
    layout["xaxis"] = _year_axis(span, palette)
    return {"data": data, "layout": layout}


def missing_years(points: Sequence[ContextPoint]) -> list[int]:
    """Years between the first and the last of a series for which nothing is published."""
    known = {point.year for point in points}
    return [year for year in range(min(known), max(known)) if year not in known] if known else []


def _monthly(view: FlowView, palette: Palette, panels: Sequence[tuple[str, ...]]) -> Figure:
    words = Wording(view.filters.language)
    data: list[Trace] = []
    tops, titles, places = [], [], []
    for number, codes in enumerate(panels, start=1):
        panel = _Panel(number, palette, words)
        courses = [view.courses[code] for code in codes]
        data += [_bars(panel, code, view) for code in codes]
        data.append(_states(panel, courses[0]))
        tops.append(
            max(sum(one.value or 0 for one in month) for month in zip(*courses, strict=True))
        )
        name = words.name(words.catalogue.indicators[codes[0]])
        titles.append(name if len(codes) == 1 else words.text("flow.routes"))
        places.append(panel)
    layout = _two_panels(places[0], places[1], tops, titles)
    return {"data": data, "layout": {**layout, "barmode": "stack", "bargap": 0.3}}


def _bars(panel: _Panel, code: str, view: FlowView) -> Trace:
    palette = panel.palette
    is_second = code == "F02"
    marker: dict[str, Any] = {"color": palette.classes[1] if is_second else palette.accent}
    if is_second:
        marker["pattern"] = {"shape": "/", "fgcolor": palette.accent, "size": 5}
    marker["line"] = {"color": palette.accent, "width": 1 if is_second else 0}
    shown = [(at, one) for at, one in enumerate(view.courses[code]) if is_reported(one)]
    return {
        "type": "bar",
        "x": [at for at, _ in shown],
        "y": [one.value for _, one in shown],
        "text": [_hover(panel.words, code, one) for _, one in shown],
        "hovertemplate": "%{text}<extra></extra>",
        "textposition": "none",
        "marker": marker,
        **panel.axes,
    }


def _hover(words: Wording, code: str, value: Value) -> str:
    indicator = words.catalogue.indicators[code]
    year, _, month = value.period.partition("-")
    lines = [
        f"<b>{month_name(words.language, int(month))} {year}</b>",
        f"{words.name(indicator)}: {words.reading(value, indicator, full=True)}",
        words.coverage(value, indicator),
    ]
    return "<br>".join(lines)


def _states(panel: _Panel, values: Sequence[Value]) -> Trace:
    """A cross where a due month has no report, so that it is not taken for a zero."""
    months = [at for at, one in enumerate(values) if one.state is State.MISSING]
    return _crosses(panel, months, panel.words.text("state.missing"))


def _absent(
    panel: _Panel, span: Sequence[int], points: Sequence[ContextPoint], words: Wording
) -> Trace:
    known = {point.year for point in points}
    years = [year for year in span if year not in known]
    return _crosses(panel, years, words.text("flow.no_number"))


def _crosses(panel: _Panel, places: Sequence[int], told: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(places),
        "y": [0] * len(places),
        "text": ["×"] * len(places),
        "textposition": "top center",
        "textfont": {"color": panel.palette.muted},
        "hovertemplate": f"%{{x}}: {told}<extra></extra>",
        "hoverinfo": "skip",
        **panel.axes,
    }


def _line(panel: _Panel, points: Sequence[ContextPoint], span: Sequence[int]) -> Trace:
    palette, known = panel.palette, {point.year: point.value for point in points}
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(span),
        "y": [known.get(year) for year in span],
        "text": [panel.words.count(known.get(year, 0)) for year in span],
        "hovertemplate": "<b>%{x}</b><br>%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": palette.accent, "width": 2 * palette.stroke},
        "marker": {"size": round(6 * palette.stroke)},
        "cliponaxis": False,
        **panel.axes,
    }


def _marks(panel: _Panel, points: Sequence[ContextPoint]) -> Trace:
    """Another measure: an open mark that no line touches."""
    palette = panel.palette
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in points],
        "y": [point.value for point in points],
        "text": [
            f"{panel.words.text(f'flow.measure.{point.measure}')}<br>"
            f"{panel.words.count(point.value)}"
            for point in points
        ],
        "hovertemplate": "<b>%{x}</b><br>%{text}<extra></extra>",
        "marker": {
            "symbol": "diamond-open",
            "size": round(10 * palette.stroke),
            "color": palette.text,
            "line": {"width": 2},
        },
        "cliponaxis": False,
        **panel.axes,
    }


def _two_panels(
    upper: _Panel, lower: _Panel, tops: Sequence[float], titles: Sequence[str]
) -> dict[str, Any]:
    palette, words = upper.palette, upper.words
    axes = [
        {**count_axis(top, words, palette), "domain": list(panel.place)}
        for panel, top in zip((upper, lower), tops, strict=True)
    ]
    for part in ("tickvals", "ticktext"):  # No more than two fit the lower panel.
        axes[1][part] = [axes[1][part][0], axes[1][part][-1]]
    return {
        **base_layout(palette),
        "margin": {"l": 8, "r": 8, "t": 18, "b": 2 * palette.letter},
        "hovermode": "closest",
        # At the foot of the chart, and not of the lower panel, which Plotly forgets when empty.
        "xaxis": {**month_axis(words, palette), **_AT_FOOT},
        "yaxis": axes[0],
        "yaxis2": axes[1],
        "annotations": [
            _title(panel, title) for panel, title in zip((upper, lower), titles, strict=True)
        ],
    }


def _title(panel: _Panel, title: str) -> dict[str, Any]:
    return {
        "text": title,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": panel.place[1],
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": panel.palette.muted, "size": panel.palette.letter - 1},
    }


def _year_axis(span: Sequence[int], palette: Palette) -> dict[str, Any]:
    return {
        "type": "linear",
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "linecolor": palette.muted,
        "range": [span[0] - 0.6, span[-1] + 0.6],
        # Every second year, from the newest back: more do not fit side by side.
        "tickvals": list(span)[::-2],
        "ticktext": [str(year) for year in span][::-2],
        "tickfont": {"color": palette.muted, "size": palette.letter - 1},
        "autotickangles": [0, 90],
        **_AT_FOOT,
    }
