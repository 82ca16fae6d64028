from __future__ import annotations

import struct
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.sources.base import UPLOAD
from tests.support.compound import write_compound
from tests.support.faults import message_of


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


BOF = _record(0x0809, struct.pack("<HH", 0x0600, 0x0005).ljust(16, b"\0"))
EOF = _record(0x000A)


def _number(row, column):
    return _record(0x0203, struct.pack("<HHHd", row - 1, column - 1, 0, 1.0))


def _book(*records, **storages):
    return write_compound({"Workbook": b"".join([BOF, *records, EOF])}, **storages)


class TestLegacy:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (write_compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "file_locked"),
            (_book(_record(0x002F, bytes(6))), "file_locked"),
            (_book(storages=["_VBA_PROJECT_CUR"]), "file_macro"),
            (_book(_record(0x0085, struct.pack("<IBB", 0, 0, 1) + b"\x01\0A")), "file_macro"),
            (_book(_record(0x01AE, struct.pack("<HH", 1, 5) + b"\0b.xls")), "file_links"),
            (write_compound({"WordDocument": b"x"}), "file_not_workbook"),
            (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "file_damaged"),
            (_book()[:900], "file_damaged"),
        ],
    )
    def test_refuses_what_is_no_plain_workbook(self, refusal_of, content, code):
        assert refusal_of(content).code == code

    @pytest.mark.parametrize(
        "far",
        [
            _number(65_536, 256),
            _record(0x00BD, struct.pack("<HHHIHIH", 65_535, 0, 0, 0, 0, 0, 255)),
        ],
    )
    def test_refuses_one_cell_far_away(self, refusal_of, far):
        problem = refusal_of(_book(_number(1, 1), far))

        assert problem.code == "file_wide"
        assert "kolom ke-256 dan baris 65536" in message_of(problem)

    def test_counts_the_sheets_together(self, refusal_of):
        content = _book(EOF, BOF, _number(10, 10), EOF, BOF, _number(1, 1))

        assert refusal_of(content, replace(UPLOAD, cells=100)).code == "file_wide"

    @settings(
        max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(places=st.lists(st.tuples(st.integers(8, 1999), st.binary(min_size=1, max_size=8))))
    def test_a_damaged_file_is_refused_and_nothing_else(self, refusal_of, places):
        content = bytearray(_book(_record(0x002F, bytes(6))))
        for place, piece in places:
            content[place : place + len(piece)] = piece

        assert refusal_of(bytes(content)).code.startswith("file_")
