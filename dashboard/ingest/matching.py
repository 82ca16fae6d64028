"""Which programme village a row of a file means: by its code, else by the names it writes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.closeness import KnownNames
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Region, district_of, parent_of
from dashboard.ingest.faults import Phrase, Problem, Proposal, Severity
from dashboard.ingest.personal import shown
from dashboard.ingest.place_names import (
    Scope,
    spell_district,
    spell_province,
    spell_subdistrict,
    spell_village,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dashboard.ingest.faults import Value
    from dashboard.ingest.place_names import Spelling

KIND = "village"
_VILLAGE = 3
_MOST_LISTED = 5
_NAMELESS = Problem(
    "village_empty", Phrase("fault.village_nameless"), Phrase("remedy.name_village")
)


def list_some(codes: Sequence[str], name: Callable[[str], str]) -> Value:
    """Names of the first codes, and how many more there are."""
    some = "; ".join(map(name, codes[:_MOST_LISTED]))
    more = len(codes) - _MOST_LISTED
    return Phrase("part.others", {"some": some, "count": more}) if more > 0 else some


class WrittenPlace(NamedTuple):
    """A village as a file writes it; a text is empty where the file says nothing."""

    code: str = ""
    village: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""


class KnownPlace(NamedTuple):
    """A programme village and the areas around it, named as the official list does.

    Attributes:
        code: Kemendagri code of the village.
        village: Its name: ``Kenanga``.
        kind: ``desa``, ``kelurahan`` or ``desa adat``.
        subdistrict: ``Sindang``.
        district: With its kind: ``Kabupaten Indramayu``.
        province: ``Jawa Barat``.
    """

    code: str
    village: str
    kind: str
    subdistrict: str
    district: str
    province: str

    def __str__(self) -> str:
        """Name it for a sender to judge: ``Desa Kenanga, Kec. Sindang, Kab. Indramayu``."""
        subdistrict = Region(code=parent_of(self.code), name=self.subdistrict)
        district = Region(code=district_of(self.code), name=self.district)
        village = Region(code=self.code, name=self.village, kind=self.kind)
        return ", ".join(short_name(region) for region in (village, subdistrict, district))


class Match(NamedTuple):
    """What a written place means, or what is wrong with it.

    Both are ``None`` for a code that no programme village has: what is wrong with a code is told
    by the rule about codes.
    """

    code: str | None
    problem: Problem | None


class KnownPlaces:
    """The programme villages, to look up by code and by name.

    Attributes:
        by_code: In the order of the codes.
    """

    def __init__(self, places: Iterable[KnownPlace] = ()) -> None:
        """Sort the places, so that answers do not depend on their order."""
        self.by_code = {place.code: place for place in sorted(places)}

    @cached_property
    def scope(self) -> Scope:
        """All of them, spelt only when a file names villages instead of writing codes."""
        spellings = {code: _spell(place) for code, place in self.by_code.items()}
        return Scope(spellings, dict.fromkeys(spellings, 1.0))


def match_villages(
    written: Sequence[WrittenPlace], known: KnownPlaces, remembered: Mapping[str, str]
) -> list[Match]:
    """Tell for each place which programme village it means.

    A code decides; the village's name beside it must only not contradict it. Without a code every
    name that is given must be the village's or that of an area around it, usual spellings being
    equal; "Kab." and "Kota" tell districts of one name apart. Misspelt names are proposed, never
    taken.

    Args:
        written: Places, each judged by itself.
        known: Programme villages.
        remembered: Codes that senders confirmed for misspelt places, by ``memory_key``; one counts
            only while no other village could be meant.

    Returns:
        One match for each place, in their order.
    """
    names = _Names(known, remembered)
    return [_match_code(place, known) if place.code else names.match(place) for place in written]


def memory_key(place: WrittenPlace) -> str:
    """Fold the names of a place to the text under which a confirmed answer is remembered.

    Usual spellings of the same names have the same key: ``kenangga||kabupaten indramayu|``.
    """
    return "|".join(f"{part.kind} {part.bare}".strip() for part in reversed(_spell(place)))


def _spell(place: WrittenPlace | KnownPlace) -> tuple[Spelling, ...]:
    """Spell the names of a place, the widest area first."""
    return (
        spell_province(place.province),
        spell_district(place.district),
        spell_subdistrict(place.subdistrict),
        spell_village(place.village),
    )


def _match_code(written: WrittenPlace, known: KnownPlaces) -> Match:
    place = known.by_code.get(written.code)
    if place is None:
        return Match(None, None)
    if _may_be(written.village, place.village):
        return Match(place.code, None)
    names = {"place": str(place), "name": shown(written.village)}
    message = Phrase("fault.village_contradiction", names)
    remedy = Phrase("remedy.mend_code_or_name")
    return Match(None, Problem("village_contradiction", message, remedy))


def _may_be(written: str, name: str) -> bool:
    """Whether a name is empty, or means or misspells another."""
    text, known = spell_village(written), spell_village(name)
    if not text.bare or known.whole[0] in text.whole:
        return True
    return bool(KnownNames((known.whole[0], known.bare)).find_close(text.bare))


class _Names:
    """Finds villages by the names in one file; keeps what was found for the areas it repeats."""

    def __init__(self, known: KnownPlaces, remembered: Mapping[str, str]) -> None:
        self._known = known
        self._remembered = remembered
        self._scopes: dict[tuple[Spelling, ...], Scope] = {}

    def match(self, written: WrittenPlace) -> Match:
        """Judge a place without code."""
        spelt = _spell(written)
        if not spelt[_VILLAGE].bare:
            return Match(None, _NAMELESS)
        found = self._narrow(spelt).closeness
        ranked = sorted(found, key=lambda code: (-found[code], code))
        best = found[ranked[0]] if ranked else 0
        if best == 1 and len(ranked) == 1:
            return Match(ranked[0], None)
        if best < 1 and ranked == [self._remembered.get(memory_key(written))]:
            return Match(ranked[0], None)
        if not ranked:
            return Match(None, self._refuse(spelt[_VILLAGE]))
        if len(ranked) > 1:
            return Match(None, self._leave_open(ranked, exact=best == 1))
        return Match(None, self._propose(memory_key(written), ranked[0], best))

    def _narrow(self, spelt: tuple[Spelling, ...]) -> Scope:
        """Places with these names, of the first parts of a place."""
        if not spelt:
            return self._known.scope
        if spelt not in self._scopes:
            wider, part = self._narrow(spelt[:-1]), len(spelt) - 1
            self._scopes[spelt] = wider.narrow(part, spelt[part]) if spelt[part].bare else wider
        return self._scopes[spelt]

    def _propose(self, key: str, code: str, closeness: float) -> Problem:
        name = str(self._known.by_code[code])
        told = {"name": name, "code": code, "closeness": f"{closeness:.0%}"}
        return Problem(
            "village_proposed",
            Phrase("fault.village_proposed", told),
            Phrase("remedy.tick_or_write_village"),
            Severity.QUESTION,
            Proposal(KIND, key, code, name, closeness),
        )

    def _leave_open(self, codes: Sequence[str], *, exact: bool) -> Problem:
        message = Phrase(
            "fault.village_two_candidates" if exact else "fault.village_alike",
            {"count": len(codes), "villages": self._list(codes)},
        )
        return Problem("village_two_candidates", message, Phrase("remedy.complete_village"))

    def _refuse(self, village: Spelling) -> Problem:
        elsewhere = self._known.scope.find_exact(_VILLAGE, village)
        message = Phrase("fault.village_unmatched")
        if elsewhere:
            message = Phrase("fault.village_elsewhere", {"villages": self._list(elsewhere)})
        return Problem("village_unmatched", message, Phrase("remedy.check_village"))

    def _list(self, codes: Sequence[str]) -> Value:
        return list_some(codes, lambda code: f"{self._known.by_code[code]} ({code})")
