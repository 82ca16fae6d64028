"""The door for observation files: read, check, store; all of a file or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from dashboard.domain.periods import Month
from dashboard.domain.sending import UploadState
from dashboard.ingest.accept import REAL, Accepted, Source, accept
from dashboard.ingest.check import check
from dashboard.ingest.context import CheckContext, ReportTerm
from dashboard.ingest.earlier import fetch_earlier
from dashboard.ingest.faults import Refused
from dashboard.ingest.intake import read_safely
from dashboard.ingest.places import fetch_places
from dashboard.ingest.sources.base import OWN
from dashboard.storage.cube import MINISTRY
from dashboard.storage.tables import data_version, region, submission, upload, village
from dashboard.storage.uploads import add_upload, fetch_spellings

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Language
    from dashboard.ingest.check import Checked
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import RawTable
    from dashboard.storage.rollups import Rollups

BY_COMMAND = "perintah import"
"""Who sent a file that was imported at the command line."""

_CODES_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an accepted file.

    Attributes:
        accepted: Rows counted; its version is ``None`` when nothing changed.
        known_as: Data version under which the very same file was accepted before.
        uncounted: Villages in the file that belong to another programme than the ministry's:
            their values are stored and left out of every figure.
        warnings: What the sender should look at although it is stored.
    """

    accepted: Accepted
    known_as: int | None = None
    uncounted: tuple[str, ...] = ()
    warnings: tuple[Fault, ...] = ()


class _File(NamedTuple):
    """A file at the command line, and how it was read."""

    path: Path
    sheet: str | None
    content: bytes
    locale: Language | None
    read_by: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content + self.read_by).hexdigest()

    def keep(self, connection: Connection) -> Source:
        """Keep the file; the answer says where its observations come from."""
        kept = add_upload(
            connection,
            submitter=BY_COMMAND,
            file_name=self.path.name,
            sha256=self.sha256,
            content=self.content,
            locale=self.locale,
            state=UploadState.ACCEPTED,
        )
        return Source(
            kind=REAL,
            file_name=self.path.name,
            sha256=self.sha256,
            upload_id=kept,
            sheet=self.sheet,
            submitter=BY_COMMAND,
        )


class _DryRun(Exception):  # noqa: N818  # it ends a transaction, nothing is wrong
    """Carries the outcome of a trial out of its transaction, which is rolled back."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Importer:
    """Takes observation files into one database."""

    engine: Engine
    catalogue: Catalogue
    rollups: Rollups
    max_rows: int

    def import_file(
        self, path: Path, *, locale: Language | None = None, dry_run: bool = False
    ) -> Outcome:
        """Read, check and store a file in one transaction, and keep it.

        Args:
            path: A report, see ``docs/import.md``.
            locale: Language in which numbers are written, when the sender declares it.
            dry_run: Whether to do everything but keep nothing.

        Raises:
            Refused: With every fault of the file; nothing is stored.
        """
        return self.store(
            path, read_safely(path, max_rows=self.max_rows, limits=OWN), locale, dry_run=dry_run
        )

    def store(
        self,
        path: Path,
        raw: RawTable,
        locale: Language | None = None,
        *,
        dry_run: bool = False,
        read_by: bytes = b"",
    ) -> Outcome:
        """Check and store a file that was read; as ``import_file``.

        A file that was read by another mapping (``read_by``) counts as another file.
        """
        try:
            with self.engine.begin() as connection:
                checked = self.check(connection, raw, locale)
                if any(fault.blocks for fault in checked.faults):
                    raise Refused(checked.faults)
                file = _File(path, raw.sheet, path.read_bytes(), locale, read_by)
                outcome = self._store(connection, checked, file)
                _keep(outcome, dry_run=dry_run)
        except _DryRun as trial:
            return trial.outcome
        return outcome

    def check(self, connection: Connection, raw: RawTable, locale: Language | None) -> Checked:
        """Find everything that is wrong with a file, against what is stored now."""
        return check(raw, self._context(connection, locale))

    def accepted_as(
        self, connection: Connection, sha256: str, locale: Language | None
    ) -> int | None:
        """Data version under which the very same file was accepted as a whole and still stands.

        With numbers written another way it is another file.
        """
        both = data_version.join(submission, data_version.c.submission_id == submission.c.id)
        kept = both.outerjoin(upload, submission.c.upload_id == upload.c.id)
        undone = select(submission.c.upload_id).where(
            submission.c.undone_in.is_not(None), submission.c.upload_id.is_not(None)
        )
        versions = (
            select(data_version.c.version)
            .select_from(kept)
            .where(
                submission.c.sha256 == sha256,
                submission.c.undone_in.is_(None),
                data_version.c.action == "accept",
                or_(upload.c.id.is_(None), upload.c.state == UploadState.ACCEPTED),
                or_(upload.c.id.is_(None), upload.c.id.not_in(undone)),
                or_(upload.c.id.is_(None), upload.c.locale.is_not_distinct_from(locale)),
            )
        )
        return connection.scalar(versions.limit(1))

    def _store(self, connection: Connection, checked: Checked, file: _File) -> Outcome:
        warnings = tuple(checked.faults)
        known_as = self.accepted_as(connection, file.sha256, file.locale)
        if known_as:
            same = Accepted(version=None, new=0, changed=0, unchanged=len(checked.frame))
            return Outcome(accepted=same, known_as=known_as, warnings=warnings)
        source = file.keep(connection)
        return Outcome(
            accepted=accept(connection, checked.frame, source, self.rollups),
            uncounted=_uncounted(connection, checked.frame["village_code"].unique()),
            warnings=warnings,
        )

    def _context(self, connection: Connection, locale: Language | None) -> CheckContext:
        return CheckContext(
            today=self.rollups.calendar.today,
            locale=locale,
            catalogue=self.catalogue,
            villages=_read_terms(connection),
            known_regions=lambda codes: _known_regions(connection, codes),
            earlier=lambda span: fetch_earlier(connection, span),
            places=fetch_places(connection),
            remembered=fetch_spellings(connection),
        )


def _keep(outcome: Outcome, *, dry_run: bool) -> None:
    if dry_run:
        raise _DryRun(outcome)


def _read_terms(connection: Connection) -> dict[str, ReportTerm]:
    """Every village of the register, of other programmes too: they may report."""
    columns = select(village.c.village_code, village.c.cohort_year, village.c.ended)
    return {
        code: ReportTerm(Month(year, 1) if year else None, Month.from_number(end) if end else None)
        for code, year, end in connection.execute(columns)
    }


def _known_regions(connection: Connection, codes: Collection[str]) -> set[str]:
    wanted = list(codes)
    found: set[str] = set()
    for start in range(0, len(wanted), _CODES_AT_ONCE):
        some = region.c.code.in_(wanted[start : start + _CODES_AT_ONCE])
        found.update(connection.scalars(select(region.c.code).where(some)))
    return found


def _uncounted(connection: Connection, codes: Collection[str]) -> tuple[str, ...]:
    other = select(village.c.village_code).where(village.c.programme != MINISTRY)
    return tuple(sorted(set(connection.scalars(other)) & set(codes)))
