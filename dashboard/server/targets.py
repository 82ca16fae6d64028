"""Forms with which targets are set, changed and removed, under ``/target``."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, Response, request, send_file

from dashboard.domain.faults import Phrase
from dashboard.domain.filters import read_filters
from dashboard.domain.measures import Language
from dashboard.domain.sending import Message
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports.target_template import write_target_template
from dashboard.ingest.faults import Refused
from dashboard.ingest.sources.base import UPLOAD
from dashboard.ingest.target_header import MONTH_TITLES, TargetField
from dashboard.server.forms import FIELDS_SIZE, add_guards, lead_to, read_field, tame_name
from dashboard.services.targets import SentTargets, Settled, TargetSignature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.faults import Fault
    from dashboard.domain.target_proposals import TargetPreview, TargetProposal
    from dashboard.ingest.target_header import Meaning
    from dashboard.server.forms import Answered, Refuse
    from dashboard.services.targets import TargetService

Show = Callable[["TargetPreview", str, str], Response]
"""Answers with a preview, the query of its links, and a reason to propose."""

PREFIX = "/target"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_TOLD = 200
_CARRIED_SIZE = 8 * 2**20
"""Bytes of the longest proposal that a preview carries along."""

_SAID = {Settled.STORED: Message.TARGETS_KEPT, Settled.NOTHING: Message.TARGETS_KNOWN}


def create_targets(targets: TargetService, refuse: Refuse, show: Show) -> Blueprint:
    """Make the blueprint.

    Args:
        targets: Reads, compares and stores.
        refuse: Writes the page that says why nothing was done.
        show: Writes the preview.
    """
    forms = Blueprint("targets", __name__, url_prefix=PREFIX)
    add_guards(forms, refuse, UPLOAD.file_size + FIELDS_SIZE)
    _add_template(forms, targets)
    _add_preview(forms, targets, show)
    _add_acceptance(forms, targets, show)

    @forms.before_request
    def _make_room() -> None:
        request.max_form_memory_size = _CARRIED_SIZE

    @forms.errorhandler(Refused)
    def _refused(error: Refused) -> Response:
        return _say(refuse, error.faults)

    return forms


def _add_template(forms: Blueprint, targets: TargetService) -> None:
    @forms.get("/templat.xlsx")
    def _template() -> Response:
        filters, _ = read_filters(request.args, newest=targets.newest_year())
        content = targets.template(LOCAL_VIEWER, filters.region, filters.year)
        file = BytesIO(write_target_template(content))
        name = f"target-{filters.year}-{filters.region or 'indonesia'}.xlsx"
        return send_file(file, XLSX, as_attachment=True, download_name=name)


def _add_preview(forms: Blueprint, targets: TargetService, show: Show) -> None:
    @forms.post("/periksa")
    def _check() -> Response:
        proposal = _read(targets)
        return show(targets.preview(LOCAL_VIEWER, proposal), _query(), read_field("alasan"))


def _add_acceptance(forms: Blueprint, targets: TargetService, show: Show) -> None:
    @forms.post("/terima")
    def _accept() -> Answered:
        proposal = targets.read_again(LOCAL_VIEWER, request.form.get("isi", ""))
        signature = TargetSignature(read_field("pengirim"), read_field("alasan"))
        digest = request.form.get("sidik", "")
        ended = targets.accept(LOCAL_VIEWER, proposal, digest, signature)
        if ended is Settled.OUTDATED:
            return show(targets.preview(LOCAL_VIEWER, proposal), _query(), signature.reason)
        return lead_to(PREFIX, _SAID[ended])


def _read(targets: TargetService) -> TargetProposal:
    """What a form brings: a file, an earlier target, or one that was typed."""
    file = request.files.get("berkas")
    if file:
        written = request.form.get("angka")
        locale = Language(written) if written in set(Language) else None
        name = tame_name(file.filename or "", "target")
        return targets.read_file(LOCAL_VIEWER, SentTargets(name, file.read(), locale))
    if "isi" in request.form:
        return targets.read_again(LOCAL_VIEWER, request.form["isi"])
    fields: dict[Meaning, str] = {field: read_field(field) for field in TargetField}
    months: dict[Meaning, str] = {
        month: read_field(title) for month, title in enumerate(MONTH_TITLES)
    }
    removes = request.form.get("aksi") == "hapus"
    return targets.read_form(LOCAL_VIEWER, fields | months, removes=removes)


def _query() -> str:
    return urlencode(request.args.to_dict())


def _say(refuse: Refuse, faults: Sequence[Fault]) -> Response:
    told = [fault.line for fault in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        told.append(Phrase("part.rest", {"count": len(faults) - MOST_TOLD}))
    back = f"{PREFIX}?{_query()}"
    return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "targets", told, back=back)
