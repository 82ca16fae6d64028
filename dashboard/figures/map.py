"""Where: rates as areas, counts as symbols at the seat, villages as points.

Every point carries in ``customdata`` the link that opens its region, and in ``text`` what a
reader or a screen reader is told about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, district_of
from dashboard.figures.classes import class_of
from dashboard.figures.geography import (
    districts_of,
    layer_url,
    province_layer,
    provinces_around,
    view_of,
)
from dashboard.figures.links import region_links
from dashboard.figures.theme import base_layout
from dashboard.figures.wording import Wording, is_reported, is_small_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.domain.views import IndicatorView, RegionReading
    from dashboard.figures.theme import Figure, Palette

Trace = dict[str, Any]

_LARGEST = 30
_DOT = 6
_CROSS = 6


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every layer of one map needs.

    Attributes:
        told: Words and link of every region, by code.
    """

    view: IndicatorView
    palette: Palette
    told: Mapping[str, tuple[str, str]]

    @property
    def focus(self) -> str:
        """The area that fills the map: the country, a province or a district."""
        return district_of(self.view.path[-1].code)

    @property
    def shows_villages(self) -> bool:
        return self.view.path[-1].level >= Level.DISTRICT


def map_figure(view: IndicatorView, palette: Palette) -> Figure:
    """Draw the regions of a view; only regions with data are coloured, the rest is background."""
    canvas = _Canvas(view, palette, dict(_tell(view)))
    known = [one for one in view.regions if is_reported(one.current)]
    unknown = [one for one in view.regions if not is_reported(one.current)]
    layers = [*_background(canvas), *_areas(canvas, known, unknown)]
    layers += [_crosses(canvas, unknown), _symbols(canvas, known)]
    return {"data": [layer for layer in layers if layer], "layout": _layout(canvas)}


def map_finding(view: IndicatorView) -> str:
    """Name the region with the highest number, when exactly one has it."""
    words = Wording(view.filters.language)
    known = [one for one in view.regions if is_reported(one.current)]
    if not known:
        return words.text("map.none")
    first, *rest = sorted(known, key=lambda one: -(one.current.value or 0))
    if not first.current.value or not rest or rest[0].current.value == first.current.value:
        return words.name(view.indicator)
    value = words.reading(first.current, view.indicator)
    return words.text("map.top", name=short_name(first.region), value=value)


def unplaced(view: IndicatorView) -> int:
    """How many regions have no coordinates, so that only the table can show them."""
    return sum(one.region.latitude is None for one in view.regions)


def _layout(canvas: _Canvas) -> dict[str, Any]:
    return {
        **base_layout(canvas.palette),
        "uirevision": canvas.focus,
        "geo": {
            **view_of(canvas.focus),
            "visible": False,
            "showframe": True,
            "framecolor": canvas.palette.grid,
            "bgcolor": canvas.palette.sea,
        },
    }


def _background(canvas: _Canvas) -> list[Trace]:
    land = canvas.palette.land
    around = provinces_around(canvas.focus)
    layers = [_filled(layer_url("provinces"), around, [land], canvas.palette.surface)]
    if not canvas.focus:
        return layers
    url, districts = province_layer(canvas.focus), districts_of(canvas.focus[:2])
    layers.append(_filled(url, districts, [land], canvas.palette.muted))
    if canvas.shows_villages:
        layers.append(_filled(url, [canvas.focus], [canvas.palette.chosen], canvas.palette.text))
    return layers


def _filled(url: str, codes: Sequence[str], colours: Sequence[str], line: str) -> Trace:
    """Areas in fixed colours: one for all, or one per area; silent until given words."""
    classes = sorted(set(colours))
    return {
        "type": "choropleth",
        "geojson": url,
        "locations": list(codes),
        "z": [classes.index(colour) for colour in colours] * (1 if colours[1:] else len(codes)),
        "zmin": 0,
        "zmax": max(len(classes) - 1, 1),
        "colorscale": _steps(classes),
        "showscale": False,
        "hoverinfo": "skip",
        "marker": {"line": {"color": line, "width": 0.5}},
    }


def _steps(colours: Sequence[str]) -> list[list[float | str]]:
    """A colour scale that holds exactly these colours, at equal steps from 0 to 1."""
    scale = [*colours, *colours] if len(colours) == 1 else colours
    return [[index / (len(scale) - 1), colour] for index, colour in enumerate(scale)]


def _areas(
    canvas: _Canvas, known: Sequence[RegionReading], unknown: Sequence[RegionReading]
) -> list[Trace]:
    """Districts as clickable areas: coloured for a rate, outlined for a count."""
    if canvas.shows_villages:
        return []
    palette = canvas.palette
    colours = [_colour(canvas, one) for one in known]
    return [
        _clickable(canvas, unknown, [palette.no_data] * len(unknown)),
        _clickable(canvas, known, colours if canvas.view.indicator.is_ratio else []),
    ]


def _clickable(canvas: _Canvas, readings: Sequence[RegionReading], colours: Sequence[str]) -> Trace:
    if not readings:
        return {}
    url = province_layer(canvas.focus) if canvas.focus else layer_url("national")
    codes = [one.region.code for one in readings]
    fill = colours or [canvas.palette.land] * len(codes)
    return {
        **_filled(url, codes, fill, canvas.palette.muted),
        **_told(canvas, readings),
    }


def _colour(canvas: _Canvas, reading: RegionReading) -> str:
    """Colour of the class; a rate of a handful is no class, its words say so."""
    if is_small_base(reading.current):
        return canvas.palette.surface
    return canvas.palette.classes[class_of(canvas.view.indicator, reading.current.value or 0)]


def _symbols(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    """Seats: a dot in the colour of its class for a rate, a circle by area for a count."""
    placed = [one for one in readings if one.region.latitude is not None]
    if not placed:
        return {}
    if canvas.view.indicator.is_ratio:
        marker: dict[str, Any] = {
            "size": _DOT * 3 if canvas.shows_villages else _DOT,
            "color": [_colour(canvas, one) for one in placed],
        }
    else:
        marker = _circles(canvas, placed)
    line = {"color": [_outline(canvas, one) for one in placed], "width": _widths(canvas, placed)}
    return {**_points(canvas, placed), "marker": {**marker, "line": line}}


def _circles(canvas: _Canvas, readings: Sequence[RegionReading]) -> dict[str, Any]:
    values = [one.current.value or 0 for one in readings]
    return {
        "size": values,
        "sizemode": "area",
        "sizeref": 2 * (max(values) or 1) / _LARGEST**2,
        "sizemin": 3,
        "color": canvas.palette.of(canvas.view.indicator.pillar),
        "opacity": 0.75,
    }


def _outline(canvas: _Canvas, reading: RegionReading) -> str:
    chosen = reading.region.code == canvas.view.path[-1].code
    edge = canvas.palette.text if canvas.view.indicator.is_ratio else canvas.palette.surface
    return canvas.palette.text if chosen else edge


def _widths(canvas: _Canvas, readings: Sequence[RegionReading]) -> list[float]:
    chosen = canvas.view.path[-1].code
    return [3 if one.region.code == chosen else 0.6 for one in readings]


def _crosses(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    """Regions without a number: a cross, unlike any circle."""
    placed = [one for one in readings if one.region.latitude is not None]
    if not placed:
        return {}
    line = {"color": canvas.palette.muted, "width": 1.2}
    marker = {"symbol": "x-thin", "size": _CROSS, "line": line}
    return {**_points(canvas, placed), "marker": marker}


def _points(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [one.region.longitude for one in readings],
        "lat": [one.region.latitude for one in readings],
        **_told(canvas, readings),
    }


def _told(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    told = [canvas.told[one.region.code] for one in readings]
    return {
        "text": [words for words, _ in told],
        "customdata": [link for _, link in told],
        "hoverinfo": "text",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _tell(view: IndicatorView) -> Iterator[tuple[str, tuple[str, str]]]:
    words, link = Wording(view.filters.language), region_links(view.filters)
    for one in view.regions:
        yield one.region.code, (_hover(words, view, one), link(one.region.code))


def _hover(words: Wording, view: IndicatorView, reading: RegionReading) -> str:
    indicator, value = view.indicator, reading.current
    lines = [
        f"<b>{short_name(reading.region)}</b>",
        words.reading(value, indicator, full=True),
        words.basis(value, indicator),
        " · ".join(part for part in (words.coverage(value, indicator), words.late(value)) if part),
    ]
    return "<br>".join(line for line in lines if line)
