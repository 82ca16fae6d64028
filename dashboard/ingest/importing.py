"""The door for observation files: read, check, store; all of a file or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from dashboard.domain.periods import Month
from dashboard.ingest.accept import REAL, Accepted, Source, accept
from dashboard.ingest.check import check
from dashboard.ingest.context import CheckContext, VillageTerm
from dashboard.ingest.faults import Refused
from dashboard.ingest.reader import read_file
from dashboard.storage.cube import MINISTRY
from dashboard.storage.tables import data_version, region, submission, village

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import pandas as pd
    from sqlalchemy import Connection, Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Language
    from dashboard.ingest.table import RawTable
    from dashboard.storage.rollups import Rollups

_BLOCK = 1 << 20
_CODES_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an accepted file.

    Attributes:
        accepted: Rows counted; its version is ``None`` when nothing changed.
        known_as: Data version under which the very same file was accepted before.
        uncounted: Villages in the file that belong to another programme than the ministry's:
            their values are stored and left out of every figure.
    """

    accepted: Accepted
    known_as: int | None = None
    uncounted: tuple[str, ...] = ()


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
        """Read, check and store a file in one transaction.

        Args:
            path: CSV or XLSX, see ``docs/import.md``.
            locale: Language in which numbers are written, when the sender declares it.
            dry_run: Whether to do everything but keep nothing.

        Raises:
            Refused: With every fault of the file; nothing is stored.
        """
        raw = read_file(path, max_rows=self.max_rows)
        source = Source(kind=REAL, file_name=path.name, sha256=_digest(path))
        try:
            with self.engine.begin() as connection:
                frame = self._checked(connection, raw, locale)
                outcome = self._store(connection, frame, source)
                _keep(outcome, dry_run=dry_run)
        except _DryRun as trial:
            return trial.outcome
        return outcome

    def _checked(
        self, connection: Connection, raw: RawTable, locale: Language | None
    ) -> pd.DataFrame:
        checked = check(raw, self._context(connection, locale))
        if checked.faults:
            raise Refused(checked.faults)
        return checked.frame

    def _store(self, connection: Connection, frame: pd.DataFrame, source: Source) -> Outcome:
        known_as = _accepted_as(connection, source.sha256)
        if known_as:
            same = Accepted(version=None, new=0, changed=0, unchanged=len(frame))
            return Outcome(accepted=same, known_as=known_as)
        return Outcome(
            accepted=accept(connection, frame, source, self.rollups),
            uncounted=_uncounted(connection, frame["village_code"].unique()),
        )

    def _context(self, connection: Connection, locale: Language | None) -> CheckContext:
        return CheckContext(
            today=self.rollups.calendar.today,
            locale=locale,
            catalogue=self.catalogue,
            villages=_read_terms(connection),
            known_regions=lambda codes: _known_regions(connection, codes),
        )


def _keep(outcome: Outcome, *, dry_run: bool) -> None:
    if dry_run:
        raise _DryRun(outcome)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _accepted_as(connection: Connection, sha256: str) -> int | None:
    both = data_version.join(submission, data_version.c.submission_id == submission.c.id)
    same = submission.c.sha256 == sha256, submission.c.undone_in.is_(None)
    versions = select(data_version.c.version).select_from(both).where(*same)
    return connection.scalar(versions.where(data_version.c.action == "accept").limit(1))


def _read_terms(connection: Connection) -> dict[str, VillageTerm]:
    """Every village of the register, of other programmes too: they may report."""
    columns = select(village.c.village_code, village.c.cohort_year, village.c.ended)
    return {
        code: VillageTerm(Month(year, 1) if year else None, Month.from_number(end) if end else None)
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
