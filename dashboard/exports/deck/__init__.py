"""Writes pages as a deck: native charts, tables and map shapes that PowerPoint can edit."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from dashboard.domain.exhibits import Form
from dashboard.exports.deck.charts import add_chart
from dashboard.exports.deck.frame import add_cover, say
from dashboard.exports.deck.ink import writable
from dashboard.exports.deck.maps import add_map
from dashboard.exports.deck.sentences import add_sentences
from dashboard.exports.deck.stage import Stage
from dashboard.exports.deck.tables import add_tables
from dashboard.exports.deck.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.exhibits import Exhibit, Handout
    from dashboard.exports.making import Making

_WRITERS = {
    Form.BARS: add_chart,
    Form.COLUMNS: add_chart,
    Form.LINES: add_chart,
    Form.MAP: add_map,
    Form.TEXT: add_sentences,
}


def write(handouts: Sequence[Handout], making: Making) -> bytes:
    """Write a deck: of every page a cover, then its exhibits.

    Args:
        handouts: Pages in order; at least one, whose title is the deck's.
        making: Template, boundaries, time and host.

    Returns:
        A PPTX file of wide slides.

    Raises:
        TemplateError: When the template cannot be used.
    """
    stage = Stage.open(making.deck_template)
    for handout in map(writable, handouts):
        talk = Talk(stage, handout, making)
        add_cover(talk)
        for exhibit in handout.exhibits:
            _add(talk, exhibit)
    _describe(stage, writable(handouts[0]), making)
    content = BytesIO()
    stage.deck.save(content)
    return content.getvalue()


def _add(talk: Talk, exhibit: Exhibit) -> None:
    if not exhibit.rows:
        say(talk, exhibit, talk.words.text("deck.empty"))
        return
    _WRITERS.get(exhibit.form, add_tables)(talk, exhibit)


def _describe(stage: Stage, handout: Handout, making: Making) -> None:
    """Properties of the file; a template's own would tell of another deck."""
    properties = stage.deck.core_properties
    properties.title = handout.title
    properties.subject = handout.sentence
    properties.comments = handout.stamp
    properties.author = properties.last_modified_by = "Desmigratif"
    properties.language = str(handout.filters.language)
    properties.created = properties.modified = making.made_at.replace(tzinfo=None)
