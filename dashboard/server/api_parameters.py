"""Reads the query of an API request; whatever cannot be used is a problem, never a default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.domain.filters import FIRST_YEAR, read_filters
from dashboard.domain.measures import Dimension, Language
from dashboard.domain.regions import Level, level_of
from dashboard.server.problems import Problem, ProblemError
from dashboard.services.api_values import ValuesQuestion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from werkzeug.datastructures import MultiDict

    from dashboard.domain.measures import Texts
    from dashboard.domain.periods import ReportingCalendar

DIMENSIONS: Final = {
    "jenis_kelamin": Dimension.SEX,
    "tahap": Dimension.STAGE,
    "aspek": Dimension.ASPECT,
}
"""Names of dimensions in the API, as in the observation file."""

LEVELS: Final = {"kabupaten": Level.DISTRICT, "desa": Level.VILLAGE}
SHARED: Final = ("tahun", "bulan", "wilayah", "versi", "bahasa")
VALUES: Final = ("indikator", *SHARED, "turunan", "rincian")
REGIONS: Final = ("induk", "cari", "bahasa")
CATALOGUE: Final = ("bahasa",)
MOST_DIMENSIONS: Final = 2

_REGION: Final[Texts] = {
    Language.INDONESIAN: "kode Kemendagri bertitik, misalnya 32.12",
    Language.ENGLISH: "a dotted Kemendagri code, such as 32.12",
}
_REMEDIES: Final[dict[str, Texts]] = {
    "indikator": {
        Language.INDONESIAN: "kode indikator atau ukuran, dipisah koma, misalnya F03,M01",
        Language.ENGLISH: "codes of indicators or measures, separated by commas, such as F03,M01",
    },
    "tahun": {
        Language.INDONESIAN: f"tahun empat angka, dari {FIRST_YEAR} sampai tahun ini",
        Language.ENGLISH: f"a year of four digits, from {FIRST_YEAR} to this year",
    },
    "bulan": {
        Language.INDONESIAN: "nomor bulan, 1 sampai 12",
        Language.ENGLISH: "the number of a month, 1 to 12",
    },
    "wilayah": _REGION,
    "induk": _REGION,
    "cari": {
        Language.INDONESIAN: "nama atau kode wilayah, tanpa induk",
        Language.ENGLISH: "the name or code of a region, without induk",
    },
    "versi": {
        Language.INDONESIAN: "nomor versi data, 1 atau lebih",
        Language.ENGLISH: "the number of a data version, 1 or more",
    },
    "bahasa": {Language.INDONESIAN: "id atau en", Language.ENGLISH: "id or en"},
    "turunan": {
        Language.INDONESIAN: "kabupaten atau desa, yang lebih rendah dari wilayah",
        Language.ENGLISH: "kabupaten or desa, below the level of wilayah",
    },
    "rincian": {
        Language.INDONESIAN: "satu atau dua dari jenis_kelamin, tahap, aspek, dipisah koma",
        Language.ENGLISH: "one or two of jenis_kelamin, tahap, aspek, separated by commas",
    },
}


def require_known(query: MultiDict[str, str], known: Collection[str]) -> None:
    """Refuse parameters that a resource does not have, and those given twice.

    Raises:
        ProblemError: When there is one.
    """
    for name, values in query.lists():
        if name not in known:
            wrong = Problem.UNKNOWN_PARAMETER
            raise ProblemError(wrong, name, values[0], known=", ".join(known))
        if len(values) > 1:
            raise ProblemError(Problem.REPEATED, name)
    if query.get("bahasa", "") not in ("", *Language):
        raise unreadable(name="bahasa", value=query["bahasa"])


def read_values_question(query: Mapping[str, str], calendar: ReportingCalendar) -> ValuesQuestion:
    """Read what ``/values`` is asked for.

    Args:
        query: Parameters by name, names checked.
        calendar: Of today; no later year can be asked for.

    Raises:
        ProblemError: When a parameter cannot be read.
    """
    filters, failed = read_filters(
        {name: query[name] for name in SHARED if name in query}, newest=calendar.today.year
    )
    if failed:
        raise unreadable(failed[0].key, failed[0].value)
    return ValuesQuestion(
        codes=_codes(query),
        region=filters.region,
        year=filters.year if query.get("tahun", "").strip() else None,
        month=filters.month,
        children=_children(query, filters.region),
        dimensions=_dimensions(query),
        version=filters.version,
    )


def read_region_code(query: Mapping[str, str], name: str) -> str:
    """Read a region's code; absent and empty mean the country.

    Raises:
        ProblemError: When the text has not the shape of a code.
    """
    code = query.get(name, "").strip()
    try:
        level_of(code)
    except ValueError as error:
        raise unreadable(name, code) from error
    return code


def unreadable(name: str, value: str) -> ProblemError:
    """Make the problem of a value that cannot be used, with what to give instead."""
    return ProblemError(Problem.UNREADABLE, name, value, remedy=_REMEDIES[name])


def _codes(query: Mapping[str, str]) -> tuple[str, ...]:
    codes = _listed(query, "indikator")
    if not codes:
        raise unreadable(name="indikator", value=query.get("indikator", ""))
    return tuple(code.upper() for code in codes)


def _children(query: Mapping[str, str], region: str) -> Level | None:
    word = query.get("turunan", "").strip()
    level = LEVELS.get(word)
    if word and (level is None or level <= level_of(region)):
        raise unreadable(name="turunan", value=word)
    return level


def _dimensions(query: Mapping[str, str]) -> tuple[Dimension, ...]:
    words = _listed(query, "rincian")
    if len(words) > MOST_DIMENSIONS or not set(words) <= set(DIMENSIONS):
        raise unreadable(name="rincian", value=query["rincian"])
    return tuple(DIMENSIONS[word] for word in DIMENSIONS if word in words)


def _listed(query: Mapping[str, str], name: str) -> list[str]:
    """Words between commas, each once."""
    words = (word.strip() for word in query.get(name, "").split(","))
    return list(dict.fromkeys(word for word in words if word))
