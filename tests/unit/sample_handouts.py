"""Small handouts with known numbers, for tests of what is written from them."""

import datetime as dt
from pathlib import Path

from dashboard.domain.exhibits import Column, Exhibit, Figure, Form, Handout, Role
from dashboard.domain.filters import Filters
from dashboard.domain.geography import Geography
from dashboard.exports.making import Making
from tests.unit.sample_views import INDONESIAN, no_number, number

MAKING = Making(
    made_at=dt.datetime(2026, 11, 24, 6, 5, tzinfo=dt.UTC),
    host="https://dasbor.example",
    geography=Geography(url="/assets/geo/", files={}, boxes={}),
    layers=Path(),
)


def exhibit(**changes):
    """Three districts with U07: a count, one with a comparison that is missing, and one missing."""
    rows = (
        ("33.01", "Kab. Cilacap", Figure(1234.0, "orang", number(1234.0, region="33.01")), 12),
        ("33.02", "Kab. Banyumas", Figure(0.0, "orang", number(0.0, region="33.02")), 9),
        ("33.74", "Kota Semarang", Figure(None, "orang", no_number(), "belum ada laporan"), 0),
    )
    usual = {
        "name": "ranking",
        "title": "Kab. Cilacap tertinggi: 1.234 orang",
        "subtitle": "Pelaku usaha (orang) · Indonesia",
        "form": Form.BARS,
        "columns": (
            Column("Kode"),
            Column("Wilayah"),
            Column("Pelaku usaha", Role.ACTUAL),
            Column("Laporan diterima"),
        ),
        "rows": rows,
        "label": 1,
        "indicators": ("U07",),
    }
    return Exhibit(**usual | changes)


def handout(*exhibits, language=INDONESIAN, demo=False, **changes):
    """The overview of the country in 2026 with these exhibits, or with the usual one."""
    usual = {
        "slug": "overview",
        "title": "Ringkasan",
        "question": "Berjalan sesuai rencana?",
        "sentence": "Semua pilar · Indonesia · Januari–Oktober 2026",
        "stamp": "Versi data 3 · 24 November 2026 13.05 WIB",
        "source": "Sumber: laporan bulanan desa.",
        "address": "/?tahun=2026&versi=3",
        "filters": Filters(year=2026, language=language),
        "demo": demo,
        "exhibits": exhibits or (exhibit(),),
    }
    return Handout(**usual | changes)
