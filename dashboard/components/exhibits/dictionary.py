"""Every indicator and measure, with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.dictionary_tiles import list_entries
from dashboard.components.exhibits.parts import words_of
from dashboard.domain.exhibits import Column, Exhibit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.views.dictionary import Dictionary
    from dashboard.figures.wording import Wording

_TERMS = (
    "definition",
    "formula",
    "numerator",
    "denominator",
    "adds",
    "breakdowns",
    "origin",
    "direction",
    "sensitive",
    "basis",
    "reviewed",
)


def entries(view: Dictionary) -> Iterator[Exhibit]:
    """One row for every entry; what an entry does not have is empty."""
    words = words_of(view)
    rows = tuple(_rows(view, words))
    total = words.count(len(rows))
    headed = ("filters.pillar", "export.code", "export.indicator", "export.unit", "export.kind")
    terms = (f"dictionary.term.{term}" for term in _TERMS)
    yield Exhibit(
        name="entries",
        title=words.text("dictionary.label"),
        subtitle=words.text("dictionary.count", count=total, total=total),
        columns=tuple(Column(words.text(key)) for key in (*headed, *terms)),
        rows=rows,
        label=2,
        notes=(words.catalogue.note[words.language], words.text("dictionary.history")),
    )


def _rows(view: Dictionary, words: Wording) -> Iterator[tuple[str, ...]]:
    for group in view.groups:
        pillar = words.catalogue.pillars[group.pillar].label[words.language]
        for one in list_entries(view, group, words):
            parts = {
                term: " + ".join(f"{part.code} {part.name[words.language]}" for part in measures)
                for term, measures in one.parts
            }
            told = dict(one.facts) | parts
            facts = (told.get(term, "") for term in _TERMS)
            yield pillar, one.code, one.name, one.unit, one.kind, *facts
