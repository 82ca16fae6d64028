"""What tests of foreign files share: mappings and files from text."""

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.ingest.exchange import KoboMapping, dhis2, kobo, read_exchange, read_mapping
from dashboard.ingest.faults import Refused
from dashboard.ingest.reader import read_file

CATALOGUE = load_catalogue()


@pytest.fixture
def map_text(tmp_path):
    """Read a mapping from its text."""

    def read(text):
        path = tmp_path / "peta.toml"
        path.write_text(text, encoding="utf-8")
        return read_mapping(path, CATALOGUE)

    return read


@pytest.fixture
def read_text(tmp_path, map_text):
    """Read a file by a mapping, both from their texts, into rows of titled cells."""

    def read(name, text, mapping):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        meaning = map_text(mapping)
        if path.suffix == ".json":
            return read_exchange(path, meaning, max_rows=1000)
        arrange = kobo.arrange if isinstance(meaning, KoboMapping) else dhis2.arrange
        return arrange(read_file(path, max_rows=1000), meaning)

    return read


@pytest.fixture
def refuse_text(read_text):
    """The faults for which a file is refused."""

    def refuse(*arguments):
        with pytest.raises(Refused) as refused:
            read_text(*arguments)
        return refused.value.faults

    return refuse


@pytest.fixture
def rows_of():
    """Rows of a table as dictionaries by title, without empty columns and cells."""

    def list_rows(raw):
        return [
            {
                title: cell
                for title, column in zip(raw.titles, raw.columns, strict=True)
                if (cell := column.distinct[column.codes[index]]) != ""
            }
            for index in range(len(raw.rows))
        ]

    return list_rows
