"""How charts look: the same role looks the same in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.chart.series import LineSeries
from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.util import Pt

from dashboard.domain.exhibits import Form, Role
from dashboard.domain.measures import MAIN_PILLARS
from dashboard.exports.deck.ink import rgb
from dashboard.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries
    from pptx.dml.line import LineFormat

_OTHERS = (LIGHT.accent, *map(LIGHT.of, reversed(MAIN_PILLARS)), LIGHT.text)
_OTHER_DASHES = (None, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH)
_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)
_DASHES = {
    Role.BEFORE: MSO_LINE.ROUND_DOT,
    Role.TARGET: MSO_LINE.DASH,
    Role.FORECAST: MSO_LINE.SQUARE_DOT,
}
_THICK, _THIN, _EDGE = 2.75, 2, 1.5
_MARKER = 7


def style_axes(chart: Chart, form: Form, size: float, written: str) -> None:
    """Numbers count from zero, names stand upright, and bars go from the top down.

    Args:
        chart: To be styled.
        form: What it draws.
        size: Of its letters, in points.
        written: Format of the numbers beside the axis; bars have theirs at their ends.
    """
    names, numbers, is_bars = chart.category_axis, chart.value_axis, form is Form.BARS
    numbers.minimum_scale = 0
    numbers.has_major_gridlines = numbers.visible = not is_bars
    names.reverse_order = is_bars
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = rgb(LIGHT.muted)
    names.tick_labels.font.size = Pt(size)
    # Names that do not fit are cut to lines; the program would turn them.
    names_text = chart.element.xpath(".//c:catAx/c:txPr/a:bodyPr")[0]
    names_text.set("rot", "0")
    names_text.set("vert", "horz")
    # The library numbers its axes below zero, which the standard does not allow.
    for axis_id in chart.element.xpath(".//c:axId|.//c:crossAx"):
        axis_id.set("val", axis_id.get("val").removeprefix("-"))
    for axis in (names, numbers):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    if not is_bars:
        numbers.format.line.fill.background()
        numbers.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
        numbers.tick_labels.number_format = written


def style_legend(chart: Chart, *, is_needed: bool) -> None:
    """Name the drawn columns over the chart, where there are several."""
    chart.has_legend = is_needed
    if is_needed:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False


def style_series(series: BarSeries | LineSeries, role: Role, colour: str, place: int) -> None:
    """Draw what was measured solid, the year before dotted, a target dashed and hollow.

    Args:
        series: Bars or a line.
        role: What it is.
        colour: Of the exhibit, for what was measured and what is expected.
        place: Of the series in the chart, from 0; columns of equal rank differ by it.
    """
    if role is Role.OTHER:
        colour = _OTHERS[place % len(_OTHERS)]
    elif role in (Role.BEFORE, Role.TARGET):
        colour = LIGHT.muted if role is Role.BEFORE else ""
    if isinstance(series, LineSeries):
        _style_line(series, role, colour, place)
    else:
        _style_bars(series, role, colour)


def label(
    series: BarSeries | LineSeries, written: str, sides: Mapping[int, int] | None = None
) -> None:
    """Write the numbers beside what they are drawn as.

    Args:
        series: Bars or a line.
        written: Format of the numbers.
        sides: Of a line: which points have a number over (1) or under (-1) them.
    """
    labels = series.data_labels
    labels.number_format, labels.number_format_is_linked = written, False
    labels.show_value = sides is None
    if sides is None:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        return
    for point, side in sides.items():
        place = XL_LABEL_POSITION.ABOVE if side > 0 else XL_LABEL_POSITION.BELOW
        series.points[point].data_label.position = place


def _style_line(series: LineSeries, role: Role, colour: str, place: int) -> None:
    series.smooth = False
    line = series.format.line
    _ink(line, colour)
    line.width = Pt(_THICK if role in (Role.ACTUAL, Role.OTHER) else _THIN)
    dash = _OTHER_DASHES[place % len(_OTHER_DASHES)] if role is Role.OTHER else _DASHES.get(role)
    if dash:
        line.dash_style = dash
    marker = series.marker
    has_marker = role is not Role.TARGET
    marker.style = _MARKERS[place % len(_MARKERS)] if has_marker else XL_MARKER_STYLE.NONE
    if has_marker:
        marker.size = _MARKER
        marker.format.fill.solid()
        is_hollow = role is Role.FORECAST
        marker.format.fill.fore_color.rgb = rgb(LIGHT.surface if is_hollow else colour)
        marker.format.line.color.rgb = rgb(colour)


def _style_bars(series: BarSeries, role: Role, colour: str) -> None:
    fill, line = series.format.fill, series.format.line
    series.invert_if_negative = False
    if role is Role.TARGET:
        fill.background()
    elif role is Role.FORECAST:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(colour), rgb(LIGHT.surface)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)
        return
    _ink(line, colour)
    line.width = Pt(_EDGE)
    line.dash_style = MSO_LINE.DASH


def _ink(line: LineFormat, colour: str) -> None:
    """Draw a line in a colour, or without one in that of the template's text."""
    if colour:
        line.color.rgb = rgb(colour)
    else:
        line.color.theme_color = MSO_THEME_COLOR.TEXT_1
