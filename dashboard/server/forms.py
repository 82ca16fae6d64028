"""What all forms share: whether they come from here, how much they may bring, where they lead."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from flask import Response, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.domain.errors import StoreUnavailableError
from dashboard.ingest.sources.base import UPLOAD

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug.wrappers import Response as Redirection

    from dashboard.domain.sending import Message

    Answered = Response | Redirection

Refuse = Callable[..., Response]
"""Answers with a page that says why: a status, the subject of its texts, and perhaps reasons."""

FIELDS_SIZE = 2**16
"""Bytes that the fields of a form may take, besides a file."""

LONGEST_FIELD = 500
_HIDDEN = 4
"""Times as long as a field may be is how much of it is looked through."""

_LONGEST_NAME, _LONGEST_SUFFIX = 120, 8
_CHUNK = 2**20
_MOST_DRAINED = 200 * _CHUNK


def add_guards(
    blueprint: Blueprint,
    refuse: Refuse,
    most: int = FIELDS_SIZE,
    without_file: int | None = None,
) -> None:
    """Let only forms of this server in that are not too large; say so where the store is away.

    Args:
        blueprint: Whose forms.
        refuse: Writes the page that says why nothing was done.
        most: Bytes that one form may bring.
        without_file: Bytes that one may bring that has no room for a file; ``None`` for as many.
    """

    @blueprint.before_request
    def _guard() -> Response | None:
        holds_file = request.mimetype == "multipart/form-data"
        request.max_content_length = most if holds_file or without_file is None else without_file
        if request.method == "POST" and not _is_own():
            return refuse(HTTPStatus.FORBIDDEN, "foreign")
        if (request.content_length or 0) > request.max_content_length:
            raise RequestEntityTooLarge
        return None

    @blueprint.errorhandler(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    def _too_large(_error: Exception) -> Response:
        _drain()
        subject = "large" if (request.max_content_length or 0) >= UPLOAD.file_size else "long"
        return refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, subject)

    @blueprint.errorhandler(StoreUnavailableError)
    def _away(_error: StoreUnavailableError) -> Response:
        return refuse(HTTPStatus.SERVICE_UNAVAILABLE, "away")


def read_field(name: str, most: int = LONGEST_FIELD) -> str:
    """Text of a field without signs that nobody sees: they would hide numbers of persons."""
    typed = request.form.get(name, "")[: most * _HIDDEN]
    return "".join(sign for sign in typed if sign.isprintable() or sign.isspace()).strip()[:most]


def tame_name(told: str, usual: str) -> str:
    """Name of a sent file without its folder, printable, not too long for any disk.

    Args:
        told: As the browser tells it.
        usual: Name without ending, where nothing of it is left.
    """
    path = PureWindowsPath("".join(filter(str.isprintable, told)))
    suffix = _start(path.suffix, _LONGEST_SUFFIX)
    stem = _start(path.stem, _LONGEST_NAME - len(suffix.encode()))
    return stem + suffix if stem.strip(". ") else f"{usual}{suffix}"


def lead_to(path: str, message: Message | None = None) -> Answered:
    """Send the browser on to a page, in the language and with the filters of the form's page."""
    query = request.args.to_dict() | ({"pesan": message} if message else {})
    return redirect(f"{path}?{urlencode(query)}" if query else path, HTTPStatus.SEE_OTHER)


def _is_own() -> bool:
    """Whether a form was sent from a page of this server; programs that say nothing may."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _start(text: str, most: int) -> str:
    """As much of a text as fits into some bytes."""
    return text.encode()[:most].decode(errors="ignore")


def _drain() -> None:
    """Take in what is still coming: a browser that cannot finish sending shows no answer."""
    left = min(request.content_length or 0, _MOST_DRAINED)
    while left > 0:
        taken = len(request.environ["wsgi.input"].read(min(left, _CHUNK)))
        left = left - taken if taken else 0
