"""Checks targets that somebody wrote, in a file or in a form: every fault in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan, nan
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.closeness import KnownNames
from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import NATION
from dashboard.domain.target_rules import find_plain_problems, find_problems
from dashboard.domain.targets import Phasing, Target
from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem, joined
from dashboard.ingest.header import fold_title
from dashboard.ingest.numbers import AmbiguousNumberError, NotANumberError, read_number
from dashboard.ingest.target_header import MONTH_TITLES, PHASING_NAMES, TargetField, TargetHeader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Indicator, Language
    from dashboard.domain.targets import TargetKey
    from dashboard.ingest.cells import Cell
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import RawTable
    from dashboard.ingest.target_header import Meaning
    from dashboard.ingest.target_places import TargetPlaces

    Written = Mapping[Meaning, Cell]
    Found = list[tuple[Meaning, Problem]]

_PHASINGS = {
    Phasing.EVEN: "rata sama even linear",
    Phasing.SEASONAL: "seasonal",
    Phasing.CUMULATIVE: "cumulative",
    Phasing.MONTHLY: "monthly per_bulan",
}
_PHASING_WORDS = {
    fold_title(word): phasing
    for phasing, words in _PHASINGS.items()
    for word in (phasing, PHASING_NAMES[phasing], *words.split())
}
_COLUMNS: dict[str, Meaning] = {
    "indicator": TargetField.INDICATOR_CODE,
    "year": TargetField.YEAR,
    "value": TargetField.VALUE,
    "phasing": TargetField.PHASING,
    "steps": MONTHS - 1,
    "base": TargetField.BASE,
    "tolerance": TargetField.TOLERANCE,
}
_INSTEAD: dict[Meaning, Meaning] = {
    TargetField.CODE: TargetField.PLACE,
    TargetField.INDICATOR_CODE: TargetField.INDICATOR,
}
_FILLED_IN: tuple[Meaning, ...] = (
    TargetField.VALUE,
    TargetField.PHASING,
    TargetField.BASE,
    TargetField.TOLERANCE,
    *range(MONTHS),
)
_NO_INDICATOR = Problem(
    "indicator_empty", Phrase("fault.indicator_empty"), Phrase("remedy.write_indicator")
)
_PART = Problem(
    "indicator_part", Phrase("fault.indicator_part"), Phrase("remedy.set_for_indicator")
)
_CODE_AND_NAME = Problem(
    "indicator_contradiction",
    Phrase("fault.indicator_contradiction"),
    Phrase("remedy.mend_one_or_clear_name"),
)
_NO_VALUE = Problem(
    "value_empty", Phrase("fault.target_empty"), Phrase("remedy.write_target_or_clear")
)
_NOT_A_NUMBER = Problem("value_text", Phrase("fault.value_text"), Phrase("remedy.write_number"))
_NOT_A_YEAR = Problem("year_text", Phrase("fault.target_year_text"), Phrase("remedy.write_year"))
_NO_PHASING = Problem(
    "phasing_empty", Phrase("fault.target_phasing_empty"), Phrase("remedy.write_phasing")
)
_NOT_A_PHASING = Problem(
    "phasing_unknown",
    Phrase("fault.target_phasing_unknown"),
    Phrase("remedy.write", {"text": ", ".join(PHASING_NAMES.values())}),
)
_NOTHING = Problem("file_no_values", Phrase("fault.targets_none"), Phrase("remedy.fill_one_value"))


class CheckedTargets(NamedTuple):
    """What a file of targets holds.

    Attributes:
        targets: In the order of the file; those with faults are left out.
        faults: Everything that is wrong, by row and column.
    """

    targets: tuple[Target, ...]
    faults: list[Fault]


@dataclass(frozen=True)
class TargetReader:
    """Reads one target after the other.

    Attributes:
        places: Regions that can have targets.
        locale: Language in which numbers are written, when the sender declares it.
    """

    catalogue: Catalogue
    places: TargetPlaces
    locale: Language | None = None

    def read(self, written: Written) -> tuple[Target | None, Found]:
        """Read and judge one target.

        Args:
            written: Cells by field, and by month from 0; absent ones are empty.

        Returns:
            The target, ``None`` where a part that it needs could not be read; and everything that
            is wrong, with the field where.
        """
        row = _Row(self, written)
        target, is_whole = row.to_target()
        row.found += self.judge(target)
        return target if is_whole else None, row.found

    def judge(self, target: Target) -> Found:
        """What makes a target nonsense; less is known of one whose indicator is not."""
        indicator = self.catalogue.indicators.get(target.indicator)
        if indicator:
            kind = self.catalogue.measures[indicator.numerator[0]].kind
            problems = find_problems(target, indicator, kind)
        else:
            problems = find_plain_problems(target)
        return [(_COLUMNS[part], one) for part, one in problems]

    @cached_property
    def by_name(self) -> dict[str, Indicator]:
        """Indicators by their folded names in every language."""
        indicators = self.catalogue.indicators.values()
        return {fold_title(name): one for one in indicators for name in one.name.values()}

    @cached_property
    def names(self) -> KnownNames:
        """Codes and names of indicators, to compare misspelt ones with."""
        return KnownNames([*map(fold_title, self.catalogue.indicators), *self.by_name])


class _Row:
    """One target in the reading.

    Attributes:
        found: What is wrong so far, with the field where.
    """

    def __init__(self, reader: TargetReader, written: Written) -> None:
        self.found: Found = []
        self._reader = reader
        self._written = written

    def to_target(self) -> tuple[Target, bool]:
        """What was written, and whether every part that a target needs could be read.

        In place of a part that could not, there is something that breaks no rule.
        """
        place = self._reader.places.find(
            self._cell(TargetField.CODE), self._cell(TargetField.PLACE)
        )
        self._report(TargetField.CODE, place.problem)
        indicator, year, phasing = self._indicator(), self._year(), self._phasing()
        value = self._number(TargetField.VALUE, _NO_VALUE)
        base, tolerance = self._number(TargetField.BASE), self._number(TargetField.TOLERANCE)
        steps = self._steps()
        target = Target(
            indicator=indicator.code if indicator else "",
            region=place.code or NATION,
            year=FIRST_YEAR if year is None else year,
            value=nan if value is None else value,
            phasing=phasing or Phasing.EVEN,
            steps=steps if phasing else (),
            base=base,
            tolerance=tolerance,
        )
        is_whole = None not in (place.code, indicator, year, phasing)
        return target, is_whole and not any(map(isnan, (target.value, *steps)))

    def _cell(self, field: Meaning) -> Cell:
        return self._written.get(field, "")

    def _text(self, field: Meaning) -> str:
        return text_of(self._cell(field))

    def _report(self, field: Meaning, problem: Problem | None) -> None:
        if problem:
            self.found.append((field, problem))

    def _indicator(self) -> Indicator | None:
        code, name = self._text(TargetField.INDICATOR_CODE), self._text(TargetField.INDICATOR)
        by_code, by_name = self._find_indicator(code), self._find_indicator(name)
        found = by_code if code else by_name
        if not (code or name):
            self._report(TargetField.INDICATOR_CODE, _NO_INDICATOR)
        elif found is None:
            field = TargetField.INDICATOR_CODE if code else TargetField.INDICATOR
            self._report(field, self._explain(code or name))
        elif by_name and by_name is not found:
            self._report(TargetField.INDICATOR_CODE, _CODE_AND_NAME)
        return found

    def _find_indicator(self, text: str) -> Indicator | None:
        known = self._reader.catalogue.indicators.get(text.upper())
        return known or self._reader.by_name.get(fold_title(text))

    def _explain(self, text: str) -> Problem:
        reader = self._reader
        if text.upper() in reader.catalogue.measures:
            return _PART
        near = [self._find_indicator(name) for name in reader.names.find_close(fold_title(text))]
        codes = dict.fromkeys(one.code for one in near if one)
        remedy = Phrase("remedy.see_dictionary")
        if codes:
            remedy = Phrase("remedy.meant", {"codes": joined("part.or", codes)})
        return Problem("indicator_unknown", Phrase("fault.indicator_unknown"), remedy)

    def _year(self) -> int | None:
        text = self._text(TargetField.YEAR)
        if text.isascii() and text.isdecimal():
            return min(int(text[:9]), 9999)
        self._report(TargetField.YEAR, _NOT_A_YEAR)
        return None

    def _phasing(self) -> Phasing | None:
        text = self._text(TargetField.PHASING)
        has_steps = any(self._text(month) for month in range(MONTHS))
        phasing = _PHASING_WORDS.get(fold_title(text)) if text else Phasing.EVEN
        if not text and has_steps:
            self._report(TargetField.PHASING, _NO_PHASING)
            return None
        self._report(TargetField.PHASING, None if phasing else _NOT_A_PHASING)
        return phasing

    def _steps(self) -> tuple[float, ...]:
        """Twelve numbers, or none at all; those that are missing among others are reported.

        Returns:
            NaN in place of what is missing or could not be read.
        """
        missing = [month for month in range(MONTHS) if not self._text(month)]
        if len(missing) == MONTHS:
            return ()
        if missing:
            self._report(missing[0], _missing_steps(missing))
        steps = (self._number(month) for month in range(MONTHS))
        return tuple(nan if step is None else step for step in steps)

    def _number(self, field: Meaning, empty: Problem | None = None) -> float | None:
        cell = self._cell(field)
        text = text_of(cell)
        if not text:
            self._report(field, empty)
            return None
        plain = text.removesuffix("%").strip() if isinstance(cell, str) else cell
        try:
            return read_number(plain, self._reader.locale)
        except AmbiguousNumberError as error:
            remedy = Phrase("remedy.write_plain_or_say", {"whole": str(error.readings[0])})
            self._report(field, Problem("value_ambiguous", error.message, remedy))
        except NotANumberError:
            self._report(field, _NOT_A_NUMBER)
        return None


def check_targets(raw: RawTable, reader: TargetReader) -> CheckedTargets:
    """Find everything that is wrong with a file of targets in one pass.

    A row of which nothing is filled in but its place, indicator and year is left out, as in a
    template that is not needed as a whole.
    """
    filled = [any(text_of(cell) for cell in column.distinct) for column in raw.columns]
    header = TargetHeader(raw.titles, filled)
    faults = [raw.fault(raw.title_row, place, one) for place, one in header.problems]
    if any(place is None for place, _ in header.problems):
        return CheckedTargets((), faults)
    targets: list[Target] = []
    seen: dict[TargetKey, int] = {}
    for index, number in enumerate(raw.rows.tolist()):
        written = {field: raw.cell(index, place) for field, place in header.positions.items()}
        if not any(text_of(written.get(field, "")) for field in _FILLED_IN):
            continue
        target, found = reader.read(written)
        if target and (first := seen.setdefault(target.key, number)) != number:
            found.append((TargetField.CODE, _repeated(first)))
        faults += [_fault(raw, header, index, field, problem) for field, problem in found]
        if target and not found:
            targets.append(target)
    if not targets and not faults:
        faults.append(raw.fault(None, None, _NOTHING))
    return CheckedTargets(tuple(targets), sorted(faults, key=_by_place))


def _fault(
    raw: RawTable, header: TargetHeader, index: int, field: Meaning, problem: Problem
) -> Fault:
    place = header.positions.get(field)
    if place is None and field in _INSTEAD:
        place = header.positions.get(_INSTEAD[field])
    cell = "" if place is None else raw.cell(index, place)
    return raw.fault(int(raw.rows[index]), place, problem, cell)


def _missing_steps(months: Sequence[int]) -> Problem:
    named = ", ".join(MONTH_TITLES[month] for month in months)
    message = Phrase("fault.target_steps_empty", {"months": named})
    return Problem("target_steps_missing", message, Phrase("remedy.fill_months"))


def _repeated(row: int) -> Problem:
    message = Phrase("fault.target_repeated", {"row": row})
    return Problem("target_repeated", message, Phrase("remedy.delete_one_row"))


def _by_place(fault: Fault) -> tuple[int, int, str]:
    return fault.row or 0, fault.position or 0, fault.code
