"""Which region a row of targets is for: by its code, else by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from dashboard.domain.closeness import KnownNames
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import NATION, Level, Region, level_of
from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.matching import WrittenPlace, list_some, match_villages
from dashboard.ingest.place_names import spell_district, spell_province
from dashboard.storage.tables import region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.faults import Value
    from dashboard.ingest.matching import KnownPlaces

_NATION = frozenset({"00", "0", "indonesia", "nasional", "national", "pusat"})
_WITHOUT_DOTS = re.compile(r"([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{4}))?")
_DISTRICT_NUMBER = re.compile(r"[0-9]{2}\.[0-9]")
_LETTER = re.compile("[A-Za-z]")
_FORM = Phrase("remedy.write_region")
_EMPTY = Problem(
    "region_empty", Phrase("fault.region_empty"), Phrase("remedy.write_region_or_name")
)
_SHAPELESS = Problem("region_shape", Phrase("fault.region_shape"), _FORM)
_UNKNOWN = Problem("region_unknown", Phrase("fault.region_unknown"), Phrase("remedy.check_code"))
_SUBDISTRICT = Problem(
    "region_subdistrict", Phrase("fault.region_subdistrict"), Phrase("remedy.set_elsewhere")
)
_OUTSIDE = Problem(
    "region_unregistered",
    Phrase("fault.village_unregistered"),
    Phrase("remedy.check_code_or_register"),
)


class FoundPlace(NamedTuple):
    """What a written region means, or what is wrong with it; the code is empty for the country."""

    code: str | None
    problem: Problem | None = None


@dataclass(slots=True)
class TargetPlaces:
    """Regions that can have targets, to look up by code and by name.

    Attributes:
        areas: Provinces and districts by code.
        villages: Programme villages.
    """

    areas: Mapping[str, Region]
    villages: KnownPlaces
    _by_name: dict[str, list[str]] = field(init=False)
    _names: KnownNames = field(init=False)

    def __post_init__(self) -> None:
        """Index the areas by every usual spelling."""
        self._by_name = {}
        for code, area in self.areas.items():
            is_province = level_of(code) is Level.PROVINCE
            spelt = (spell_province if is_province else spell_district)(area.name)
            for name in dict.fromkeys((*spelt.whole, spelt.bare)):
                self._by_name.setdefault(name, []).append(code)
        self._names = KnownNames(self._by_name)

    def find(self, code: Cell, name: Cell) -> FoundPlace:
        """Tell which region a code, a name or both mean; a name beside a code must not differ."""
        written, called = _dotted_number(code), text_of(name)
        if not called and _LETTER.search(written):
            written, called = "", written
        if not written and not called:
            return FoundPlace(None, _EMPTY)
        by_name = self._find_name(called) if called else None
        if not written and by_name:
            return by_name
        found = self._find_code(written)
        is_other = by_name and by_name.code is not None and by_name.code != found.code
        if found.code is not None and is_other:
            return FoundPlace(None, self._contradicted(found.code))
        return found

    def _find_code(self, code: str) -> FoundPlace:
        if code.lower() in _NATION:
            return FoundPlace(NATION)
        if code in self.areas or code in self.villages.by_code:
            return FoundPlace(code)
        return FoundPlace(None, self._judge_code(code))

    def _judge_code(self, code: str) -> Problem:
        if match := _WITHOUT_DOTS.fullmatch(code):
            dotted = ".".join(filter(None, match.groups()))
            known = dotted in self.areas or dotted in self.villages.by_code
            remedy = Phrase("remedy.write", {"text": dotted}) if known else _FORM
            return Problem("region_without_dots", Phrase("fault.region_without_dots"), remedy)
        level = _level(code)
        if level is Level.SUBDISTRICT:
            return _SUBDISTRICT
        if level is Level.VILLAGE:
            return _OUTSIDE
        return _UNKNOWN if level else _SHAPELESS

    def _find_name(self, name: str) -> FoundPlace:
        if name.lower() in _NATION:
            return FoundPlace(NATION)
        if _level(_dotted_number(name)):
            return self._find_code(_dotted_number(name))
        if "," in name:
            return self._find_village(name)
        spelt = spell_district(name)
        for spelling in (*spelt.whole, spelt.bare, spell_province(name).bare):
            if codes := self._by_name.get(spelling):
                return self._choose(codes)
        return self._find_village(name, instead=self._guess(spelt.bare))

    def _find_village(self, name: str, instead: Problem | None = None) -> FoundPlace:
        """A village by name, best with the areas around it: ``Kenanga, Kab. Indramayu``."""
        village, *around = (part.strip() for part in name.split(","))
        subdistricts = [one for one in around if one.lower().startswith(("kec", "distrik"))]
        others = [one for one in around if one not in subdistricts]
        written = WrittenPlace(
            village=village,
            subdistrict=subdistricts[0] if subdistricts else "",
            district=others[0] if others else "",
            province=others[1] if len(others) > 1 else "",
        )
        (match,) = match_villages([written], self.villages, {})
        if match.code or instead is None:
            return FoundPlace(match.code, match.problem and _as_error(match.problem))
        return FoundPlace(None, instead)

    def _choose(self, codes: list[str]) -> FoundPlace:
        if len(codes) == 1:
            return FoundPlace(codes[0])
        told = {"count": len(codes), "regions": self._list(codes)}
        message = Phrase("fault.region_two_candidates", told)
        problem = Problem("region_two_candidates", message, Phrase("remedy.write_kind"))
        return FoundPlace(None, problem)

    def _guess(self, name: str) -> Problem:
        near = [code for one in self._names.find_close(name) for code in self._by_name[one]]
        if not near:
            return Problem("region_unmatched", Phrase("fault.region_unmatched"), _FORM)
        message = Phrase("fault.region_misspelt", {"regions": self._list(near)})
        return Problem("region_misspelt", message, Phrase("remedy.write_name_or_code"))

    def _contradicted(self, code: str) -> Problem:
        whose = self._name(code) if code else "Indonesia"
        message = Phrase("fault.region_contradiction", {"place": whose})
        return Problem("region_contradiction", message, Phrase("remedy.mend_region"))

    def _list(self, codes: list[str]) -> Value:
        return list_some(list(dict.fromkeys(codes)), lambda code: f"{self._name(code)} ({code})")

    def _name(self, code: str) -> str:
        area = self.areas.get(code)
        return short_name(area) if area else str(self.villages.by_code[code])


def fetch_target_places(connection: Connection, villages: KnownPlaces) -> TargetPlaces:
    """Read provinces and districts of today."""
    c = region.c
    columns = select(c.code, c.name, c.kind).where(
        c.level.in_([Level.PROVINCE, Level.DISTRICT]), c.valid_to.is_(None)
    )
    areas = (Region(**row) for row in connection.execute(columns).mappings())
    return TargetPlaces({one.code: one for one in areas}, villages)


def _as_error(problem: Problem) -> Problem:
    """A village that is probably meant is written out: a target leaves nothing to confirm."""
    return Problem(problem.code, problem.message, Phrase("remedy.write_village_code"))


def _dotted_number(cell: Cell) -> str:
    """Code of a cell; spreadsheet programs make the number 32.1 of 32.10."""
    text = text_of(cell)
    is_cut = isinstance(cell, float) and _DISTRICT_NUMBER.fullmatch(text)
    return f"{text}0" if is_cut else text


def _level(code: str) -> Level | None:
    try:
        return level_of(code) if code.isascii() and code else None
    except ValueError:
        return None
