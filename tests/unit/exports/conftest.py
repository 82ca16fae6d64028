"""A template, and what openpyxl reads of a workbook."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Origin
from dashboard.domain.periods import Month, ReportingCalendar
from dashboard.domain.regions import Region
from dashboard.queries.last_values import LastValue
from dashboard.services.templates import TemplateContent, TemplateRow, TemplateValue

CATALOGUE = load_catalogue()
MEASURES = [one for one in CATALOGUE.measures.values() if one.origin is Origin.REPORT]


@pytest.fixture
def make_content():
    def make(
        *,
        names=("Kenanga", "Singakerta"),
        months=((2026, 10),),
        last=None,
        measures=MEASURES,
        parts=None,
    ):
        rows = [
            TemplateRow(
                village=Region(code=f"32.12.16.{2004 + place}", name=name),
                subdistrict="Sindang",
                month=Month(*month),
                last=last or {},
            )
            for place, name in enumerate(names)
            for month in months
        ]
        return TemplateContent(
            district=Region(code="32.12", name="Kabupaten Indramayu", kind="kabupaten"),
            province="Jawa Barat",
            months=[Month(*month) for month in months],
            calendar=ReportingCalendar(dt.date(2026, 11, 4)),
            rows=rows,
            measures=measures,
            values={one.code: [TemplateValue(one.code)] for one in measures} | (parts or {}),
            names={"L": "Laki-laki", "P": "Perempuan"},
            units=CATALOGUE.units,
            version=7,
        )

    return make


@pytest.fixture
def last_value():
    def make(value, *, demo=False):
        return LastValue(value, Month(2026, 9), demo)

    return make


@pytest.fixture
def opened():
    def read(content):
        return load_workbook(BytesIO(content))

    return read
