"""Where: rates as areas, counts as symbols at the seat, villages as points.

Every point carries in ``customdata`` the link that opens its region, and in ``text`` what a
reader or a screen reader is told about it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, district_of, province_of
from dashboard.figures.classes import class_of
from dashboard.figures.geography import view_of
from dashboard.figures.links import region_links
from dashboard.figures.status_map import DRAWN, SHAPES, area_colour, status_of
from dashboard.figures.theme import base_layout
from dashboard.figures.wording import StatusWords, Wording, is_reported, is_small_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.domain.geography import Geography
    from dashboard.domain.regions import Region
    from dashboard.domain.views import IndicatorView, RegionReading
    from dashboard.figures.theme import Figure, Palette

Trace = dict[str, Any]

_LARGEST = 30
# A full circle stands for a whole district there: its villages are parts of it.
_LARGEST_OF_VILLAGES = 60
_SMALLEST = 3
_DOT = 6
_STATUS = 9
_VILLAGE = 5
_CROSS = 6
_LEGEND_PARTS = (1, 4, 20)
_LEGEND_SHARE = 4
_HOVER = {"hoverinfo": "text", "hovertemplate": "%{text}<extra></extra>"}


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every layer of one map needs.

    Attributes:
        told: Words and link of every region, by code.
    """

    view: IndicatorView
    palette: Palette
    geography: Geography
    told: Mapping[str, tuple[str, str]]

    @property
    def focus(self) -> str:
        """The area that fills the map: the country, a province or a district."""
        return district_of(self.view.path[-1].code)

    @property
    def shows_villages(self) -> bool:
        return self.view.path[-1].level >= Level.DISTRICT


def map_figure(view: IndicatorView, palette: Palette, geography: Geography) -> Figure:
    """Draw the regions of a view; only regions with data are coloured, the rest is background."""
    canvas = _Canvas(view, palette, geography, dict(_tell(view)))
    if view.shows_status:
        layers = [*_background(canvas), *_status_layers(canvas)]
        return {"data": [layer for layer in layers if layer], "layout": _layout(canvas)}
    known = [one for one in view.regions if is_reported(one.current)]
    unknown = [one for one in view.regions if not is_reported(one.current)]
    layers = [*_background(canvas), *_areas(canvas, known, unknown)]
    layers += [_places(canvas), _crosses(canvas, unknown), _symbols(canvas, known)]
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
    # The country is wider than most boxes, and what is left of them is sea; around a part is land.
    around = {} if canvas.focus else {"paper_bgcolor": canvas.palette.sea}
    return {
        **base_layout(canvas.palette),
        **around,
        "uirevision": canvas.focus,
        "geo": {
            **view_of(canvas.geography, canvas.focus),
            "visible": False,
            "showframe": bool(canvas.focus),
            "framecolor": canvas.palette.grid,
            "bgcolor": canvas.palette.sea,
        },
    }


def _background(canvas: _Canvas) -> list[Trace]:
    land, geography = canvas.palette.land, canvas.geography
    around = geography.provinces_around(canvas.focus)
    layers = [_filled(geography.layer_url("provinces"), around, [land], canvas.palette.surface)]
    if not canvas.focus:
        return layers
    url = geography.province_layer(canvas.focus)
    districts = geography.districts_of(province_of(canvas.focus))
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


def _status_layers(canvas: _Canvas) -> list[Trace]:
    """Districts as areas in the colour of their status; at every seat its symbol."""
    regions, palette = canvas.view.regions, canvas.palette
    colours = [area_colour(palette, status_of(one)) for one in regions]
    areas = {} if canvas.shows_villages else _clickable(canvas, regions, colours)
    known = [one for one in regions if one.region.latitude is not None]
    # Where seats are close, what is worst lies on top.
    placed = sorted(known, key=lambda one: DRAWN.index(status_of(one)))
    if not placed:
        return [areas, _places(canvas)]
    statuses = [status_of(one) for one in placed]
    inks = [palette.of_status(status) for status in statuses]
    is_open = [SHAPES[status].endswith("open") for status in statuses]
    edges = [ink if one else palette.surface for ink, one in zip(inks, is_open, strict=True)]
    chosen = canvas.view.path[-1].code
    marker = {
        "symbol": [SHAPES[status] for status in statuses],
        "size": round(_STATUS * palette.stroke * (1.5 if canvas.shows_villages else 1)),
        "color": inks,
        "line": {
            "color": [
                palette.text if one.region.code == chosen else edge
                for one, edge in zip(placed, edges, strict=True)
            ],
            "width": [3 if one.region.code == chosen else 1 for one in placed],
        },
    }
    return [areas, _places(canvas), {**_points(canvas, placed), "marker": marker}]


def _clickable(canvas: _Canvas, readings: Sequence[RegionReading], colours: Sequence[str]) -> Trace:
    if not readings:
        return {}
    geography, focus = canvas.geography, canvas.focus
    url = geography.province_layer(focus) if focus else geography.layer_url("national")
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
    view = canvas.view
    return {
        "size": [one.current.value or 0 for one in readings],
        "sizemode": "area",
        "sizeref": 2 * full_circle(view) / _diameter(view) ** 2,
        "sizemin": _SMALLEST,
        "color": canvas.palette.of(canvas.view.indicator.pillar),
        "opacity": 0.75,
    }


def full_circle(view: IndicatorView) -> float:
    """The number that a full circle stands for; never 0."""
    return view.largest or max((one.current.value or 0 for one in view.regions), default=0) or 1


def circle_steps(view: IndicatorView) -> list[tuple[float, float]]:
    """Round numbers for a legend of circles, from large to small, with their diameters in pixels.

    Returns:
        A few numbers below that of a full circle; empty where the circles have no fixed scale.
    """
    full = view.largest or 0
    share = 1 / _LEGEND_SHARE if _shows_parts(view) else 1
    steps = [_round_down(full * share / part) for part in _LEGEND_PARTS]
    return [
        (step, round(_diameter(view) * math.sqrt(step / full), 1))
        for step in dict.fromkeys(steps)
        if step >= 1
    ]


def _round_down(number: float) -> float:
    """The next 1, 2 or 5 with zeros."""
    if number < 1:
        return 0
    size = 10.0 ** math.floor(math.log10(number))
    return next(factor * size for factor in (5, 2, 1) if factor * size <= number)


def _diameter(view: IndicatorView) -> int:
    """Pixels of a full circle."""
    return _LARGEST_OF_VILLAGES if _shows_parts(view) else _LARGEST


def _shows_parts(view: IndicatorView) -> bool:
    """Whether circles of villages are drawn to the scale of their district."""
    return view.largest is not None and view.path[-1].level >= Level.DISTRICT


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


def _places(canvas: _Canvas) -> Trace:
    """Villages of a province, to be opened: where they lie, no number."""
    placed = [one for one in canvas.view.places if one.latitude is not None]
    if not placed:
        return {}
    words = Wording(canvas.view.filters.language)
    link = region_links(canvas.view.filters)
    line = {"color": canvas.palette.text, "width": 1}
    return {
        **_located(placed),
        "text": [f"<b>{short_name(one)}</b><br>{words.text('map.village')}" for one in placed],
        "customdata": [link(one.code) for one in placed],
        "marker": {"size": _VILLAGE, "color": canvas.palette.surface, "line": line},
    }


def _points(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    return {**_located([one.region for one in readings]), **_told(canvas, readings)}


def _located(regions: Sequence[Region]) -> Trace:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [one.longitude for one in regions],
        "lat": [one.latitude for one in regions],
        **_HOVER,
    }


def _told(canvas: _Canvas, readings: Sequence[RegionReading]) -> Trace:
    told = [canvas.told[one.region.code] for one in readings]
    return {
        "text": [words for words, _ in told],
        "customdata": [link for _, link in told],
        **_HOVER,
    }


def _tell(view: IndicatorView) -> Iterator[tuple[str, tuple[str, str]]]:
    words, link = Wording(view.filters.language), region_links(view.filters)
    for one in view.regions:
        yield one.region.code, (_hover(words, view, one), link(one.region.code))


def _hover(words: Wording, view: IndicatorView, reading: RegionReading) -> str:
    indicator, value = view.indicator, reading.current
    judged = words.status(reading.judgement, value, indicator) if reading.judgement else None
    lines = [
        f"<b>{short_name(reading.region)}</b>",
        words.reading(value, indicator, full=True),
        words.basis(value, indicator),
        " · ".join(part for part in (words.coverage(value, indicator), words.late(value)) if part),
        *(_hover_status(judged) if judged and view.can_show_status else ()),
    ]
    return "<br>".join(line for line in lines if line)


def _hover_status(judged: StatusWords) -> Iterator[str]:
    yield f"{judged.symbol} {judged.word}"
    yield judged.told
