"""The briefing: sentences in the reader's language, with every number a link to where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from dashboard.components.rendering import place_name, render
from dashboard.domain.periods import Month, Window
from dashboard.domain.sentences import Count, Listing, Move, Named, Number, Place, Sentence
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import month_name, window_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.measures import Pillar
    from dashboard.domain.sentences import Part
    from dashboard.domain.views import Overview, PageView

SHOWN = 2
"""Sentences that are seen at once; the others open."""


def briefing(view: Overview) -> Markup:
    """The sentences of a page; the first ones are shown, the others unfold."""
    written = write_sentences(view, view.briefing)
    return render(
        "briefing.html",
        view,
        first=written[:SHOWN],
        rest=written[SHOWN:],
        text="\n".join(one.striptags() for one in written),
    )


def write_sentences(view: PageView, sentences: Sequence[Sentence]) -> list[Markup]:
    """Write sentences as HTML, each with its full stop."""
    writer = _Writer(view, Wording(view.filters.language))
    return [writer.write(one) + Markup(".") for one in sentences]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the parts of sentences in one language."""

    view: PageView
    words: Wording

    def write(self, part: Part) -> Markup:
        """Write a part, and those inside it."""
        match part:
            case Sentence(key, parts):
                return self._fill(key, **{name: self.write(one) for name, one in parts.items()})
            case Listing(items, long):
                return self._listing([self.write(one) for one in items], long=long)
            case Move():
                return self._move(part)
            case Number(value=value) | Count(value=value):
                number = Markup('<data value="{}">{}</data>').format(value, self._told(part))
                return _linked(number, part.link)
        return _linked(escape(self._told(part)), getattr(part, "link", ""))

    def _told(self, part: Number | Count | Named | Place | Window | Month | Pillar) -> str:
        """A part without its link, in plain words."""
        language = self.words.language
        match part:
            case Number(value, unit, _, bare):
                told = (self.words.number if bare else self.words.amount)(value, unit)
            case Count(value, noun):
                told = self.words.text(f"briefing.noun.{noun}", count=self.words.count(value))
            case Named(indicator):
                told = self.words.name(indicator)
            case Place(region):
                told = place_name(self.view, region)
            case Window():
                told = window_phrase(language, part)
            case Month(year, month):
                told = f"{month_name(language, month)} {year}"
            case _:
                told = self.words.catalogue.pillars[part].label[language]
        return told

    def _fill(self, key: str, **parts: Markup) -> Markup:
        """Fill a text of ours with parts that are written already."""
        return Markup(self.words.text(f"briefing.{key}", **parts))  # noqa: S704 - all are escaped

    def _listing(self, items: Sequence[Markup], *, long: bool) -> Markup:
        if long:
            return Markup("; ").join(items)
        *first, last = items
        if not first:
            return last
        return self._fill("and", first=Markup(", ").join(first), last=last)

    def _move(self, move: Move) -> Markup:
        change = self.words.fair_change(move.fair, move.indicator)
        moved = _linked(escape(change.words), move.link)
        if not change.note:
            return moved
        return self._fill("move.noted", move=moved, note=escape(change.note))


def _linked(content: Markup, link: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(link, content) if link else content
