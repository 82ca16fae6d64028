"""Files made from pages, under ``/unduh``: whatever state an address holds, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, request, send_file

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.exports.making import BusyError, Making, TemplateError, make_apart
from dashboard.ingest.confined import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dashboard.domain.exhibits import Handout
    from dashboard.domain.geography import Geography
    from dashboard.domain.leaflet import Leaflet
    from dashboard.server.forms import Refuse

PREFIX: Final = "/unduh"
MOST_VIEWS: Final = 40
_RETRY_SECONDS: Final = "5"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        path: Last part of its address.
        writer: Module of ``dashboard.exports`` that writes it.
        mime: Type of its content.
    """

    path: str
    writer: str
    mime: str


FORMATS: Final = (
    Format(
        "paparan.pptx",
        "deck",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    Format(
        "buku-kerja.xlsx",
        "workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Format("tabel.csv", "table_file", "text/csv; charset=utf-8"),
    Format("ringkasan.html", "leaflet", "text/html; charset=utf-8"),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What downloads are made from.

    Attributes:
        read: Takes out what the page of an address tells.
        boundaries: Tells the boundaries to draw, and the folder of their layers.
        deck_template: See ``Making``.
        leaflet: Reads the numbers that a briefing in one file takes along.
    """

    read: Callable[[str], Handout]
    boundaries: Callable[[], tuple[Geography, Path]]
    deck_template: Path | None
    leaflet: Callable[[Sequence[Handout]], Leaflet]


def create_downloads(material: Material, refuse: Refuse) -> Blueprint:
    """Make the blueprint: ``/unduh/<file>?alamat=<address of a page>[&alamat=…][&bagian=<tile>]``.

    Args:
        material: What is written.
        refuse: Writes the page that says why there is no file.
    """
    downloads = Blueprint("downloads", __name__, url_prefix=PREFIX)
    _add_refusals(downloads, refuse)
    for one in FORMATS:
        _add_format(downloads, one, material)
    return downloads


def _add_format(downloads: Blueprint, kind: Format, material: Material) -> None:
    @downloads.get(f"/{kind.path}", endpoint=kind.writer)
    def _make() -> Response:
        handouts = _read(material)
        making = make_with(material)
        if kind.writer == "leaflet":
            making = replace(making, leaflet=material.leaflet(handouts))
        content = make_apart(kind.writer, handouts, making)
        name = file_name(handouts, kind.path)
        return send_file(BytesIO(content), kind.mime, as_attachment=True, download_name=name)


def make_with(material: Material) -> Making:
    """What a file is made with for the reader who asks now."""
    geography, layers = material.boundaries()
    return Making(
        made_at=dt.datetime.now(dt.UTC),
        host=request.host_url.rstrip("/"),
        geography=geography,
        layers=layers,
        deck_template=material.deck_template,
    )


def file_name(handouts: list[Handout], path: str) -> str:
    """Name that tells what is in it: ``desmigratif-pillar-32.12-2026-v41.pptx``."""
    first, suffix = handouts[0], path.rpartition(".")[2]
    chosen = first.filters
    period = f"{chosen.year}-{chosen.month:02}" if chosen.month else str(chosen.year)
    parts = ["desmigratif", first.slug, chosen.region, period]
    parts += [one.name for one in first.exhibits if suffix == "csv"]
    return f"{'-'.join(filter(None, parts))}.{suffix}"


def _read(material: Material) -> list[Handout]:
    addresses, tile = request.args.getlist("alamat")[:MOST_VIEWS], request.args.get("bagian")
    if not addresses:
        raise NotFoundError(parameter="alamat", value="")
    handouts = [material.read(address) for address in addresses]
    if not any(one.exhibits for one in handouts):
        raise NotFoundError(parameter="alamat", value=addresses[0])
    if tile is None:
        return handouts
    chosen = [one.only(tile) for one in handouts]
    if None in chosen:
        raise NotFoundError(parameter="bagian", value=tile)
    return [one for one in chosen if one]


def _add_refusals(downloads: Blueprint, refuse: Refuse) -> None:
    @downloads.errorhandler(NotFoundError)
    def _unknown(error: NotFoundError) -> Response:
        return refuse(HTTPStatus.NOT_FOUND, "download", [str(error)], back="/")

    @downloads.errorhandler(TemplateError)
    def _template(error: TemplateError) -> Response:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "deck_template", [str(error)], back="/")

    @downloads.errorhandler(StoreUnavailableError)
    def _away(_error: StoreUnavailableError) -> Response:
        return refuse(HTTPStatus.SERVICE_UNAVAILABLE, "away", back="/")

    @downloads.errorhandler(BusyError)
    @downloads.errorhandler(StoppedError)
    def _busy(_error: Exception) -> Response:
        answer = refuse(HTTPStatus.SERVICE_UNAVAILABLE, "busy", back="/")
        answer.headers["Retry-After"] = _RETRY_SECONDS
        return answer
