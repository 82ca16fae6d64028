"""Forms and files of the pages on which reports are sent, under ``/kirim``."""

from __future__ import annotations

import json
from http import HTTPStatus
from io import BytesIO
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, redirect, request, send_file

from dashboard.domain.errors import NotFoundError
from dashboard.domain.faults import Phrase
from dashboard.domain.measures import Language
from dashboard.domain.periods import Month
from dashboard.domain.sending import Message
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports.apart import write_returned_safely
from dashboard.exports.returned import ReturnSummary
from dashboard.exports.template import write_template
from dashboard.ingest.correction import Correction
from dashboard.ingest.faults import Refused
from dashboard.ingest.sources.base import UPLOAD
from dashboard.server.forms import FIELDS_SIZE, add_guards, lead_to, read_field, tame_name
from dashboard.services.submissions import Acceptance, Answer, Sent
from dashboard.services.templates import TemplateRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.faults import Fault
    from dashboard.server.forms import Answered, Refuse
    from dashboard.services import Services

PREFIX = "/kirim"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_MONTHS = 24
_ANSWERS_SIZE = 2**18
"""Bytes of a form without a file: the longest answers the questions about one."""

_NUMBER = "<int(max=1000000000):number>"
_SAID = {
    Acceptance.ALL: Message.ACCEPTED,
    Acceptance.PARTLY: Message.PARTLY,
    Acceptance.OUTDATED: Message.OUTDATED,
    Acceptance.NOTHING: Message.NOTHING,
}


def create_submissions(services: Services, refuse: Refuse) -> Blueprint:
    """Make the blueprint; every form that did its work leads on to a page.

    Args:
        services: Use cases.
        refuse: Writes the page that says why nothing was done.
    """
    submissions = Blueprint("submissions", __name__, url_prefix=PREFIX)
    add_guards(submissions, refuse, UPLOAD.file_size + FIELDS_SIZE, _ANSWERS_SIZE)
    _say_what_is_lost(submissions, refuse)
    _add_templates(submissions, services, refuse)
    _add_downloads(submissions, services)
    _add_receiving(submissions, services)
    _add_decisions(submissions, services)
    _add_changes_by_hand(submissions, services, refuse)
    return submissions


def _say_what_is_lost(submissions: Blueprint, refuse: Refuse) -> None:
    @submissions.errorhandler(NotFoundError)
    def _lost(_error: NotFoundError) -> Response:
        return refuse(HTTPStatus.NOT_FOUND, "lost")


def _add_templates(submissions: Blueprint, services: Services, refuse: Refuse) -> None:
    @submissions.get("/templat")
    def _choose() -> Answered:
        """A form cannot write its choice into the path."""
        others = [(name, value) for name, value in request.args.items(multi=True) if name != "kode"]
        code = request.args.get("kode", "")
        path = f"{PREFIX}/templat/{quote(code, safe='')}.xlsx"
        return redirect(f"{path}?{urlencode(others)}", HTTPStatus.SEE_OTHER)

    @submissions.get("/templat/<code>.xlsx")
    def _template(code: str) -> Response:
        try:
            months = _months(request.args.getlist("bulan"))
            content = services.templates.read(LOCAL_VIEWER, code, months)
        except TemplateRefusedError as refused:
            return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "template", [str(refused)])
        name = "-".join(["laporan", code, *map(str, content.months)][:4])
        return _attachment(write_template(content), f"{name}.xlsx", XLSX)


def _add_downloads(submissions: Blueprint, services: Services) -> None:
    @submissions.get(f"/{_NUMBER}/berkas")
    def _original(number: int) -> Response:
        upload, findings, content = services.submissions.read(LOCAL_VIEWER, number)
        if not findings.kept:
            raise NotFoundError(parameter="berkas", value=upload.file_name)
        return _attachment(content, upload.file_name, "application/octet-stream")

    @submissions.get(f"/{_NUMBER}/hasil.xlsx")
    def _returned(number: int) -> Response:
        upload, findings, content = services.submissions.read(LOCAL_VIEWER, number)
        view = services.upload.read(LOCAL_VIEWER, "", kiriman=str(number))
        stands = [one.version for one in view.file.submissions if not one.undone_in]
        summary = ReturnSummary(
            checked_at=upload.received_at,
            data_version=findings.version,
            new=findings.new,
            changed=findings.changed,
            unchanged=findings.unchanged,
            held=findings.held,
            accepted=stands[0] if stands else None,
            counts=findings.counts,
            demo=view.stamp.demo,
        )
        kept = content if findings.kept else None
        marked = write_returned_safely(kept, upload.file_name, findings.faults, summary)
        stem = PureWindowsPath(upload.file_name).stem
        return _attachment(marked, f"{stem}-diperiksa.xlsx", XLSX)


def _add_receiving(submissions: Blueprint, services: Services) -> None:
    @submissions.post("/berkas")
    def _receive() -> Answered:
        file, name = request.files.get("berkas"), read_field("pengirim")
        if not (file and file.filename):
            return lead_to(PREFIX, Message.NO_FILE)
        if not name:
            return lead_to(PREFIX, Message.NO_NAME)
        written = request.form.get("angka")
        sent = Sent(
            file_name=tame_name(file.filename, "laporan"),
            content=file.read(),
            submitter=name,
            locale=Language(written) if written in set(Language) else None,
        )
        number = services.submissions.receive(LOCAL_VIEWER, sent)
        return lead_to(f"{PREFIX}/{number}")

    @submissions.post(f"/{_NUMBER}/jawab")
    def _confirm(number: int) -> Answered:
        services.submissions.confirm(LOCAL_VIEWER, number, list(_answers()))
        return lead_to(f"{PREFIX}/{number}", Message.ANSWERED)


def _add_decisions(submissions: Blueprint, services: Services) -> None:
    @submissions.post(f"/{_NUMBER}/terima")
    def _accept(number: int) -> Answered:
        digest = request.form.get("sidik", "")
        ended = services.submissions.accept(LOCAL_VIEWER, number, digest)
        return lead_to(f"{PREFIX}/{number}", _SAID[ended])

    @submissions.post(f"/{_NUMBER}/sisihkan")
    def _discard(number: int) -> Answered:
        services.submissions.discard(LOCAL_VIEWER, number)
        return lead_to(f"{PREFIX}/{number}", Message.DISCARDED)

    @submissions.post(f"/penerimaan/{_NUMBER}/batalkan")
    def _undo(number: int) -> Answered:
        version = services.submissions.undo(LOCAL_VIEWER, number)
        said = Message.UNDONE if version else Message.NOT_UNDONE
        return lead_to(f"{PREFIX}/penerimaan/{number}", said)


def _add_changes_by_hand(submissions: Blueprint, services: Services, refuse: Refuse) -> None:
    @submissions.post("/koreksi")
    def _correct() -> Answered:
        correction = Correction(
            village=read_field("kode_desa"),
            period=read_field("periode"),
            measure=read_field("kode_ukuran"),
            sex=read_field("jenis_kelamin"),
            stage=read_field("tahap"),
            aspect=read_field("aspek"),
            value=read_field("nilai"),
            submitter=read_field("pengirim"),
            reason=read_field("alasan"),
        )
        if not (correction.submitter and correction.reason):
            missing = Phrase("correction.unsigned")
            return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "correction", [missing])
        try:
            version = services.submissions.correct(LOCAL_VIEWER, correction)
        except Refused as refused:
            reasons = [_reason(fault) for fault in refused.faults if fault.blocks]
            return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "correction", reasons)
        return lead_to(PREFIX, Message.CORRECTED if version else Message.CORRECT_ALREADY)


def _reason(fault: Fault) -> Phrase:
    """Why a correction is refused, told without the row and file that nobody wrote."""
    place = fault.column or Phrase("part.correction")
    told = {"place": place, "problem": fault.message, "remedy": fault.remedy}
    return Phrase("part.fault", told)


def _months(written: list[str]) -> list[Month]:
    if len(written) > MOST_MONTHS:
        message = f"Paling banyak {MOST_MONTHS} bulan sekaligus. Minta templat beberapa kali."
        raise TemplateRefusedError(message)
    try:
        return [Month.parse(text) for text in written]
    except ValueError as error:
        message = "Bulan tidak dapat dibaca. Tulis tahun dan bulan, misalnya 2026-10."
        raise TemplateRefusedError(message) from error


def _answers() -> Iterator[Answer]:
    for written in request.form.getlist("jawaban"):
        try:
            parts: Any = json.loads(written)
        except (ValueError, RecursionError):
            continue
        if isinstance(parts, list) and len(parts) == len(Answer._fields):
            yield Answer(*map(str, parts))


def _attachment(content: bytes, name: str, kind: str) -> Response:
    return send_file(BytesIO(content), kind, as_attachment=True, download_name=name)
