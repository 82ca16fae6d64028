"""Remarks of readers on figures: one row a note, in its newest wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.exhibits.parts import Part, fill, headings, words_of
from dashboard.components.note_tiles import pin_period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Column, Exhibit
from dashboard.i18n.formats import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.notes import Note
    from dashboard.domain.views import PageView
    from dashboard.figures.wording import Wording


def notes_exhibit(view: PageView, some: Sequence[Note]) -> Exhibit:
    """Notes that stand, as the tile ``notes``."""
    words = words_of(view)
    parts = _note_parts(words)
    key = "notes.title" if some else "notes.title_none"
    return Exhibit(
        name="notes",
        title=words.text(key, count=words.count(len(some))),
        subtitle=f"{place_name(view)} · {view.filters.year}",
        columns=headings(parts),
        rows=fill(parts, some),
        label=2,
    )


def _note_parts(words: Wording) -> list[Part[Note]]:
    text, language = words.text, words.language
    known = words.catalogue.series
    return [
        (Column(text("export.indicator")), lambda one: known(one.pin.indicator).name[language]),
        (Column(text("notes.period")), lambda one: pin_period(one.pin, words)),
        (Column(text("export.remark")), lambda one: one.newest.text),
        (Column(text("export.author")), lambda one: one.newest.author),
        (Column(text("export.written")), lambda one: moment(language, one.newest.written_at)),
    ]
