"""The legend of a map: marks with their meaning, side by side, in as many lines as they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.exports.deck.ink import POINT, SMALLEST, width_of
from dashboard.exports.deck.marks import add_mark
from dashboard.exports.deck.stage import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

    from dashboard.exports.deck.map_keys import Item
    from dashboard.exports.deck.talk import Talk

_LINE = 0.4
_MARK = 0.48
_GAP = 0.25


def legend_lines(talk: Talk, items: Sequence[Item], width: int) -> list[list[tuple[Item, int]]]:
    """Set items side by side.

    Returns:
        Lines of items, each with how far from the left it begins, in EMU.
    """
    lines: list[list[tuple[Item, int]]] = [[]]
    at = 0
    for item in items:
        wide = _width(talk, item)
        if at and at + wide > width:
            lines.append([])
            at = 0
        lines[-1].append((item, at))
        at += wide + talk.stage.inches(_GAP)
    return lines


def legend_height(talk: Talk, items: Sequence[Item], width: int) -> int:
    """EMU that a legend takes."""
    return len(legend_lines(talk, items, width)) * talk.stage.inches(_LINE)


def add_legend(talk: Talk, slide: Slide, box: Box, items: Sequence[Item]) -> list[BaseShape]:
    """Add a legend to a slide."""
    tall, mark, shapes = talk.stage.inches(_LINE), talk.stage.inches(_MARK), []
    for number, line in enumerate(legend_lines(talk, items, box.width)):
        top = box.top + number * tall
        for item, at in line:
            middle = (box.left + at + mark // 2, top + tall // 2)
            shapes.append(add_mark(slide, talk.stage, middle, item.mark))
            place = Box(box.left + at + mark, top, _width(talk, item) - mark, tall)
            text = talk.write(slide, place, [(item.text, talk.ink(SMALLEST))], middle=True)
            shapes.append(text)
    return shapes


def _width(talk: Talk, item: Item) -> int:
    return talk.stage.inches(_MARK) + round(
        width_of(item.text, talk.stage.points(SMALLEST)) * POINT
    )
