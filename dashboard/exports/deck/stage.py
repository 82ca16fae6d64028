"""Where on the slides of a presentation there is room, whatever template it is built on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.exports.deck.template import Fault, open_template, template_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideLayout

_INCH = 914_400
_USUAL_INCHES = 13.333
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_LOW = 0.8
_FOOTER = 0.62
_EDGE = 0.14
_GAP = 0.08
# Between the edge of a title and its letters.
_INSET = 0.1
_LEAST_WIDTH = 0.5
_LEAST_HEIGHT = 0.5


class Box(NamedTuple):
    """A rectangle in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """Right edge."""
        return self.left + self.width

    def without_top(self, height: int) -> Box:
        """What is left under a strip."""
        return Box(self.left, self.top + height, self.width, self.height - height)

    def without_bottom(self, height: int) -> Box:
        """What is left over a strip."""
        return Box(self.left, self.top, self.width, self.height - height)

    def inset(self, margin: int) -> Box:
        """What is left inside a margin."""
        return Box(
            self.left + margin, self.top + margin, self.width - 2 * margin, self.height - 2 * margin
        )

    def at_bottom(self, height: int) -> Box:
        """The strip itself."""
        return Box(self.left, self.bottom - height, self.width, height)


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation and the room on its slides.

    Attributes:
        deck: Without slides at first.
        cover: Layout of the first slide of a page.
        layout: Layout of every other slide.
        title: Where its title stands.
        area: What is free under the title.
        footer: Where ours goes.
        scale: Of sizes that are meant for a slide of 13.333 inches.
    """

    deck: Deck
    cover: SlideLayout
    layout: SlideLayout
    title: Box
    area: Box
    footer: Box
    scale: float

    @classmethod
    def open(cls, template: Path | None) -> Stage:
        """Find the layouts of a template and the room in them.

        Raises:
            TemplateError: When the file cannot be used, or none of its layouts leaves half of the
                slide free under a title.
        """
        deck = open_template(template)
        width, height = deck.slide_width or 0, deck.slide_height or 0
        inch = width / _USUAL_INCHES
        for layout in _candidates(deck):
            title, footer = _title_box(layout), _footer_box(layout, width, height)
            if title is None:
                continue
            top = title.bottom + round(_GAP * inch)
            inset = round(_INSET * inch)
            area = Box(title.left + inset, top, title.width - 2 * inset, footer.top - top)
            if area.width >= width * _LEAST_WIDTH and area.height >= height * _LEAST_HEIGHT:
                scale = inch / _INCH
                side = footer._replace(left=area.left, width=area.width)
                return cls(deck, _cover(deck) or layout, layout, title, area, side, scale)
        raise template_fault(Fault.LAYOUT, template)

    def inches(self, number: float) -> int:
        """EMU of inches on a slide of the usual width."""
        return round(number * self.scale * _INCH)

    def points(self, number: float) -> float:
        """Size of letters that look like so many points on a slide of the usual width."""
        return round(number * self.scale, 1)


def _candidates(deck: Deck) -> Iterator[SlideLayout]:
    """Layouts from the most to the least fitting: that of a title alone comes first."""
    layouts = [one for master in deck.slide_masters for one in master.slide_layouts]
    yield from sorted(layouts, key=lambda one: one.element.get("type") != "titleOnly")


def _cover(deck: Deck) -> SlideLayout | None:
    layouts = (one for master in deck.slide_masters for one in master.slide_layouts)
    return next((one for one in layouts if _is_cover(one)), None)


def _is_cover(layout: SlideLayout) -> bool:
    kinds = [one.placeholder_format.type for one in layout.placeholders]
    return layout.element.get("type") == "title" and any(kind in _TITLES for kind in kinds)


def _title_box(layout: SlideLayout) -> Box | None:
    for one in layout.placeholders:
        place = (one.left, one.top, one.width, one.height)
        if one.placeholder_format.type in _TITLES and None not in place:
            return Box(*place)
    return None


def _footer_box(layout: SlideLayout, width: int, height: int) -> Box:
    """Where the template has its own footer, which slides do not show unless asked to."""
    inch = width / _USUAL_INCHES
    tops = [
        one.top
        for one in layout.placeholders
        if one.placeholder_format.type in _FOOTERS and (one.top or 0) > height * _LOW
    ]
    tall, edge = round(_FOOTER * inch), round(_EDGE * inch)
    top = min([*tops, height - edge - tall])
    return Box(0, top, width, tall)
