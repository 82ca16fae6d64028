"""What the API answers when it cannot answer: RFC 9457 problem details in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import orjson
from flask import Response, request

from dashboard.domain.measures import Language
from dashboard.i18n.formats import plain_number

if TYPE_CHECKING:
    from dashboard.domain.measures import Texts

RETRY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class _Kind:
    """Titles stay the same for every occurrence; details name place, value and remedy."""

    slug: str
    status: int
    title: Texts
    detail: Texts


def _texts(indonesian: str, english: str) -> Texts:
    return {Language.INDONESIAN: indonesian, Language.ENGLISH: english}


class Problem(Enum):
    """Everything that can be wrong."""

    UNKNOWN_PARAMETER = _Kind(
        "unknown-parameter",
        400,
        _texts("Parameter tidak dikenal", "Unknown parameter"),
        _texts(
            "Parameter {parameter} tidak dikenal di alamat ini. Yang dikenal: {known}.",
            "Parameter {parameter} is not known here. Known are: {known}.",
        ),
    )
    REPEATED = _Kind(
        "repeated-parameter",
        400,
        _texts("Parameter berulang", "Repeated parameter"),
        _texts(
            "Parameter {parameter} ditulis lebih dari satu kali. Tulis satu kali saja.",
            "Parameter {parameter} is given more than once. Give it once.",
        ),
    )
    UNREADABLE = _Kind(
        "unreadable-parameter",
        400,
        _texts("Nilai parameter tidak dapat dibaca", "Unreadable parameter"),
        _texts(
            'Parameter {parameter} bernilai "{value}", tidak dapat dipakai. Isi dengan {remedy}.',
            'Parameter {parameter} is "{value}", which cannot be used. Give {remedy}.',
        ),
    )
    UNKNOWN_INDICATOR = _Kind(
        "unknown-indicator",
        400,
        _texts("Indikator tidak ada", "No such indicator"),
        _texts(
            'Indikator atau ukuran "{value}" tidak ada. Kode yang ada: /api/v1/indicators.',
            'There is no indicator or measure "{value}". The codes are at /api/v1/indicators.',
        ),
    )
    NO_BREAKDOWN = _Kind(
        "no-such-breakdown",
        400,
        _texts("Rincian tidak ada", "No such breakdown"),
        _texts(
            "{indicator} tidak dilaporkan menurut {value}. Rincian yang ada: {known}.",
            "{indicator} is not reported by {value}. Its breakdowns: {known}.",
        ),
    )
    TOO_MANY = _Kind(
        "too-many-values",
        400,
        _texts("Terlalu banyak nilai", "Too many values"),
        _texts(
            "Permintaan ini meminta {count} nilai, paling banyak {most}. Bagi menjadi beberapa"
            " permintaan: kurangi indikator atau rincian, atau minta per provinsi atau kab/kota.",
            "This asks for {count} values, at most {most} are given. Split it: fewer indicators"
            " or breakdowns, or one province or district at a time.",
        ),
    )
    UNKNOWN_REGION = _Kind(
        "unknown-region",
        404,
        _texts("Wilayah tidak ada", "No such region"),
        _texts(
            'Wilayah "{value}" (parameter {parameter}) tidak ada. Cari kode Kemendagri-nya dengan'
            " /api/v1/regions?cari=nama.",
            'There is no region "{value}" (parameter {parameter}). Find its Kemendagri code with'
            " /api/v1/regions?cari=name.",
        ),
    )
    UNKNOWN_VERSION = _Kind(
        "unknown-version",
        404,
        _texts("Versi data tidak ada", "No such data version"),
        _texts(
            "Versi data {value} tidak ada. Kosongkan {parameter} untuk versi terbaru.",
            "There is no data version {value}. Leave {parameter} out for the newest.",
        ),
    )
    NO_RESOURCE = _Kind(
        "no-such-resource",
        404,
        _texts("Alamat tidak ada", "No such resource"),
        _texts(
            "Alamat {value} tidak ada. Semua alamat diterangkan di /api/v1/openapi.json.",
            "There is no {value}. All resources are described at /api/v1/openapi.json.",
        ),
    )
    READ_ONLY = _Kind(
        "method-not-allowed",
        405,
        _texts("Hanya dapat dibaca", "Read only"),
        _texts(
            "Alamat ini hanya menjawab GET, bukan {value}.", "Only GET works here, not {value}."
        ),
    )
    INTERNAL = _Kind(
        "internal-error",
        500,
        _texts("Kesalahan di server", "Internal error"),
        _texts(
            "Server gagal menjawab. Kesalahannya tercatat; beri tahu pengelola.",
            "The server failed to answer. The error is logged; tell the operator.",
        ),
    )
    UNAVAILABLE = _Kind(
        "store-unavailable",
        503,
        _texts("Data sedang tidak dapat dibaca", "Data unavailable"),
        _texts(
            "Basis data tidak terjangkau atau terkunci. Coba lagi beberapa detik lagi.",
            "The database is away or locked. Try again in a few seconds.",
        ),
    )


class ProblemError(Exception):
    """A request that is answered with a problem.

    Attributes:
        problem: Which one.
        parameter: Query parameter at fault, if one is.
        value: What it said, as far as that helps.
        facts: What else the detail names.
    """

    def __init__(
        self,
        problem: Problem,
        parameter: str | None = None,
        value: str | None = None,
        **facts: Texts | str | int,
    ) -> None:
        """Remember everything that the answer tells."""
        super().__init__(problem, parameter, value)
        self.problem = problem
        self.parameter = parameter
        self.value = value
        self.facts = facts


def respond(error: ProblemError) -> Response:
    """Write the problem in the language of the request."""
    kind, language = error.problem.value, _language()
    said = {"parameter": error.parameter, "value": error.value}
    facts = {name: _written(language, fact) for name, fact in error.facts.items()}
    content = {
        "type": f"urn:desmigratif:problem:{kind.slug}",
        "title": kind.title[language],
        "status": kind.status,
        "detail": kind.detail[language].format(**said, **facts),
        "instance": request.full_path.rstrip("?"),
        **{name: text for name, text in said.items() if text is not None},
    }
    response = Response(orjson.dumps(content), kind.status, mimetype="application/problem+json")
    response.content_language = language
    if error.problem is Problem.UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    if error.problem is Problem.READ_ONLY:
        response.headers["Allow"] = "GET"
    return response


def _written(language: Language, fact: Texts | str | int) -> str:
    if isinstance(fact, int):
        return plain_number(language, fact)
    return fact if isinstance(fact, str) else fact[language]


def _language() -> Language:
    english = request.args.get("bahasa") == Language.ENGLISH
    return Language.ENGLISH if english else Language.INDONESIAN
