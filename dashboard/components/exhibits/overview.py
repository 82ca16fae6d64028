"""The programme at a glance: the briefing, the pillars, and what must be looked after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.attention_tiles import concerns_title, judged
from dashboard.components.briefing_tiles import write_sentences
from dashboard.components.exhibits.concerns import concerns_exhibit
from dashboard.components.exhibits.indicator import reading_parts
from dashboard.components.exhibits.parts import Part, bound_notes, fill, headings, words_of
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Column, Exhibit, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.views import Overview, PageView, Reading


def briefing(view: Overview) -> Iterator[Exhibit]:
    """All sentences, in plain words."""
    text = words_of(view).text
    yield Exhibit(
        name="briefing",
        title=text("briefing.title"),
        subtitle=f"{place_name(view)} · {period(view)}",
        form=Form.TEXT,
        columns=(Column(text("export.sentence")),),
        rows=tuple((one.striptags(),) for one in write_sentences(view, view.briefing)),
    )


def attention(view: Overview) -> Iterator[Exhibit]:
    """What must be looked after first."""
    found, words = view.concerns, words_of(view)
    if found:
        yield concerns_exhibit(
            view,
            "attention",
            title=concerns_title(words, found.open, place_name(view)),
            subtitle=judged(view, words, found.month),
            some=found.first,
        )


def pillars(view: Overview) -> Iterator[Exhibit]:
    """The main indicators of every pillar."""
    readings = [one for panel in view.pillars for one in panel.readings]
    parts = [pillar_part(view), *reading_parts(view, readings)]
    yield Exhibit(
        name="pillars",
        title=words_of(view).text("pillars.label"),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, readings),
        label=2,
        indicators=tuple(one.indicator.code for one in readings),
        notes=bound_notes(view, [one.indicator for one in readings]),
    )


def pillar_part(view: PageView) -> Part[Reading]:
    """The column that names the pillar of a reading."""
    words = words_of(view)
    labels = words.catalogue.pillars
    pillar = Column(words.text("filters.pillar"))
    return pillar, lambda one: labels[one.indicator.pillar].label[words.language]
