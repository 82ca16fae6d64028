"""The way that a file takes in, without a process for each; what holds of every file."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import orjson

from dashboard.domain.sending import Findings
from dashboard.exports.returned import ReturnSummary, write_returned
from dashboard.ingest.faults import Refused
from dashboard.ingest.importing import Importer
from dashboard.ingest.reader import read_file
from dashboard.ingest.sources.base import UPLOAD
from dashboard.services import open_services
from dashboard.services.findings import list_faults
from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate
from tests.support.faults import message_of, remedy_of
from tests.support.programme import CATALOGUE, Programme, load_places, make_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import RawTable
    from dashboard.services import Services
    from tests.fuzzing.inputs import Input

MAX_ROWS = 2000
FILES = "laporan*"
"""Names of all files that are sent."""


class Taken(NamedTuple):
    """What became of a file."""

    is_read: bool
    faults: list[Fault]


@dataclass(frozen=True, slots=True)
class Door:
    """A small programme with some reports, and a folder for files."""

    folder: Path
    programme: Programme
    services: Services

    @classmethod
    @contextmanager
    def opened(cls, folder: Path) -> Iterator[Door]:
        """Open one on a new database in an empty folder."""
        engine = open_engine(f"sqlite:///{folder / 'desmigratif.sqlite3'}")
        migrate(engine)
        load_places(engine)
        programme = Programme(engine)
        months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
        programme.submit(make_row("Kenanga", month, "F01", 10) for month in months)
        yield cls(folder, programme, open_services(engine, CATALOGUE, lambda: programme.calendar))
        engine.dispose()

    def take(self, sent: Input) -> Taken:
        """Read and check a file, which stays in the folder until the next one."""
        for earlier in self.folder.glob(FILES):
            earlier.unlink()
        path = self.folder / sent.name
        path.write_bytes(sent.content)
        try:
            raw = read_file(path, max_rows=MAX_ROWS, limits=UPLOAD)
        except Refused as refused:
            return Taken(is_read=False, faults=tell(refused.faults))
        return Taken(is_read=True, faults=self.check(raw))

    def check(self, raw: RawTable) -> list[Fault]:
        """Check what was read."""
        programme = self.programme
        importer = Importer(programme.engine, CATALOGUE, programme.rollups, MAX_ROWS)
        with programme.engine.connect() as connection:
            checked = importer.check(connection, raw, None)
        assert_storable(checked.frame)
        assert len(checked.faults) + len(checked.frame) > 0
        return tell(checked.faults)

    def give_back(self, sent: Input, faults: Sequence[Fault]) -> None:
        """Write the workbook with the faults marked; it is sent again, so it is read, too."""
        summary = ReturnSummary(checked_at=dt.datetime.now(dt.UTC), data_version=1)
        marked = write_returned(sent.content, sent.name, faults, summary)
        self.take(sent._replace(name="laporan.xlsx", content=marked))


def tell(faults: list[Fault]) -> list[Fault]:
    """The faults: each says what is wrong and what to do, and all of them can be kept."""
    for fault in faults:
        assert all(map(str.strip, (fault.code, message_of(fault), remedy_of(fault)))), fault
    kept = orjson.dumps(Findings(version=1, **list_faults(faults)).to_json())
    assert len(Findings.from_json(orjson.loads(kept)).faults) == min(len(faults), 5000)
    return faults


def assert_storable(frame: pd.DataFrame) -> None:
    """Every observation is there once, with its place, and is a number that counts something."""
    key = ["village_code", "period", "measure", "sex", "stage", "aspect"]
    assert not frame.duplicated(key).any()
    assert np.isfinite(frame["value"].to_numpy(dtype=float)).all()
    assert (frame[["source_row", "source_column"]] > 0).all(axis=None)
    assert (frame["value"] >= 0).all()
