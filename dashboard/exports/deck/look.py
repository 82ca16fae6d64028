"""Our own look: the library's presentation, widened, in our colours, under a band."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from dashboard.domain.measures import MAIN_PILLARS
from dashboard.figures.theme import LIGHT

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout, SlideMaster

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_WIDER = 4 / 3
_STRIPE, _SIDE = Inches(0.14), Inches(0.35)
_TITLE = (Inches(0.6), Inches(0.4), Inches(12.13), Inches(0.95))
_COVER_TITLE = (Inches(0.9), Inches(1.6), Inches(11.5), Inches(1.9))
_COVER_TEXT = (Inches(0.9), Inches(3.7), Inches(11.5), Inches(2.3))
_SCHEME = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.surface,
    "dk2": LIGHT.accent,
    "lt2": LIGHT.sea,
    "accent1": LIGHT.accent,
    **{f"accent{place}": LIGHT.of(one) for place, one in enumerate(MAIN_PILLARS, start=2)},
    "accent6": LIGHT.muted,
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.muted,
}


def our_deck() -> Deck:
    """Make a presentation of 13.333 by 7.5 inches, without slides, with eleven layouts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    del deck.element.sldSz.attrib["type"]
    for holder in (deck.slide_master, *deck.slide_layouts):
        for off in holder.element.xpath(".//p:spPr/a:xfrm/a:off"):
            off.set("x", str(round(int(off.get("x")) * _WIDER)))
        for extent in holder.element.xpath(".//p:spPr/a:xfrm/a:ext"):
            extent.set("cx", str(round(int(extent.get("cx")) * _WIDER)))
    _colour(deck.slide_master)
    _lay_out(deck.slide_master)
    _cover(deck.slide_layouts[0])
    return deck


def _colour(master: SlideMaster) -> None:
    theme = master.part.part_related_by(RT.THEME)
    xml = theme.blob.decode()
    for name, colour in _SCHEME.items():
        filled = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        xml = re.sub(f"<a:{name}>.*?</a:{name}>", filled, xml, count=1)
    theme.blob = xml.replace("Office Theme", "Desmigratif").encode()


def _lay_out(master: SlideMaster) -> None:
    """Titles stand bold at the left under the band."""
    title = master.placeholders[0]
    title.left, title.top, title.width, title.height = _TITLE
    level = master.element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr")[0]
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", "2800")
    letters.set("b", "1")
    # The library cannot add shapes to a master. After the two elements that every tree begins with.
    master.element.cSld.spTree.insert(2, parse_xml(_band(0, 0, _WIDTH, _STRIPE)))


def _band(left: int, top: int, width: int, height: int) -> str:
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr>'
        "</p:sp>"
    )


def _cover(layout: SlideLayout) -> None:
    """The first slide of a page has the band at its side."""
    layout.element.set("showMasterSp", "0")
    layout.element.cSld.spTree.insert(2, parse_xml(_band(0, 0, _SIDE, _HEIGHT)))
    title, text, *_ = layout.placeholders
    title.left, title.top, title.width, title.height = _COVER_TITLE
    text.left, text.top, text.width, text.height = _COVER_TEXT
    _set_letters(title, 'sz="4000" b="1"', "accent1", "b")
    _set_letters(text, 'sz="2000"', "tx1", "t")


def _set_letters(shape: LayoutPlaceholder, letters: str, colour: str, anchor: str) -> None:
    body = shape.element.txBody
    style = (
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="l">'
        '<a:spcBef><a:spcPts val="600"/></a:spcBef><a:buNone/>'
        f'<a:defRPr {letters}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
        "</a:lvl1pPr></a:lstStyle>"
    )
    body.replace(body.find(qn("a:lstStyle")), parse_xml(style))
    body.bodyPr.set("anchor", anchor)
