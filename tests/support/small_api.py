"""The API over a small database that was filled the way files are."""

import datetime as dt
import json

import pandas as pd
from flask import Flask
from sqlalchemy import insert

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import ReportingCalendar
from dashboard.ingest.accept import REAL, Source, accept
from dashboard.server.api import OPENAPI, create_api
from dashboard.services.api_values import ValuesService
from dashboard.services.figures import Figures
from dashboard.services.regions import RegionsService
from dashboard.services.store import Store
from dashboard.storage.formulas import list_formulas
from dashboard.storage.rollups import Rollups
from dashboard.storage.tables import region, village
from tests.support.regions import region_row

TODAY = dt.date(2026, 9, 15)
CALENDAR = ReportingCalendar(TODAY)
CATALOGUE = load_catalogue()
NAMES = {
    "32": ("Jawa Barat", ""),
    "32.09": ("Kabupaten Cirebon", "kabupaten"),
    "32.09.01": ("Waled", ""),
    "32.09.01.2001": ("Cikulak", "desa"),
    "32.12": ("Kabupaten Indramayu", "kabupaten"),
    "32.12.16": ("Sliyeg", ""),
    "32.12.16.2001": ("Tambi", "desa"),
    "32.12.16.2002": ("Gadingan", "desa"),
    "32.12.16.2004": ("Kenanga", "desa"),
    "53": ("Nusa Tenggara Timur", ""),
}
PROGRAMME = ("32.09.01.2001", "32.12.16.2001", "32.12.16.2004")
IN_TIME, LATE = dt.date(2026, 2, 5), dt.date(2026, 3, 20)
ROWS = [
    ("32.12.16.2004", 202601, "F01", "L", 3, IN_TIME),
    ("32.12.16.2004", 202601, "F01", "P", 7, IN_TIME),
    ("32.12.16.2004", 202601, "F02", "L", 1, IN_TIME),
    ("32.12.16.2004", 202601, "F02", "P", 1, IN_TIME),
    ("32.12.16.2004", 202602, "F01", "L", 5, LATE),
    ("32.12.16.2004", 202602, "F01", "P", 5, LATE),
    ("32.12.16.2004", 202602, "F02", "L", 0, LATE),
    ("32.12.16.2004", 202602, "F02", "P", 0, LATE),
    ("32.12.16.2001", 202601, "F01", "", 10, IN_TIME),
    ("32.12.16.2001", 202601, "F02", "", 10, IN_TIME),
]


def submit(engine, rows, kind=REAL):
    """Accept the rows of one file."""
    columns = ["village_code", "period", "measure", "sex", "value", "received_on"]
    frame = pd.DataFrame(rows, columns=columns).assign(stage="", aspect="")
    source = Source(kind=kind, file_name="laporan.csv", sha256="0" * 64)
    with engine.begin() as connection:
        accept(connection, frame, source, Rollups(list_formulas(CATALOGUE), CALENDAR))


def load_places(engine):
    """Put regions and villages into a database with empty tables."""
    places = [region_row(code, name, kind) for code, (name, kind) in NAMES.items()]
    fixed = {"status": "running", "programme": "ministry", "confidence": "stated", "demo": False}
    fixed |= {"source_url": "", "source_date": "", "cohort_year": 2026}
    villages = [{"district_code": c[:5], "village_code": c, **fixed} for c in PROGRAMME]
    with engine.begin() as connection:
        connection.execute(insert(region), places)
        connection.execute(insert(village), villages)


def open_client(engine):
    """A client of the API alone."""
    store, server = Store(engine), Flask(__name__)
    values = ValuesService(store, Figures(CATALOGUE, lambda: CALENDAR), CATALOGUE)
    server.register_blueprint(create_api(CATALOGUE, values, RegionsService(store)))
    return server.test_client()


def schema_of(name):
    """One schema of the description, for ``jsonschema``."""
    description = json.loads(OPENAPI.read_bytes())
    return {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
