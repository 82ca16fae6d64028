"""What every command works with: settings, an open database, the catalogue, the rollups."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.domain.periods import ReportingCalendar
from dashboard.ingest.bundled import load_bundled
from dashboard.ingest.demonstration import Demonstration
from dashboard.settings import PROJECT_ROOT, Settings, from_environment
from dashboard.storage.engine import open_engine
from dashboard.storage.formulas import list_formulas
from dashboard.storage.migrate import migrate
from dashboard.storage.rollups import Rollups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

_LOADED = {
    "regions": "{count} wilayah dimuat.",
    "facts": "Daftar desa, rapat, dan angka nasional dari sumber publik dimuat.",
    "demo": "{count} nilai DATA CONTOH dimuat; hapus dengan: python -m dashboard clear-demo",
    "rollups": "Angka rekapitulasi dihitung ulang karena tanggal jatuh tempo berubah.",
    "village_years": "Laporan per desa dan tahun dipadatkan, supaya halaman desa cepat terbuka.",
    "findings": "Semua laporan diperiksa ulang dengan aturan angka janggal yang baru.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """One database and what the commands need around it."""

    settings: Settings
    engine: Engine
    catalogue: Catalogue
    rollups: Rollups

    def prepare(self) -> None:
        """Bring the schema up to date and load the bundled data where they are missing."""
        migrate(self.engine)
        demonstration = Demonstration(self.engine, self.catalogue, self.rollups)
        for what, count in load_bundled(demonstration, PROJECT_ROOT / "data"):
            print(_LOADED[what].format(count=f"{count:,}".replace(",", ".")), flush=True)


@contextmanager
def open_workplace() -> Iterator[Workplace]:
    """Read the settings and open the database; nothing is read or made in it.

    Raises:
        SettingsError: When a setting cannot be used.
    """
    settings = from_environment()
    catalogue = load_catalogue()
    today = settings.today or dt.datetime.now(dt.UTC).astimezone().date()
    engine = open_engine(settings.database_url)
    try:
        yield Workplace(
            settings=settings,
            engine=engine,
            catalogue=catalogue,
            rollups=Rollups(list_formulas(catalogue), ReportingCalendar(today, settings.due_day)),
        )
    finally:
        engine.dispose()
