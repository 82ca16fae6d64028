"""What the numbers of a workbook mean, by the elements that Satu Data Indonesia asks for.

Perpres 39/2019 names concept, definition, classification, measure and unit as the data standard;
the other columns are the metadata that the catalogue knows. What it does not know is not made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.catalogue import load_catalogue
from dashboard.exports.table_file import NOTHING
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.domain.exhibits import Exhibit
    from dashboard.domain.measures import Indicator, Language, Measure

WIDTHS: Mapping[str, int] = {
    "export.code": 8,
    "workbook.concept": 28,
    "dictionary.term.definition": 60,
    "workbook.classification": 22,
    "workbook.measure": 12,
    "export.unit": 10,
    "dictionary.term.formula": 50,
    "dictionary.term.numerator": 14,
    "dictionary.term.denominator": 14,
    "dictionary.term.adds": 40,
    "dictionary.term.origin": 24,
    "dictionary.term.direction": 20,
    "dictionary.term.sensitive": 22,
    "dictionary.term.basis": 40,
    "dictionary.term.reviewed": 20,
    "workbook.group": 20,
    "workbook.sheets": 16,
}
"""Key of the heading of each column, and how wide it is in letters."""


def used_codes(exhibit: Exhibit) -> set[str]:
    """Codes of the indicators and measures that an exhibit tells of."""
    counted = {one.value.code for one in exhibit.figures() if one.value}
    return counted | set(exhibit.indicators)


def metadata_rows(
    used: Mapping[str, Sequence[str]], language: Language
) -> Iterator[tuple[str, ...]]:
    """Describe indicators and the measures behind them, in the order of the catalogue.

    Args:
        used: Where each is used, by code.
        language: Of the reader.

    Yields:
        One text per column of ``WIDTHS``.
    """
    catalogue, described = load_catalogue(), _Described(language)
    shown = [one for code, one in catalogue.indicators.items() if code in used]
    parts = chain.from_iterable((*one.numerator, *one.denominator) for one in shown)
    behind = (set(parts) | set(used)) - set(catalogue.indicators)
    for each in shown:
        yield described.indicator(each, used[each.code])
    for code, measure in catalogue.measures.items():
        if code in behind:
            yield described.measure(measure, used.get(code, ()))


@dataclass(frozen=True, slots=True)
class _Described:
    """Describes what is counted in one language."""

    language: Language

    @property
    def words(self) -> Wording:
        return Wording(self.language)

    def indicator(self, one: Indicator, sheets: Sequence[str]) -> tuple[str, ...]:
        first = self.words.catalogue.measures[one.numerator[0]]
        kind = "ratio" if one.is_ratio else str(first.kind)
        codes = (*one.numerator, *one.denominator) if one.is_ratio else one.numerator
        measures = [self.words.catalogue.measures[code] for code in codes]
        return (
            *self._standard(one, kind, measures),
            one.formula[self.language],
            " + ".join(one.numerator),
            " + ".join(one.denominator) or NOTHING,
            self.words.text(f"dictionary.adds.{kind}"),
            self._origins(measures),
            self.words.text(f"direction.{one.direction}"),
            self.words.text(f"dictionary.{'sensitive' if one.sensitive else 'open'}"),
            one.basis,
            *self._last(one, sheets),
        )

    def measure(self, one: Measure, sheets: Sequence[str]) -> tuple[str, ...]:
        return (
            *self._standard(one, str(one.kind), [one]),
            *(NOTHING,) * 3,
            self.words.text(f"dictionary.adds.{one.kind}"),
            self._origins([one]),
            *(NOTHING,) * 3,
            *self._last(one, sheets),
        )

    def _standard(
        self, one: Indicator | Measure, kind: str, measures: Sequence[Measure]
    ) -> tuple[str, ...]:
        """Code, then the five elements of the data standard."""
        return (
            one.code,
            one.name[self.language],
            one.definition[self.language],
            self._classification(measures),
            self.words.text(f"dictionary.kind.{kind}"),
            self.words.unit(one.unit),
        )

    def _last(self, one: Indicator | Measure, sheets: Sequence[str]) -> tuple[str, ...]:
        """Review, pillar, sheets."""
        group = self.words.catalogue.pillars[one.pillar].name[self.language]
        return day(self.language, one.reviewed), group, ", ".join(sheets) or NOTHING

    def _classification(self, measures: Iterable[Measure]) -> str:
        dimensions = dict.fromkeys(each for one in measures for each in one.dimensions)
        named = [self.words.text(f"dictionary.dimension.{one}") for one in dimensions]
        return ", ".join(named) or self.words.text("dictionary.none")

    def _origins(self, measures: Iterable[Measure]) -> str:
        origins = dict.fromkeys(one.origin for one in measures)
        return ", ".join(self.words.text(f"dictionary.origin.{one}") for one in origins)
