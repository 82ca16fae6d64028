"""What all slides share: title, subtitle, notes, footer, and the notes of the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from dashboard.domain.status import Status
from dashboard.exports.deck.ink import SMALLEST, fitting, shortened, speak, write_lines
from dashboard.exports.deck.marks import Mark, paint
from dashboard.exports.deck.notes import speaker_notes
from dashboard.exports.deck.stage import Box
from dashboard.figures.theme import LIGHT
from dashboard.i18n.formats import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.shapes.placeholder import SlidePlaceholder
    from pptx.slide import Slide
    from pptx.text.text import TextFrame, _Paragraph, _Run

    from dashboard.domain.exhibits import Exhibit
    from dashboard.exports.deck.talk import Talk

SUBTITLE = 14
_TITLES = (28, 24, 20, 18)
_COVER_TITLES = (40, 34, 28, 24)
_QUESTION = 20
_COVER_TEXT = 14
_FOOTER = 9
_FOOTER_LETTERS = 190
_NOTES = 12
_MOST_NOTES = 2
_NOTE_LETTERS = 240
_LINK_LETTERS = 110
_BADGE = 1.5
_NUMBER = 0.6
_NUMBER_FIELD = "{5B1A4A3D-6D0A-4B6E-9D0E-6A1F0C9B7E21}"
_GAP = 0.12


def add_cover(talk: Talk) -> None:
    """Add the slide that opens a page: its title, its question, and on what it rests."""
    handout, stage = talk.handout, talk.stage
    slide = stage.deck.slides.add_slide(stage.cover)
    _set_title(talk, slide, handout.title, _COVER_TITLES)
    frame = _cover_frame(talk, slide)
    # Colours of a cover are the template's: a title may stand on a picture.
    _speak_line(talk, frame.paragraphs[0], handout.question, _QUESTION)
    for line in (handout.sentence, handout.stamp, _made(talk)):
        _speak_line(talk, frame.add_paragraph(), line, _COVER_TEXT)
    _add_link(talk, _speak_line(talk, frame.add_paragraph(), _link(talk), SMALLEST))
    if handout.demo:
        _add_badge(talk, slide)
    add_notes(talk, slide, (handout.question, handout.source))


def add_slide(talk: Talk, exhibit: Exhibit, part: int = 1) -> tuple[Slide, Box]:
    """Add a slide of an exhibit.

    Args:
        talk: Its page.
        exhibit: Its title, subtitle and notes are on the slide.
        part: Which slide of the exhibit it is, from 1.

    Returns:
        The slide, and the room between subtitle and notes.
    """
    slide = talk.stage.deck.slides.add_slide(talk.stage.layout)
    title = exhibit.title
    if part > 1:
        title = talk.words.text("deck.continued", title=title, part=part)
    _set_title(talk, slide, title, _TITLES)
    remove_spare(slide)
    add_footer(talk, slide)
    add_notes(talk, slide, speaker_notes(exhibit, talk.handout, talk.words))
    return slide, _add_texts(talk, slide, exhibit)


def say(talk: Talk, exhibit: Exhibit, sentence: str) -> None:
    """Add a slide that says why there is nothing to be seen."""
    slide, box = add_slide(talk, exhibit)
    shape = talk.write(slide, box, [(sentence, talk.ink(20, muted=True))], middle=True)
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _set_title(talk: Talk, slide: Slide, title: str, sizes: Iterable[float]) -> None:
    """Write the title as large as fits; colour and letters are the template's."""
    shape = slide.shapes.title
    if shape is None:
        return
    shape.text_frame.text = title
    inset = talk.stage.inches(0.2)
    points = [talk.stage.points(size) for size in sizes]
    size = fitting(title, points, (shape.width or 0) - inset, (shape.height or 0) - inset // 2)
    speak(shape.text_frame.paragraphs[0].runs[0].font, size, talk.language)


def _cover_frame(talk: Talk, slide: Slide) -> TextFrame:
    """Where the texts of a cover go: into the template's subtitle, or a box of our own."""
    kinds = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
    places = [one for one in slide.placeholders if one.placeholder_format.type in kinds]
    remove_spare(slide, *places[:1])
    frame: TextFrame
    if places:
        frame = places[0].text_frame
        return frame
    frame = slide.shapes.add_textbox(*talk.stage.area).text_frame
    frame.word_wrap = True
    return frame


def _speak_line(talk: Talk, paragraph: _Paragraph, line: str, size: float) -> _Run:
    run = paragraph.add_run()
    run.text = line
    speak(run.font, talk.stage.points(size), talk.language)
    return run


def remove_spare(slide: Slide, *kept: SlidePlaceholder) -> None:
    """Take away what a layout asks to be filled in."""
    stays = [one.element for one in (slide.shapes.title, *kept) if one is not None]
    for shape in list(slide.placeholders):
        if shape.element not in stays:
            shape.element.getparent().remove(shape.element)


def _add_texts(talk: Talk, slide: Slide, exhibit: Exhibit) -> Box:
    """Add subtitle and notes.

    Returns:
        The room between them.
    """
    box, gap = talk.stage.area, talk.stage.inches(_GAP)
    if exhibit.subtitle:
        lines = [(exhibit.subtitle, talk.ink(SUBTITLE, muted=True))]
        tall = talk.height_of(lines, box.width)
        talk.write(slide, box._replace(height=tall), lines)
        box = box.without_top(tall + gap)
    notes = [
        (shortened(note, _NOTE_LETTERS), talk.ink(SMALLEST, muted=True))
        for note in exhibit.notes[:_MOST_NOTES]
    ]
    if notes:
        tall = talk.height_of(notes, box.width)
        talk.write(slide, box.at_bottom(tall), notes)
        box = box.without_bottom(tall + gap)
    return box


def add_footer(talk: Talk, slide: Slide) -> None:
    """Filters, coverage, version, link, time and number of the slide."""
    left = talk.stage.inches(_BADGE + 0.15) if talk.handout.demo else 0
    number = talk.stage.inches(_NUMBER)
    box = talk.stage.footer
    text = Box(box.left + left, box.top, box.width - left - number, box.height)
    ink = talk.ink(_FOOTER, muted=True)
    told = " · ".join((talk.handout.sentence, talk.handout.stamp, _made(talk)))
    shape = talk.write(slide, text, [(shortened(told, _FOOTER_LETTERS), ink)], middle=True)
    run = shape.text_frame.add_paragraph().add_run()
    run.text = _link(talk)
    speak(run.font, ink.size, talk.language)
    _add_link(talk, run)
    _add_number(talk, slide, Box(box.right - number, box.top, number, box.height))
    if talk.handout.demo:
        _add_badge(talk, slide)


def _made(talk: Talk) -> str:
    return talk.words.text("deck.made", at=moment(talk.language, talk.making.made_at))


def _link(talk: Talk) -> str:
    return shortened(talk.making.host + talk.handout.address, _LINK_LETTERS)


def _add_link(talk: Talk, run: _Run) -> None:
    """Make a link of it where the host is known."""
    if talk.making.host:
        run.hyperlink.address = talk.making.host + talk.handout.address


def _add_number(talk: Talk, slide: Slide, box: Box) -> None:
    """Add the number as a field: it stays right when slides change their places."""
    shape = talk.write(slide, box, [("", talk.ink(_FOOTER, muted=True, right=True))], middle=True)
    run = shape.element.xpath(".//a:r")[0]
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{_NUMBER_FIELD}" type="slidenum">'
        f"<a:t>{len(talk.stage.deck.slides)}</a:t></a:fld>"
    )
    field.insert(0, run.rPr)
    run.getparent().replace(run, field)


def _add_badge(talk: Talk, slide: Slide) -> None:
    """Mark demo values where nobody can miss them."""
    box = talk.stage.footer
    tall = talk.stage.inches(0.34)
    place = Box(box.left, box.top + (box.height - tall) // 2, talk.stage.inches(_BADGE), tall)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
    colour = LIGHT.of_status(Status.WATCH)
    paint(shape, Mark(fill=colour, edge=colour))
    ink = talk.ink(SMALLEST, bold=True, colour=LIGHT.surface)
    write_lines(shape.text_frame, [(talk.words.text("stamp.demo"), ink)], talk.language)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def add_notes(talk: Talk, slide: Slide, lines: Iterable[str]) -> None:
    """Write what the speaker reads, a paragraph a line."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        for number, line in enumerate(lines):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            _speak_line(talk, paragraph, line, _NOTES)
