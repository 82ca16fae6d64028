"""The pages on which reports are sent, examined, accepted and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.errors import NotFoundError
from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.regions import Level, level_of
from dashboard.domain.sending import Findings
from dashboard.domain.views.sending import SendView, SentFile, SubmissionView, UploadView
from dashboard.ingest.accept import DEMO, Plan
from dashboard.ingest.change import read_changed
from dashboard.ingest.undo import plan_undo
from dashboard.queries.submissions import (
    find_submission,
    list_of_uploads,
    list_submissions,
)
from dashboard.services.findings import list_differences
from dashboard.storage.uploads import find_upload, list_uploads

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from dashboard.domain.regions import Region
    from dashboard.domain.sending import Difference, Submission, Upload
    from dashboard.services.scene import Scene

MOST_LISTED = 100


def compose_send(scene: Scene) -> SendView:
    """Templates to fill in, files that came, and what was accepted."""
    connection, region = scene.connection, scene.filters.region
    uploads = list_uploads(connection, limit=MOST_LISTED)
    wide = level_of(region) < Level.DISTRICT
    codes = scene.edition.register.districts(region if wide else region[:5])
    named = scene.regions(codes)
    over = Month.of(scene.figures.today().today).plus(-1)
    return SendView(
        **scene.frame([]),
        districts=tuple(named[code] for code in codes),
        months=tuple(over.plus(-age) for age in range(MONTHS)),
        files=_with_submissions(connection, uploads),
        submissions=tuple(list_submissions(connection, limit=MOST_LISTED)),
    )


def compose_upload(scene: Scene) -> UploadView:
    """What is wrong with a file, and what accepting it would do.

    Raises:
        NotFoundError: When there is no such file; it names the parameter ``kiriman``.
    """
    number = scene.filters.upload or 0
    upload = find_upload(scene.connection, number)
    if upload is None:
        raise NotFoundError(parameter="kiriman", value=str(number))
    (file,) = _with_submissions(scene.connection, [upload])
    findings = file.findings
    named = {one.region for one in findings.effects}
    places = _places(scene, findings.differences, named)
    terms = scene.edition.register.terms
    others = sorted({one.village for one in findings.differences} - terms.keys())
    return UploadView(
        **scene.frame([]),
        file=file,
        places=places,
        uncounted=tuple(places[code] for code in others),
    )


def compose_submission(scene: Scene) -> SubmissionView:
    """What an acceptance changed, and what taking it back would change.

    Raises:
        NotFoundError: When there is no such acceptance; it names the parameter ``penerimaan``.
    """
    number = scene.filters.submission or 0
    found = find_submission(scene.connection, number)
    if found is None:
        raise NotFoundError(parameter="penerimaan", value=str(number))
    is_demo = found.kind == DEMO
    changed = () if is_demo else _changed(scene.connection, found)
    planned = None if is_demo else plan_undo(scene.connection, number)
    back = list_differences(planned.differences()) if planned else None
    return SubmissionView(
        **scene.frame([]),
        submission=found,
        differences=changed,
        undo=back,
        places=_places(scene, (*changed, *(back or ())), ()),
    )


def _with_submissions(connection: Connection, uploads: Collection[Upload]) -> tuple[SentFile, ...]:
    accepted = list_of_uploads(connection, [upload.id for upload in uploads])
    return tuple(
        SentFile(
            upload=upload,
            findings=Findings.from_json(upload.findings),
            submissions=tuple(one for one in accepted if one.upload_id == upload.id),
        )
        for upload in uploads
    )


def _changed(connection: Connection, submission: Submission) -> tuple[Difference, ...]:
    version = submission.version
    changed = read_changed(connection, version)
    opened = changed[changed["version_from"] == version]
    closed = changed[changed["version_to"] == version]
    return list_differences(Plan(opened=opened, replaced=closed, unchanged=0).differences())


def _places(
    scene: Scene, differences: Collection[Difference], others: Collection[str]
) -> Mapping[str, Region]:
    return scene.regions({*others, *(one.village for one in differences)})
