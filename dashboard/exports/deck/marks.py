"""Marks of a map: the same look for areas, for symbols at the seats, and in the legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.exports.deck.ink import rgb
from dashboard.figures.theme import LIGHT

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide

    from dashboard.exports.deck.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How something is drawn.

    Attributes:
        shape: Of a symbol; areas have their own.
        size: Of a symbol, in inches on a slide of the usual width.
        fill: Colour inside; empty for none.
        edge: Colour of the line around.
        width: Of that line, in points.
        is_hatched: Whether the inside is lines of the colour on white.
        is_clear: Whether what lies below shines through.
    """

    shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE
    size: float = 0.18
    fill: str = ""
    edge: str = LIGHT.muted
    width: float = 0.5
    is_hatched: bool = False
    is_clear: bool = False


def add_mark(slide: Slide, stage: Stage, middle: tuple[int, int], mark: Mark) -> Shape:
    """Add a symbol around a point, in EMU."""
    size = stage.inches(mark.size)
    left, top = (at - size // 2 for at in middle)
    shape = slide.shapes.add_shape(mark.shape, left, top, size, size)
    paint(shape, mark)
    return shape


def paint(shape: Shape, mark: Mark) -> None:
    """Give a shape its look, and take off what a theme adds, such as a shadow."""
    for style in shape.element.xpath("p:style"):
        shape.element.remove(style)
    if mark.is_hatched:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = rgb(mark.fill)
        shape.fill.back_color.rgb = rgb(LIGHT.surface)
    elif mark.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(mark.fill)
    else:
        shape.fill.background()
    if mark.is_clear:
        colour = shape.element.xpath("p:spPr/a:solidFill/a:srgbClr")[0]
        colour.append(parse_xml(f'<a:alpha {nsdecls("a")} val="75000"/>'))
    shape.line.color.rgb = rgb(mark.edge)
    shape.line.width = Pt(mark.width)
