"""What the codes and columns of another system mean here."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from dashboard.domain.measures import LARGEST_VALUE
from dashboard.domain.regions import Level, level_of
from dashboard.ingest.exchange.sections import Sections, WrongError
from dashboard.ingest.faults import Phrase
from dashboard.ingest.header import NAMES, Field
from dashboard.ingest.readings import DIMENSIONS, find_measure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dashboard.catalogue import Catalogue

REPORT_TITLES = (Field.VILLAGE, *NAMES, Field.PERIOD, Field.RECEIVED)
"""Published titles that a mapping may find in an export, besides the measures."""

_KINDS = ("dhis2", "kobo")
_DATES = ("completeDate", "created", "lastUpdated")


class Members(NamedTuple):
    """Part of a breakdown; "" where a dimension is not broken down."""

    sex: str = ""
    stage: str = ""
    aspect: str = ""


class Target(NamedTuple):
    """Measure that an entry stands for, with the part of its breakdown."""

    measure: str
    members: Members

    @property
    def title(self) -> str:
        """Title of its column in the wide layout: ``F01 L``."""
        return " ".join(filter(None, (self.measure, *self.members)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dhis2Mapping:
    """Meaning of DHIS2 identifiers, as the file writes them.

    Attributes:
        name: Name of the mapping file, for messages.
        villages: Kemendagri code by organisation unit.
        measures: Measure, perhaps with members, by data element.
        members: Members by category option combination.
        attributes: Attribute option combinations that may occur besides the default one.
        received: Field that says when a report was received; "" for the day of import.
        answers: Numbers by values that are words.
        ignored: Patterns of data elements that are left out.
    """

    name: str
    villages: Mapping[str, str]
    measures: Mapping[str, Target]
    members: Mapping[str, Members]
    attributes: tuple[str, ...]
    received: str
    answers: Mapping[str, float]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KoboMapping:
    """Meaning of the columns of a KoboToolbox or ODK export.

    Attributes:
        name: Name of the mapping file, for messages.
        columns: Published title, in the wide layout, by title of the export.
        fields: Title of the export by the published titles of ``REPORT_TITLES`` that it has.
        villages: Kemendagri code by answer; empty where the answers are codes.
        answers: Numbers by answers that are words.
        ignored: Patterns of titles that are left out.
    """

    name: str
    columns: Mapping[str, str]
    fields: Mapping[str, str]
    villages: Mapping[str, str]
    answers: Mapping[str, float]
    ignored: tuple[str, ...]


def is_ignored(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name fits one of the patterns, in which ``*`` stands for anything."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def read_mapping(path: Path, catalogue: Catalogue) -> Dhis2Mapping | KoboMapping:
    """Read a mapping file, see ``docs/pertukaran.md``.

    Args:
        path: TOML in UTF-8.
        catalogue: Measures and members that it may name.

    Raises:
        Refused: With everything that is wrong with it.
    """
    sections = Sections(path)
    kind = sections.word("jenis", _KINDS)
    read = _read_kobo if kind == "kobo" else _read_dhis2
    mapping = read(sections, catalogue)
    sections.close()
    return mapping


def _read_dhis2(sections: Sections, catalogue: Catalogue) -> Dhis2Mapping:
    return Dhis2Mapping(
        name=sections.name,
        villages=sections.section("wilayah", _village, is_required=True),
        measures=sections.section(
            "ukuran", lambda value: _target(value, catalogue), is_required=True
        ),
        members=sections.section("rincian", lambda value: _members(_text(value), catalogue)),
        attributes=sections.words("atribut"),
        received=sections.word("diterima", ("", *_DATES)),
        answers=sections.section("jawaban", _number),
        ignored=sections.words("abaikan"),
    )


def _read_kobo(sections: Sections, catalogue: Catalogue) -> KoboMapping:
    fields = sections.section("laporan", _title, is_required=True)
    for field in [field for field in fields if field not in REPORT_TITLES]:
        remedy = Phrase("remedy.use_one_of", {"titles": ", ".join(REPORT_TITLES)})
        wrong = WrongError(Phrase("fault.entry_unknown"), remedy)
        sections.blame(f"[laporan] {field}", fields.pop(field), wrong)
    _blame_missing(sections, fields)
    measures = sections.section("kolom", lambda value: _target(value, catalogue), is_required=True)
    columns = {title: target.title for title, target in measures.items()}
    for field, title in fields.items():
        if title in columns:
            message = Phrase("fault.entry_taken", {"title": columns[title]})
            wrong = WrongError(message, Phrase("remedy.choose_one"))
            sections.blame(f"[laporan] {field}", title, wrong)
        columns[title] = field
    return KoboMapping(
        name=sections.name,
        columns=columns,
        fields=fields,
        villages=sections.section("wilayah", _village),
        answers=sections.section("jawaban", _number),
        ignored=sections.words("abaikan"),
    )


def _blame_missing(sections: Sections, fields: Mapping[str, str]) -> None:
    absent = Phrase("fault.entry_absent")
    if Field.PERIOD not in fields:
        wrong = WrongError(absent, Phrase("remedy.write_source"))
        sections.blame("[laporan] periode", "", wrong)
    if not {Field.VILLAGE, Field.VILLAGE_NAME} & fields.keys():
        wrong = WrongError(absent, Phrase("remedy.write_village_source"))
        sections.blame("[laporan] kode_desa", "", wrong)


def _refuse(message: Phrase, remedy: Phrase) -> NoReturn:
    raise WrongError(message, remedy)


def _text(value: object) -> str:
    if not isinstance(value, str):
        _refuse(Phrase("fault.entry_no_text"), Phrase("remedy.quote_entry"))
    return value.strip()


def _title(value: object) -> str:
    title = _text(value)
    if not title:
        _refuse(Phrase("fault.entry_empty"), Phrase("remedy.write_export_title"))
    return title


def _village(value: object) -> str:
    code = _text(value)
    try:
        is_village = code.isascii() and level_of(code) is Level.VILLAGE
    except ValueError:
        is_village = False
    if not is_village:
        _refuse(Phrase("fault.village_shape"), Phrase("remedy.write_entry_village"))
    return code


def _number(value: object) -> float:
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value <= LARGEST_VALUE
    ):
        return value
    _refuse(Phrase("fault.value_text"), Phrase("remedy.write_entry_number"))


def _target(value: object, catalogue: Catalogue) -> Target:
    code, *words = _text(value).split() or [""]
    measure = find_measure(code, catalogue)
    if measure is None:
        _refuse(Phrase("fault.entry_no_measure"), Phrase("remedy.write_entry_measure"))
    members = _members(" ".join(words), catalogue)
    for dimension, member in zip(DIMENSIONS, members, strict=True):
        if member and dimension not in measure.dimensions:
            told = {"measure": measure.code, "member": member}
            _refuse(Phrase("fault.entry_no_member", told), Phrase("remedy.see_members"))
    return Target(measure.code, members)


def _members(text: str, catalogue: Catalogue) -> Members:
    chosen: dict[str, str] = {}
    for word in text.split():
        found = [
            (dimension.value, member)
            for dimension in DIMENSIONS
            for member in catalogue.members[dimension]
            if member.lower() == word.lower()
        ]
        if not found:
            known = ", ".join(member for one in DIMENSIONS for member in catalogue.members[one])
            _refuse(
                Phrase("fault.entry_unknown_member", {"member": word}),
                Phrase("remedy.use_members", {"members": known}),
            )
        dimension, member = found[0]
        if dimension in chosen:
            both = {"one": chosen[dimension], "other": member}
            _refuse(Phrase("fault.entry_same_dimension", both), Phrase("remedy.choose_one"))
        chosen[dimension] = member
    return Members(**chosen)
