"""Whatever a file holds, the answer is observations or faults."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.catalogue import load_catalogue
from dashboard.ingest.check import check
from dashboard.ingest.context import Reports
from dashboard.ingest.faults import Refused
from dashboard.ingest.header import STORED
from dashboard.ingest.matching import KnownPlace, KnownPlaces
from dashboard.ingest.reader import read_file
from dashboard.ingest.table import Column, RawTable
from tests.support.faults import line_of, message_of, remedy_of

LONG = list(STORED)
WIDE = ["kode_desa", "desa", "kecamatan", "periode"]
MEASURES = load_catalogue().measures
PERSON = "3201234567890123"
USUAL = ["32.12.16.2004", "2026-08", "P01", "12", "L", "sebelum", "jiwa"]
NAMES = ["Kenanga", "Kenangga", "desa kenanga", "Sindang", "Kec. Sindang", "Indramayu", "Krangkeng"]
OTHERS = ["", "F01", "M01", "0", "-1", "1.234", "Rp1 juta", "P", "2026-08-31", PERSON]
bounded = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
texts = st.one_of(
    st.sampled_from([*USUAL, *NAMES, *OTHERS]),
    st.text(max_size=12),
    st.from_regex(r"[0-9.,\-]{1,15}", fullmatch=True),
)
cells = st.one_of(
    texts,
    st.integers(-(10**15), 10**15),
    st.floats(),
    st.dates(dt.date(1900, 1, 1)),
    st.times(),
    st.timedeltas(),
)
titles = st.one_of(
    st.sampled_from([*LONG, *WIDE, *MEASURES, "kabupaten", "provinsi", "NIK", "nama lengkap", ""]),
    st.sampled_from([next(iter(one.name.values())) for one in MEASURES.values()]),
    st.builds(
        " ".join,
        st.tuples(
            st.sampled_from(["F01", "M01", "P01 Orang", "C02", "Z99"]),
            st.sampled_from(["L", "P_sebelum", "sebelum ekonomi", "sebelumnya", "orang", "(x)"]),
        ),
    ),
    texts,
)
seconds = st.sampled_from(["nilai", "sebelumnya", "L", "P", "sebelum", "ekonomi", "", "orang"])


@st.composite
def tables(draw):
    """A file with two or more columns and any cells, perhaps with a second row of titles."""
    width = draw(st.integers(2, 8))
    row = st.lists(cells, min_size=width, max_size=width)
    first = draw(st.lists(titles, min_size=width, max_size=width))
    if draw(st.booleans()):
        first[:2] = ["kode_desa", "periode"]
    rows = draw(st.lists(row, min_size=1, max_size=8))
    if draw(st.booleans()):
        rows.insert(0, draw(st.lists(seconds, min_size=width, max_size=width)))
    return RawTable(
        file="data.xlsx",
        sheet="Laporan",
        titles=tuple(first),
        title_row=3,
        rows=np.arange(4, 4 + len(rows)),
        columns=tuple(map(make_column, zip(*rows, strict=True))),
        overfull={},
    )


def make_column(column):
    # Told apart as the reader does, for which 1 and 1.0 are the same cell.
    distinct = list(dict.fromkeys(column))
    return Column(distinct, np.array([distinct.index(cell) for cell in column], dtype=np.int32))


@pytest.fixture
def context(context):
    """Villages that can be found by name, each with a history of twelves."""
    places = KnownPlaces(
        KnownPlace(code, name, "desa", "Sindang", "Kabupaten Indramayu", "Jawa Barat")
        for code, name in zip(context.villages, ("Kenanga", "Kenari", "Dermayu"), strict=True)
    )

    def earlier(span):
        twelves = np.full((len(span.villages), span.months), 12.0)
        demo = np.zeros_like(twelves)
        return Reports(dict.fromkeys(span.measures, twelves), dict.fromkeys(span.measures, demo))

    return replace(context, earlier=earlier, places=places)


@pytest.fixture
def judge(context):
    """Everything that is wrong with a table, or its observations."""

    def judge(raw):
        checked = check(raw, context)
        assert np.isfinite(checked.frame["value"].to_numpy(dtype=float)).all()
        assert not any(PERSON in line_of(fault) for fault in checked.faults)
        assert all(message_of(fault) and remedy_of(fault) for fault in checked.faults)
        assert not checked.held or any(fault.blocks for fault in checked.faults)
        return checked.faults or checked.frame

    return judge


@pytest.fixture
def answer(tmp_path, judge):
    """The same of a file of the given bytes."""

    def answer(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        try:
            return judge(read_file(path, max_rows=50))
        except Refused as refusal:
            return refusal.faults

    return answer


class TestAnyInput:
    @bounded
    @given(rows=st.lists(st.lists(texts, min_size=8, max_size=9), min_size=1, max_size=12))
    def test_any_cells_get_an_answer(self, answer, rows):
        text = io.StringIO()
        csv.writer(text).writerows([LONG, *rows])

        assert len(answer("data.csv", text.getvalue().encode("utf-8", "surrogatepass"))) > 0

    @bounded
    @given(raw=tables())
    def test_any_layout_gets_an_answer(self, judge, raw):
        assert len(judge(raw)) > 0

    @bounded
    @given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode()))
    def test_any_text_gets_an_answer(self, answer, content):
        assert len(answer("data.csv", content)) > 0

    @bounded
    @given(content=st.binary(max_size=100))
    def test_any_bytes_in_a_workbook_get_an_answer(self, answer, content):
        assert len(answer("data.xlsx", b"PK\x03\x04" + content)) > 0


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.dictionaries(
        st.tuples(
            st.sampled_from(["32.12.16.2004", "34.01.01.2001"]),
            st.sampled_from(["2026-08", "2026-09"]),
        ),
        st.lists(st.integers(0, 999).map(str), min_size=3, max_size=3),
        min_size=1,
    )
)
def test_a_wide_file_says_the_same_as_a_long_one(check_rows, rows):
    measures = ["F05", "U01", "K03"]
    wide = check_rows(
        *([*place, *values] for place, values in rows.items()),
        titles=["kode_desa", "periode", *measures],
    )
    long = check_rows(
        *(
            [*place, measure, value]
            for place, values in rows.items()
            for measure, value in zip(measures, values, strict=True)
        )
    )

    source = ["source_row", "source_column"]
    assert wide.frame.drop(columns=source).equals(long.frame.drop(columns=source))
    assert len(wide.frame) == 3 * len(rows)
