"""One page on its way onto slides, and how text of any size gets there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.text import MSO_ANCHOR

from dashboard.exports.deck.ink import Ink, height_of, write_lines
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide

    from dashboard.domain.exhibits import Handout
    from dashboard.domain.measures import Language
    from dashboard.exports.deck.stage import Box, Stage
    from dashboard.exports.making import Making


@dataclass(frozen=True, slots=True)
class Talk:
    """One page and the stage that it is shown on.

    Attributes:
        handout: What the page tells, without characters that XML cannot hold.
    """

    stage: Stage
    handout: Handout
    making: Making

    @property
    def language(self) -> Language:
        """Language of every text."""
        return self.handout.filters.language

    @property
    def words(self) -> Wording:
        """Says numbers in that language."""
        return Wording(self.language)

    def ink(
        self,
        size: float,
        *,
        bold: bool = False,
        muted: bool = False,
        colour: str = "",
        right: bool = False,
    ) -> Ink:
        """Letters that look like so many points on a slide of the usual width."""
        return Ink(self.stage.points(size), bold, muted, colour, right)

    def write(
        self, slide: Slide, box: Box, lines: Sequence[tuple[str, Ink]], *, middle: bool = False
    ) -> Shape:
        """Add a box of text, one paragraph a line."""
        shape = slide.shapes.add_textbox(*box)
        write_lines(shape.text_frame, lines, self.language)
        if middle:
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return shape

    def height_of(self, lines: Iterable[tuple[str, Ink]], width: int) -> int:
        """EMU that paragraphs take, rather too many."""
        return sum(height_of(text, ink.size, width) for text, ink in lines)
