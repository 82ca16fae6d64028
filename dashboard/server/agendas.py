"""Forms with which agendas are made and changed, under ``/presentasi``."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, request

from dashboard.domain.agenda import LONGEST_NAME, LONGEST_NOTES, Agenda, Item
from dashboard.domain.errors import NotFoundError
from dashboard.domain.sending import Message
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.server.forms import add_guards, lead_to, read_field
from dashboard.services.agendas import AgendaRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response

    from dashboard.domain.exhibits import Handout
    from dashboard.server.forms import Answered, Refuse
    from dashboard.services.agendas import AgendaService

PREFIX: Final = "/presentasi"
_NUMBER: Final = "<int(max=1000000000):number>"
_READ: Final = 2 * LONGEST_NOTES
"""Longer than notes may be, so that what is too long is refused and not cut."""

_LONGEST_ADDRESS: Final = 2_000
_NOT_KEPT: Final = frozenset({"versi", "per", "pesan", "layar", "bagian"})
"""What an agenda decides for all its views, or what is true once only."""


def create_agendas(
    agendas: AgendaService, tell: Callable[[str], Handout], refuse: Refuse
) -> Blueprint:
    """Make the blueprint; every form that did its work leads on to a page.

    Args:
        agendas: Keeps agendas.
        tell: Takes out what the page of an address tells.
        refuse: Writes the page that says why nothing was done.
    """
    forms = Blueprint("agendas", __name__, url_prefix=PREFIX)
    add_guards(forms, partial(refuse, back=PREFIX))
    _add_refusals(forms, refuse)
    _add_making(forms, agendas, tell)
    _add_changes(forms, agendas)
    return forms


def _add_refusals(forms: Blueprint, refuse: Refuse) -> None:
    @forms.errorhandler(AgendaRefusedError)
    def _refused(error: AgendaRefusedError) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return refuse(status, "agenda", error.reasons, back=PREFIX)

    @forms.errorhandler(NotFoundError)
    def _lost(error: NotFoundError) -> Response:
        reason = (
            f"Tidak ada {error.parameter} “{error.value}”. Muat ulang halaman, lalu pilih lagi."
        )
        return refuse(HTTPStatus.NOT_FOUND, "agenda", [reason], back=PREFIX)


def _add_making(forms: Blueprint, agendas: AgendaService, tell: Callable[[str], Handout]) -> None:
    @forms.post("")
    def _make() -> Answered:
        number = agendas.make(LOCAL_VIEWER, read_field("nama"))
        return lead_to(f"{PREFIX}/{number}", Message.AGENDA_KEPT)

    @forms.post("/tambah")
    def _add() -> Answered:
        item = _read_item(tell)
        chosen = request.form.get("agenda", type=int) or 0
        number = agendas.add(LOCAL_VIEWER, chosen, item)
        return lead_to(f"{PREFIX}/{number}", Message.AGENDA_KEPT)


def _add_changes(forms: Blueprint, agendas: AgendaService) -> None:
    @forms.post(f"/{_NUMBER}")
    def _change(number: int) -> Answered:
        seen = request.form.get("terlihat", type=int) or -1
        action = read_field("aksi")
        if action == "buang":
            agendas.remove(LOCAL_VIEWER, number)
            return lead_to(PREFIX, Message.AGENDA_REMOVED)
        if action == "bekukan":
            agendas.freeze(LOCAL_VIEWER, number, seen)
        else:
            agendas.change(LOCAL_VIEWER, number, seen, _read_change(action))
        return lead_to(f"{PREFIX}/{number}", Message.AGENDA_KEPT)


def _read_change(action: str) -> Callable[[Agenda], Agenda]:
    """What a form asks for.

    Raises:
        NotFoundError: When it asks for nothing that can be done.
    """
    place = request.form.get("tempat", default=-1, type=int)
    title, notes = read_field("judul"), read_field("catatan", _READ)
    changes: dict[str, Callable[[Agenda], Agenda]] = {
        "naik": lambda known: known.moved(place, place - 1),
        "turun": lambda known: known.moved(place, place + 1),
        "hapus": lambda known: known.without(place),
        "ubah": lambda known: known.reworded(place, title, notes),
    }
    if action not in changes:
        raise NotFoundError(parameter="aksi", value=action)
    return changes[action]


def _read_item(tell: Callable[[str], Handout]) -> Item:
    """The view of a form.

    Raises:
        AgendaRefusedError: When its address is none of this dashboard.
    """
    typed = read_field("alamat", _LONGEST_ADDRESS)
    address, tile = tidy_address(typed), read_field("bagian")
    try:
        told = tell(address)
    except NotFoundError as error:
        raise AgendaRefusedError(_unknown(typed)) from error
    shown = told.only(tile) if tile else told
    if shown is None:
        reason = f"Halaman itu tidak punya bagian “{tile}”. Pilih bagian lain."
        raise AgendaRefusedError(reason)
    usual = shown.exhibits[0].title if tile else told.title
    title = read_field("judul") or usual[:LONGEST_NAME]
    about = f"{told.title} · {told.sentence}"
    notes = read_field("catatan", _READ)
    return Item(address=address, tile=tile, title=title, about=about, notes=notes)


def tidy_address(typed: str) -> str:
    """Path and query of an address as people copy it, without what an agenda decides itself.

    Raises:
        AgendaRefusedError: When it leads to another site.
    """
    place = urlsplit(typed)
    if not place.path.startswith("/") or (place.netloc and place.netloc != request.host):
        raise AgendaRefusedError(_unknown(typed))
    kept = [(key, value) for key, value in parse_qsl(place.query) if key not in _NOT_KEPT]
    return f"{place.path}?{urlencode(kept, safe=',')}" if kept else place.path


def _unknown(address: str) -> str:
    return (
        f"Alamat “{address}” bukan halaman dasbor ini. Buka halamannya, salin alamat dari bilah"
        " peramban, lalu tempel lagi."
    )
