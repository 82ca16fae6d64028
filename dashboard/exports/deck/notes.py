"""What the speaker can read: definitions, remarks, what is missing, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.exhibits import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.exhibits import Exhibit, Handout
    from dashboard.figures.wording import Wording

_MOST_NAMES = 40


def speaker_notes(exhibit: Exhibit, handout: Handout, words: Wording) -> Iterator[str]:
    """Notes of one slide, a paragraph each, in the language of the handout."""
    yield " · ".join(filter(None, (exhibit.title, exhibit.subtitle)))
    yield from (_definition(code, words) for code in exhibit.indicators)
    yield from exhibit.notes
    yield from _missing(exhibit, words)
    yield handout.source
    if handout.demo:
        yield f"{words.text('stamp.demo')}: {words.text('stamp.demo_title')}"


def _definition(code: str, words: Wording) -> str:
    indicator, language = words.catalogue.indicators[code], words.language
    parts = (
        ("definition", indicator.definition[language]),
        ("formula", indicator.formula[language]),
        ("unit", words.unit(indicator.unit)),
        ("direction", words.text(f"direction.{indicator.direction}")),
        ("basis", indicator.basis),
    )
    told = " ".join(f"{words.text(f'definition.{key}')}: {_ended(said)}" for key, said in parts)
    return f"{code} {words.name(indicator)}. {told}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _missing(exhibit: Exhibit, words: Wording) -> Iterator[str]:
    """Rows whose drawn cells have no number, by the reason."""
    reasons: dict[str, list[str]] = {}
    drawn = [place for place, column in enumerate(exhibit.columns) if column.role]
    for row in exhibit.rows:
        for place in drawn:
            cell = row[place]
            if isinstance(cell, Figure) and cell.number is None and cell.state:
                column = exhibit.columns[place].name if drawn[1:] else ""
                name = " ".join(filter(None, (str(row[exhibit.label]), column)))
                reasons.setdefault(cell.state, []).append(name)
    for state, names in reasons.items():
        shown = ", ".join(names[:_MOST_NAMES])
        rest = f" … (+{len(names) - _MOST_NAMES})" if names[_MOST_NAMES:] else ""
        yield words.text("deck.missing", state=state, names=shown + rest)
