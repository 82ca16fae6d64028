from __future__ import annotations

import csv
import datetime as dt

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import Month
from dashboard.ingest.check import check
from dashboard.ingest.context import CheckContext, ReportTerm
from dashboard.ingest.reader import read_file

VILLAGE = "32.12.16.2004"
ENDED = "33.01.01.2001"
OF_UNKNOWN_COHORT = "34.01.01.2001"
KNOWN_ONLY = "32.12.16.2005"
TITLES = [
    "kode_desa",
    "periode",
    "kode_ukuran",
    "nilai",
    "jenis_kelamin",
    "tahap",
    "aspek",
    "diterima",
]


@pytest.fixture
def context():
    return CheckContext(
        today=dt.date(2026, 11, 24),
        locale=None,
        catalogue=load_catalogue(),
        villages={
            VILLAGE: ReportTerm(Month(2019, 1), None),
            ENDED: ReportTerm(None, Month(2022, 6)),
            OF_UNKNOWN_COHORT: ReportTerm(None, None),
        },
        known_regions={VILLAGE, ENDED, KNOWN_ONLY, "32.12"}.intersection,
    )


@pytest.fixture
def check_rows(tmp_path, context):
    """Check rows of cells, in the order of ``TITLES``, by way of a real CSV file."""

    def check_them(*rows, titles=TITLES, context=context):
        path = tmp_path / "data.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([titles, *rows])
        return check(read_file(path, max_rows=1000), context)

    return check_them


@pytest.fixture
def fault_of(check_rows):
    """The one fault of one row that is right except for the named cells."""

    def find(**cells):
        usual = {"kode_desa": VILLAGE, "periode": "2026-08", "kode_ukuran": "F01", "nilai": "12"}
        (fault,) = check_rows([{**usual, **cells}.get(title, "") for title in TITLES]).faults
        return fault

    return find
