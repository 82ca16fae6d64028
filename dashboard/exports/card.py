"""Writes report cards: of every page one upright A4 sheet to be printed or sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pptx.util import Inches

from dashboard.domain.exhibits import Figure, Form
from dashboard.exports.deck.charts import Drawing
from dashboard.exports.deck.frame import add_footer, add_notes, remove_spare
from dashboard.exports.deck.grid import Grid
from dashboard.exports.deck.ink import SMALLEST, Ink, writable, write_lines
from dashboard.exports.deck.look import our_deck
from dashboard.exports.deck.notes import speaker_notes
from dashboard.exports.deck.stage import Box, Stage
from dashboard.exports.deck.tables import SIDE, Sheet
from dashboard.exports.deck.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.slide import Slide

    from dashboard.domain.exhibits import Cell, Exhibit, Handout
    from dashboard.exports.making import Making

_WIDTH, _HEIGHT, _EDGE = Inches(8.27), Inches(11.69), Inches(0.45)
_FOOTER = Inches(0.5)
_SCALE = 0.68
"""Letters of tables are then 8 points, those of the footer 6."""

_TITLE, _HEADING, _LINE = 26, 14, 12
_CHART: Final = 1.7
_GAP: Final = 0.12
_LEAST: Final = 0.5
_NOTHING, _PARTS = "–", " · "


@dataclass(frozen=True, slots=True)
class Block:
    """One exhibit on a card.

    Attributes:
        name: Of the exhibit.
        keys: Texts that name the columns to show beside the label and the numbers; ``None`` for
            all columns.
        most: Rows at most; those that do not fit are counted.
    """

    name: str
    keys: tuple[str, ...] | None = ()
    most: int = 99


BLOCKS: Final = {
    "overview": (
        Block("kpis", ("ranking.status",)),
        Block("trend"),
        Block("attention", ("export.severity", "export.finding", "export.since"), 5),
        Block("ranking", ("export.reported", "export.due"), 5),
        Block("pillars", ("ranking.status",)),
    ),
    "village": (
        Block("identity", None),
        Block("identity-2", ("export.told",)),
        Block("sheet"),
        Block("history", None),
    ),
}


def write(handouts: Sequence[Handout], making: Making) -> bytes:
    """Write a card of every page, in order.

    Args:
        handouts: Overviews of districts and pages of villages; at least one.
        making: Time and host; cards have our own look.

    Returns:
        A PPTX file with as many sheets.
    """
    stage = _stage()
    for handout in map(writable, handouts):
        _add_card(Talk(stage, handout, making))
    content = BytesIO()
    stage.deck.core_properties.title = writable(handouts[0]).sentence
    stage.deck.save(content)
    return content.getvalue()


def _stage() -> Stage:
    deck = our_deck()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    width, top = _WIDTH - 2 * _EDGE, _HEIGHT - _EDGE - _FOOTER
    layout = next(one for one in deck.slide_layouts if one.element.get("type") == "titleOnly")
    title = Box(_EDGE, _EDGE, width, Inches(0.4))
    area = Box(_EDGE, title.bottom, width, top - title.bottom)
    return Stage(deck, layout, layout, title, area, Box(_EDGE, top, width, _FOOTER), _SCALE)


def _add_card(talk: Talk) -> None:
    slide = talk.stage.deck.slides.add_slide(talk.stage.layout)
    remove_spare(slide)
    room = _add_title(talk, slide)
    told: dict[str, None] = {}
    shown: list[Exhibit] = []
    for block in BLOCKS[talk.handout.slug]:
        exhibit = next((one for one in talk.handout.exhibits if one.name == block.name), None)
        if exhibit and exhibit.rows and room.height > talk.stage.inches(_LEAST):
            shown.append(exhibit)
            room = _add_block(talk, slide, room, block, _untold(exhibit, told))
            told |= dict.fromkeys(exhibit.indicators if block.name == "kpis" else ())
    lines = (line for one in shown for line in speaker_notes(one, talk.handout, talk.words))
    add_notes(talk, slide, dict.fromkeys(lines))
    add_footer(talk, slide)


def _add_title(talk: Talk, slide: Slide) -> Box:
    """Write place, months and reports over the card.

    Returns:
        What is left under them.
    """
    shape, handout = slide.shapes.title, talk.handout
    place = handout.exhibits[0].subtitle if handout.slug == "overview" else ""
    title = place.partition(" · ")[0] or handout.exhibits[0].title
    if shape is not None:
        shape.left, shape.top, shape.width, shape.height = talk.stage.title
        shape.text_frame.text = ""
        write_lines(shape.text_frame, [(title, talk.ink(_TITLE, bold=True))], talk.language)
    lines = [(handout.sentence, talk.ink(_LINE, muted=True))]
    return _write(talk, slide, talk.stage.area, lines)


def _write(talk: Talk, slide: Slide, room: Box, lines: list[tuple[str, Ink]]) -> Box:
    tall = talk.height_of(lines, room.width)
    talk.write(slide, room._replace(height=tall), lines)
    return room.without_top(tall)


def _untold(exhibit: Exhibit, told: dict[str, None]) -> Exhibit:
    """Leave out indicators that another table of the card has told."""
    rows = tuple(row for row in exhibit.rows if not told.keys() & set(map(_text, row)))
    return replace(exhibit, rows=rows or exhibit.rows)


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ""


def _add_block(talk: Talk, slide: Slide, room: Box, block: Block, exhibit: Exhibit) -> Box:
    """Add heading and content of an exhibit.

    Returns:
        What is left under it.
    """
    room = room.without_top(talk.stage.inches(_GAP))
    room = _write(talk, slide, room, [(exhibit.title, talk.ink(_HEADING, bold=True))])
    if exhibit.form is not Form.TABLE and exhibit.subtitle:
        room = _write(talk, slide, room, [(exhibit.subtitle, talk.ink(SMALLEST, muted=True))])
    if exhibit.form is Form.LINES:
        return _add_lines(talk, slide, room, exhibit)
    return _add_rows(talk, slide, room, block, _chosen(talk, block, exhibit))


def _add_lines(talk: Talk, slide: Slide, room: Box, exhibit: Exhibit) -> Box:
    drawing = Drawing.of(exhibit)
    if not drawing.columns:
        return _write(talk, slide, room, [(talk.words.text("card.no_numbers"), talk.ink(_LINE))])
    tall = talk.stage.inches(_CHART)
    drawing.add(talk, slide, room._replace(height=tall))
    return room.without_top(tall)


def _add_rows(talk: Talk, slide: Slide, room: Box, block: Block, exhibit: Exhibit) -> Box:
    remark, small = talk.ink(SMALLEST, muted=True), talk.stage.points(SMALLEST)
    line = talk.height_of([("", remark)], room.width)
    margin = 2 * talk.stage.inches(SIDE)
    grid = Grid.of(exhibit, talk.words).fitted(room.width, small, margin, may_turn=False)
    sheet = Sheet(talk, exhibit, grid, room.without_bottom(line), dense=True)
    end, tall = sheet.fill(slide, block.most)
    room = room.without_top(tall)
    left = len(grid.rows) - end
    if not left:
        return room
    told = talk.words.text("card.more_rows", count=talk.words.count(left))
    return _write(talk, slide, room, [(told, remark)])


def _chosen(talk: Talk, block: Block, exhibit: Exhibit) -> Exhibit:
    """The columns of a table that a card shows: its label, its numbers, and those of the block."""
    if block.keys is None:
        return replace(exhibit, form=Form.TABLE)
    named = {talk.words.text(key) for key in block.keys}
    places = [
        place
        for place, column in enumerate(exhibit.columns)
        if place == exhibit.label
        or column.name in named
        or any(isinstance(row[place], Figure) for row in exhibit.rows)
    ]
    return replace(
        exhibit,
        form=Form.TABLE,
        columns=tuple(exhibit.columns[place] for place in places),
        rows=tuple(tuple(_brief(row[place]) for place in places) for row in exhibit.rows),
        label=places.index(exhibit.label),
    )


def _brief(cell: Cell) -> Cell:
    """The first part of a long text; a mark in an empty cell, which programs would make tall."""
    if cell is None or cell == "":
        return _NOTHING
    return cell.partition(_PARTS)[0] if isinstance(cell, str) else cell
