"""The entries of the dictionary: one for every indicator and measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.components.rendering import render
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator, Measure, Texts
    from dashboard.domain.views.dictionary import Dictionary, DictionaryGroup

SHOWN_ON = {"overview": "/", "map": "/peta"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry in words.

    Attributes:
        facts: Key of the label, and what it says.
        parts: Key of the label, and the measures that are added there.
        links: Key of the label, and the address that shows the indicator.
    """

    code: str
    name: str
    unit: str
    kind: str
    open: bool
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[Measure, ...]], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def entries(view: Dictionary) -> Markup:
    """All entries by pillar, with a filter that finds as one types."""
    words = Wording(view.filters.language)
    groups = [(one.pillar, list_entries(view, one, words)) for one in view.groups]
    total = words.count(sum(len(listed) for _, listed in groups))
    count = words.text("dictionary.count", count="{count}", total=total)
    return render(
        "dictionary.html", view, groups=groups, count=count, all=count.format(count=total)
    )


def list_entries(view: Dictionary, group: DictionaryGroup, words: Wording) -> list[_Entry]:
    """Entries of one pillar, indicators first."""
    return [
        *(_of_indicator(one, view.filters, words) for one in group.indicators),
        *(_of_measure(one, words) for one in group.measures),
    ]


def _of_indicator(one: Indicator, filters: Filters, words: Wording) -> _Entry:
    measures = words.catalogue.measures
    first = measures[one.numerator[0]]
    numerator, denominator = (
        tuple(measures[code] for code in codes) for codes in (one.numerator, one.denominator)
    )
    parts = (("numerator", numerator), ("denominator", denominator)) if one.is_ratio else ()
    here = replace(filters, indicator=one.code)
    return _Entry(
        code=one.code,
        name=words.name(one),
        unit=words.unit(one.unit),
        kind=words.text(
            "dictionary.kind.ratio" if one.is_ratio else f"dictionary.kind.{first.kind}"
        ),
        open=one.code == filters.indicator,
        facts=(
            ("definition", one.definition[words.language]),
            ("formula", one.formula[words.language]),
            ("adds", _adds("ratio" if one.is_ratio else first.kind, words)),
            *(() if one.is_ratio else _facts_of_measure(first, words)),
            ("direction", words.text(f"direction.{one.direction}")),
            ("sensitive", words.text(f"dictionary.{'sensitive' if one.sensitive else 'open'}")),
            ("basis", one.basis),
            ("reviewed", day(words.language, one.reviewed)),
        ),
        parts=parts,
        links=tuple((page, here.to_address(path)) for page, path in SHOWN_ON.items()),
    )


def _of_measure(one: Measure, words: Wording) -> _Entry:
    return _Entry(
        code=one.code,
        name=_text(one.name, words),
        unit=words.unit(one.unit),
        kind=words.text(f"dictionary.kind.{one.kind}"),
        open=False,
        facts=(
            ("definition", _text(one.definition, words)),
            ("adds", _adds(one.kind, words)),
            *_facts_of_measure(one, words),
            ("reviewed", day(words.language, one.reviewed)),
        ),
    )


def _facts_of_measure(one: Measure, words: Wording) -> tuple[tuple[str, str], ...]:
    dimensions = [words.text(f"dictionary.dimension.{each}") for each in one.dimensions]
    return (
        ("breakdowns", ", ".join(dimensions) or words.text("dictionary.none")),
        ("origin", words.text(f"dictionary.origin.{one.origin}")),
    )


def _adds(kind: str, words: Wording) -> str:
    return words.text(f"dictionary.adds.{kind}")


def _text(texts: Texts, words: Wording) -> str:
    return texts[words.language]
