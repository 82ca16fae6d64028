"""The form with which is written down what was agreed on a concern, under ``/perhatian``."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, request

from dashboard.domain.attention.tracking import LONGEST_TEXT
from dashboard.domain.errors import NotFoundError
from dashboard.domain.sending import Message
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.server.forms import add_guards, lead_to, read_field
from dashboard.services.agreements import AgreementRefusedError, Written

if TYPE_CHECKING:
    from flask import Response

    from dashboard.server.forms import Answered, Refuse
    from dashboard.services.agreements import AgreementsService

PATH = "/perhatian"

_READ = 4 * LONGEST_TEXT
"""Longer than any text may be, so that one that is too long is refused and not cut."""


def create_agreements(agreements: AgreementsService, refuse: Refuse) -> Blueprint:
    """Make the blueprint; a form that did its work leads back to its list.

    Args:
        agreements: Keeps what was agreed.
        refuse: Writes the page that says why nothing was done.
    """
    forms = Blueprint("agreements", __name__, url_prefix=PATH)
    add_guards(forms, refuse)

    @forms.post("/catat")
    def _record() -> Answered:
        written = Written(
            rule=read_field("aturan"),
            region=read_field("kode_wilayah"),
            indicator=read_field("kode_indikator"),
            since=read_field("sejak"),
            state=read_field("status"),
            owner=read_field("penanggung_jawab", _READ),
            due_on=read_field("batas_waktu"),
            text=read_field("catatan", _READ),
            author=read_field("penulis", _READ),
            newest=read_field("terakhir"),
        )
        agreements.record(LOCAL_VIEWER, written)
        return lead_to(PATH, Message.AGREED)

    @forms.errorhandler(AgreementRefusedError)
    def _refused(error: AgreementRefusedError) -> Response:
        return refuse(
            HTTPStatus.UNPROCESSABLE_ENTITY, "agreement", error.reasons, back=_list_address()
        )

    @forms.errorhandler(NotFoundError)
    def _lost(_error: NotFoundError) -> Response:
        reason = "Hal ini tidak ada lagi pada daftar. Muat ulang halaman, lalu pilih lagi."
        return refuse(HTTPStatus.NOT_FOUND, "agreement", [reason], back=_list_address())

    return forms


def _list_address() -> str:
    """The list from which the form was sent."""
    query = urlencode(request.args.to_dict())
    return f"{PATH}?{query}" if query else PATH
