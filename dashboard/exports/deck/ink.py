"""How text gets onto a slide: its size, its weight, its language, and the room that it takes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from dashboard.domain.measures import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.text.text import Font, TextFrame, _Paragraph

T = TypeVar("T")

SMALLEST: Final = 12
"""Points of the smallest letters besides the footer's, on a slide of 13.333 inches."""

POINT: Final = 12700
"""EMU of a point."""

LINE: Final = 1.2
"""Height of a line in sizes of its letters."""

_LETTER = 0.5
"""Width of an average letter in sizes: that of Arial, for templates bring their own letters."""

_MUTED = 0.25
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_LANGUAGES = {
    Language.INDONESIAN: MSO_LANGUAGE_ID.INDONESIAN,
    Language.ENGLISH: MSO_LANGUAGE_ID.ENGLISH_UK,
}


@dataclass(frozen=True, slots=True)
class Ink:
    """Look of letters.

    Attributes:
        size: In points.
        muted: Whether it is paler than the text of the template.
        colour: ``#rrggbb``; empty for that of the template's text.
    """

    size: float
    bold: bool = False
    muted: bool = False
    colour: str = ""
    right: bool = False


def writable(thing: T) -> T:
    """Take characters that XML cannot hold out of every text of a thing, however deep."""
    return cast("T", _cleaned(thing))


def _cleaned(thing: object) -> object:
    if type(thing) is str:
        return _UNWRITABLE.sub(" ", thing)
    if type(thing) is tuple:
        return tuple(map(_cleaned, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {one.name: _cleaned(getattr(thing, one.name)) for one in fields(thing)}
        return replace(thing, **parts)
    return thing


def rgb(colour: str) -> RGBColor:
    """Turn ``#rrggbb`` into the library's own."""
    own: RGBColor = RGBColor.from_string(colour.removeprefix("#").upper())
    return own


def speak(font: Font, size: float, language: Language) -> None:
    """Tell size and language of letters; their look is the template's."""
    font.size = Pt(size)
    font.language_id = _LANGUAGES[language]


def dress(font: Font, ink: Ink, language: Language) -> None:
    """Give a font its look."""
    speak(font, ink.size, language)
    font.bold = ink.bold
    if ink.colour:
        font.color.rgb = rgb(ink.colour)
        return
    # Names of a theme, not colours: on a dark template they are light.
    font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if ink.muted:
        font.color.brightness = _MUTED


def write(paragraph: _Paragraph, text: str, ink: Ink, language: Language) -> None:
    """Add text to a paragraph."""
    run = paragraph.add_run()
    run.text = text
    dress(run.font, ink, language)
    if ink.right:
        paragraph.alignment = PP_ALIGN.RIGHT


def write_lines(frame: TextFrame, lines: Sequence[tuple[str, Ink]], language: Language) -> None:
    """Write paragraphs into an empty frame, wrapped, without margins of its own."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (text, ink) in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        write(paragraph, text, ink, language)


def lines_of(text: str, size: float, width: int) -> int:
    """How many lines a text takes, rather one too many.

    Args:
        text: One paragraph.
        size: Of its letters, in points.
        width: Room in EMU.
    """
    room = max(width / POINT / (size * _LETTER), 1)
    taken, lines = 0.0, 1
    for word in text.split(" "):
        length = len(word) + 1
        if taken and taken + length - 1 > room:
            taken, lines = 0.0, lines + 1
        lines += math.floor((length - 1) / room) if length - 1 > room else 0
        taken += length
    return lines


def width_of(text: str, size: float) -> float:
    """Points that a text takes on one line, rather too many."""
    return len(text) * size * _LETTER


def height_of(text: str, size: float, width: int) -> int:
    """EMU that a text takes when it is wrapped, rather too many."""
    return round(lines_of(text, size, width) * size * LINE * POINT)


def fitting(text: str, sizes: Sequence[float], width: int, height: int) -> float:
    """Choose the first size in which a text fits its room; the last where none does."""
    for size in sizes:
        if height_of(text, size, width) <= height:
            return size
    return sizes[-1]


def shortened(text: str, most: int) -> str:
    """Cut a text that is longer than so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
