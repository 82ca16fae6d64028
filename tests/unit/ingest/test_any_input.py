"""Whatever a file holds, the answer is observations or faults."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.check import check
from dashboard.ingest.faults import Refused
from dashboard.ingest.reader import read_file

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
USUAL = ["32.12.16.2004", "2026-08", "P01", "12", "L", "sebelum", "jiwa"]
bounded = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
cells = st.one_of(
    st.sampled_from([*USUAL, "", "F01", "M01", "0", "-1", "1.234", "Rp1 juta", "P", "2026-08-31"]),
    st.text(max_size=12),
    st.from_regex(r"[0-9.,\-]{1,15}", fullmatch=True),
)


@pytest.fixture
def answer(tmp_path, context):
    def answer(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        try:
            checked = check(read_file(path, max_rows=50), context)
        except Refused as refusal:
            return refusal.faults
        return checked.faults or checked.frame

    return answer


class TestAnyInput:
    @bounded
    @given(rows=st.lists(st.lists(cells, min_size=8, max_size=9), min_size=1, max_size=12))
    def test_any_cells_get_an_answer(self, answer, rows):
        text = io.StringIO()
        csv.writer(text).writerows([TITLES, *rows])

        assert len(answer("data.csv", text.getvalue().encode("utf-8", "surrogatepass"))) > 0

    @bounded
    @given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode()))
    def test_any_text_gets_an_answer(self, answer, content):
        assert len(answer("data.csv", content)) > 0

    @bounded
    @given(content=st.binary(max_size=100))
    def test_any_bytes_in_a_workbook_get_an_answer(self, answer, content):
        assert len(answer("data.xlsx", b"PK\x03\x04" + content)) > 0
