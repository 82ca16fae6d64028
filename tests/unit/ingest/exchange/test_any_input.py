"""Whatever a foreign file or a mapping holds, the answer is a table, a mapping or faults."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import load_catalogue
from dashboard.ingest.exchange import read_exchange, read_mapping
from dashboard.ingest.faults import Refused

CATALOGUE = load_catalogue()
MAPPING = """
jenis = "dhis2"
abaikan = ["lain"]
[wilayah]
ou = "32.12.16.2004"
[ukuran]
de = "F01"
[rincian]
coc = "L"
"""
KEYS = ["dataElement", "period", "orgUnit", "value", "categoryOptionCombo", "deleted"]
WORDS = st.sampled_from(["de", "ou", "coc", "lain", "202601", "default", "7", ""])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=8)
VALUES = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), SCALARS, max_size=8)
NESTED = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)
FILES = NESTED | st.fixed_dictionaries(
    {"dataValues": st.lists(VALUES | NESTED, max_size=4)},
    optional=dict.fromkeys(("period", "orgUnit", "completeDate", "dataSet"), SCALARS),
)
SETTINGS = st.dictionaries(
    st.sampled_from(["jenis", "wilayah", "ukuran", "laporan", "kolom", "abaikan", "jawaban"]),
    NESTED | WORDS | st.dictionaries(WORDS, NESTED | st.just("F01 L"), max_size=3),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("berkas")


@pytest.fixture(scope="module")
def mapping(folder):
    (folder / "peta.toml").write_text(MAPPING, encoding="utf-8")
    return read_mapping(folder / "peta.toml", CATALOGUE)


def answer(read):
    """What was read, or the faults as they would be sent."""
    try:
        return read()
    except Refused as refused:
        return "\n".join(map(str, refused.faults)).encode()


@settings(max_examples=400)
@given(content=FILES)
def test_any_json(folder, mapping, content):
    path = folder / "data.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    said = answer(lambda: read_exchange(path, mapping, max_rows=3))

    assert said if isinstance(said, bytes) else len(said.rows) in {1, 2, 3}


@settings(max_examples=200)
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(folder, mapping, content):
    for name in ("data.json", "lain.toml"):
        (folder / name).write_bytes(content)

    assert b"data.json" in answer(lambda: read_exchange(folder / "data.json", mapping, max_rows=3))
    assert b"lain.toml" in answer(lambda: read_mapping(folder / "lain.toml", CATALOGUE))


@settings(max_examples=400)
@given(content=SETTINGS)
def test_any_mapping(folder, content):
    path = folder / "lain.toml"
    lines = [f"{key} = {_toml(cell)}" for key, cell in content.items()]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert b"lain.toml" in answer(lambda: read_mapping(path, CATALOGUE))


def _toml(cell):
    if isinstance(cell, dict):
        inner = (f"{json.dumps(key)} = {_toml(value)}" for key, value in cell.items())
        return f"{{{', '.join(inner)}}}"
    return json.dumps(cell)
