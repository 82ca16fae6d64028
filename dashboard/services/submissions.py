"""Sending reports: files come in, are examined, accepted, taken back; single values corrected."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.errors import NotFoundError
from dashboard.domain.sending import Findings, Upload, UploadState
from dashboard.ingest.personal import concealed
from dashboard.ingest.undo import undo
from dashboard.storage.uploads import (
    add_upload,
    change_upload,
    find_upload,
    read_content,
    remember_spelling,
)
from dashboard.storage.versions import begin_writing

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.domain.faults import Fault
    from dashboard.domain.measures import Language
    from dashboard.domain.viewer import Viewer
    from dashboard.ingest.correction import Correction
    from dashboard.services.examination import Examiner
    from dashboard.services.store import Store


class Sent(NamedTuple):
    """A file as it came in.

    Attributes:
        submitter: Who sent it, as that person wrote it.
        locale: Language in which the sender says that numbers are written; ``None`` for none.
    """

    file_name: str
    content: bytes
    submitter: str
    locale: Language | None = None


class Answer(NamedTuple):
    """What a sender says that a misspelt text means."""

    kind: str
    written: str
    meaning: str


class Acceptance(StrEnum):
    """How an acceptance ended."""

    ALL = "all"
    PARTLY = "partly"
    OUTDATED = "outdated"
    """It would do something else than the sender saw: nothing was stored, the preview is new."""

    NOTHING = "nothing"
    """There is nothing to store, or it is stored already."""


@dataclass(frozen=True, slots=True)
class SubmissionsService:
    """Takes files and corrections in. As long as there are no accounts, whoever sits here may."""

    store: Store
    examiner: Examiner

    def receive(self, _viewer: Viewer, sent: Sent) -> int:
        """Examine a file, and keep it as it was sent if ``Findings.kept`` says so.

        Returns:
            Number of the upload; its findings tell what is wrong, were it that it is no workbook.
        """
        upload = _to_upload(sent)
        return self._keep(upload, sent.content, self.examiner.examine(upload, sent.content))

    def read(self, _viewer: Viewer, number: int) -> tuple[Upload, Findings, bytes]:
        """One file with what was found in it.

        Raises:
            NotFoundError: When there is no such file; it names the parameter ``kiriman``.
        """
        with self.store.reading() as connection:
            upload = find_upload(connection, number)
            if upload is None:
                raise NotFoundError(parameter="kiriman", value=str(number))
            return upload, Findings.from_json(upload.findings), read_content(connection, number)

    def confirm(self, viewer: Viewer, number: int, answers: Collection[Answer]) -> None:
        """Remember what was meant, and examine the file again."""
        upload, findings, _ = self.read(viewer, number)
        if not findings.kept:
            return
        proposed = {fault.proposal[:3] for fault in findings.faults if fault.proposal}
        with self.store.writing() as connection:
            for answer in proposed & set(answers):
                kind, written, meaning = answer
                remember_spelling(connection, (kind, written), meaning, upload.submitter)
        self._examine(number)

    def accept(self, viewer: Viewer, number: int, digest: str) -> Acceptance:
        """Store what the sender saw in the preview, and only that.

        Args:
            viewer: Who accepts.
            number: Of the file.
            digest: Of the findings that the sender saw.
        """
        upload, findings, content = self.read(viewer, number)
        if upload.state in (UploadState.ACCEPTED, UploadState.DISCARDED) or not findings.storable:
            return Acceptance.NOTHING
        raw = self.examiner.read(upload, content)
        with self.store.writing() as connection:
            examined = self.examiner.compare(connection, upload, raw)
            is_same = examined.findings.digest == digest
            if is_same:
                self.examiner.accept(connection, examined)
                state = UploadState.PARTLY if examined.findings.held else UploadState.ACCEPTED
                seen = replace(examined.findings, effects=findings.effects)
                change_upload(connection, number, state=state, findings=seen.to_json())
        if not is_same:
            self._examine(number)
            return Acceptance.OUTDATED
        return Acceptance.PARTLY if examined.findings.held else Acceptance.ALL

    def discard(self, viewer: Viewer, number: int) -> None:
        """Put an open file aside; it is kept, and nothing of it is stored."""
        self.read(viewer, number)
        with self.store.writing() as connection:
            begin_writing(connection)
            upload = find_upload(connection, number)
            if upload and upload.state is UploadState.OPEN:
                change_upload(connection, number, state=UploadState.DISCARDED)

    def undo(self, _viewer: Viewer, submission: int) -> int | None:
        """Take a submission back; returns the new data version, ``None`` when it cannot be."""
        with self.store.writing() as connection:
            return undo(connection, submission, self.examiner.rollups())

    def correct(self, _viewer: Viewer, correction: Correction) -> int | None:
        """Store one value by hand.

        Returns:
            The new data version; ``None`` when the value is stored already.

        Raises:
            Refused: With all that is wrong with it; nothing is stored.
        """
        with self.store.writing() as connection:
            return self.examiner.correct(connection, correction)

    def refuse(self, sent: Sent, faults: list[Fault]) -> int:
        """Note a file that cannot be examined, with the reasons; returns its number."""
        return self._keep(_to_upload(sent), sent.content, self.examiner.refuse(faults))

    def _keep(self, upload: Upload, content: bytes, findings: Findings) -> int:
        with self.store.writing() as connection:
            return add_upload(
                connection,
                file_name=upload.file_name,
                content=content if findings.kept else b"",
                sha256=upload.sha256,
                submitter=upload.submitter,
                locale=upload.locale,
                findings=findings.to_json(),
            )

    def _examine(self, number: int) -> None:
        with self.store.reading() as connection:
            upload, content = find_upload(connection, number), read_content(connection, number)
        if upload is None:
            raise NotFoundError(parameter="kiriman", value=str(number))
        findings = self.examiner.examine(upload, content)
        with self.store.writing() as connection:
            change_upload(connection, number, findings=findings.to_json())


def _to_upload(sent: Sent) -> Upload:
    name = PurePath(sent.file_name)
    return Upload(
        id=0,
        received_at=dt.datetime.now(dt.UTC),
        submitter=concealed(sent.submitter),
        file_name=concealed(name.stem) + name.suffix,
        sha256=hashlib.sha256(sent.content).hexdigest(),
        locale=sent.locale.value if sent.locale else None,
        state=UploadState.OPEN,
        findings={},
    )
