"""Examines a file that was sent: what is wrong with it, and what accepting it would do."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.domain.measures import Language
from dashboard.domain.regions import district_of
from dashboard.domain.sending import Effect, Findings
from dashboard.ingest.accept import CORRECTION, REAL, Source, accept, carry_out, plan
from dashboard.ingest.change import CELL
from dashboard.ingest.correction import NAME, to_table
from dashboard.ingest.faults import Refused
from dashboard.ingest.importing import Importer
from dashboard.ingest.intake import read_safely
from dashboard.ingest.sources.base import UPLOAD
from dashboard.services.figures import Figures, Question
from dashboard.services.findings import list_differences, list_faults
from dashboard.services.overview import KPI_CARDS
from dashboard.services.store import Store, read_edition
from dashboard.storage.formulas import list_formulas
from dashboard.storage.rollups import Rollups
from dashboard.storage.versions import begin_writing, current_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Engine

    from dashboard.catalogue import Catalogue
    from dashboard.domain.faults import Fault
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.sending import Upload
    from dashboard.ingest.accept import Accepted, Plan
    from dashboard.ingest.correction import Correction
    from dashboard.ingest.table import RawTable
    from dashboard.storage.cube import Formula

HEADLINES = tuple(code for card in KPI_CARDS for code in card)
MOST_WEIGHED = 20_000
"""Most observations whose effect on the headline numbers is worked out before accepting: for more,
others would wait too long to write."""

MOST_DISTRICTS = 3


class _Undone(Exception):  # noqa: N818  # it ends a transaction, nothing is wrong
    """Takes back what was only tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file that was read and compared inside a transaction.

    Attributes:
        planned: What accepting would change; ``None`` where nothing can be stored.
    """

    findings: Findings
    source: Source
    planned: Plan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner:
    """Reads files into findings."""

    store: Store
    catalogue: Catalogue
    figures: Figures
    formulas: Sequence[Formula]
    max_rows: int

    def rollups(self) -> Rollups:
        """Rollups of today."""
        return Rollups(self.formulas, self.figures.today())

    def _importer(self, rollups: Rollups) -> Importer:
        return Importer(self.store.engine, self.catalogue, rollups, self.max_rows)

    def read(self, upload: Upload, content: bytes) -> RawTable:
        """Read a file in a process of its own.

        Raises:
            Refused: When there is no table to check, with the reason.
        """
        with tempfile.TemporaryDirectory(prefix="kiriman-") as folder:
            path = Path(folder, Path(upload.file_name).name)
            path.write_bytes(content)
            return read_safely(path, max_rows=self.max_rows, limits=UPLOAD)

    def examine(self, upload: Upload, content: bytes) -> Findings:
        """Find all that is wrong with a file, and try what accepting it would do; nothing stays."""
        try:
            raw = self.read(upload, content)
        except Refused as refused:
            return self.refuse(refused.faults)
        kept: list[Findings] = []
        with suppress(_Undone), self.store.writing() as connection:
            examined = self.compare(connection, upload, raw)
            effects = tuple(self._try(connection, examined))
            kept.append(replace(examined.findings, effects=effects))
            raise _Undone
        return kept[0]

    def refuse(self, faults: list[Fault]) -> Findings:
        """What is found in a file of which no table can be checked."""
        with self.store.reading() as connection:
            version = current_version(connection)
        return Findings(version=version, **list_faults(faults))

    def compare(self, connection: Connection, upload: Upload, raw: RawTable) -> Examined:
        """Check a file, then plan its acceptance while other writers are kept out."""
        rollups = self.rollups()
        importer = self._importer(rollups)
        locale = Language(upload.locale) if upload.locale else None
        checked = importer.check(connection, raw, locale)
        begin_writing(connection)
        source = _source(upload, raw, rollups.calendar.today)
        planned = None
        if not checked.frame.empty:
            planned = plan(connection, checked.frame, source, rollups)
        known_as = None
        if planned is not None and planned.opened.empty:
            known_as = importer.accepted_as(connection, upload.sha256, locale)
        return Examined(
            findings=Findings(
                version=current_version(connection),
                sheet=raw.sheet,
                held=checked.held,
                known_as=known_as,
                **list_faults(checked.faults),
                **(_changes(planned) if planned else {"unchanged": len(checked.frame)}),
            ),
            source=source,
            planned=planned,
        )

    def accept(self, connection: Connection, examined: Examined) -> Accepted | None:
        """Store what was compared in the same transaction; ``None`` where nothing can be."""
        if examined.planned is None:
            return None
        return carry_out(connection, examined.planned, examined.source, self.rollups())

    def correct(self, connection: Connection, correction: Correction) -> int | None:
        """Store one value by hand; the new data version, ``None`` when it is stored already.

        Raises:
            Refused: With all that is wrong with it.
        """
        begin_writing(connection)
        rollups = self.rollups()
        raw = to_table(connection, correction)
        checked = self._importer(rollups).check(connection, raw, None)
        if any(fault.blocks for fault in checked.faults):
            raise Refused(checked.faults)
        source = Source(
            kind=CORRECTION,
            file_name=NAME,
            sha256=hashlib.sha256(repr(correction).encode()).hexdigest(),
            submitter=correction.submitter,
            reason=correction.reason,
        )
        without_cells = checked.frame.drop(columns=CELL)
        return accept(connection, without_cells, source, rollups).version

    def _try(self, connection: Connection, examined: Examined) -> Iterator[Effect]:
        """Accept what is about the shown districts, and see what becomes of their numbers."""
        planned = examined.planned
        if planned is None or not 0 < len(planned.opened) <= MOST_WEIGHED:
            return
        asked = _question(planned.opened)
        before = self._headlines(connection, asked)
        shown = replace(examined, planned=planned.within(asked.regions))
        self.accept(connection, shown)
        after = self._headlines(connection, asked)
        for (region, year, code), value in after.items():
            yield Effect(region, year, code, before[region, year, code], value)

    def _headlines(
        self, connection: Connection, asked: Question
    ) -> dict[tuple[str, int, str], float | None]:
        edition = read_edition(connection, current_version(connection))
        figures, calendar = self.figures.read(connection, edition, asked), self.figures.today()
        return {
            (region, year, code): figures.value(code, region, calendar.window(year)).value
            for region in asked.regions
            for year in asked.years
            for code in HEADLINES
        }


def open_examiner(
    engine: Engine, catalogue: Catalogue, today: Callable[[], ReportingCalendar], max_rows: int
) -> Examiner:
    """Build one on a database; no connection is opened yet."""
    return Examiner(
        store=Store(engine),
        catalogue=catalogue,
        figures=Figures(catalogue, today),
        formulas=list_formulas(catalogue),
        max_rows=max_rows,
    )


def _source(upload: Upload, raw: RawTable, today: dt.date) -> Source:
    """Where observations of a file come from; it was received when it was sent, not accepted."""
    now, sent = dt.datetime.now(dt.UTC).astimezone(), upload.received_at.astimezone()
    return Source(
        kind=REAL,
        file_name=upload.file_name,
        sha256=upload.sha256,
        upload_id=upload.id,
        sheet=raw.sheet,
        submitter=upload.submitter,
        received_on=today - (now.date() - sent.date()),
    )


def _question(opened: pd.DataFrame) -> Question:
    """Headline numbers of the first districts of a file, in its newest year."""
    districts = sorted({district_of(code) for code in opened["village_code"].unique()})
    newest = int(opened["period"].max()) // 100
    return Question(codes=HEADLINES, regions=districts[:MOST_DISTRICTS], years=[newest])


def _changes(planned: Plan) -> dict[str, object]:
    differences = planned.differences()
    told = pd.util.hash_pandas_object(differences, index=False).to_numpy()
    return {
        "digest": hashlib.sha256(told.tobytes()).hexdigest(),
        "new": len(planned.opened) - planned.changed,
        "changed": planned.changed,
        "unchanged": planned.unchanged,
        "removed": int(differences["after"].isna().sum()),
        "differences": list_differences(differences),
    }
