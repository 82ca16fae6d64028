from __future__ import annotations

import pytest

from dashboard.ingest.sources.base import UPLOAD, UnreadableError
from dashboard.ingest.sources.workbook import read_workbook


@pytest.fixture
def refusal_of(tmp_path):
    """Problem for which a workbook of the given bytes is refused."""

    def refuse(content, limits=UPLOAD):
        path = tmp_path / "data.xlsx"
        path.write_bytes(content)
        with pytest.raises(UnreadableError) as refused:
            list(read_workbook(path, limits))
        return refused.value.problem

    return refuse
