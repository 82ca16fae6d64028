"""Usual spellings of the names of villages and areas, and looking up places by them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.closeness import KnownNames
from dashboard.domain.region_names import fold_name, normalise_name, split_kind, split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_VILLAGE_KINDS = frozenset(
    {
        "adat",
        "desa",
        "ds",
        "gampong",
        "kampong",
        "kampung",
        "kel",
        "kelurahan",
        "kp",
        "nagari",
        "negeri",
        "pekon",
    }
)
_SUBDISTRICT_KINDS = frozenset({"distrik", "kapanewon", "kec", "kecamatan", "kemantren"})
_DISTRICT_KINDS = ("kabupaten", "kota")
# No name of the official list begins with a word like these, so that a slip in them hides nothing.
_LONG_KINDS = KnownNames(("kabupaten", "kecamatan", "kelurahan", "provinsi"))
_keep_areas = lru_cache(maxsize=8_192)


class Spelling(NamedTuple):
    """A name, folded so that its usual spellings are equal.

    Attributes:
        whole: With its kind, then with ever less of it: words that tell a kind may be of the name.
        bare: Without its kind; empty where a cell names nothing.
        kind: ``kabupaten`` or ``kota`` where a district has it written, else empty.
    """

    whole: tuple[str, ...]
    bare: str
    kind: str = ""


def spell_village(text: str) -> Spelling:
    """Spell a village: ``Kel. Namosain`` is ``namosain``; ``Kampung Baru`` may be ``baru``."""
    return _spell_without(_VILLAGE_KINDS, text)


@_keep_areas
def spell_subdistrict(text: str) -> Spelling:
    """Spell a subdistrict: ``Kec. Watu Malang`` is ``watumalang``, ``Kota Soe`` is ``kotasoe``."""
    return _spell_without(_SUBDISTRICT_KINDS, text)


@_keep_areas
def spell_district(text: str) -> Spelling:
    """Spell a district: ``KAB INDRAMAYU`` is the kabupaten ``indramayu``."""
    text = " ".join(_split(text))
    kind, rest = split_kind(text)
    if kind not in _DISTRICT_KINDS:
        return Spelling((fold_name(text),), normalise_name(text))
    bare = normalise_name(f"{kind} {rest}")
    # "Kota Baru" may be the kota of that name or Kabupaten Kotabaru.
    return Spelling((f"{kind}{bare}", fold_name(text)), bare, kind)


@_keep_areas
def spell_province(text: str) -> Spelling:
    """Spell a province: ``Prov. NTB`` is ``nusatenggarabarat``."""
    bare = normalise_name(" ".join(_split(text)))
    return Spelling((bare,), bare)


def _spell_without(kinds: Collection[str], text: str) -> Spelling:
    words = _split(text)
    whole = ["".join(words)]
    while len(words) > 1 and words[0] in kinds:
        del words[0]
        whole.append("".join(words))
    return Spelling(tuple(whole), whole[-1])


def _split(text: str) -> list[str]:
    """Split into words, a kind in front put right: ``Kabupten Indramayu``."""
    words = split_words(text)
    if len(words) > 1:
        words[:1] = list(_LONG_KINDS.find_close(words[0])) or words[:1]
    return words


class _Index:
    """Which places have a name as one of their parts."""

    def __init__(self, spellings: Mapping[str, Spelling]) -> None:
        self.whole: dict[str, list[str]] = {}
        self.bare: dict[str, list[str]] = {}
        for code, spelling in spellings.items():
            self.whole.setdefault(spelling.whole[0], []).append(code)
            self.bare.setdefault(spelling.bare, []).append(code)
        self.names = KnownNames(self.bare)


class Scope:
    """Places that the names read so far may mean.

    Attributes:
        closeness: Of the name that fits worst, by code of the place; 1 where all are exact.
    """

    def __init__(
        self, spellings: Mapping[str, tuple[Spelling, ...]], closeness: Mapping[str, float]
    ) -> None:
        """Take places.

        Args:
            spellings: Of the parts of every place, by its code; may hold more places.
            closeness: Which of them these are, in the order of their codes.
        """
        self.closeness = closeness
        self._spellings = spellings
        self._indexes: dict[int, _Index] = {}

    def narrow(self, part: int, text: Spelling) -> Scope:
        """Keep the places one part of which a text names or misspells.

        As everywhere, a known name is not taken for a misspelt one: places that are spelt so come
        without those that are close.
        """
        found = dict.fromkeys(self.find_exact(part, text), 1.0) or self._find_close(part, text)
        closeness = {code: min(self.closeness[code], near) for code, near in found.items()}
        return Scope(self._spellings, closeness)

    def find_exact(self, part: int, text: Spelling) -> list[str]:
        """Codes of the places one part of which is spelt like a text; the fullest name decides.

        ``Baru`` is the village Baru, and Kampung Baru only where there is no village Baru.
        """
        index = self._index(part)
        for names in (index.whole, index.bare):
            for name in text.whole:
                if name in names:
                    return names[name]
        return []

    def _find_close(self, part: int, text: Spelling) -> dict[str, float]:
        index = self._index(part)
        return {
            code: near
            for name, near in index.names.find_close(text.bare).items()
            for code in index.bare[name]
            if not text.kind or self._spellings[code][part].kind == text.kind
        }

    def _index(self, part: int) -> _Index:
        if part not in self._indexes:
            self._indexes[part] = _Index({c: self._spellings[c][part] for c in self.closeness})
        return self._indexes[part]
