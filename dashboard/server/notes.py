"""Forms with which notes are pinned to figures, changed and withdrawn, under ``/catatan``."""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, request

from dashboard.domain.errors import NotFoundError
from dashboard.domain.notes import LONGEST_NOTE
from dashboard.domain.sending import Message
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.server.forms import add_guards, lead_to, read_field
from dashboard.services.notes import Draft, NoteRefusedError, Rewording

if TYPE_CHECKING:
    from flask import Response

    from dashboard.server.forms import Answered, Refuse
    from dashboard.services.notes import NotesService

_READ = 4 * LONGEST_NOTE
"""Longer than any note may be, so that one that is too long is refused and not cut."""

_OWN_PATH = re.compile(r"(?:/[\w.-]+)+|/")


def create_notes(notes: NotesService, refuse: Refuse) -> Blueprint:
    """Make the blueprint; every form that did its work leads back to its page.

    Args:
        notes: Keeps notes.
        refuse: Writes the page that says why nothing was done.
    """
    forms = Blueprint("notes", __name__, url_prefix="/catatan")
    add_guards(forms, partial(refuse, back="/"))
    _add_forms(forms, notes)

    @forms.errorhandler(NoteRefusedError)
    def _refused(error: NoteRefusedError) -> Response:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "note", error.reasons, back=_own_address())

    @forms.errorhandler(NotFoundError)
    def _lost(error: NotFoundError) -> Response:
        reason = f"Tidak ada catatan nomor {error.value}. Muat ulang halaman, lalu pilih lagi."
        return refuse(HTTPStatus.NOT_FOUND, "note", [reason], back=_own_address())

    return forms


def _add_forms(forms: Blueprint, notes: NotesService) -> None:
    @forms.post("")
    def _write() -> Answered:
        draft = Draft(
            indicator=read_field("indikator"),
            region=read_field("wilayah"),
            period=read_field("periode"),
            text=read_field("teks", _READ),
            author=read_field("penulis"),
        )
        is_new = notes.write(LOCAL_VIEWER, draft)
        return _back(Message.NOTE_KEPT if is_new else Message.NOTE_KNOWN)

    @forms.post("/<int(max=1000000000):number>")
    def _change(number: int) -> Answered:
        seen = request.form.get("terlihat", type=int) or 0
        wording = Rewording(number, seen, read_field("teks", _READ), read_field("penulis"))
        if request.form.get("aksi") == "tarik":
            is_new, told = notes.withdraw(LOCAL_VIEWER, wording), Message.NOTE_WITHDRAWN
        else:
            is_new, told = notes.change(LOCAL_VIEWER, wording), Message.NOTE_CHANGED
        return _back(told if is_new else Message.NOTE_KNOWN)


def _back(message: Message) -> Answered:
    """Lead to the page of the form."""
    return lead_to(_own_path(), message)


def _own_address() -> str:
    """Address of the page of the form, with its filters."""
    return f"{_own_path()}?{request.query_string.decode(errors='replace')}"


def _own_path() -> str:
    """Path of the page of the form; never one of another server, whatever the form says."""
    path = read_field("jalur")
    return path if _OWN_PATH.fullmatch(path) else "/"
