"""Names of regions: short for labels, folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.regions import Region

_KINDS = {
    "provinsi": "provinsi",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "kecamatan": "kecamatan",
    "kec": "kecamatan",
    "kelurahan": "kelurahan",
    "kel": "kelurahan",
    "desa": "desa",
    "ds": "desa",
}
# Words of a name that usual spellings leave out or write otherwise.
_PREFIXES = (
    ("daerah", "khusus", "ibukota"),
    ("daerah", "istimewa"),
    ("dki",),
    ("di",),
    ("d", "i"),
    ("administrasi",),
    ("adm",),
    ("adat",),
)
_ALIASES = {
    "babel": "kepulauanbangkabelitung",
    "diy": "yogyakarta",
    "jabar": "jawabarat",
    "jateng": "jawatengah",
    "jatim": "jawatimur",
    "kalbar": "kalimantanbarat",
    "kalsel": "kalimantanselatan",
    "kaltara": "kalimantanutara",
    "kalteng": "kalimantantengah",
    "kaltim": "kalimantantimur",
    "kepri": "kepulauanriau",
    "ntb": "nusatenggarabarat",
    "ntt": "nusatenggaratimur",
    "sulbar": "sulawesibarat",
    "sulsel": "sulawesiselatan",
    "sulteng": "sulawesitengah",
    "sultra": "sulawesitenggara",
    "sulut": "sulawesiutara",
    "sumbar": "sumaterabarat",
    "sumsel": "sumateraselatan",
    "sumut": "sumaterautara",
}
_MOST_WORDS = 6
_IN_BRACKETS = re.compile(r"\([^)]*\)?")
_WORD = re.compile(r"[a-z0-9]+")


def short_name(region: Region) -> str:
    """Name for a label: ``Kab. Cilacap``, ``Kec. Sliyeg``, ``Desa Kenanga``, ``Jawa Tengah``."""
    if region.level == Level.DISTRICT:
        shortened = region.name.replace("Kabupaten ", "Kab. ", 1)
        return shortened.replace("Administrasi ", "Adm. ", 1)
    kind = "Kec." if region.level == Level.SUBDISTRICT else region.kind.title()
    if not kind or region.name.startswith(f"{kind} "):
        return region.name
    return f"{kind} {region.name}"


def normalise_name(text: str) -> str:
    """Fold a name so that its usual spellings are equal: ``Kec. Watu Malang`` is ``watumalang``.

    A kind word in front is left out (``Kota Kupang`` is ``kupang``), and so are brackets, accents,
    punctuation, spaces and case; ``DKI Jakarta`` and ``NTB`` become what the full names become. A
    name that is nothing but a kind word keeps it.

    Returns:
        Letters a to z and digits only; empty when the text has none.
    """
    words = split_words(text)
    if len(words) > 1 and words[0] in _KINDS:
        del words[0]
    for prefix in _PREFIXES:
        if len(words) > len(prefix) and tuple(words[: len(prefix)]) == prefix:
            del words[: len(prefix)]
    folded = "".join(words)
    return _ALIASES.get(folded, folded)


def fold_name(text: str) -> str:
    """Fold a name as ``normalise_name`` does, but keep its kind word."""
    return "".join(split_words(text))


def split_kind(text: str) -> tuple[str | None, str]:
    """Split what a person typed into the kind of region, in front or behind, and the rest.

    Returns:
        ``("kota", "kupang")`` for ``Kupang Kota``; the kind is ``None`` when none is named.
    """
    words = split_words(text)
    for place in (0, -1) if len(words) > 1 else ():
        if words[place] in _KINDS:
            return _KINDS[words.pop(place)], " ".join(words)
    return None, " ".join(words)


def split_area(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read a text as a name and the areas around it, in every way, the likeliest first.

    Yields:
        A name, and the folded words that areas around it must hold, without kind words:
        ``("kenanga", ("indramayu",))`` for ``Kenanga, Kab. Indramayu``. Nothing for a lone word.
    """
    words = split_words(text)[:_MOST_WORDS]
    behind = [(words[:place], words[place:]) for place in range(len(words) - 1, 0, -1)]
    before = [(words[place:], words[:place]) for place in range(1, len(words))]
    for name, area in behind + before:
        around = tuple(_ALIASES.get(word, word) for word in area if word not in _KINDS)
        if around:
            yield " ".join(name), around


def split_words(text: str) -> list[str]:
    """Split a text into words of letters a to z and digits, without brackets, accents and case."""
    plain = unicodedata.normalize("NFKD", _IN_BRACKETS.sub(" ", text))
    without_accents = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(without_accents.casefold())
