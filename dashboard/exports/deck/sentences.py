"""Exhibits that are sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.exports.deck.frame import add_slide
from dashboard.exports.deck.grid import told
from dashboard.exports.deck.ink import POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.exhibits import Exhibit
    from dashboard.exports.deck.talk import Talk

_SIZE = 18
_AFTER = 8
_INDENT = 0.25
_ROOM = 4.5
"""Inches that sentences may take on a slide, whatever its title and notes leave."""


def add_sentences(talk: Talk, exhibit: Exhibit) -> None:
    """Add as many slides as the sentences take; none is left out."""
    sentences = [
        " · ".join(filter(None, (told(cell, talk.words) for cell in row))) for row in exhibit.rows
    ]
    indent = talk.stage.inches(_INDENT)
    for part, shown in enumerate(_pages(talk, sentences), start=1):
        slide, box = add_slide(talk, exhibit, part)
        shape = talk.write(slide, box, [(one, talk.ink(_SIZE)) for one in shown])
        for paragraph in shape.text_frame.paragraphs:
            paragraph.space_after = Pt(talk.stage.points(_AFTER))
        # The library knows no bullets.
        for properties in shape.element.xpath(".//a:pPr"):
            properties.set("marL", str(indent))
            properties.set("indent", str(-indent))
            properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


def _pages(talk: Talk, sentences: Sequence[str]) -> Iterator[list[str]]:
    width = talk.stage.area.width - talk.stage.inches(_INDENT)
    page: list[str] = []
    taken = 0
    for sentence in sentences:
        tall = talk.height_of([(sentence, talk.ink(_SIZE))], width)
        tall += round(talk.stage.points(_AFTER) * POINT)
        if page and taken + tall > talk.stage.inches(_ROOM):
            yield page
            page, taken = [], 0
        page.append(sentence)
        taken += tall
    yield page
