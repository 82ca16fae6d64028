"""A small programme of real villages, and the doors through which tests use the product.

==================  =====================================  ========  =================
village             where                                  cohort    note
==================  =====================================  ========  =================
Kenanga             Sindang, Indramayu, Jawa Barat         2016
Singakerta          Krangkeng, Indramayu, Jawa Barat       2019
Dukuhjati           Krangkeng, Indramayu, Jawa Barat       unknown   named in 2019-11
Wiyong              Susukan, Cirebon, Jawa Barat           2017
Rawaurip            Pangenan, Cirebon, Jawa Barat          2017      ran to 2019-06
Wetan               Binangun, Cilacap, Jawa Tengah         2017
Kulon               Binangun, Cilacap, Jawa Tengah         2017      provincial
Namosain            Alak, Kota Kupang, NTT                 2017      a kelurahan
==================  =====================================  ========  =================
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import insert, select

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import REPORTED_DIMENSIONS
from dashboard.domain.periods import Month, ReportingCalendar
from dashboard.domain.regions import district_of
from dashboard.ingest.accept import DEMO, REAL, Source, accept
from dashboard.ingest.demonstration import Demonstration
from dashboard.ingest.undo import undo
from dashboard.services.figures import Figures, Question
from dashboard.services.store import Store
from dashboard.storage.engine import open_engine
from dashboard.storage.formulas import list_formulas
from dashboard.storage.rollups import Rollups
from dashboard.storage.tables import data_version, observation, region, village
from tests.support.regions import region_row

TODAY = dt.date(2026, 4, 15)
CATALOGUE = load_catalogue()
FORMULAS = list_formulas(CATALOGUE)

PLACES = {
    "Nation": "",
    "JawaBarat": "32",
    "Indramayu": "32.12",
    "Sindang": "32.12.16",
    "Kenanga": "32.12.16.2004",
    "Krangkeng": "32.12.09",
    "Singakerta": "32.12.09.2003",
    "Dukuhjati": "32.12.09.2004",
    "Cirebon": "32.09",
    "Susukan": "32.09.27",
    "Wiyong": "32.09.27.2002",
    "Pangenan": "32.09.11",
    "Rawaurip": "32.09.11.2005",
    "JawaTengah": "33",
    "Cilacap": "33.01",
    "Binangun": "33.01.04",
    "Wetan": "33.01.04.2008",
    "Kulon": "33.01.04.2004",
    "NTT": "53",
    "KotaKupang": "53.71",
    "Alak": "53.71.01",
    "Namosain": "53.71.01.1001",
}
COHORTS = {
    "Kenanga": 2016,
    "Singakerta": 2019,
    "Dukuhjati": None,
    "Wiyong": 2017,
    "Rawaurip": 2017,
    "Wetan": 2017,
    "Kulon": 2017,
    "Namosain": 2017,
}
PROVINCIAL = "Kulon"
ENDS = {"Rawaurip": (2019, 6)}
SOURCE_DATES = {"Dukuhjati": "2019-11-29"}
KINDS = {"Cilacap": "kabupaten", "KotaKupang": "kota", "Namosain": "kelurahan"}
COLUMNS = ("village_code", "period", "measure", "sex", "stage", "aspect", "value", "received_on")


def load_places(engine):
    """Put regions and villages into a database with empty tables."""
    regions = [region_row(code, name, KINDS.get(name, "")) for name, code in PLACES.items() if code]
    villages = [
        {
            "district_code": district_of(PLACES[name]),
            "village_code": PLACES[name],
            "cohort_year": cohort,
            "status": "ended" if name in ENDS else "running",
            "ended": Month(*ENDS[name]).number if name in ENDS else None,
            "programme": "provincial" if name == PROVINCIAL else "ministry",
            "confidence": "stated",
            "source_url": "",
            "source_date": SOURCE_DATES.get(name, ""),
            "demo": False,
        }
        for name, cohort in COHORTS.items()
    ]
    with engine.begin() as connection:
        connection.execute(insert(region), regions)
        connection.execute(insert(village), villages)


def make_row(village, month, measure, value, members=(), received=None):
    """One row of a file, from names as people write them: ``"Kenanga", "2026-01", "F01", 5``.

    Args:
        members: Of any dimension, such as ``("P", "selama")``.
        received: Day; by default the 5th of the next month, which is on time.
    """
    parsed = Month.parse(month)
    following = parsed.plus(1)
    chosen = {
        dimension: next((one for one in members if one in CATALOGUE.members[dimension]), "")
        for dimension in REPORTED_DIMENSIONS
    }
    day = received or dt.date(following.year, following.month, 5)
    return (PLACES[village], parsed.number, measure, *chosen.values(), float(value), day)


@dataclass
class Programme:
    """One database with the product around it."""

    engine: object
    today: dt.date = TODAY
    due_day: int = 10
    store: Store = field(init=False)

    def __post_init__(self):
        self.store = Store(self.engine)

    @property
    def calendar(self):
        return ReportingCalendar(self.today, self.due_day)

    @property
    def rollups(self):
        return Rollups(FORMULAS, self.calendar)

    def submit(self, rows, *, demo=False):
        """Accept the rows of one file."""
        frame = pd.DataFrame(list(rows), columns=COLUMNS)
        source = Source(kind=DEMO if demo else REAL, file_name="laporan.csv", sha256="0" * 64)
        with self.engine.begin() as connection:
            return accept(connection, frame, source, self.rollups)

    def undo(self, version):
        """Take back the file that was accepted in a version."""
        with self.engine.begin() as connection:
            of_version = data_version.c.version == version
            number = connection.scalar(select(data_version.c.submission_id).where(of_version))
            return undo(connection, number or 0, self.rollups)

    def clear_demo(self):
        return Demonstration(self.engine, CATALOGUE, self.rollups).clear()

    def list_versions(self):
        with self.engine.connect() as connection:
            versions = select(data_version.c.version).order_by(data_version.c.version)
            return list(connection.scalars(versions))

    def history(self):
        """Every observation ever stored, by version."""
        with self.engine.connect() as connection:
            rows = select(observation).order_by(observation.c.version_from)
            return connection.execute(rows).fetchall()

    def differences(self):
        """What the product's own proof of the rollups finds."""
        with self.engine.connect() as connection:
            return self.rollups.differences(connection)

    def figures(self, codes, regions, years, version=None, *, breakdowns=True):
        """Read through the door of the pages and the API; totals are also kept for themselves."""
        figures = Figures(CATALOGUE, lambda: self.calendar)
        question = Question(codes=codes, regions=regions, years=years, breakdowns=breakdowns)
        with self.store.reading() as connection:
            edition = self.store.edition(connection, version)
            return figures.read(connection, edition, question)

    def value(self, code, place, window, *, members=(), version=None):
        """One value, from names: ``"F01", "Indramayu", "2026"`` or ``"2026-03"``."""
        year, _, month = window.partition("-")
        found = self.figures([code], [PLACES[place]], [int(year)], version)
        breakdown = {
            dimension: member
            for dimension, known in CATALOGUE.members.items()
            for member in members
            if member in known
        }
        chosen = self.calendar.window(int(year), int(month) if month else None)
        return found.value(code, PLACES[place], chosen, breakdown)


@contextmanager
def opened_programme(databases, **settings):
    """Open the small programme without any report, for tests that need many in turn."""
    url = databases.fresh()
    engine = open_engine(url)
    try:
        load_places(engine)
        yield Programme(engine, **settings)
    finally:
        engine.dispose()
        databases.drop(url)
