"""Exhibits made by hand, one of every form, with numbers that tests can name."""

import datetime as dt
from dataclasses import replace

from dashboard.domain.exhibits import Column, Exhibit, Figure, Form, Role
from dashboard.domain.measures import Pillar
from dashboard.services.boundaries import Boundaries
from tests.unit.sample_handouts import MAKING
from tests.unit.sample_views import number

NAMES = ("Cilacap", "Banyumas", "Purbalingga", "Banjarnegara", "Kebumen", "Purworejo")


def making(**changes):
    geography, layers = Boundaries().drawn()
    return replace(MAKING, **{"geography": geography, "layers": layers} | changes)


def figure(amount, unit="orang", *, state="belum ada laporan", **more):
    if amount is None:
        return Figure(None, unit, None, state)
    return Figure(amount, unit, number(amount, **more))


def districts(amounts, *, form=Form.BARS, unit="orang", code="U07", **changes):
    """Districts of Jawa Tengah with one number each, in the order given."""
    rows = tuple(
        (f"33.{place:02}", _name(place), figure(amount, unit, code=code), "▲ 4 lebih banyak")
        for place, amount in enumerate(amounts, start=1)
    )
    exhibit = Exhibit(
        name="ranking",
        title="Cilacap tertinggi, 412 orang",
        subtitle="Usaha yang dirintis (orang) · Jawa Tengah · 2026",
        form=form,
        columns=(
            Column("Kode"),
            Column("Wilayah"),
            Column("Usaha", Role.ACTUAL),
            Column("Perubahan"),
        ),
        rows=rows,
        label=1,
        indicators=(code,),
        pillar=Pillar.PRODUCTIVE_BUSINESS,
    )
    return replace(exhibit, **changes)


def _name(place):
    return NAMES[place - 1] if place <= len(NAMES) else f"Kabupaten nomor {place}"


def trend(**changes):
    """Two years with a gap in March, a target and a forecast."""
    months = ("Januari", "Februari", "Maret", "April")
    now, before = (10, 20, None, 15), (8, 0, 12, None)
    exhibit = Exhibit(
        name="trend",
        title="Naik dari 10 ke 15",
        form=Form.LINES,
        columns=(
            Column("Bulan"),
            Column("2026", Role.ACTUAL),
            Column("2025", Role.BEFORE),
            Column("Target", Role.TARGET),
            Column("Perkiraan", Role.FORECAST),
        ),
        rows=tuple(
            (month, figure(one), figure(two), Figure(12.5, "orang"), None)
            for month, one, two in zip(months, now, before, strict=True)
        ),
        indicators=("U07",),
        pillar=Pillar.PRODUCTIVE_BUSINESS,
        notes=("Catatan Maret 2026: banjir (Koordinator).",),
    )
    return replace(exhibit, **changes)


def cards(count=3):
    return Exhibit(
        name="kpis",
        title="Angka utama",
        form=Form.CARDS,
        columns=(
            Column("Kode"),
            Column("Indikator"),
            Column("Nilai", Role.ACTUAL),
            Column("Satuan"),
            Column("Laporan"),
        ),
        rows=tuple(
            ("M01", f"Indikator {place}", figure(1234 * place), "orang", "96 dari 120 laporan")
            for place in range(1, count + 1)
        ),
        label=1,
        indicators=("M01",),
    )


def table(count=3, **changes):
    exhibit = Exhibit(
        name="table",
        title="Yang perlu perhatian",
        columns=(Column("Wilayah"), Column("Sejak"), Column("Laporan"), Column("Catatan")),
        rows=tuple(
            (f"Desa {place}", dt.date(2026, 11, place % 28 + 1), place, None)
            for place in range(1, count + 1)
        ),
    )
    return replace(exhibit, **changes)


def heat():
    return Exhibit(
        name="heat",
        title="Kab/kota menurut bulan",
        form=Form.HEAT,
        columns=(Column("Wilayah"), Column("Jan", Role.ACTUAL), Column("Feb", Role.ACTUAL)),
        rows=(("Cilacap", figure(100), figure(5)), ("Banyumas", figure(None), figure(0))),
        indicators=("U07",),
    )


def sentences(*told):
    rows = tuple((one,) for one in told)
    return Exhibit(
        name="briefing", title="Ringkasan", form=Form.TEXT, columns=(Column("Kalimat"),), rows=rows
    )
