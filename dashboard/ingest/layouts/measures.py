"""Titles that name a measure: by its code or its name, and the members of a breakdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.closeness import KnownNames
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.readings import DIMENSIONS, explain_code, find_measure, spell_members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Dimension, Measure

_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[a-z][0-9]{2}[a-z]?")
_VALUES = frozenset({"nilai", "jumlah", "value", "total", "angka"})
_EARLIER = frozenset({"sebelumnya", "terakhir", "bulanlalu", "previous", "last"})
_OTHER = frozenset(
    {"ribu", "rb", "juta", "jt", "miliar", "milyar", "triliun", "persen", "persentase"}
    | {"target", "rencana", "kumulatif"}
)
_LONGEST = 3
_PLACE = Phrase("part.column")


class ValueColumn(NamedTuple):
    """What the values of a column are: a measure, and a member of each breakdown ("" for none)."""

    measure: str
    sex: str = ""
    stage: str = ""
    aspect: str = ""

    @property
    def meaning(self) -> str:
        """Text under which a confirmed title is remembered: ``F01``, ``P01|L|sebelum``."""
        return "|".join(self).rstrip("|")


class Reading(NamedTuple):
    """What a title says.

    Attributes:
        column: What the values are; ``None`` when the title is wrong.
        share: Share of the letters that are understood, up to 1.
        problem: What is wrong with the title.
    """

    column: ValueColumn | None
    share: float = 1.0
    problem: Problem | None = None


class _Tail(NamedTuple):
    """Words behind the name of a measure."""

    members: tuple[tuple[Dimension, str], ...]
    unknown: tuple[str, ...]


class MeasureTitles:
    """Reads titles against the measures that villages report."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Fold every name once."""
        self._catalogue = catalogue
        self._members = {
            spelling: (dimension, member)
            for dimension in DIMENSIONS
            for spelling, member in spell_members(dimension, catalogue).items()
            if spelling
        }
        reported = [one for one in catalogue.measures.values() if find_measure(one.code, catalogue)]
        named = [(name, one) for one in reported for name in one.name.values()]
        self._names = {_fold(name): one for name, one in named}
        coded = {_fold(f"{one.code} {name}"): one for name, one in named}
        self._spellings: Mapping[str, Measure] = {**self._names, **coded}
        self._known = KnownNames(self._spellings)
        self._units = {
            word
            for key, names in catalogue.units.items()
            for text in (key, *names.values())
            for word in _split(text)
        }

    def describes(self, text: str) -> bool:
        """Whether all words of a text are about a value: a member, "nilai" or "sebelumnya"."""
        words = _split(text)
        return bool(words) and not self._tail(words, frozenset()).unknown

    def tells_earlier(self, title: str) -> bool:
        """Whether a title says that its values were reported before, for reading only."""
        return any(chunk in _EARLIER for chunk in self._chunks(_split(title)))

    def find(self, meaning: str) -> ValueColumn | None:
        """Column that a remembered text means; ``None`` when there is no such measure any more."""
        code, *members = meaning.split("|")
        reading = self.read(" ".join([code, *members]))
        return reading.column if reading and reading.share == 1 else None

    def read(self, title: str) -> Reading | None:
        """Understand a title that begins with a code or with the name of a measure.

        Returns:
            ``None`` when it begins with neither.
        """
        words = _split(title)
        code = words[0].upper() if words and _CODE.fullmatch(words[0]) else ""
        measure = find_measure(code, self._catalogue)
        if code and measure is None:
            return self._read_other(code, title)
        named = self._read_name(words[1:] if measure else words)
        if measure is None:
            return self._read_tail(named[0], words[named[1] :]) if named else None
        if named and named[0] is not measure:
            return Reading(None, problem=_contradiction(measure, named[0]))
        return self._read_tail(measure, words[1 + (named[1] if named else 0) :])

    def guess(self, title: str) -> dict[ValueColumn, float]:
        """Find what a title may misspell, with the closeness of each, above 0 and up to 1."""
        words = _split(title)
        found = self._guess(words)
        if words and _CODE.fullmatch(words[0]):
            share = 1 - len(words[0]) / sum(map(len, words))
            for column, closeness in self._guess(words[1:]).items():
                found[column] = max(closeness * share, found.get(column, 0))
        return found

    def _guess(self, words: Sequence[str]) -> dict[ValueColumn, float]:
        """Compare all beginnings of a title of which the rest is understood."""
        found: dict[ValueColumn, float] = {}
        for end in range(len(words), 0, -1):
            tail = self._tail(words[end:], self._units)
            if tail.unknown:
                break
            for name, closeness in self._known.find_close("".join(words[:end])).items():
                column = _column(self._spellings[name], tail.members)
                if column and closeness > found.get(column, 0):
                    found[column] = closeness
        return found

    def name(self, column: ValueColumn) -> str:
        """Name of a column for a sender to judge: ``F01 Keberangkatan prosedural, P``."""
        measure = self._catalogue.measures[column.measure]
        code, *members = filter(None, column)
        return ", ".join([f"{code} {next(iter(measure.name.values()))}", *members])

    def _read_other(self, code: str, title: str) -> Reading | None:
        """Answer a code that villages do not report; an unknown one may be a slip."""
        is_known = code in self._catalogue.measures or code in self._catalogue.indicators
        if not is_known and self.guess(title):
            return None
        return Reading(None, problem=explain_code(code, self._catalogue, place=_PLACE))

    def _read_name(self, words: Sequence[str]) -> tuple[Measure, int] | None:
        """Measure whose whole name the words begin with, and how many they are."""
        for end in range(len(words), 0, -1):
            measure = self._names.get("".join(words[:end]))
            if measure:
                return measure, end
        return None

    def _read_tail(self, measure: Measure, words: Sequence[str]) -> Reading:
        neutral = set(_split(measure.unit))
        for text in (*measure.name.values(), *self._catalogue.units[measure.unit].values()):
            neutral.update(_split(text))
        tail = self._tail(words, neutral)
        column = _column(measure, tail.members)
        if column is None:
            return Reading(None, problem=_undeclared(measure))
        if other := next((word for word in tail.unknown if word in _OTHER), None):
            return Reading(None, problem=_other_number(measure, other))
        letters = sum(map(len, words)) + len(measure.code)
        share = 1 - sum(map(len, tail.unknown)) / letters
        return Reading(column, share)

    def _tail(self, words: Sequence[str], neutral: Set[str]) -> _Tail:
        members: list[tuple[Dimension, str]] = []
        unknown: list[str] = []
        for chunk in self._chunks(words):
            if chunk in self._members:
                members.append(self._members[chunk])
            elif chunk not in _VALUES | _EARLIER and chunk not in neutral:
                unknown.append(chunk)
        return _Tail(tuple(members), tuple(unknown))

    def _chunks(self, words: Sequence[str]) -> Iterator[str]:
        """The words, joined where several of them name one thing: ``laki-laki``."""
        start = 0
        while start < len(words):
            for end in range(min(start + _LONGEST, len(words)), start, -1):
                chunk = "".join(words[start:end])
                if end == start + 1 or chunk in self._members or chunk in _EARLIER:
                    yield chunk
                    start = end
                    break


def is_plain(text: str) -> bool:
    """Whether a text says nothing but that there is a value."""
    return _VALUES.issuperset(_split(text))


def _split(title: str) -> list[str]:
    """Words of a title in small letters; what stands in brackets too."""
    return _WORD.findall(title.lower().replace("%", " persen "))


def _fold(title: str) -> str:
    return "".join(_split(title))


def _column(measure: Measure, members: Sequence[tuple[Dimension, str]]) -> ValueColumn | None:
    """Column of a measure, unless the measure is not broken down that way."""
    named = {dimension.value: member for dimension, member in members}
    declared = {dimension.value for dimension in measure.dimensions}
    if len(named) < len(members) or not named.keys() <= declared:
        return None
    return ValueColumn(measure.code, **named)


def _undeclared(measure: Measure) -> Problem:
    ways = [DIMENSIONS[one] for one in measure.dimensions if one in DIMENSIONS]
    message = Phrase("fault.title_members", {"measure": measure.code})
    remedy = Phrase("remedy.write_only", {"text": measure.code})
    if ways:
        remedy = Phrase("remedy.use_these_members", {"columns": ", ".join(ways)})
    return Problem("title_members", message, remedy)


def _contradiction(measure: Measure, named: Measure) -> Problem:
    return Problem(
        "title_contradiction",
        Phrase("fault.title_contradiction", {"measure": measure.code, "named": named.code}),
        Phrase("remedy.write_either", {"one": measure.code, "other": named.code}),
    )


def _other_number(measure: Measure, word: str) -> Problem:
    return Problem(
        "title_other_number",
        Phrase("fault.title_other_number", {"word": word, "measure": measure.code}),
        Phrase("remedy.write_plain_measure", {"measure": measure.code}),
    )
