"""Whatever is sent, the answer is a table, or a refusal that says what to do; nothing is stored."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from sqlalchemy import func, select

from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.ingest.faults import Refused
from dashboard.ingest.importing import Importer
from dashboard.services.submissions import Sent
from dashboard.storage.tables import observation, submission, upload
from tests.fuzzing.door import MAX_ROWS, Door
from tests.fuzzing.inputs import Input, draw_input
from tests.fuzzing.run import take_files
from tests.fuzzing.samples import make_samples
from tests.support.programme import CATALOGUE

ALL = 10_000


@pytest.fixture
def door(tmp_path):
    with Door.opened(tmp_path) as door:
        yield door


@pytest.fixture
def samples(door):
    return make_samples(door.services)


class TestSamples:
    def test_are_sound_and_always_the_same(self, door, samples):
        for sample in samples:
            taken = door.take(Input(f"laporan{sample.suffix}", sample.content, "as it is"))
            assert (taken.is_read, taken.faults) == (True, [])
        assert make_samples(door.services) == samples


def assert_none_breaks(first, last):
    """Take files in; fails with the seeds of those that the product cannot answer."""
    outcomes = list(take_files(first, last))
    counts = Counter(outcome.became for outcome in outcomes)
    assert [one for one in outcomes if one.became == "broken"] == []
    assert counts.total() == last - first + 1
    # A refusal of everything, or of nothing, would prove little.
    assert min(counts["refused"], counts["read"] + counts["read with faults"]) > counts.total() / 4
    return counts


class TestReading:
    def test_every_file_gets_an_answer(self):
        assert_none_breaks(1, 300)

    @pytest.mark.fuzzing
    def test_all_files_get_an_answer(self, capsys):
        counts = assert_none_breaks(301, ALL)
        with capsys.disabled():
            sys.stdout.write(f"{dict(counts)}\n")


def count_stored(programme):
    tables = (observation, submission)
    with programme.engine.connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(one)) for one in tables]
    return [*counts, programme.list_versions()]


def count_kept(programme):
    with programme.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(upload))


def assert_nothing_is_stored(door, samples, seeds):
    """Send files by the page and by the command; what is accepted makes one whole version."""
    programme, submissions = door.programme, door.services.submissions
    importer = Importer(programme.engine, CATALOGUE, programme.rollups, MAX_ROWS)
    for seed in seeds:
        sent = draw_input(seed, samples)
        stored, path = count_stored(programme), door.folder / sent.name
        number = submissions.receive(LOCAL_VIEWER, Sent(sent.name, sent.content, "Penguji"))
        kept, findings, content = submissions.read(LOCAL_VIEWER, number)
        expected = b"" if findings.personal else sent.content
        assert (kept.file_name, content) == (sent.name, expected), seed
        assert count_stored(programme) == stored, seed
        path.write_bytes(sent.content)
        uploads = count_kept(programme)
        try:
            importer.import_file(path)
        except Refused:
            assert (count_stored(programme), count_kept(programme)) == (stored, uploads), seed
            submissions.accept(LOCAL_VIEWER, number, findings.digest)
            assert len(programme.list_versions()) - len(stored[-1]) == (findings.storable > 0), seed
        assert programme.differences() == [], seed


class TestStoring:
    def test_a_refused_file_stores_nothing(self, door, samples):
        assert_nothing_is_stored(door, samples, range(1, 7))

    @pytest.mark.fuzzing
    def test_no_refused_file_stores_anything(self, door, samples):
        assert_nothing_is_stored(door, samples, range(7, 300))
