"""What the titles of a file mean: forgiving about spelling, strict about what comes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.closeness import KnownNames
from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem, Proposal, Severity, joined
from dashboard.ingest.header import (
    FIELD_TITLES,
    NAMES,
    STORED,
    Field,
    find_field,
    fold_title,
    is_ignored,
)
from dashboard.ingest.layouts.measures import MeasureTitles, Reading, ValueColumn, is_plain
from dashboard.ingest.personal import PERSONAL_DATA, names_persons, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.catalogue import Catalogue
    from dashboard.ingest.table import RawTable

    Meaning = Field | ValueColumn

KIND = "title"
"""Under which confirmed titles are remembered."""

_LONG_ONLY = (Field.MEASURE, Field.VALUE, Field.SEX, Field.STAGE, Field.ASPECT)
_FIELDS = KnownNames(FIELD_TITLES)
_PERSONAL = Problem(
    PERSONAL_DATA, Phrase("fault.column_personal"), Phrase("remedy.delete_personal_column")
)
_UNTITLED = Problem(
    "column_untitled", Phrase("fault.column_untitled"), Phrase("remedy.title_or_delete")
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the titles of a file mean.

    Attributes:
        titles: Of each column, with what the second row of titles adds.
        is_double: Whether the first row of data is a second row of titles.
        positions: Column of each field that is there, from 0.
        values: What the values of a column are, where each measure has columns of its own.
        earlier: Columns with values reported before, for reading only.
        problems: What is wrong with the titles, each with its column (``None``: the whole row).
    """

    titles: tuple[str, ...]
    is_double: bool
    positions: dict[Field, int] = field(default_factory=dict)
    values: dict[int, ValueColumn] = field(default_factory=dict)
    earlier: set[int] = field(default_factory=set)
    problems: list[tuple[int | None, Problem]] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Whether each measure has columns of its own."""
        return bool(self.values)

    @property
    def missing(self) -> list[Field]:
        """Required fields that are not there."""
        required = [Field.VILLAGE, Field.PERIOD]
        if not self.is_wide:
            required += [Field.MEASURE, Field.VALUE]
        return [
            one
            for one in required
            if one not in self.positions
            and not (one is Field.VILLAGE and Field.VILLAGE_NAME in self.positions)
        ]


class _Title(NamedTuple):
    """What one title says.

    Attributes:
        meaning: What the column tells; ``None`` when nothing that is stored.
        problem: What is wrong, or what to confirm.
        is_earlier: Whether the column holds values reported before.
    """

    meaning: Meaning | None = None
    problem: Problem | None = None
    is_earlier: bool = False


def match_header(
    raw: RawTable, catalogue: Catalogue, remembered: Mapping[tuple[str, str], str]
) -> Header:
    """Find fields and measures among the titles of a file.

    A misspelt title takes the place of what it probably means, so that the rest of the file can be
    judged in the same pass; its question holds the file back.

    Args:
        raw: The file.
        catalogue: Measures that a title may name.
        remembered: Meanings that senders confirmed, by kind and folded spelling.
    """
    is_long = any(find_field(title) is Field.MEASURE for title in raw.titles)
    measures = None if is_long else MeasureTitles(catalogue)
    below = _second_row(raw, measures) if measures else None
    header = Header(_join(raw.titles, below), is_double=below is not None)
    reader = _Reader(measures, {key[1]: to for key, to in remembered.items() if key[0] == KIND})
    read = [
        reader.read(title) if title or any(column.distinct) else _Title()
        for title, column in zip(header.titles, raw.columns, strict=True)
    ]
    header.earlier.update(place for place, title in enumerate(read) if title.is_earlier)
    header.problems.extend(sorted(_take(header, read), key=itemgetter(0)))
    header.problems.extend((None, problem) for problem in _find_missing(header))
    return header


def _second_row(raw: RawTable, measures: MeasureTitles) -> list[str] | None:
    """Second titles, when the first row of data holds such and tells no village or month."""
    if len(raw.rows) == 0:
        return None
    texts = [text_of(raw.cell(0, position)) for position in range(len(raw.titles))]
    told = [text for title, text in zip(raw.titles, texts, strict=True) if find_field(title)]
    return texts if not any(told) and any(map(measures.describes, texts)) else None


def _join(titles: Sequence[str], below: Sequence[str] | None) -> tuple[str, ...]:
    """Titles with those of the second row; a title over several columns is read in its first."""
    joined: list[str] = []
    above = ""
    for title, second in zip(titles, below or [""] * len(titles), strict=True):
        above = title or above
        plain = above if is_plain(second) else f"{above} {second}".strip()
        joined.append(plain if second else title)
    return tuple(joined)


def _take(header: Header, read: Sequence[_Title]) -> Iterator[tuple[int, Problem]]:
    """Give every field and measure its column, titles in doubt last, and say what is wrong."""
    for place, title in sorted(enumerate(read), key=lambda pair: pair[1].problem is not None):
        taken = _claim(header, place, title.meaning) if title.meaning else None
        if problem := taken or title.problem:
            yield place, problem
    for one in _LONG_ONLY if header.is_wide else ():
        if one in header.positions:
            yield header.positions.pop(one), _misfit(one)


def _claim(header: Header, place: int, meaning: Meaning) -> Problem | None:
    """Give a meaning its column; of several columns with names of places the first one counts."""
    if isinstance(meaning, Field):
        first = header.positions.setdefault(meaning, place)
    else:
        columns = {column: at for at, column in header.values.items()}
        first = columns.get(meaning, place)
        if first == place:
            header.values[place] = meaning
    if first == place or meaning in NAMES:
        return None
    what = meaning if isinstance(meaning, Field) else meaning.meaning
    told = {"column": what, "title": shown(header.titles[first])}
    message = Phrase("fault.column_repeated", told)
    return Problem("column_repeated", message, Phrase("remedy.delete_one_column"))


def _misfit(field: Field) -> Problem:
    return Problem(
        "column_misfit",
        Phrase("fault.column_misfit", {"column": field}),
        Phrase("remedy.delete_misfit"),
    )


def _find_missing(header: Header) -> Iterator[Problem]:
    if header.missing:
        found = ", ".join(shown(title) for title in header.titles if title)
        told = {"missing": ", ".join(header.missing), "found": found or Phrase("part.no_title")}
        yield Problem(
            "column_missing",
            Phrase("fault.column_missing", told),
            Phrase("remedy.write_all_titles", {"titles": ", ".join(STORED)}),
        )


def _unknown(*, is_long: bool) -> Problem:
    known = STORED if is_long else (Field.VILLAGE, Field.PERIOD, Field.RECEIVED, *NAMES)
    remedy = Phrase(
        "remedy.delete_or_use" if is_long else "remedy.delete_or_use_codes",
        {"titles": ", ".join(known)},
    )
    return Problem("column_unknown", Phrase("fault.column_unknown"), remedy)


class _Reader:
    """Reads one title after the other."""

    def __init__(self, measures: MeasureTitles | None, remembered: Mapping[str, str]) -> None:
        self._measures = measures
        self._remembered = remembered

    def read(self, title: str) -> _Title:
        """Say what a title means, exactly, as remembered, or probably."""
        if not title:
            return _Title(problem=_UNTITLED)
        meaning = find_field(title)
        if meaning or is_ignored(title):
            return _Title(meaning)
        reading = self._measures.read(title) if self._measures else None
        if reading is None or reading.problem or reading.share < 1:
            return self._doubt(title, reading)
        return self._settle(title, reading.column)

    def _settle(
        self, title: str, meaning: Meaning | None, problem: Problem | None = None
    ) -> _Title:
        """A title that is understood; values reported before need no question."""
        if self._measures and self._measures.tells_earlier(title):
            return _Title(is_earlier=True)
        return _Title(meaning, problem)

    def _doubt(self, title: str, reading: Reading | None) -> _Title:
        if names_persons(title):
            return _Title(problem=_PERSONAL)
        if meaning := self._recall(title):
            return self._settle(title, meaning)
        if reading and reading.problem:
            return _Title(problem=reading.problem)
        candidates = self._guess(title)
        if reading and reading.column:
            closeness = max(reading.share, candidates.get(reading.column, 0))
            return self._propose(title, {reading.column: closeness})
        return self._propose(title, candidates)

    def _recall(self, title: str) -> Meaning | None:
        """What a sender confirmed, unless there is no such field or measure any more."""
        meaning = self._remembered.get(fold_title(title), "")
        if meaning in set(Field):
            return Field(meaning)
        return self._measures.find(meaning) if self._measures else None

    def _guess(self, title: str) -> dict[Meaning, float]:
        found: dict[Meaning, float] = {}
        for name, closeness in _FIELDS.find_close(fold_title(title)).items():
            found.setdefault(FIELD_TITLES[name], closeness)
        guessed = self._measures.guess(title) if self._measures else {}
        found.update(guessed.items())
        return found

    def _propose(self, title: str, candidates: Mapping[Meaning, float]) -> _Title:
        if not candidates:
            return _Title(problem=_unknown(is_long=self._measures is None))
        best = max(candidates.values())
        first, *others = [one for one, closeness in candidates.items() if closeness == best]
        if others:
            return _Title(problem=_unclear([self._name(one) for one in (first, *others)]))
        meaning = str(first) if isinstance(first, Field) else first.meaning
        proposal = Proposal(KIND, fold_title(title), meaning, self._name(first), best)
        return self._settle(title, first, _question(proposal))

    def _name(self, meaning: Meaning) -> str:
        if isinstance(meaning, Field) or self._measures is None:
            return str(meaning)
        return self._measures.name(meaning)


def _unclear(names: Sequence[str]) -> Problem:
    message = Phrase("fault.title_unclear", {"meanings": joined("part.or", names)})
    return Problem("title_unclear", message, Phrase("remedy.write_one_of_them"))


def _question(proposal: Proposal) -> Problem:
    told = {"name": proposal.name, "closeness": f"{proposal.confidence:.0%}"}
    return Problem(
        "title_proposed",
        Phrase("fault.title_proposed", told),
        Phrase("remedy.tick_or_write_title"),
        Severity.QUESTION,
        proposal,
    )
